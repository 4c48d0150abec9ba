import { type RegionLevel, regionPrefixes } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import { type LookupMoment, lookupOf } from '../lookup/read.server'

/** When an indicator was measured of regions of a level, in which definition, within which boundaries. */
export interface Moment {
  level: Exclude<RegionLevel, 'country'>
  period: string
  definition: string
  boundaryYear: number
}

/** So many answers about the whole country are kept: of every indicator, some times over. */
const momentsKept = 1000
const kept = new WeakMap<StatisticsEngine, Map<string, Promise<Moment[]>>>()

/**
 * The moments at which regions have a figure of an indicator, in no order. Those of the whole country are asked once: files
 * never change.
 *
 * @param municipality only regions in it, by its code
 */
export async function momentsOf(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<Moment[]> {
  if (files.length === 0) return []
  if (municipality !== null) return readMoments(engine, files, indicator, municipality)
  const answers = kept.get(engine) ?? new Map<string, Promise<Moment[]>>()
  kept.set(engine, answers)
  const key = JSON.stringify([indicator, ...files])
  const answer = answers.get(key) ?? readMoments(engine, files, indicator, null)
  answers.delete(key)
  answers.set(key, answer)
  if (answers.size > momentsKept) answers.delete(answers.keys().next().value as string)
  answer.catch(() => answers.delete(key))
  return answer
}

async function readMoments(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<Moment[]> {
  const lookups = await Promise.all(files.map((path) => (municipality === null ? lookupOf(path) : null)))
  const looked = lookups.flatMap((lookup) => lookup?.moments(indicator) ?? [])
  const left = files.filter((_, file) => !lookups[file])
  const read = left.length === 0 ? [] : await momentsOfParquet(engine, left, indicator, municipality)
  const each = new Map([...looked, ...read].map((moment) => [Object.values(moment).join('|'), moment]))
  return [...each.values()].flatMap(({ sign, ...moment }) => {
    const level = levels.get(sign)
    return level ? [{ ...moment, level }] : []
  })
}

async function momentsOfParquet(
  engine: StatisticsEngine,
  files: readonly string[],
  indicator: string,
  municipality: string | null,
): Promise<LookupMoment[]> {
  const within = municipality === null ? '' : 'AND substr(place, 3, 4) = ?'
  return engine.rows<LookupMoment>(
    `SELECT DISTINCT substr(place, 1, 2) AS sign, period, definition, boundary_year AS "boundaryYear"
     FROM read_parquet([${files.map(() => '?').join(', ')}])
     WHERE indicator = ? AND boundary_year IS NOT NULL AND (value IS NOT NULL OR low IS NOT NULL) ${within}`,
    [...files, indicator, ...(municipality === null ? [] : [municipality.slice(2)])],
  )
}

const levels = new Map(
  Object.entries(regionPrefixes).map(([level, prefix]) => [prefix as string, level as keyof typeof regionPrefixes]),
)

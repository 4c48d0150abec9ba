import { access } from 'node:fs/promises'
import type { Actor } from '../../accounts'
import { levelOfCode, municipalityOfCode } from '../../areas'
import { findRegions, regionYears } from '../../areas/index.server'
import type { House, StatisticsEngine } from '../../platform/index.server'
import { versionLocator } from '../catalogue.server'
import { readCurrentVersions } from '../store.server'
import { placesQuery } from './long-rows.store.server'
import { figureFacts } from './looks-wrong/facts.store.server'
import { looksWrong, numbersLookWrong, regionsLookWrong, sharesLookLikeParts } from './looks-wrong/looks-wrong'
import { isNamedByMaker } from './own-plan'
import type { StatisticsPlan } from './plan'
import type { ImportWarning } from './report'
import { stagedPieces } from './staged-pieces.store.server'
import type { StagedTable } from './table'

/** Figures that were made ready, for a person to judge. */
export interface ReadyFigures {
  staged: StagedTable
  plan: StatisticsPlan
  /** Files in the scratch folder, with the rows as they stand and as long rows. */
  placed: string
  rows: string
  /** Whose they are. */
  area: string | null
}

/**
 * Everything that looks wrong in figures: in how they are written, in the figures themselves, against what was published of
 * this source before, and in their regions. Figures of before are compared as everybody may see them, because what stands out
 * is told with its value.
 *
 * @param target file in the scratch folder for what passes through
 */
export async function figuresLookWrong(
  house: House,
  actor: Actor,
  { staged, plan, placed, rows, area }: ReadyFigures,
  target: string,
): Promise<ImportWarning[]> {
  const { shape, decimal, indicators, dataset } = plan
  const columns = shape.form === 'wide' ? shape.columns.map(({ column }) => column) : [shape.value]
  const engine = await house.engine()
  const facts = await figureFacts(engine, rows, indicators, await earlierFiles(house, dataset.slug, area), plan)
  return [
    ...numbersLookWrong(staged.sample, [...new Set(columns)], decimal),
    ...looksWrong(facts, indicators),
    // A table of one's own says by its signs or its units which of the two it means, or is refused.
    ...(isNamedByMaker(plan) ? [] : sharesLookLikeParts(facts.ranges, indicators)),
    ...(await regionsUnknown(house, actor, engine, placed, target)),
  ]
}

/** The released files of the year before of the same source, and of this dataset as it stands. */
async function earlierFiles(house: House, dataset: string, area: string | null): Promise<string[]> {
  const published = (await readCurrentVersions(house.database)).filter(
    (each) => each.dataset.area === area && sourceOfSlug(each.dataset.slug) === sourceOfSlug(dataset),
  )
  const before = published.findLast((each) => each.dataset.slug < dataset)
  const same = published.find((each) => each.dataset.slug === dataset)
  const locate = versionLocator(house)
  const files: string[] = []
  for (const { version } of [before, same].filter((each) => each !== undefined)) {
    const found = await locate(version.id, 'released')
    if (found && (await isThere(found.byIndicator))) files.push(found.byIndicator)
  }
  return files
}

/** Datasets of one source differ in the year at their end: `kwb-2022`, `kwb-2023`. */
function sourceOfSlug(slug: string): string {
  return slug.replace(/(-(19|20)\d{2}){1,2}$/, '')
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/**
 * Regions of figures that their division does not have, where the division is known: a municipality of which no district is
 * known says nothing about its districts.
 */
async function regionsUnknown(
  house: House,
  actor: Actor,
  engine: StatisticsEngine,
  placed: string,
  target: string,
): Promise<ImportWarning[]> {
  const known = new Set((await regionYears(house, actor)).map(({ boundaryYear }) => boundaryYear))
  const found = new Map<number, string[]>()
  const columns = ['code', 'boundary_year']
  for await (const piece of stagedPieces<{ code: string; boundary_year: number }>(
    engine,
    placesQuery(placed),
    target,
    columns,
  )) {
    for (const { code, boundary_year: year } of piece) {
      if (known.has(year)) found.set(year, [...(found.get(year) ?? []), code])
    }
  }
  const warnings: ImportWarning[] = []
  for (const [year, codes] of found) {
    const regions = await findRegions(house, actor, { boundaryYear: year })
    const unknown = unknownAmong(codes, new Set(regions.map(({ code }) => code)))
    const places = unknown.codes.slice(0, 10)
    warnings.push(
      ...regionsLookWrong({
        twice: { count: 0, places: [] },
        unknown: { count: unknown.codes.length, total: unknown.of, year, places },
      }),
    )
  }
  return warnings
}

/**
 * Of these codes those that are not known, and of how many that could be told: of the municipalities, and of the regions of
 * one level in one municipality, when most of them are known. Of a division that was seen in part only nothing can be said.
 */
function unknownAmong(codes: readonly string[], known: ReadonlySet<string>): { codes: string[]; of: number } {
  const divisions = [...Map.groupBy(codes, divisionOf).values()]
  const judged = divisions.filter((group) => group.filter((code) => known.has(code)).length * 2 > group.length).flat()
  return { codes: judged.filter((code) => !known.has(code)), of: judged.length }
}

/** The regions that are known together: all municipalities, or those of one level in one municipality. */
function divisionOf(code: string): string {
  const level = levelOfCode(code)
  return level === 'municipality' ? level : `${level} ${municipalityOfCode(code)}`
}

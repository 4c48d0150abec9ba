import type { Actor } from '../../accounts'
import { countryCode, levelOfCode, type Region } from '../../areas'
import { regionsByName } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House, StatisticsEngine } from '../../platform/index.server'
import { type NamedRegions, namesQuery } from './long-rows.store.server'
import type { StatisticsPlan } from './plan'
import type { ImportWarning } from './report'
import type { StagedTable } from './table'

/** What the names in a file without codes mean. */
export interface FoundNames {
  known: NamedRegions
  /** What must be said of the names that are not read. */
  warnings: readonly ImportWarning[]
}

/**
 * The codes of the names in a file without codes, among the regions of its boundary year. A name of several regions is of
 * none: nobody can say which is meant.
 *
 * @returns null for a file with codes
 * @throws Refusal `names-unknown`, `names-of-several-regions` when no name is known, or none is of one region only
 */
export async function namedRegions(
  house: House,
  actor: Actor,
  engine: StatisticsEngine,
  { staged, plan, file }: { staged: StagedTable; plan: StatisticsPlan; file: string },
): Promise<FoundNames | null> {
  const { region, boundaryYear } = plan
  if (region.by !== 'name') return null
  if (!('fixed' in boundaryYear)) throw new Error('A file without codes has one boundary year.')
  const found = await engine.rows<{ name: string; around: string; told: string }>(namesQuery(staged, region))
  const known = new Map<string, string>()
  const unknown: string[] = []
  const several: string[] = []
  for (const [around, names] of Map.groupBy(found, (row) => row.around)) {
    const municipality = await municipalityCode(house, actor, around || region.municipality, boundaryYear.fixed)
    const regions =
      around !== '' && municipality === undefined
        ? new Map<string, Region[]>()
        : await regionsByName(house, actor, {
            names: names.map(({ name }) => withoutKind(name)),
            boundaryYear: boundaryYear.fixed,
            municipality,
            level: region.level ?? undefined,
          })
    for (const { name, told } of names) {
      const all = name === 'Nederland' ? [{ code: countryCode }] : (regions.get(withoutKind(name)) ?? [])
      const preferred = all.filter(({ code }) => levelOfCode(code) === region.prefers)
      const codes = all.length > 1 && preferred.length > 0 ? preferred : all
      if (codes.length === 0) unknown.push(told)
      else if (codes.length > 1) several.push(told)
      else known.set(told, codes[0]?.code as string)
    }
  }
  const regionsKnown = [...known.values()].filter((code) => code !== countryCode).length
  if (regionsKnown === 0 && unknown.length + several.length > 0) {
    // Where every name is known and none is of one region only, knowing more regions would not help.
    const code = unknown.length > 0 ? 'names-unknown' : 'names-of-several-regions'
    const names = (unknown.length > 0 ? unknown : several).slice(0, 3)
    throw new Refusal(
      code,
      { file, column: region.column, year: boundaryYear.fixed, names },
      { where: `${file}:${region.column}` },
    )
  }
  return { known, warnings: aboutNames(unknown, several, boundaryYear.fixed) }
}

/** A name without what StatLine adds where a province is called the same: `Utrecht` of `Utrecht (gemeente)`. */
function withoutKind(name: string): string {
  return name.replace(/ \(gemeente\)$/i, '')
}

/** The code of a municipality that a file names, or whose code it gives. */
async function municipalityCode(
  house: House,
  actor: Actor,
  named: string | null,
  boundaryYear: number,
): Promise<string | undefined> {
  if (named === null || levelOfCode(named) === 'municipality') return named ?? undefined
  const found = await regionsByName(house, actor, {
    names: [withoutKind(named)],
    boundaryYear,
    level: 'municipality',
  })
  return found.get(withoutKind(named))?.[0]?.code
}

function aboutNames(unknown: readonly string[], several: readonly string[], year: number): ImportWarning[] {
  const told = (list: readonly string[]) => `${list.slice(0, 5).join('; ')}${list.length > 5 ? '; …' : ''}`
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            code: 'names-unknown',
            nl: `Namen die in de indeling van ${year} niet bekend zijn en niet zijn gelezen: ${unknown.length} (${told(unknown)}).`,
            en: `Names that are not known among the regions of ${year} and were not read: ${unknown.length} (${told(unknown)}).`,
          },
        ]),
    ...(several.length === 0
      ? []
      : [
          {
            code: 'names-of-several-regions',
            nl: `Namen die van meer dan één gebied zijn en niet zijn gelezen: ${several.length} (${told(several)}).`,
            en: `Names that belong to more than one region and were not read: ${several.length} (${told(several)}).`,
          },
        ]),
  ]
}

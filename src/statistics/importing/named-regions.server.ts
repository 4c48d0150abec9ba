import type { Actor } from '../../accounts'
import { countryCode, levelOfCode, nameWithoutNumber, type Region, type RegionLevel } from '../../areas'
import { findRegions, regionsByName } from '../../areas/index.server'
import { nearest, normaliseName, Refusal } from '../../platform'
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
 * none: nobody can say which is meant. Within a municipality a district may lack the number that CBS puts before its name.
 *
 * @returns null for a file with codes
 * @throws Refusal `names-unknown`, `names-unlike-list`, `names-of-several-regions` when no name is known, or none is of one
 *   region only
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
  const alike = new Map<string, readonly string[]>()
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
    const parts = municipality === undefined ? [] : await partsOf(house, actor, municipality, plan)
    for (const { name, told } of names) {
      const exact = name === 'Nederland' ? [{ code: countryCode }] : (regions.get(withoutKind(name)) ?? [])
      const codes = meant(exact, withoutNumber(parts, name), region.prefers)
      if (codes.length === 0) {
        unknown.push(told)
        alike.set(told, nearest(name, namesOf(parts, region.prefers), 2))
      } else if (codes.length > 1) several.push(told)
      else known.set(told, codes[0]?.code as string)
    }
  }
  const regionsKnown = [...known.values()].filter((code) => code !== countryCode).length
  if (regionsKnown === 0 && unknown.length + several.length > 0) {
    // Where every name is known and none is of one region only, knowing more regions would not help.
    const listed = unknown.filter((told) => alike.get(told)?.length)
    const code =
      listed.length > 0 ? 'names-unlike-list' : unknown.length > 0 ? 'names-unknown' : 'names-of-several-regions'
    const names = [listed, unknown, several].find(({ length }) => length > 0)?.slice(0, 3) ?? []
    throw new Refusal(
      code,
      {
        file,
        column: region.column,
        year: boundaryYear.fixed,
        names,
        ...(listed.length > 0 && { alike: nearestOf(names, alike) }),
      },
      { where: `${file}:${region.column}` },
    )
  }
  return { known, warnings: aboutNames(unknown, several, alike, boundaryYear.fixed) }
}

/** The districts and neighbourhoods of a municipality, as far as the file is about their level. */
async function partsOf(
  house: House,
  actor: Actor,
  municipality: string,
  { region, boundaryYear }: StatisticsPlan,
): Promise<Region[]> {
  if (!('fixed' in boundaryYear)) return []
  const level = region.level ?? undefined
  const all = await findRegions(house, actor, { boundaryYear: boundaryYear.fixed, municipality, level })
  return all.filter((one) => one.level === 'district' || one.level === 'neighbourhood')
}

/** The districts that are called so but for the number in front. */
function withoutNumber(parts: readonly Region[], name: string): Region[] {
  const wanted = normaliseName(name)
  return parts.filter((one) => one.level === 'district' && nameWithoutNumber(one.name) === wanted)
}

/**
 * Which regions a name means: those of the level that is meant before others, and those with the whole name before those
 * that lack a number. In a column of neighbourhoods a district without its number is none of them.
 */
function meant(
  exact: readonly { code: string }[],
  numbered: readonly Region[],
  prefers: RegionLevel | undefined,
): readonly { code: string }[] {
  const districts = prefers === undefined || prefers === 'district' ? numbered : []
  const preferred = [exact, districts].map((list) => list.filter(({ code }) => levelOfCode(code) === prefers))
  return [...preferred, exact, districts].find(({ length }) => length > 0) ?? []
}

/** The names in the list of what a column is about: of the level that it says, where there are any. */
function namesOf(parts: readonly Region[], prefers: RegionLevel | undefined): string[] {
  const preferred = parts.filter(({ level }) => level === prefers)
  return (preferred.length > 0 ? preferred : parts).map(({ name }) => name).filter((name) => name !== '')
}

function nearestOf(names: readonly string[], alike: ReadonlyMap<string, readonly string[]>): string[] {
  return [...new Set(names.flatMap((told) => alike.get(told) ?? []))]
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

function aboutNames(
  unknown: readonly string[],
  several: readonly string[],
  alike: ReadonlyMap<string, readonly string[]>,
  year: number,
): ImportWarning[] {
  const listed = nearestOf(unknown.slice(0, 5), alike)
  const named = { nl: '', en: '' }
  if (listed.length > 0) {
    named.nl = ` De gebiedslijst noemt daar onder meer: ${listed.join('; ')}.`
    named.en = ` The list of regions has, among others: ${listed.join('; ')}.`
  }
  const told = (list: readonly string[]) => `${list.slice(0, 5).join('; ')}${list.length > 5 ? '; …' : ''}`
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            code: 'names-unknown',
            nl: `Namen die in de indeling van ${year} niet bekend zijn en niet zijn gelezen: ${unknown.length} (${told(unknown)}).${named.nl}`,
            en: `Names that are not known among the regions of ${year} and were not read: ${unknown.length} (${told(unknown)}).${named.en}`,
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

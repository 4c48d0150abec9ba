import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompositionCheck } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { House, StatisticsEngine } from '../../platform/index.server'
import { familiesOf } from '../model/disclosure-families'
import { revealedByArea } from '../model/disclosure-figures'
import { type AreaOfRegions, municipalityOf } from '../model/margins'
import { findDataset, readIndicators } from '../store.server'
import { type DecidedRow, figureOf, type ReleasedVersion, readGroups } from './grouped-rows.store.server'
import { readMunicipalitiesWithHidden } from './hidden-totals.store.server'
import { allCompositions, areaOf, releasedVersion } from './protection.server'
import { readPeopleVersions, relationsShown } from './versions.store.server'

/** The check that the room of areas asks before it keeps a composition (`registerCompositionCheck`). */
export const checkComposition: CompositionCheck = async (house, proposed) => {
  const others = (await allCompositions(house)).map(areaOf)
  const refusal = await compositionRefusal(house, areaOf(proposed), others)
  if (refusal) throw refusal
}

/**
 * Whether an area may be made of these regions: not when its total, together with everything that was released of counts
 * of people and the totals of the other areas, shows a number of people that is hidden (house: a composition whose
 * difference with another leaves a small cell is refused).
 *
 * @param others registered compositions, of any boundary year
 * @returns what to refuse it with: `composition-reveals-small-cell` with the first dataset, period and regions that were
 * found; undefined when it may be made
 * @throws Refusal `version-files-missing`
 */
export async function compositionRefusal(
  house: House,
  area: AreaOfRegions,
  others: readonly AreaOfRegions[],
): Promise<Refusal | undefined> {
  const versions = await readPeopleVersions(house.database, null)
  if (versions.length === 0) return undefined
  const { byCode: indicators } = await readIndicators(house.database)
  const engine = await house.engine()
  const directory = join(house.filesDirectory, 'downloads')
  await mkdir(directory, { recursive: true })
  // Each dataset under its own rules, with all that others say of the same indicators.
  for (const [slug, own] of Map.groupBy(versions, ({ dataset }) => dataset)) {
    const { rules: declared } = own.at(-1)?.under ?? {}
    if (declared === undefined) continue
    const codes = new Set(own.flatMap((version) => version.indicators))
    const related = versions.filter((version) => version.indicators.some((code) => codes.has(code)))
    const released = await Promise.all(related.map((version) => releasedVersion(house, version)))
    const rules = { ...declared, relations: [...(declared.relations ?? []), ...relationsShown(related)] }
    const families = familiesOf([...codes].sort(), indicators, rules)
    if (families.size === 0) continue
    const around = await surroundingsOf(engine, area, others, released)
    const path = join(directory, `${randomUUID()}.parquet`)
    const only = { municipalities: [...around.municipalities] }
    try {
      for await (const group of readGroups(engine, { full: null, versions: released, families, only }, path)) {
        const figures = group.map(figureOf)
        const datasets = released.map(({ dataset }) => dataset)
        const found = revealedByArea(figures, { indicators, rules, areas: around.others, datasets }, area)
        if (found.size > 0) return await refusalOf(house, slug, area, group, found)
      }
    } finally {
      await rm(path, { force: true })
    }
  }
  return undefined
}

async function refusalOf(
  house: House,
  slug: string,
  area: AreaOfRegions,
  group: readonly DecidedRow[],
  found: ReadonlySet<number>,
): Promise<Refusal> {
  const rows = [...found].flatMap((index) => group[index] ?? [])
  const dataset = await findDataset(house.database, slug)
  // What another team keeps to itself is not named here.
  const isNamed = dataset?.area === null || dataset?.area === area.place
  return new Refusal(
    'composition-reveals-small-cell',
    {
      area: area.place,
      dataset: isNamed ? slug : '…',
      period: rows[0]?.period ?? '',
      regions: [...new Set(rows.map(({ place }) => place))].sort().slice(0, 5),
    },
    { where: 'parts' },
  )
}

/**
 * What has to be looked at around an area. Municipalities are tied only through the country, and through those whose own
 * total is hidden; other areas count when they lie within what is looked at.
 */
async function surroundingsOf(
  engine: StatisticsEngine,
  area: AreaOfRegions,
  others: readonly AreaOfRegions[],
  versions: readonly ReleasedVersion[],
): Promise<{ municipalities: ReadonlySet<string>; others: readonly AreaOfRegions[] }> {
  const hidden = await readMunicipalitiesWithHidden(engine, versions)
  const municipalities = new Set([...municipalitiesOf(area), ...hidden])
  const inside = new Set<AreaOfRegions>()
  for (;;) {
    const next = others.find(
      (other) => !inside.has(other) && municipalitiesOf(other).some((code) => municipalities.has(code)),
    )
    if (!next) return { municipalities, others: [...inside] }
    inside.add(next)
    for (const code of municipalitiesOf(next)) municipalities.add(code)
  }
}

function municipalitiesOf({ parts }: AreaOfRegions): string[] {
  return parts.flatMap(({ region }) => municipalityOf(region) ?? [])
}

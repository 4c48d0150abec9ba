import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { AskedInspection } from './asked'
import { loadColumnCatalogue } from './column-catalogue.server'
import { type ImportMapping, type MappingProblem, matchesMapping, planOfMapping, recognise } from './kinds'
import { type FoundYear, ofPartOfYear, yearOf } from './kinds/years'
import { findMapping, readMappings } from './mappings.store.server'
import type { Recognition } from './plan'
import type { TableSample } from './table'

/** What a file was recognised as, and the mapping it is read by, if there is one. */
export interface Recognised {
  recognition: Recognition
  mapping: ImportMapping | null
}

/** What is asked of a file that is to be recognised. */
export type AskedKind = Pick<AskedInspection, 'name' | 'area' | 'as' | 'year' | 'mapping'>

/**
 * What the file is: what a person says, else what it is recognised as. A mapping that was made for just these columns goes
 * before a kind that is less than certain.
 *
 * @throws Refusal `mapping-unknown`, `import-year-unknown`, `import-part-unread`, those of a mapping that does not fit, and those of `recognise`
 */
export async function recognised(house: House, asked: AskedKind, samples: readonly TableSample[]): Promise<Recognised> {
  if (asked.mapping !== undefined) {
    const kept = await findMapping(house.database, asked.mapping)
    if (!kept || (kept.area !== null && kept.area !== asked.area)) {
      throw new Refusal('mapping-unknown', { name: asked.mapping }, { where: 'mapping' })
    }
    return mapped(asked, kept.mapping, samples)
  }
  const fitting = asked.as === undefined ? await fittingMapping(house, asked, samples) : null
  try {
    const [best] = recognise(samples, await loadColumnCatalogue(house.root), { as: asked.as, year: asked.year })
    if (!best) throw new Error('Recognising answers or refuses.')
    if (!fitting || best.certainty === 1) return { recognition: best, mapping: null }
  } catch (error) {
    if (!fitting) throw error
  }
  return mapped(asked, fitting, samples)
}

/** The kept mapping that has all its columns in the file, and of which the year is known. */
async function fittingMapping(
  house: House,
  asked: AskedKind,
  samples: readonly TableSample[],
): Promise<ImportMapping | null> {
  const kept = (await readMappings(house.database)).filter(({ area }) => area === null || area === asked.area)
  // An area's own mapping goes before everybody's.
  const inOrder = kept.toSorted((one, other) => Number(one.area === null) - Number(other.area === null))
  const fitting = inOrder.find(({ mapping }) =>
    samples.some((each) => matchesMapping(mapping, each) && (isDated(mapping) || yearOf(each, asked) !== null)),
  )
  return fitting?.mapping ?? null
}

/** True for a mapping that reads all years from columns. */
function isDated({ period, boundaryYear }: ImportMapping): boolean {
  return 'column' in period && 'column' in boundaryYear
}

/** The file read by a mapping: the first of its tables that has all columns of the mapping. */
function mapped(asked: AskedKind, kept: ImportMapping, samples: readonly TableSample[]): Recognised {
  const table = Math.max(
    0,
    samples.findIndex((sample) => matchesMapping(kept, sample)),
  )
  const sample = samples[table]
  if (!sample) throw new Error('A file that was opened has a table.')
  const named = yearOf(sample, asked)
  if (!isDated(kept) && named === null) {
    throw new Refusal('import-year-unknown', { file: asked.name }, { where: asked.name })
  }
  const { period } = kept
  const found = named && 'fixed' in period ? ofPartOfYear(named, asked.name, period.fixed) : named
  const mapping = inYear(kept, found)
  const made = planOfMapping(mapping, sample)
  if ('problems' in made) throw problemRefusal(asked.name, mapping, made.problems)
  const { name } = mapping
  const told = { nl: `Gelezen volgens de kolomindeling ‘${name}’.`, en: `Read by the column layout ‘${name}’.` }
  const plan = { ...made.plan, table, warnings: [told, ...(found?.warnings ?? []), ...made.plan.warnings] }
  return { recognition: { kind: 'mapping', certainty: 1, plans: [plan] }, mapping }
}

function problemRefusal(file: string, { name }: ImportMapping, [problem]: readonly MappingProblem[]): Refusal {
  if (!problem) throw new Error('A mapping that does not fit has a problem.')
  const about = 'column' in problem ? problem.column : problem.indicator
  return new Refusal(`mapping-${problem.code}`, { file, mapping: name, about }, { where: `${file}:${about}` })
}

/**
 * A mapping made for the file of one year, for that of another: years in columns stay where they are, a part of a year stays
 * that part unless the name of the file says another, and boundaries of the year before stay a year behind.
 */
export function inYear(mapping: ImportMapping, found: Pick<FoundYear, 'year' | 'part'> | null): ImportMapping {
  if (found === null) return mapping
  const { year, part } = found
  const { period, boundaryYear } = mapping
  const behind =
    'fixed' in period && 'fixed' in boundaryYear ? Number(period.fixed.slice(0, 4)) - boundaryYear.fixed : 0
  return {
    ...mapping,
    boundaryYear: 'fixed' in boundaryYear ? { fixed: year - behind } : boundaryYear,
    period: 'fixed' in period ? { fixed: `${year}${part ?? period.fixed.slice(4)}` } : period,
  }
}

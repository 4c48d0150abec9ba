import { nearest, Refusal } from '../../../platform'
import { swingKind } from '../../services/swing-kind'
import type { ImportPlan, Recognition } from '../plan'
import type { TableSample } from '../table'
import { boundaries } from './boundaries'
import type { ColumnCatalogue } from './catalogue'
import { collected } from './collected'
import { conversions } from './conversions'
import { elanPanel } from './elan-panel'
import type { Hints, Kind } from './kind'
import { kwb } from './kwb'
import { kwbMap } from './kwb-map'
import { leefbaarometer2 } from './leefbaarometer-2'
import { leefbaarometer3 } from './leefbaarometer-3'
import { localDecisions } from './local-decisions'
import { localSurvey } from './local-survey'
import { postcodeList } from './postcode-list'
import { regionList } from './region-list'
import { lonelinessByDistrict, rivmHealth } from './rivm-health'
import { statline } from './statline'
import { wijklus } from './wijklus'
import { some, wording } from './wordings'

export { type CatalogueEntry, type ColumnCatalogue, makeCatalogue } from './catalogue'
export type { Hints, Kind } from './kind'
export { type LocalRole, localNames } from './local-columns'
export { type ImportMapping, importMapping, type MappingProblem, matchesMapping, planOfMapping } from './mapping'
export { codeOfName } from './names'
export { datasetOfYears } from './statline'

/** All kinds of files that can be imported; a table that two of them know equally well is of the first. */
export const kinds: readonly Kind[] = [
  kwb,
  kwbMap,
  statline,
  swingKind,
  rivmHealth,
  lonelinessByDistrict,
  leefbaarometer2,
  leefbaarometer3,
  elanPanel,
  regionList,
  conversions,
  wijklus,
  localDecisions,
  localSurvey,
  collected,
  boundaries,
  postcodeList,
]

/** Below this a recognition is a guess: a refusal that names the fault is told before it. */
const sure = 0.7

/**
 * What the tables of a file are, best first: one recognition per kind that knows any of them. Of several tables of one kind
 * the best one is read and the others are told, unless they belong together.
 *
 * @param tables of one file, in its order; a plan says by its number which one it reads
 * @throws Refusal `kind-name-unknown` for a kind that is none, `kind-does-not-fit` for a file that is not of the kind asked
 *   for, `kind-unknown` for a file of no kind, `import-year-unknown`, `regions-not-found`, `kind-not-read`
 */
export function recognise(tables: readonly TableSample[], catalogue: ColumnCatalogue, hints: Hints): Recognition[] {
  const asked = hints.as === undefined ? kinds : [kindNamed(hints.as)]
  const refused: Refusal[] = []
  const found = asked.flatMap((kind) => {
    try {
      return recogniseAs(kind, tables, catalogue, hints) ?? []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
      return []
    }
  })
  const best = found.sort((a, b) => b.certainty - a.certainty)
  const [first] = refused
  if (first && (best[0]?.certainty ?? 0) < sure) throw first
  if (best.length > 0) return best
  const [table] = tables
  const file = table?.file ?? ''
  const columns = some(table?.columns ?? [], 8)
  if (hints.as !== undefined) {
    throw new Refusal('kind-does-not-fit', { file, kind: hints.as, columns }, { where: file })
  }
  throw new Refusal('kind-unknown', { file, columns, kinds: kinds.map(({ kind }) => kind) }, { where: file })
}

function kindNamed(name: string): Kind {
  const found = kinds.find(({ kind, otherNames }) => kind === name || otherNames?.includes(name))
  if (found) return found
  const names = kinds.map(({ kind }) => kind)
  throw new Refusal('kind-name-unknown', { kind: name, near: nearest(name, names) }, { where: '--as' })
}

function recogniseAs(
  kind: Kind,
  tables: readonly TableSample[],
  catalogue: ColumnCatalogue,
  hints: Hints,
): Recognition | null {
  const refused: Refusal[] = []
  const found = tables.flatMap((sample, table) => {
    try {
      const recognition = kind.recognise(sample, catalogue, hints)
      return recognition ? [{ recognition, table }] : []
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
      return []
    }
  })
  if (found.length === 0 && refused[0]) throw refused[0]
  const best = [...found].sort((a, b) => b.recognition.certainty - a.recognition.certainty)[0]
  if (!best) return null
  const read = kind.readsAllTables ? found : [best]
  const plans = read.flatMap(({ recognition, table }) =>
    recognition.plans.map((plan): ImportPlan => ({ ...plan, table })),
  )
  const unread = tables.filter((_, table) => !read.some((each) => each.table === table))
  const [plan, ...others] = plans
  if (!plan || unread.length === 0) return { ...best.recognition, plans }
  const names = some(unread.map(({ sheet }) => sheet ?? '#1'))
  const same = found.length > read.length
  const warning = wording(same ? 'tables-of-same-kind' : 'tables-not-read', { count: unread.length, names })
  return { ...best.recognition, plans: [{ ...plan, warnings: [...plan.warnings, warning] }, ...others] }
}

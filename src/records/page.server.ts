import { type Actor, allows } from '../accounts'
import { namesOfActors, type Visit } from '../accounts/index.server'
import type { Area } from '../areas'
import { findArea } from '../areas/index.server'
import type { House } from '../platform/index.server'
import { fieldsOf, kindsReferred } from './form/fields'
import type { DoneChange, Kept, RecordKind } from './kind'
import type { Titles } from './parts/words'
import { recordsPolicy, ruleToChange } from './policy'
import { referencesIn } from './references'
import { allKinds, kindNamed, kindOfCollection } from './registry'
import { historyOf, readRecords, visibleSections } from './service.server'

/** The area and the kind of record that a page is about, and what the visitor may do there. */
export interface PlaceOfRecords {
  area: Area
  kind: RecordKind
  mayChange: boolean
  /** Whether the visitor is of the team, and sees the history. */
  isOwn: boolean
  isVisible: boolean
}

/**
 * @param params `area` and `collection` of the address
 * @throws Refusal `place-unknown`, `record-kind-unknown`
 */
export async function placeOfRecords(
  { house, actor }: Visit,
  params: Readonly<Record<string, string | undefined>>,
): Promise<PlaceOfRecords> {
  const area = await findArea(house, actor, params['area'] ?? '')
  const kind = kindOfCollection(params['collection'] ?? '')
  return {
    area,
    kind,
    mayChange: allows(ruleToChange(kind), actor, area.slug),
    isOwn: allows(recordsPolicy['records.see-own'], actor, area.slug),
    isVisible: (await visibleSections(house, actor, area.slug)).includes(kind.section),
  }
}

/** Records by the name of their kind, in order, with what a list calls them. */
export async function titlesFor(house: House, actor: Actor, area: string, kinds: readonly string[]): Promise<Titled> {
  return titled(await readRecords(house, actor, area, kinds))
}

export type Titled = Record<string, { id: string; title: string }[]>

/** What lists call these records, by the name of their kind. */
export function titled(records: readonly Kept[]): Titled {
  const found: Titled = {}
  for (const { kind, id, body } of records) {
    found[kind] = [...(found[kind] ?? []), { id, title: kindNamed(kind).titleOf(body) }]
  }
  return found
}

/** The same by id, for texts that speak of one of them. */
export function titlesOf(records: Titled): Titles {
  return Object.fromEntries(
    Object.entries(records).map(([kind, list]) => [kind, Object.fromEntries(list.map(({ id, title }) => [id, title]))]),
  )
}

/** Names of the kinds of record that a record of this kind can refer to. */
export function kindsIn(kind: RecordKind): string[] {
  return kindsReferred(fieldsOf(kind.schema))
}

/** The records that refer to one, as far as the visitor sees them. */
export async function referrersOf(house: House, actor: Actor, area: string, record: Kept): Promise<Kept[]> {
  const referring = allKinds().filter((kind) => kindsIn(kind).includes(record.kind))
  const records = await readRecords(
    house,
    actor,
    area,
    referring.map(({ name }) => name),
  )
  return records.filter(({ kind, body }) =>
    referencesIn(kindNamed(kind).schema, body).some((ref) => ref.kind === record.kind && ref.id === record.id),
  )
}

/** A change as the history of a record shows it. */
export interface ToldChange extends DoneChange {
  /** Name of who did it; null for the operator and for who is there no more. */
  byName: string | null
}

/** Most changes that a page tells of. */
export const mostTold = 50

/** The history of a record with the names of who changed it, newest first; one more than `mostTold` where there is more. */
export async function toldHistory(
  house: House,
  actor: Actor,
  area: string,
  { kind, id }: Pick<Kept, 'kind' | 'id'>,
): Promise<ToldChange[]> {
  const changes = await historyOf(house, actor, area, { kind, id }, mostTold + 1)
  const names = await namesOfActors(house, [...new Set(changes.map(({ by }) => by))])
  return changes.map((change) => ({ ...change, byName: names[change.by] ?? null }))
}

import { changedFields, type DoneChange, type Kept, type RecordChange } from '../../records'
import { programmeKinds } from './format'

/** One record that an import touches, as people know it. */
export interface TouchedRecord {
  kind: string
  id: string
  title: string
  /** Names of the fields that would change; of a record that only moves, none. */
  fields: string[]
}

/** What an import does to what an area wrote. */
export interface ImportDifference {
  comes: TouchedRecord[]
  changes: TouchedRecord[]
  goes: TouchedRecord[]
  /** Records that only get another place among those of their kind. */
  moves: number
}

const kinds = new Map(programmeKinds.map((kind) => [kind.name, kind]))

/** A record before and after; null where it was not, or is no longer. */
type Step = Pick<DoneChange, 'kind' | 'id' | 'before' | 'after'>

/** What changes come down to, for people to look at. */
export function differenceOf(steps: readonly Step[]): ImportDifference {
  const difference: ImportDifference = { comes: [], changes: [], goes: [], moves: 0 }
  for (const { kind, id, before, after } of steps) {
    const title = kinds.get(kind)?.titleOf((after ?? before ?? {}) as never) ?? id
    const fields = before && after ? changedFields(before, after) : []
    const touched = { kind, id, title, fields }
    if (!after) difference.goes.push(touched)
    else if (!before) difference.comes.push(touched)
    else if (fields.length > 0) difference.changes.push(touched)
    else difference.moves += 1
  }
  return difference
}

/**
 * Changes with what they were made for.
 *
 * @param existing the records that the changes were made for
 */
export function stepsOf(changes: readonly RecordChange[], existing: readonly Kept[]): Step[] {
  const before = new Map(existing.map((record) => [`${record.kind} ${record.id}`, record.body]))
  return changes.map(({ kind, id, body }) => ({ kind, id, before: before.get(`${kind} ${id}`) ?? null, after: body }))
}

import { changedFields, isSame } from '../../records'
import type { Body } from './entries'

/** What two people made of the same record, together. */
export interface Merged {
  /** The record with both changes; where both changed the same field differently, with ours. Null when it is gone. */
  body: Body | null
  /** Fields that both changed differently; `''` where one changed what the other removed. */
  conflicts: readonly string[]
}

/** Where a box stands in the drawing is nobody's opinion: who moved it last, decides. */
const silent = new Set(['at'])

/**
 * Puts two changes of one record together, field by field. What only one of them touched is as that one made it; nothing
 * anybody wrote disappears without being named as a conflict.
 *
 * @param base what both started from, null where the record was not there yet
 */
export function mergeBodies(base: Body | null, ours: Body | null, theirs: Body | null): Merged {
  if (isSame(ours, theirs)) return { body: theirs, conflicts: [] }
  if (isSame(base, theirs)) return { body: ours, conflicts: [] }
  if (isSame(base, ours)) return { body: theirs, conflicts: [] }
  if (ours === null || theirs === null) return { body: ours, conflicts: [''] }
  const [byUs, byThem] = [changedFields(base, ours), changedFields(base, theirs)]
  const isDisputed = (name: string) => byThem.includes(name) && !silent.has(name) && !isSame(ours[name], theirs[name])
  const conflicts = byUs.filter(isDisputed)
  const body: Record<string, unknown> = { ...theirs }
  for (const name of byUs) {
    if (ours[name] === undefined) delete body[name]
    else body[name] = ours[name]
  }
  return { body, conflicts }
}

import { type Actor, authorise } from '../accounts'
import { findArea } from '../areas/index.server'
import { type Language, type Ref, Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { addressOfRecord } from './places'
import { recordsPolicy } from './policy'
import { kindNamed } from './registry'
import { readRecord } from './service.server'

/** How a record is spoken of to somebody: by its title and where it is, or not at all. */
export type Description = { isVisible: true; label: string; address: string } | { isVisible: false }

/**
 * Describes what a ref leads to, for whoever asks. What somebody may not see, and what is not there any more, is
 * described the same: as not visible.
 *
 * @param area slug, name or alias
 * @throws Refusal `place-unknown`, `record-kind-unknown`
 */
export async function describeRecord(
  house: House,
  actor: Actor,
  area: string,
  ref: Ref,
  language: Language,
): Promise<Description> {
  authorise(recordsPolicy, 'records.read', actor)
  const { slug } = await findArea(house, actor, area)
  const kind = kindNamed(ref.kind)
  try {
    const record = await readRecord(house, actor, slug, ref)
    return { isVisible: true, label: kind.titleOf(record.body), address: addressOfRecord(language, slug, ref) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'record-unknown') return { isVisible: false }
    throw error
  }
}

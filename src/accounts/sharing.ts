import type { Ref } from '../platform'
import { type Actor, allows } from './model'
import { accountsPolicy } from './policy'

/** With whom an area shares an item: national coordination and those who look at the whole country, or everybody. */
export const audiences = ['national', 'public'] as const

export type Audience = (typeof audiences)[number]

/** An item an area wrote: what it is, and whose it is. */
export interface AreaItem {
  subject: Ref
  /** Slug of the area that wrote it. */
  area: string
}

/**
 * Whether the actor sees an item of an area. The area's own team always does; others only what was shared with them,
 * item by item (promise 7).
 *
 * @param sharedWith the audiences with whom the area shares this item now
 */
export function sees(actor: Actor, area: string, sharedWith: readonly Audience[]): boolean {
  if (allows(accountsPolicy['accounts.see-unshared'], actor, area)) return true
  if (sharedWith.includes('public')) return allows(accountsPolicy['accounts.see-shared-publicly'], actor, area)
  if (sharedWith.includes('national')) return allows(accountsPolicy['accounts.see-shared-nationally'], actor, area)
  return false
}

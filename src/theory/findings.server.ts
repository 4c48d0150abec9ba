import { type Actor, authorise } from '../accounts'
import type { House } from '../platform/index.server'
import { recordsPolicy } from '../records/index.server'

/** Counts what the programme check finds per subject, `kind:id`; empty for who may not see that. */
export type CountFindings = (house: House, actor: Actor, area: string) => Promise<ReadonlyMap<string, number>>

let count: CountFindings | undefined

/** The check is a later room; it says here how its findings are counted. */
export function registerFindings(counting: CountFindings): void {
  count = counting
}

/** How many findings there are about each node, link and indicator of an area. */
export async function findingsOf(house: House, actor: Actor, area: string): Promise<ReadonlyMap<string, number>> {
  authorise(recordsPolicy, 'records.read', actor, area)
  return (await count?.(house, actor, area)) ?? new Map()
}

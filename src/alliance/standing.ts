import type { AllianceBody, AllianceContract, AllianceOrganisation } from './kinds'

/** A contract is looked at again every three to four years (source 001, L2806-2807). */
export const reviewYears = 4

/** How the contract of an alliance stands on a day. */
export type ContractStanding = 'none' | 'unsigned' | 'review-overdue' | 'review-missing' | 'review-late' | 'in-force'

/**
 * How a contract stands: its review is overdue, no review was agreed, the review was agreed later than four years after
 * signing, or it is in force.
 *
 * @param today as `2026-01-31`
 */
export function contractStanding(contract: AllianceContract | null, today: string): ContractStanding {
  if (!contract) return 'none'
  if (contract.signedOn === undefined) return 'unsigned'
  if (contract.reviewDue === undefined) return 'review-missing'
  if (contract.reviewDue < today) return 'review-overdue'
  return contract.reviewDue > yearsLater(contract.signedOn, reviewYears) ? 'review-late' : 'in-force'
}

function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}

/** What holds on a day: from its first day, to and with its last. */
export function isValidOn({ from, to }: { from?: string | undefined; to?: string | undefined }, day: string): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}

/** Which participation variant held on a day: the last that began. */
export function participationOn<Variant extends { from: string; to?: string | undefined }>(
  variants: readonly Variant[],
  day: string,
): Variant | null {
  return variants.filter((one) => isValidOn(one, day)).toSorted((a, b) => b.from.localeCompare(a.from))[0] ?? null
}

/** Bringing and getting: who gives without getting leaves in the end (source 001, L2256-2266, L3635-3641). */
export type Balance = 'both' | 'brings-only' | 'gets-only' | 'unknown'

/** Whether it was said what an organisation brings and what it gets. */
export function balanceOf({ brings, gets }: Pick<AllianceOrganisation, 'brings' | 'gets'>): Balance {
  if (brings !== undefined && gets !== undefined) return 'both'
  if (brings !== undefined) return 'brings-only'
  return gets === undefined ? 'unknown' : 'gets-only'
}

/** Levels of bodies in their order; others come after, in their own words. */
export const bodyLevels = ['administrative', 'tactical', 'operational']

/** Bodies by level, from administrative to operational; levels of the alliance's own after those, in order of appearance. */
export function bodiesByLevel<Body extends Pick<AllianceBody, 'level'>>(bodies: readonly Body[]): [string, Body[]][] {
  const grouped = Map.groupBy(bodies, ({ level }) => level)
  const others = [...grouped.keys()].filter((level) => !bodyLevels.includes(level))
  return [...bodyLevels, ...others].flatMap((level) => {
    const found = grouped.get(level)
    return found ? [[level, found] as [string, Body[]]] : []
  })
}

/** Whether residents sit in a body: an organisation of kind `residents` is among its members. */
export function residentsSitIn(
  body: Pick<AllianceBody, 'members'>,
  organisations: readonly Pick<AllianceOrganisation, 'id' | 'kind'>[],
): boolean {
  const residents = new Set(organisations.filter(({ kind }) => kind === 'residents').map(({ id }) => id))
  return (body.members ?? []).some((member) => residents.has(member))
}

/**
 * Which organisation of the alliance somebody works for: the one that names their organisation of accounts, or has exactly
 * its name.
 */
export function organisationOf<One extends Pick<AllianceOrganisation, 'account' | 'name'>>(
  organisations: readonly One[],
  held: { organisation: string; name?: string | undefined },
): One | null {
  const same = (one: One) => one.account === undefined && one.name.toLowerCase() === held.name?.toLowerCase()
  return organisations.find(({ account }) => account === held.organisation) ?? organisations.find(same) ?? null
}

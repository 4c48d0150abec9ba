import type { House } from '../platform/index.server'
import { type AuditEntry, type AuditFilter, findActions, findAudit } from './audit.store.server'
import { type Actor, allowedAreas, authorise } from './model'
import { accountsPolicy } from './policy'

/** At most this many lines of the audit trail at once. */
export const auditLimit = 1000

/** What is asked of the audit trail; without `area`: everything that whoever asks may read. */
export interface AskedAudit extends Omit<AuditFilter, 'areas' | 'limit'> {
  area?: string
  limit?: number
}

/**
 * The audit trail, newest first. The operator and administrators read all of it; a programme manager that of the own
 * area, which is also what they get without naming an area.
 *
 * @param asked `limit` is at most `auditLimit`, 50 when not given
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function listAudit(house: House, actor: Actor, asked: AskedAudit = {}): Promise<AuditEntry[]> {
  const { area, ...filter } = asked
  const areas = readableAreas(actor, area)
  const limit = Math.min(Math.max(1, Math.trunc(asked.limit ?? 50)), auditLimit)
  return findAudit(house.database, { ...filter, limit, ...(areas === 'everywhere' ? {} : { areas }) })
}

/**
 * What somebody can look for in the audit trail: the areas they may read, and what was ever done there.
 *
 * @throws Refusal `not-signed-in`, `not-allowed`
 */
export async function auditChoices(
  house: House,
  actor: Actor,
): Promise<{ areas: 'everywhere' | readonly string[]; actions: string[] }> {
  const areas = readableAreas(actor, undefined)
  return { areas, actions: await findActions(house.database, areas === 'everywhere' ? undefined : areas) }
}

function readableAreas(actor: Actor, area: string | undefined): 'everywhere' | readonly string[] {
  if (area !== undefined) {
    authorise(accountsPolicy, 'accounts.read-audit', actor, area)
    return [area]
  }
  const areas = allowedAreas(accountsPolicy['accounts.read-audit'], actor)
  if (areas !== 'everywhere' && areas.length === 0) authorise(accountsPolicy, 'accounts.read-audit', actor)
  return areas
}

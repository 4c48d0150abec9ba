import type { Selectable } from 'kysely'
import type { Ref } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { AreaItem, Audience } from './sharing'
import { type AccountsTables, accountsTables } from './tables.server'

/** An item of an area that is shared, or was. */
export interface Share extends AreaItem {
  with: Audience
  /** As the audit trail names people: `person:ID`. */
  sharedBy: string
  /** Moments in ISO 8601. */
  sharedAt: string
  withdrawnAt: string | null
}

/** The shares of an item that are in force now, or all there ever were. */
export async function findShares(
  store: Database | DatabaseTransaction,
  item: AreaItem,
  which: 'in-force' | 'all',
): Promise<Share[]> {
  const rows = await accountsTables(store)
    .selectFrom('share')
    .selectAll()
    .where('subject_kind', '=', item.subject.kind)
    .where('subject_id', '=', item.subject.id)
    .where('area', '=', item.area)
    .$if(which === 'in-force', (query) => query.where('withdrawn_at', 'is', null))
    .orderBy('id')
    .execute()
  return rows.map(shareOf)
}

/** Of these subjects, with whom which area shares them now. */
export async function findSharesInForce(store: Database, subjects: readonly Ref[]): Promise<Share[]> {
  if (subjects.length === 0) return []
  const kinds = [...new Set(subjects.map((subject) => subject.kind))]
  const ids = [...new Set(subjects.map((subject) => subject.id))]
  const rows = await accountsTables(store)
    .selectFrom('share')
    .selectAll()
    .where('subject_kind', 'in', kinds)
    .where('subject_id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(shareOf)
}

/** @returns false when the item was shared with this audience already */
export async function insertShare(
  transaction: DatabaseTransaction,
  share: { item: AreaItem; with: Audience; by: string; at: Date },
): Promise<boolean> {
  const added = await accountsTables(transaction)
    .insertInto('share')
    .values({
      subject_kind: share.item.subject.kind,
      subject_id: share.item.subject.id,
      area: share.item.area,
      shared_with: share.with,
      shared_by: share.by,
      shared_at: share.at,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['subject_kind', 'subject_id', 'area', 'shared_with'])
        .where('withdrawn_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** @returns false when the item was not shared with this audience */
export async function endShare(
  transaction: DatabaseTransaction,
  item: AreaItem,
  audience: Audience,
  by: string,
  at: Date,
): Promise<boolean> {
  const ended = await accountsTables(transaction)
    .updateTable('share')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('subject_kind', '=', item.subject.kind)
    .where('subject_id', '=', item.subject.id)
    .where('area', '=', item.area)
    .where('shared_with', '=', audience)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

function shareOf(row: Selectable<AccountsTables['share']>): Share {
  return {
    subject: { kind: row.subject_kind, id: row.subject_id },
    area: row.area,
    with: row.shared_with,
    sharedBy: row.shared_by,
    sharedAt: row.shared_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }
}

import { type ColumnType, type Generated, type JSONColumnType, type Selectable, sql } from 'kysely'
import type { Ref } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { DoneChange, Kept } from './kind'

type Body = Readonly<Record<string, unknown>>

type RecordTables = {
  record: {
    area: string
    kind: string
    id: string
    position: number
    revision: number
    body: JSONColumnType<Record<string, unknown>>
    changed_at: ColumnType<Date, Date, Date>
    changed_by: string
  }
  record_change: {
    number: Generated<string>
    area: string
    kind: string
    id: string
    revision: number
    operation: string
    at: ColumnType<Date, Date, never>
    by: string
    before: ColumnType<Record<string, unknown> | null, string | null, never>
    after: ColumnType<Record<string, unknown> | null, string | null, never>
    position_before: number | null
    position_after: number | null
  }
  record_version: {
    area: string
    version: number
    name: string
    number: ColumnType<string, number, never>
    made_at: ColumnType<Date, Date, never>
    made_by: string
  }
}

type Store = Database | DatabaseTransaction

function tables(store: Store) {
  return (store as Database).withTables<RecordTables>()
}

/** A place in the history with a name. */
export interface RecordVersion {
  version: number
  name: string
  /** The last change that is in it. */
  number: number
  madeAt: string
  madeBy: string
}

/** A change with the places it moved a record between. */
export interface KeptChange extends Omit<DoneChange, 'position'> {
  positionBefore: number | null
  positionAfter: number | null
}

/** Makes writers to one area wait for each other, so that its history is numbered in the order in which it became true. */
export async function holdRecords(transaction: DatabaseTransaction, area: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`records ${area}`}, 11))`.execute(transaction)
}

/** Records of an area in order, of some kinds or of all. */
export async function findRecords(store: Store, area: string, kinds?: readonly string[]): Promise<Kept[]> {
  if (kinds && kinds.length === 0) return []
  const rows = await tables(store)
    .selectFrom('record')
    .selectAll()
    .where('area', '=', area)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds ?? [])]))
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(keptOf)
}

export async function findRecord(store: Store, area: string, { kind, id }: Ref): Promise<Kept | null> {
  const row = await tables(store)
    .selectFrom('record')
    .selectAll()
    .where('area', '=', area)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? keptOf(row) : null
}

function keptOf(row: Selectable<RecordTables['record']>): Kept {
  const { kind, id, body, revision, position } = row
  return { kind, id, body, revision, position, changedAt: row.changed_at.toISOString(), changedBy: row.changed_by }
}

/** The highest revision each record of an area ever had, by `kind id`; those that were removed keep theirs. */
export async function lastRevisions(store: Store, area: string, refs: readonly Ref[]): Promise<Map<string, number>> {
  if (refs.length === 0) return new Map()
  const rows = await tables(store)
    .selectFrom('record_change')
    .select(['kind', 'id', (row) => row.fn.max('revision').as('revision')])
    .where('area', '=', area)
    .where('kind', 'in', [...new Set(refs.map(({ kind }) => kind))])
    .where('id', 'in', [...new Set(refs.map(({ id }) => id))])
    .groupBy(['kind', 'id'])
    .execute()
  return new Map(rows.map(({ kind, id, revision }) => [`${kind} ${id}`, Number(revision)]))
}

/** What becomes of one record. */
export interface Written {
  kind: string
  id: string
  revision: number
  before: Body | null
  after: Body | null
  positionBefore: number | null
  positionAfter: number | null
}

/** One statement has at most some 65,000 parameters. */
const rowsAtOnce = 2000

/**
 * Writes changes and their history.
 *
 * @returns the number of the last change
 */
export async function writeRecords(
  transaction: DatabaseTransaction,
  written: readonly Written[],
  by: { area: string; operation: string; at: Date; actor: string },
): Promise<number> {
  const { area } = by
  let last = 0
  for (let first = 0; first < written.length; first += rowsAtOnce) {
    const some = written.slice(first, first + rowsAtOnce)
    const gone = some.filter(({ after }) => after === null)
    for (const [kind, refs] of Map.groupBy(gone, (one) => one.kind)) {
      await tables(transaction)
        .deleteFrom('record')
        .where('area', '=', area)
        .where('kind', '=', kind)
        .where(
          'id',
          'in',
          refs.map(({ id }) => id),
        )
        .execute()
    }
    const kept = some.flatMap(({ kind, id, revision, after, positionAfter }) =>
      after === null
        ? []
        : [
            {
              ...{ area, kind, id, revision, position: positionAfter ?? 0, body: JSON.stringify(after) },
              ...{ changed_at: by.at, changed_by: by.actor },
            },
          ],
    )
    if (kept.length > 0) {
      await tables(transaction)
        .insertInto('record')
        .values(kept)
        .onConflict((conflict) =>
          conflict.columns(['area', 'kind', 'id']).doUpdateSet((row) => ({
            position: row.ref('excluded.position'),
            revision: row.ref('excluded.revision'),
            body: row.ref('excluded.body'),
            changed_at: row.ref('excluded.changed_at'),
            changed_by: row.ref('excluded.changed_by'),
          })),
        )
        .execute()
    }
    const done = await tables(transaction)
      .insertInto('record_change')
      .values(
        some.map(({ kind, id, revision, before, after, positionBefore, positionAfter }) => ({
          ...{ area, kind, id, revision, operation: by.operation, at: by.at, by: by.actor },
          before: before && JSON.stringify(before),
          after: after && JSON.stringify(after),
          ...{ position_before: positionBefore, position_after: positionAfter },
        })),
      )
      .returning('number')
      .execute()
    last = Math.max(last, ...done.map(({ number }) => Number(number)))
  }
  return last
}

/** What is asked of the history of an area. */
export interface AskedHistory {
  /** Of one record only. */
  ref?: Ref
  kinds?: readonly string[]
  /** Changes after this number. */
  after?: number
  operation?: string
  /** Newest first, and no more than this; without it all, oldest first. */
  newest?: number
}

export async function findChanges(store: Store, area: string, asked: AskedHistory): Promise<KeptChange[]> {
  const { ref, kinds, after, operation, newest } = asked
  if (kinds && kinds.length === 0) return []
  let query = tables(store).selectFrom('record_change').selectAll().where('area', '=', area)
  if (ref) query = query.where('kind', '=', ref.kind).where('id', '=', ref.id)
  if (kinds) query = query.where('kind', 'in', [...kinds])
  if (after !== undefined) query = query.where('number', '>', String(after))
  if (operation !== undefined) query = query.where('operation', '=', operation)
  const rows = await query
    .orderBy('number', newest === undefined ? 'asc' : 'desc')
    .$if(newest !== undefined, (limited) => limited.limit(newest ?? 0))
    .execute()
  return rows.map((row) => ({
    ...{ number: Number(row.number), kind: row.kind, id: row.id, revision: row.revision, operation: row.operation },
    ...{ at: row.at.toISOString(), by: row.by, before: row.before, after: row.after },
    ...{ positionBefore: row.position_before, positionAfter: row.position_after },
  }))
}

/** The number of the last change of an area; 0 when there is none. */
export async function lastChange(store: Store, area: string): Promise<number> {
  const row = await tables(store)
    .selectFrom('record_change')
    .select((some) => some.fn.max('number').as('number'))
    .where('area', '=', area)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** The records of an area as they were after a change. */
export async function findRecordsAt(
  store: Store,
  area: string,
  number: number,
  kinds: readonly string[],
): Promise<Kept[]> {
  if (kinds.length === 0) return []
  const rows = await tables(store)
    .selectFrom('record_change')
    .distinctOn(['kind', 'id'])
    .selectAll()
    .where('area', '=', area)
    .where('kind', 'in', [...kinds])
    .where('number', '<=', String(number))
    .orderBy('kind')
    .orderBy('id')
    .orderBy('number', 'desc')
    .execute()
  return rows
    .flatMap(({ kind, id, revision, after, position_after, at, by }) =>
      after === null
        ? []
        : [
            {
              kind,
              id,
              revision,
              body: after,
              position: position_after ?? 0,
              changedAt: at.toISOString(),
              changedBy: by,
            },
          ],
    )
    .toSorted((a, b) => (a.kind === b.kind ? a.position - b.position : a.kind < b.kind ? -1 : 1))
}

export async function findVersions(store: Store, area: string): Promise<RecordVersion[]> {
  const rows = await tables(store)
    .selectFrom('record_version')
    .selectAll()
    .where('area', '=', area)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ version: row.version, name: row.name, number: Number(row.number) },
    ...{ madeAt: row.made_at.toISOString(), madeBy: row.made_by },
  }))
}

export async function insertVersion(
  transaction: DatabaseTransaction,
  version: { area: string; version: number; name: string; number: number; at: Date; by: string },
): Promise<void> {
  const { area, name, number, at, by } = version
  await tables(transaction)
    .insertInto('record_version')
    .values({ area, version: version.version, name, number, made_at: at, made_by: by })
    .execute()
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from './database.server'

/** What a reading gave, and of what state of its tables. */
interface Kept<Result> {
  state: string
  result: Promise<Result>
}

/**
 * A reading whose result is kept in memory for as long as its tables stay as they are, for what every page needs and hardly
 * ever changes. Each call asks whether they did, all that is asked in one turn with one small question; so a result is never
 * older than the call, or than the beginning of `atOneMoment`. Plain objects and lists of a result are frozen, as everybody
 * gets the same; within a transaction nothing is kept.
 *
 * @param tables that change whenever what `read` reads does; each no more than some thousands of rows
 * @param read the reading itself, whose result is the same for everybody
 */
export function keptReading<Result>(
  tables: readonly string[],
  read: (store: Database | DatabaseTransaction) => Promise<Result>,
): (store: Database | DatabaseTransaction) => Promise<Result> {
  const kept = new WeakMap<Database, Kept<Result>>()
  return async (store) => {
    if (store.isTransaction) return read(store)
    const state = await stateOf(store, tables)
    const known = kept.get(store)
    if (known?.state === state) return known.result
    const result = read(store).then(frozen)
    kept.set(store, { state, result })
    result.catch(() => kept.delete(store))
    return result
  }
}

const moments = new AsyncLocalStorage<WeakMap<Database, Seen>>()

/** Asks once for all kept readings of `work` whether something changed: for an answer that is only read, and soon is there. */
export function atOneMoment<Result>(work: () => Promise<Result>): Promise<Result> {
  return moments.run(new WeakMap(), work)
}

/** What is going to be asked of a database at the end of this turn. */
interface Turn {
  tables: Set<string>
  seen: Promise<Seen>
}

const turns = new WeakMap<Database, Turn>()

async function stateOf(database: Database, tables: readonly string[]): Promise<string> {
  const moment = moments.getStore()
  let now = moment?.get(database)
  if (!now || !tables.every((table) => now?.states.has(table))) {
    const turn = turns.get(database) ?? newTurn(database)
    for (const table of tables) turn.tables.add(table)
    now = await turn.seen
    moment?.set(database, now)
  }
  const { states } = now
  return tables.map((table) => states.get(table)).join(' ')
}

function newTurn(database: Database): Turn {
  const tables = new Set<string>()
  // Who asks later gets a turn of its own: the answer to this one may be older than what they wrote.
  const seen = setImmediate().then(() => {
    turns.delete(database)
    return statesOf(database, [...tables])
  })
  const turn = { tables, seen }
  turns.set(database, turn)
  return turn
}

/** The states of tables, and which transactions had ended when they were read. */
interface Seen {
  snapshot: string
  states: ReadonlyMap<string, string>
}

const lastSeen = new WeakMap<Database, Seen>()

/**
 * The states of tables as they are now. Every transaction that writes changes the snapshot of the database, whatever it
 * writes; so as long as that is the same, what was read before still holds.
 */
async function statesOf(database: Database, tables: readonly string[]): Promise<Seen> {
  const before = lastSeen.get(database)
  if (before && tables.every((table) => before.states.has(table))) {
    const { rows } = await sql<{ snapshot: string }>`SELECT pg_current_snapshot()::text AS snapshot`.execute(database)
    if (rows[0]?.snapshot === before.snapshot) return before
  }
  const { snapshot, states } = await readStates(database, tables)
  const known = snapshot === before?.snapshot ? before.states : []
  const now = { snapshot, states: new Map([...known, ...states]) }
  lastSeen.set(database, now)
  return now
}

/**
 * By table a text that is another one after every change of its rows. PostgreSQL tells in which transaction a row was written
 * and where it stands (`xmin`, `ctid`); no two rows have both alike, so nobody who writes has to note that he did.
 */
async function readStates(database: Database, tables: readonly string[]): Promise<Seen> {
  const states = tables.map(
    (table) =>
      sql`(SELECT count(*) || ':' || coalesce(sum(hashtextextended(xmin::text || ctid::text, 0)), 0) FROM ${sql.table(table)})`,
  )
  const { rows } = await sql<{ snapshot: string; states: string[] }>`
    SELECT pg_current_snapshot()::text AS snapshot, ARRAY[${sql.join(states)}] AS states`.execute(database)
  const [read] = rows
  return {
    snapshot: read?.snapshot ?? '',
    states: new Map(tables.map((table, place) => [table, read?.states[place] ?? ''])),
  }
}

function frozen<Value>(value: Value): Value {
  const isPlain = Array.isArray(value) || (value !== null && Object.getPrototypeOf(value) === Object.prototype)
  if (!isPlain || Object.isFrozen(value)) return value
  for (const each of Object.values(value as object)) if (typeof each === 'object') frozen(each)
  return Object.freeze(value)
}

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../test/support/database'
import { type Database, openDatabase } from './database.server'
import { migrate } from './migrate.server'
import { findOperation, type Operation, once } from './operations.server'
import { platformSchema } from './schema.server'

let made: TestDatabase
let database: Database
let close: () => Promise<void>

beforeAll(async () => {
  made = await emptyDatabase()
  const opened = await openDatabase(made.url, 8)
  database = opened.database
  close = opened.close
  await migrate(database, platformSchema)
  await sql`create table note (text text not null)`.execute(database)
})
afterAll(async () => {
  await close()
  await made.drop()
})
beforeEach(async () => {
  await sql`truncate note, operation`.execute(database)
})

const operation: Operation = { id: 'one', action: 'notes.write', actor: 'person:1', input: { text: 'a' } }

/** Writes a note within the operation, and says how many there were. */
const write = (asked: Operation, text = 'a') =>
  once(database, asked, async (transaction) => {
    await sql`insert into note values (${text})`.execute(transaction)
    const { rows } = await sql<{ count: number }>`select count(*) from note`.execute(transaction)
    return { text, count: rows[0]?.count }
  })

async function notes(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select text from note`.execute(database)
  return rows.map(({ text }) => text)
}

describe('an operation', () => {
  it('asked twice is done once, and answered the same', async () => {
    expect(await write(operation)).toEqual({ text: 'a', count: 1 })
    expect(await write(operation)).toEqual({ text: 'a', count: 1 })
    expect(await notes()).toEqual(['a'])
  })

  it('asked many times at once is done once, and all get that answer', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(operation)))
    expect(answers).toEqual(Array.from({ length: 8 }, () => ({ text: 'a', count: 1 })))
    expect(await notes()).toEqual(['a'])
  })

  it.each([
    ['another input', { input: { text: 'b' } }],
    ['another action', { action: 'notes.erase' }],
    ['another actor', { actor: 'person:2' }],
  ])('with the same id and %s is refused, and changes nothing', async (_what, change) => {
    await write(operation)
    await expect(write({ ...operation, ...change }, 'b')).rejects.toMatchObject({
      code: 'operation-reused',
      parameters: { operation: 'one' },
    })
    expect(await notes()).toEqual(['a'])
  })

  it('that fails leaves nothing, and can be asked again', async () => {
    const failing = once(database, operation, async (transaction) => {
      await sql`insert into note values ('half')`.execute(transaction)
      throw new Error('no further')
    })
    await expect(failing).rejects.toThrow('no further')
    expect(await notes()).toEqual([])
    expect(await findOperation(database, 'one')).toBeUndefined()
    expect(await write(operation)).toEqual({ text: 'a', count: 1 })
  })

  it('does not wait for another operation', async () => {
    const held = Promise.withResolvers<null>()
    const first = once(database, operation, () => held.promise)
    expect(await write({ ...operation, id: 'two' })).toEqual({ text: 'a', count: 1 })
    held.resolve(null)
    await first
  })

  it('is remembered: what it was, who asked, and what came of it', async () => {
    await write(operation)
    expect(await findOperation(database, 'one')).toEqual({
      action: 'notes.write',
      actor: 'person:1',
      result: { text: 'a', count: 1 },
    })
  })

  it('that gives nothing gives nothing again', async () => {
    const nothing = () => once(database, operation, async () => null)
    expect([await nothing(), await nothing()]).toEqual([null, null])
  })
})

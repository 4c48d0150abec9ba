import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../test/support/database'
import { type Database, openDatabase } from './database.server'
import { isMigrated, migrate, type SchemaStep } from './migrate.server'

let made: TestDatabase
let database: Database
let close: () => Promise<void>

beforeEach(async () => {
  made = await emptyDatabase()
  const opened = await openDatabase(made.url, 6)
  database = opened.database
  close = opened.close
})
afterEach(async () => {
  await close()
  await made.drop()
})

const step = (name: string, statement: string): SchemaStep => ({
  name,
  up: async (db) => {
    await sql.raw(statement).execute(db)
  },
})
const first = step('0001-notes', 'create table note (text text)')
const second = step('0002-authors', 'alter table note add column author text')

it('takes the steps that were not taken, in order, and no step twice', async () => {
  expect(await isMigrated(database, [first])).toBe(false)
  expect(await migrate(database, [first])).toEqual(['0001-notes'])
  expect(await isMigrated(database, [first])).toBe(true)
  expect(await isMigrated(database, [first, second])).toBe(false)
  expect(await migrate(database, [first, second])).toEqual(['0002-authors'])
  expect(await migrate(database, [first, second])).toEqual([])
  await sql`insert into note (text, author) values ('a', 'b')`.execute(database)
})

it('at once by several processes takes every step once', async () => {
  const taken = await Promise.all([1, 2, 3].map(() => migrate(database, [first, second])))
  expect(taken.flat().sort()).toEqual(['0001-notes', '0002-authors'])
})

it('a step that fails leaves nothing of itself, and can be taken again when it is mended', async () => {
  const broken = step('0002-authors', 'alter table note add column author text; select 1 / 0')
  await expect(migrate(database, [first, broken])).rejects.toThrow(/division by zero/)
  expect(await isMigrated(database, [first, second])).toBe(false)
  await migrate(database, [first, second])
  expect(await isMigrated(database, [first, second])).toBe(true)
})

it('refuses a database of a newer version, and changes nothing in it', async () => {
  await migrate(database, [first, second])
  const third = step('0003-never', 'create table never (text text)')
  await expect(migrate(database, [first, third])).rejects.toMatchObject({
    code: 'database-newer',
    parameters: { migration: '0002-authors' },
  })
  const { rows } = await sql<{ present: boolean }>`select to_regclass('never') is not null as present`.execute(database)
  expect(rows).toEqual([{ present: false }])
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../test/support/database'
import { type Database, type DatabaseTransaction, openDatabase } from './database.server'
import { atOneMoment, keptReading } from './kept-reading.server'

let made: TestDatabase
let database: Database
let close: () => Promise<void>
let read: number
let questions = 0

const notes = keptReading(['note', 'note_word'], async (store: Database | DatabaseTransaction) => {
  read += 1
  const { rows } = await sql<{ text: string }>`select text from note order by text`.execute(store)
  return { rows, made: new Date(0), byText: new Map(rows.map((row) => [row.text, row])) }
})
const texts = async (store: Database | DatabaseTransaction = database) =>
  (await notes(store)).rows.map(({ text }) => text)

beforeAll(async () => {
  made = await emptyDatabase()
  const opened = await openDatabase(made.url, 8)
  database = opened.database
  opened.pool.on('acquire', () => {
    questions += 1
  })
  close = opened.close
  await sql`create table note (text text not null)`.execute(database)
  await sql`create table note_word (word text not null)`.execute(database)
})
afterAll(async () => {
  await close()
  await made.drop()
})
beforeEach(async () => {
  await sql`delete from note`.execute(database)
  await sql`insert into note values ('a'), ('b')`.execute(database)
  await notes(database)
  read = 0
})

it('is read once for as long as nothing changes, also by many at once', async () => {
  const all = await Promise.all([texts(), texts(), texts()])
  expect(all).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect(await notes(database)).toBe(await notes(database))
  expect(read).toBe(0)
})

it.each([
  ['a new row', sql`insert into note values ('c')`, ['a', 'b', 'c']],
  ['a row that is gone', sql`delete from note where text = 'b'`, ['a']],
  ['a row that changed', sql`update note set text = 'c' where text = 'b'`, ['a', 'c']],
  [
    'a row in place of another',
    sql`with gone as (delete from note where text = 'a') insert into note values ('z')`,
    ['b', 'z'],
  ],
  ['another of its tables', sql`insert into note_word values ('x')`, ['a', 'b']],
])('is read again after %s', async (_, change, expected) => {
  await change.execute(database)
  expect(await texts()).toEqual(expected)
  expect(read).toBe(1)
})

it('knows what somebody else wrote, as soon as that is there', async () => {
  const other = await openDatabase(made.url, 1)
  try {
    await other.database.transaction().execute(async (transaction) => {
      await sql`insert into note values ('c')`.execute(transaction)
      expect(await texts()).toEqual(['a', 'b'])
    })
    expect(await texts()).toEqual(['a', 'b', 'c'])
  } finally {
    await other.close()
  }
})

it('of several kinds, each asked at another moment, knows of every change', async () => {
  const words = keptReading(['note_word'], async (store) => {
    const { rows } = await sql<{ word: string }>`select word from note_word order by word`.execute(store)
    return rows.map(({ word }) => word)
  })
  await sql`delete from note_word`.execute(database)
  for (const word of ['k', 'l', 'm']) {
    const [before, notesBefore] = [await words(database), await texts()]
    await sql`insert into note_word values (${word})`.execute(database)
    expect(await words(database)).toEqual([...before, word])
    expect(await texts()).toEqual(notesBefore)
    await sql`insert into note values (${word})`.execute(database)
    expect(await Promise.all([words(database), texts()])).toEqual([
      [...before, word],
      [...notesBefore, word],
    ])
  }
})

it('at one moment is as it was when that began, and after it as it is', async () => {
  await sql`insert into note values ('c')`.execute(database)
  await atOneMoment(async () => {
    expect(await texts()).toEqual(['a', 'b', 'c'])
    await sql`insert into note values ('d')`.execute(database)
    expect(await texts()).toEqual(['a', 'b', 'c'])
    expect(await atOneMoment(() => texts())).toEqual(['a', 'b', 'c', 'd'])
  })
  expect(await texts()).toEqual(['a', 'b', 'c', 'd'])
})

it('at one moment asks the database once, whenever its readings are asked', async () => {
  const others = ['note_word', 'note'].map((table) => keptReading([table], async () => table))
  const all = async () => {
    for (const reading of [notes, ...others]) await reading(database)
  }
  await all()
  const asked = async (work: () => Promise<void>) => {
    const from = questions
    await work()
    return questions - from
  }
  expect(await asked(all)).toBe(3)
  expect(await asked(() => atOneMoment(all))).toBe(1)
})

it('is read as it stands within a transaction, and nothing of that stays', async () => {
  await database
    .transaction()
    .execute(async (transaction) => {
      await sql`insert into note values ('c')`.execute(transaction)
      expect(await texts(transaction)).toEqual(['a', 'b', 'c'])
      throw new Error('taken back')
    })
    .catch((error: Error) => expect(error.message).toBe('taken back'))
  expect(await texts()).toEqual(['a', 'b'])
})

it('is not changed by who reads it', async () => {
  const { rows, made: moment } = await notes(database)
  expect(() => rows.push({ text: 'c' })).toThrow(TypeError)
  expect(() => Object.assign(rows[0] as object, { text: 'c' })).toThrow(TypeError)
  expect(moment.getTime()).toBe(0)
})

it('that fails is tried again', async () => {
  let fails = true
  const failing = keptReading(['note'], async () => {
    if (fails) throw new Error('not now')
    return 'read'
  })
  await expect(failing(database)).rejects.toThrow('not now')
  fails = false
  expect(await failing(database)).toBe('read')
})

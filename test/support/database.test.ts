import pg from 'pg'
import { expect, it } from 'vitest'
import { emptyDatabase, freshDatabase } from './database'
import { freshHouse } from './house'
import { execute, withDatabase } from './server'
import { templateDatabase } from './template'

async function tableNames(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'")
    return rows.map((row: { tablename: string }) => row.tablename)
  } finally {
    await client.end()
  }
}

it('gives every test file a filled database of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await execute(one.url, 'create table only_here (id int)')
  expect(await tableNames(one.url)).toContain('kysely_migration')
  expect(await tableNames(one.url)).toContain('only_here')
  expect(await tableNames(other.url)).not.toContain('only_here')
  await Promise.all([one.drop(), other.drop()])
  await expect(tableNames(one.url)).rejects.toThrow(/does not exist/)
})

it('gives a database with nothing in it', async () => {
  const empty = await emptyDatabase()
  expect(await tableNames(empty.url)).toEqual([])
  await empty.drop()
})

it('removes a database under a connection that was left open', async () => {
  const database = await freshDatabase()
  const left = new pg.Client({ connectionString: database.url })
  left.on('error', () => {})
  await left.connect()
  await database.drop()
  await expect(tableNames(database.url)).rejects.toThrow(/does not exist/)
})

it('opens a house on a store of its own', async () => {
  const house = await freshHouse({ clock: () => new Date('2026-01-01T00:00:00Z') })
  expect(house.clock().getFullYear()).toBe(2026)
  expect(await tableNames(house.directUrl)).toContain('kysely_migration')
  expect(house.directUrl).not.toContain(templateDatabase)
  const url = house.directUrl
  await house.close()
  await expect(tableNames(url)).rejects.toThrow(/does not exist/)
})

it('names another database of the same server', () => {
  expect(withDatabase('postgresql://u:p@127.0.0.1:5/a?sslmode=disable', 'b')).toBe(
    'postgresql://u:p@127.0.0.1:5/b?sslmode=disable',
  )
})

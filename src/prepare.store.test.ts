import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../test/support/house'
import type { House } from './platform/index.server'
import { isPrepared, prepareStore, schema } from './prepare.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

describe('the store', () => {
  it('is ready after it was prepared, and preparing it again changes nothing', async () => {
    const count = async () =>
      (
        await sql<{
          n: number
        }>`select (select count(*) from dataset_version) + (select count(*) from area_alias) as n`.execute(
          house.database,
        )
      ).rows[0]?.n
    const before = await count()
    await Promise.all([prepareStore(house), prepareStore(house)])
    expect(await count()).toBe(before)
    expect(await isPrepared(house)).toBe(true)
  })

  it('has schema steps with numbers that no two share', () => {
    const numbers = schema.map((step) => step.name.slice(0, 4))
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const number of numbers) expect(number).toMatch(/^\d{4}$/)
  })

  it('has no table or column that docs/tables does not explain', async () => {
    const explained = readdirSync('docs/tables')
      .map((file) => readFileSync(`docs/tables/${file}`, 'utf8'))
      .join('\n')
    const { rows } = await sql<{ name: string; columns: string[] }>`
      select table_name as name, array_agg(column_name::text) as columns
      from information_schema.columns where table_schema = 'public' group by table_name`.execute(house.database)
    const missing = rows.flatMap(({ name, columns }) => {
      if (!new RegExp(`(^## |\`)${name}\\b`, 'm').test(explained)) return [name]
      return columns.filter((column) => !explained.includes(`\`${column}\``)).map((column) => `${name}.${column}`)
    })
    expect(rows.length).toBeGreaterThan(10)
    expect(missing).toEqual([])
  })
})

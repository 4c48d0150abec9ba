import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../test/support/house'
import { operatorActor } from './accounts'
import { createComposition } from './areas/index.server'
import type { House } from './platform/index.server'
import { isPrepared, prepareStore, schema } from './prepare.server'
import { statisticsCommands } from './statistics/index.server'

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

  it('is asked about small numbers before an area is composed, once it was prepared', async () => {
    await prepareStore(house)
    const file = join(house.filesDirectory, 'steun.csv')
    const rows = ['BU09170101;2024;Wmo;4', 'BU09170102;2024;Wmo;75', 'WK091701;2024;Wmo;79']
    await writeFile(file, ['Code;Jaar;Voorziening;Aantal besluiten', ...rows].join('\n'))
    const bring = statisticsCommands.find(({ name }) => name === 'import')
    if (bring?.store !== 'needed') throw new Error('there is no command that imports')
    await bring.run({ house, actor: operatorActor, positional: [file], options: {}, language: 'nl', full: false })
    const parts = [{ region: 'BU09170102', share: 1, reason: null }]
    const asked = { area: 'heerlen-noord', boundaryYear: 2024, parts, note: '', base: 0, operation: 'compose-1' }
    // With 75 known, the other neighbourhood of the district is known to have four.
    await expect(createComposition(house, operatorActor, asked)).rejects.toMatchObject({
      code: 'composition-reveals-small-cell',
    })
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

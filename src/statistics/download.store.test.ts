import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { publicActor } from '../accounts'
import type { House } from '../platform/index.server'
import { csvOfSeries, parquetOfSeries, withoutFormula } from './download.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const asked = { indicator: 'problematische-schulden', place: 'nplv' }
const left = () => readdir(join(house.filesDirectory, 'downloads'))

describe('a download', () => {
  it('as CSV has a line per figure with its version, numbers as numbers', async () => {
    const text = await new Response(await csvOfSeries(house, publicActor, asked)).text()
    const rows = parse(text, { columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(9)
    expect(rows[0]).toMatchObject({
      dataset_version: 'nplv-monitor-2025.1',
      definition: 'herzien',
      place: 'nplv',
      period: '2021',
      value: '12.8',
      decimals: '1',
      line: '6802',
    })
    expect(await left()).toEqual([])
  })

  it('as CSV of an indicator everywhere has every place', async () => {
    const text = await new Response(await csvOfSeries(house, publicActor, { indicator: asked.indicator })).text()
    expect(new Set(parse(text, { columns: true }).map((row: unknown) => (row as { place: string }).place))).toEqual(
      new Set(['nl', 'nplv']),
    )
  })

  it('as Parquet holds the same figures', async () => {
    const bytes = await new Response(await parquetOfSeries(house, publicActor, asked)).arrayBuffer()
    const path = join(house.filesDirectory, 'downloaded.parquet')
    await writeFile(path, Buffer.from(bytes))
    const engine = await house.engine()
    const rows = await engine.rows<{ definition: string; period: string; value: number }>(
      'SELECT definition, period, value FROM read_parquet(?) ORDER BY definition, period LIMIT 1',
      [path],
    )
    expect(rows).toEqual([{ definition: 'herzien', period: '2021', value: 12.8 }])
    expect(await left()).toEqual([])
  })

  it('of a place without figures has columns and no rows', async () => {
    const text = await new Response(await csvOfSeries(house, publicActor, { ...asked, place: 'arnhem-oost' })).text()
    expect(text.trim().split('\n')).toHaveLength(1)
  })

  it('leaves no file behind when the reader goes away', async () => {
    const body = await csvOfSeries(house, publicActor, asked)
    const reader = body.getReader()
    await reader.read()
    await reader.cancel()
    expect(await left()).toEqual([])
  })

  it('leaves no file behind when nobody reads it, and removes what a killed process left', async () => {
    const body = await csvOfSeries(house, publicActor, asked)
    await body.cancel()
    expect(await left()).toEqual([])
    const old = join(house.filesDirectory, 'downloads', 'old.parquet')
    await writeFile(old, '')
    await utimes(old, new Date(0), new Date(0))
    await new Response(await csvOfSeries(house, publicActor, asked)).text()
    expect(await left()).toEqual([])
  })

  it('of an unknown indicator is refused', async () => {
    await expect(csvOfSeries(house, publicActor, { indicator: 'unheard-of' })).rejects.toMatchObject({
      code: 'indicator-unknown',
    })
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+31', "'+31"],
    ['-4', "'-4"],
    ['@here', "'@here"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['a=b', 'a=b'],
  ])('makes no formula of text: %j', (text, shown) => {
    expect(withoutFormula(text)).toBe(shown)
  })
})

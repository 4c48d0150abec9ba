import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readKnownTables, readServices, serviceNamed, tableNumber } from './content.server'

const root = resolve(import.meta.dirname, '../../..')

describe('the tables whose numbers are known', () => {
  it('are the neighbourhood figures of every year from 2013 to 2025, one each', async () => {
    const years = (await readKnownTables(root)).filter(({ series }) => series === 'kwb').map(({ year }) => year)
    expect(years).toEqual(Array.from({ length: 13 }, (_, index) => 2013 + index))
  })

  it('have a number of their own, a title that names the year, and a word on how it was checked', async () => {
    const tables = await readKnownTables(root)
    expect(new Set(tables.map(({ table }) => table)).size).toBe(tables.length)
    for (const { year, table, title, source, verified } of tables) {
      expect(table).toMatch(/^\d{5}[A-Z]{3}$/)
      expect(title).toContain(String(year))
      // A table of which the publisher's own page was seen says which page.
      expect(source.includes(`detail/${table}`)).toBe(verified === 'publisher')
    }
    expect(tables.filter(({ verified }) => verified === 'others').map(({ table }) => table)).toEqual([
      '83220NED',
      '86165NED',
      '50090NED',
      '50120NED',
      '50150NED',
    ])
  })

  it('come from services that are known, in years of publication order', async () => {
    const tables = await readKnownTables(root)
    const services = (await readServices(root)).map(({ slug }) => slug)
    expect(tables.filter(({ service }) => !services.includes(service))).toEqual([])
    // Numbers rise with the years: StatLine gives them out in order.
    const kwb = tables.filter(({ series }) => series === 'kwb').map(({ table }) => table)
    expect(kwb).toEqual(kwb.toSorted())
  })

  it('can be named by series and year', async () => {
    const tables = await readKnownTables(root)
    expect(tableNumber(tables, 'kwb-2023')).toBe('85618NED')
    expect(tableNumber(tables, 'KWB-2013')).toBe('82339NED')
    expect(tableNumber(tables, '70072ned')).toBe('70072ned')
  })
})

describe('the services', () => {
  it('are asked over https, but for the one that every installation has of its own', async () => {
    const services = await readServices(root)
    expect(services.filter(({ base }) => base === null).map(({ slug }) => slug)).toEqual(['swing'])
    expect(services.every(({ base }) => base === null || base.startsWith('https://'))).toBe(true)
  })

  it('are found by name, and near names are named', async () => {
    const services = await readServices(root)
    expect(serviceNamed(services, 'rivm').base).toContain('dataderden.cbs.nl')
    expect(() => serviceNamed(services, 'statlin')).toThrow(
      expect.objectContaining({ code: 'service-unknown', parameters: expect.objectContaining({ name: 'statlin' }) }),
    )
  })
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfiguration, settings, settingsTable } from './configuration.server'

const root = '/srv/wijklus'
const read = (environment: Record<string, string>) => readConfiguration(environment, root)

it('needs nothing: every setting has a default or may be absent', () => {
  expect(read({})).toMatchObject({
    databaseUrl: undefined,
    databaseDirectUrl: undefined,
    dataDirectory: '/srv/wijklus/data',
    host: '127.0.0.1',
    port: undefined,
    demonstration: true,
    logLevel: 'warn',
    queries: 2,
  })
})

it('takes an empty variable for one that is not there', () => {
  expect(read({ WIJKLUS_PORT: '', DATABASE_URL: '' })).toEqual(read({}))
})

it('shows a demonstration on the private database, and on a given one only when asked', () => {
  const given = { DATABASE_URL: 'postgresql://database.example/wijklus' }
  expect(read(given).demonstration).toBe(false)
  expect(read({ ...given, WIJKLUS_DEMONSTRATION: 'yes' }).demonstration).toBe(true)
  expect(read({ WIJKLUS_DEMONSTRATION: 'no' }).demonstration).toBe(false)
})

it('goes around the pooler only when told how', () => {
  const given = { DATABASE_URL: 'postgres://pooler.example/wijklus' }
  expect(read(given).databaseDirectUrl).toBe(given.DATABASE_URL)
  const direct = 'postgres://database.example/wijklus'
  expect(read({ ...given, DATABASE_DIRECT_URL: direct }).databaseDirectUrl).toBe(direct)
})

it('understands folders from the installation, and an address with or without its last slash', () => {
  expect(read({ WIJKLUS_DATA_DIRECTORY: '../store' }).dataDirectory).toBe('/srv/store')
  expect(read({ WIJKLUS_DATA_DIRECTORY: '/mnt/store' }).dataDirectory).toBe('/mnt/store')
  expect(read({ WIJKLUS_ADDRESS: 'https://wijklus.example/' }).address).toBe('https://wijklus.example')
})

describe('what is not right is refused by name', () => {
  it.each([
    ['WIJKLUS_PORT', '99999'],
    ['WIJKLUS_PORT', '80a'],
    ['WIJKLUS_PORT', '1.5'],
    ['DATABASE_URL', 'mysql://localhost/wijklus'],
    ['DATABASE_URL', 'localhost'],
    ['WIJKLUS_ADDRESS', 'wijklus.example'],
    ['WIJKLUS_SECRET', 'short'],
    ['WIJKLUS_DEMONSTRATION', 'true'],
    ['WIJKLUS_LOG_LEVEL', 'loud'],
    ['WIJKLUS_QUERY_MEMORY', '1'],
    ['WIJKLUS_QUERIES', '0'],
    ['WIJKLUS_QUERY_SECONDS', '-1'],
    ['WIJKLUS_CONNECTIONS', '1'],
    ['WIJKLUS_JOBS', '17'],
  ])('%s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      expect.objectContaining({
        code: 'configuration-invalid',
        where: name,
        parameters: expect.objectContaining({ name }),
      }),
    )
  })

  it('a secret is never part of what is said about it', () => {
    expect(() => read({ WIJKLUS_SECRET: 'geheim' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('geheim') }),
    )
  })

  it('a setting that does not exist, with the one that was meant', () => {
    expect(() => read({ WIJKLUS_PROT: '80' })).toThrow(
      expect.objectContaining({
        code: 'setting-unknown',
        parameters: { name: 'WIJKLUS_PROT', near: expect.arrayContaining(['WIJKLUS_PORT']) },
      }),
    )
  })

  it('what is not ours is left alone', () => {
    expect(read({ PORT: 'x', PGHOST: 'x', DATABASE_SIZE: 'x' })).toEqual(read({}))
  })
})

describe('docs/configuration.md', () => {
  it('says of every setting what it means', () => {
    for (const [name, schema] of Object.entries(settings.shape)) {
      expect({ name, about: schema.description }).toEqual({ name, about: expect.stringMatching(/^[A-Z].*[.]$/) })
    }
  })

  // Written anew from the settings with `npx vitest run src/platform/configuration.test.ts -u`.
  it('has the table of settings as they are', async () => {
    const path = join(import.meta.dirname, '../../docs/configuration.md')
    const written = await readFile(path, 'utf8')
    const table = /\| variable \|[\s\S]*$/
    expect(written).toMatch(table)
    await expect(written.replace(table, () => `${settingsTable()}\n`)).toMatchFileSnapshot(path)
  })
})

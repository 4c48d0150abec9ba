import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { root } from '../support/places'
import { type Breach, breachesIn } from './doors'

/** A house of two rooms in which every rule holds. */
const soundHouse: Record<string, string> = {
  'src/rooms.ts': "export const rooms = ['areas', 'statistics'] as const",
  'src/server.ts':
    "import { listAreas } from './areas/index.server'\nimport { show } from './statistics'\nshow(listAreas)",
  'src/areas/index.ts': "export { type Area, nameOf } from './model'",
  'src/areas/index.server.ts': "export { listAreas } from './store.server'",
  'src/areas/model.ts':
    "import { group } from 'd3-array'\nexport type Area = string\nexport const nameOf = (area: Area) => group([area], (x) => x)",
  'src/areas/store.server.ts':
    "import { sql } from 'kysely'\nimport type { Area } from './model'\nexport const listAreas = (): Area => sql`select name from area`",
  'src/statistics/index.ts': "export { show } from './table'",
  'src/statistics/table.tsx':
    "import { nameOf } from '../areas'\nimport texts from './texts/nl.json'\nexport const show = (area: unknown) => [nameOf(String(area)), texts]",
  'src/statistics/texts/nl.json': '{}',
  'src/statistics/pages/list.tsx':
    "import { listAreas } from '../../areas/index.server'\nexport const loader = () => listAreas()",
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-doors-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What is found in the sound house after these files were added or replaced. */
async function breachesWith(changes: Record<string, string> = {}): Promise<Breach[]> {
  for (const [path, text] of Object.entries({ ...soundHouse, ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${text}\n`)
  }
  return await breachesIn(folder)
}

describe('the doors hold', () => {
  it('in this house', async () => {
    expect(await breachesIn(root)).toEqual([])
  })

  it('in a sound house of two rooms', async () => {
    expect(await breachesWith()).toEqual([])
  })
})

describe('a planted fault is found:', () => {
  it('a room that reaches past the door of another', async () => {
    expect(
      await breachesWith({
        'src/statistics/table.tsx': "import { nameOf } from '../areas/model'\nexport const show = nameOf",
      }),
    ).toContainEqual({ rule: 'through-the-door', from: 'src/statistics/table.tsx', to: 'src/areas/model.ts' })
  })

  it('a page that reaches past the back door of another room', async () => {
    expect(
      await breachesWith({
        'src/statistics/pages/list.tsx': "import { listAreas } from '../../areas/store.server'\nlistAreas()",
      }),
    ).toContainEqual({
      rule: 'through-the-door',
      from: 'src/statistics/pages/list.tsx',
      to: 'src/areas/store.server.ts',
    })
  })

  it('a file that puts rooms together and reaches past a door', async () => {
    expect(
      await breachesWith({
        'src/server.ts': "import { nameOf } from './areas/model'\nimport './statistics'\nnameOf('')",
      }),
    ).toContainEqual({ rule: 'through-the-door', from: 'src/server.ts', to: 'src/areas/model.ts' })
  })

  it('a room that imports a later room, for a type only', async () => {
    expect(
      await breachesWith({
        'src/areas/index.server.ts':
          "export { listAreas } from './store.server'\nexport type { Show } from '../statistics'",
      }),
    ).toContainEqual({ rule: 'in-order', from: 'src/areas/index.server.ts', to: 'src/statistics/index.ts' })
  })

  it('a room that imports what puts the rooms together', async () => {
    expect(await breachesWith({ 'src/statistics/pages/list.tsx': "import '../../server'" })).toContainEqual({
      rule: 'in-order',
      from: 'src/statistics/pages/list.tsx',
      to: 'src/server.ts',
    })
  })

  it('a cycle', async () => {
    const found = await breachesWith({
      'src/statistics/index.ts': "export { show } from './table'\nexport { one } from './one'",
      'src/statistics/one.ts': "import { two } from './two'\nexport const one = () => two()",
      'src/statistics/two.ts': "import { one } from './one'\nexport const two = () => one()",
    })
    expect(found.map(({ rule, to }) => [rule, to])).toContainEqual([
      'no-cycle',
      expect.stringContaining('src/statistics/two.ts'),
    ])
  })

  it('a cycle of types only', async () => {
    const found = await breachesWith({
      'src/statistics/index.ts': "export { show } from './table'\nexport type { One } from './one'",
      'src/statistics/one.ts': "import type { Two } from './two'\nexport interface One { two: Two }",
      'src/statistics/two.ts': "import type { One } from './one'\nexport interface Two { one: One }",
    })
    expect(found.map(({ rule, to }) => [rule, to])).toContainEqual([
      'no-cycle',
      expect.stringContaining('src/statistics/two.ts'),
    ])
  })

  it.each([
    ['a file of the server', "import { listAreas } from '../areas/index.server'", 'src/areas/index.server.ts'],
    ['a type from a file of the server', "import type { X } from '../areas/index.server'", 'src/areas/index.server.ts'],
    ['Node', "import { readFile } from 'node:fs/promises'", 'fs/promises'],
    ['a package of the server', "import pino from 'pino'", 'pino'],
    ['a package of the server, on demand', "const later = () => import('@duckdb/node-api')", '@duckdb/node-api'],
  ])('a front file that imports %s', async (_what, line, to) => {
    const found = await breachesWith({ 'src/statistics/table.tsx': `${line}\nexport const show = 1` })
    expect(found).toContainEqual({ rule: 'no-server-code-in-front', from: 'src/statistics/table.tsx', to })
  })

  it('a page that uses a package of the server itself', async () => {
    const found = await breachesWith({ 'src/statistics/pages/list.tsx': "import pg from 'pg'\nexport default pg" })
    expect(found).toContainEqual({ rule: 'no-server-code-in-front', from: 'src/statistics/pages/list.tsx', to: 'pg' })
  })

  it('SQL outside the store, by its package and as text', async () => {
    const service = "import { sql } from 'kysely'\nexport const count = () => sql`select count(*) from area`"
    const text = "export const rename = 'update area set name = $1'"
    const found = await breachesWith({
      'src/areas/index.server.ts':
        "export { count } from './service.server'\nexport { rename } from './rename.server'\nexport { listAreas } from './store.server'",
      'src/areas/service.server.ts': service,
      'src/areas/rename.server.ts': text,
    })
    expect(found).toEqual([
      { rule: 'sql-in-the-store', from: 'src/areas/service.server.ts', to: 'kysely' },
      { rule: 'sql-in-the-store', from: 'src/areas/rename.server.ts', to: "'update area set" },
      { rule: 'sql-in-the-store', from: 'src/areas/service.server.ts', to: 'sql`' },
    ])
  })

  it.each([
    ['a framework', "import { useState } from 'react'", 'react'],
    ['its own store', "import { listAreas } from './store.server'", 'src/areas/store.server.ts'],
    ['files', "import { readFileSync } from 'node:fs'", 'fs'],
  ])('a model that imports %s', async (_what, line, to) => {
    const found = await breachesWith({
      'src/areas/model.ts': `${line}\nexport type Area = string\nexport const nameOf = 1`,
    })
    expect(found).toContainEqual({ rule: 'pure-model', from: 'src/areas/model.ts', to })
  })

  it('a file that only its test uses', async () => {
    const found = await breachesWith({
      'src/areas/old.ts': 'export const old = 1',
      'src/areas/old.test.ts': "import { old } from './old'\nold",
    })
    expect(found).toEqual([{ rule: 'no-orphan', from: 'src/areas/old.ts', to: 'nothing but tests imports it' }])
  })

  it('a folder that is no room, and a room that is not there', async () => {
    const found = await breachesWith({
      'src/rooms.ts': "export const rooms = ['areas', 'statistics', 'stories'] as const",
      'src/helpers/index.ts': 'export const help = 1',
    })
    expect(found).toEqual([
      { rule: 'rooms-as-listed', from: 'src/helpers', to: 'not a room' },
      { rule: 'rooms-as-listed', from: 'src/rooms.ts', to: 'no room stories' },
    ])
  })
})

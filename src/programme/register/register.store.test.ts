import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { programmeCommands } from '../commands.server'
import { loadRegister } from './content.server'
import { entryKinds } from './model'
import { type InterventionQuestion, intervention, searchInterventions } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house?.close())

const search = (question: Partial<InterventionQuestion>) =>
  searchInterventions(house, publicActor, { language: 'nl', ...question })

/** Ids of everything that is found, on all pages. */
async function ids(question: Partial<InterventionQuestion>): Promise<string[]> {
  const { pages } = await search(question)
  const numbers = Array.from({ length: pages }, (_, at) => at + 1)
  const found = await Promise.all(numbers.map((page) => search({ ...question, page })))
  return found.flatMap(({ results }) => results.map(({ id }) => id))
}

describe('without a question', () => {
  it('everything is found once, page by page, interventions first', async () => {
    const all = await ids({})
    expect(all).toHaveLength(218)
    expect(new Set(all).size).toBe(218)
    const first = await search({})
    expect([first.total, first.pages, first.results.length]).toEqual([218, 9, 25])
    expect(first.results.every(({ kind }) => kind === 'intervention')).toBe(true)
    expect(first.facets.kinds.map(({ code }) => code)).toEqual([...entryKinds])
  })

  it('a page after the last is empty and still says how many there are', async () => {
    expect(await search({ page: 500 })).toMatchObject({ total: 218, page: 500, results: [] })
  })
})

describe('Dutch words', () => {
  it.each([
    ['jongeren', 'jongere'],
    ['buurttuin', 'buurttuinen'],
    ['vrijwilliger', 'vrijwilligers'],
    ['wijkbaan', 'wijkbanen'],
    ['ontmoetingsplek', 'ontmoetingsplekken'],
    ['moeders', 'moeder'],
  ])('%s and %s find the same', async (one, other) => {
    const found = await ids({ q: `"${one}"` })
    expect(found.length).toBeGreaterThan(0)
    expect(await ids({ q: `"${other}"` })).toEqual(found)
  })

  it('are found without their accents, and with accents that are not there', async () => {
    expect(await ids({ q: 'coordinator' })).toEqual(await ids({ q: 'coördinator' }))
    expect(await ids({ q: 'mamacafes' })).toContain('ooievaarsmoeders-heerlen-noord')
  })

  it('are found by the beginning of the last one', async () => {
    expect(await ids({ q: 'jeugdw' })).toEqual(expect.arrayContaining(await ids({ q: '"jeugdwerk"' })))
    expect(await ids({ q: '"jeugdw"' })).toEqual([])
  })

  it('all have to be there; a phrase, or, and minus are understood', async () => {
    const [school, police] = [await ids({ q: '"school"' }), await ids({ q: '"politie"' })]
    expect(new Set(await ids({ q: 'school or "politie"' }))).toEqual(new Set([...school, ...police]))
    const without = school.filter((id) => !police.includes(id))
    expect(without.length).toBeLessThan(school.length)
    expect(new Set(await ids({ q: 'school -politie' }))).toEqual(new Set(without))
    expect(await ids({ q: '"rijke schooldag"' })).toEqual(['rijke-schooldag-nieuwegein-centrale-as'])
  })

  it('in a name count more than in a description, whole words more than beginnings', async () => {
    expect((await ids({ q: 'klusbieb' }))[0]).toBe('klusbieb-vlaardingen-westwijk')
    const mothers = await ids({ q: 'moeder' })
    expect(mothers[0]).toBe('moeder-is-de-sleutel-lelystad-oost')
    const wholeWords = await ids({ q: '"moeder"' })
    expect(mothers.slice(0, wholeWords.length)).toEqual(wholeWords)
  })

  it('find by the area that is named', async () => {
    expect(await ids({ q: 'Overvecht' })).toEqual(await ids({ area: 'utrecht-overvecht' }))
  })

  it('that are in every sentence find nothing by themselves', async () => {
    expect(await search({ q: 'de het een' })).toMatchObject({ total: 0, results: [] })
  })
})

it('English words find in English, with Dutch names as they are', async () => {
  const english = (q: string) => ids({ q, language: 'en' })
  expect(await english('"youth"')).toEqual(await english('"youths"'))
  expect(await english('volunteers')).toContain('sleutelfiguren')
  expect((await english('klusbieb'))[0]).toBe('klusbieb-vlaardingen-westwijk')
  expect(await ids({ q: '"neighbourhood"' })).toEqual([])
})

describe('filters', () => {
  it('by area find what the document names there, by any of its names', async () => {
    const found = await search({ area: 'Delft West' })
    expect(found.filter.area).toBe('delft-west')
    expect(found.results.map(({ id }) => id).sort()).toEqual([
      'buurtmaker-bikolaan-delft-west',
      'cultuurhuis-delft-west',
      'huis-van-de-buurt-delft-west',
      'netwerkmaker-delft-west',
    ])
    expect(found.results.every(({ areas }) => areas.includes('delft-west'))).toBe(true)
  })

  it('go together, and the counts say what each would give', async () => {
    const found = await search({
      theme: 'Veerkracht en weerbaarheid',
      kind: 'factor',
      cluster: 'digitale-weerbaarheid',
    })
    expect(found.total).toBe(21)
    expect(found.results.every(({ kind, clusters }) => kind === 'factor' && clusters.length === 1)).toBe(true)
    const other = found.facets.clusters.find(({ code }) => code === 'veerkracht-buurt')
    expect(other?.count).toBe((await search({ kind: 'factor', cluster: 'veerkracht-buurt' })).total)
    expect(found.without.kind).toBe((await search({ cluster: 'digitale-weerbaarheid' })).total)
  })

  it('that are empty ask nothing', async () => {
    expect(await search({ q: '', area: '', theme: ' ', cluster: '', kind: '' })).toMatchObject({ total: 218 })
  })

  it.each([
    ['area', 'Delft-Oost', 'place-unknown', 'delft-west'],
    ['theme', 'veerkracht', 'intervention-theme-unknown', 'veerkracht-en-weerbaarheid'],
    ['cluster', 'digitaal', 'intervention-cluster-unknown', 'digitale-weerbaarheid'],
    ['kind', 'interventies', 'intervention-kind-unknown', 'intervention'],
    ['area', 'nplv', 'place-unknown', expect.any(String)],
  ])('by an unknown %s (%s) are refused with what may be meant', async (name, typed, code, near) => {
    await expect(search({ [name]: typed })).rejects.toMatchObject({
      code,
      parameters: { near: expect.arrayContaining([near]) },
    })
  })
})

describe('hostile questions', () => {
  it.each([
    "'; drop table register_entry; --",
    '"',
    '"""""',
    '& | ! ( ) <-> :*',
    "jongeren' or '1'='1",
    '%',
    '_%\\',
    '\u0000',
    'jongeren\u0000',
    '\ud800',
    '- - -',
    '\\',
    ':*',
    'a:b\' :* "',
    '😀 🏘️',
    'ﷺ'.repeat(10),
  ])('%j finds something or nothing, and breaks nothing', async (q) => {
    for (const language of ['nl', 'en'] as const) {
      expect((await search({ q, language })).total).toBeGreaterThanOrEqual(0)
    }
    expect((await search({})).total).toBe(218)
  })

  it('a zero character is as if it was not typed', async () => {
    expect(await ids({ q: 'jongeren\u0000' })).toEqual(await ids({ q: 'jongeren' }))
  })

  it('of ten thousand characters are refused', async () => {
    await expect(search({ q: 'a'.repeat(10_000) })).rejects.toMatchObject({ code: 'search-too-long' })
    await expect(search({ theme: 'a'.repeat(10_000) })).rejects.toMatchObject({ code: 'intervention-theme-unknown' })
    await expect(intervention(house, publicActor, 'a'.repeat(10_000))).rejects.toMatchObject({
      code: 'intervention-unknown',
    })
  })
})

describe('one entry', () => {
  it('comes with the factors and perceived effects of its cluster', async () => {
    const file = await intervention(house, publicActor, 'youth-cyber-team-arnhem-oost')
    expect(file).toMatchObject({
      entry: { name: 'Youth Cyber Team', description: null, mentions: [{ line: '2708', section: 'chapter-4-table' }] },
      areas: [{ slug: 'arnhem-oost', name: 'Arnhem-Oost' }],
      themes: [{ code: 'veerkracht-en-weerbaarheid' }],
    })
    const [beside] = file.clusters
    expect(beside?.cluster.code).toBe('digitale-weerbaarheid')
    const kinds = (beside?.entries ?? []).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'factor')).toHaveLength(21)
    expect(kinds.filter((kind) => kind === 'perceived-effect')).toHaveLength(4)
    expect(beside?.entries.map(({ id }) => id)).not.toContain('youth-cyber-team-arnhem-oost')
  })

  it('comes with each of its clusters when it is named under several', async () => {
    const file = await intervention(house, publicActor, 'netwerkmaker-delft-west')
    expect(file.clusters.map(({ cluster }) => cluster.code)).toEqual([
      'bereiken-jongeren',
      'eerder-signaleren',
      'veerkracht-buurt',
      'positieve-identiteit',
    ])
  })

  it.each(['klusbib', '', '\u0000', "'"])('that is not there (%j) is refused with what may be meant', async (id) => {
    await expect(intervention(house, publicActor, id)).rejects.toMatchObject({
      code: 'intervention-unknown',
      parameters: { near: expect.arrayContaining([expect.any(String)]) },
    })
  })
})

describe('the command', () => {
  const run = (positional: string[], options: Record<string, string> = {}) => {
    const [command] = programmeCommands
    if (command?.store !== 'needed') throw new Error('the command works on stored data')
    return command.run({ house, actor: operatorActor, positional, options, language: 'nl', full: false })
  }

  it('gives as data what the service gives, and a line per entry with its source line', async () => {
    const { data, text } = await run(['klusbieb'], { area: 'Westwijk' })
    expect(data).toEqual(await search({ q: 'klusbieb', area: 'Westwijk' }))
    expect(text).toContain('Interventie: Klusbieb  [vlaardingen-westwijk]  L5555')
  })

  it('refuses a page that is no number', async () => {
    await expect(run([], { page: 'twee' })).rejects.toMatchObject({ code: 'option-invalid' })
  })
})

describe('loading', () => {
  it('again changes nothing, also by several at once', async () => {
    const loads = await Promise.all([loadRegister(house), loadRegister(house), loadRegister(house)])
    expect(loads).toEqual([{ loaded: false }, { loaded: false }, { loaded: false }])
  })

  it('a changed file is loaded once; one with a fault leaves all as it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wijklus-register-'))
    await cp(join(house.root, 'content'), join(folder, 'content'), { recursive: true })
    const file = join(folder, 'content/interventions/register.csv')
    const shipped = await readFile(file, 'utf8')
    const changed = { ...house, root: folder }
    try {
      await writeFile(file, shipped.replace('Klusbieb', 'Klusotheek'))
      const loads = await Promise.all([loadRegister(changed), loadRegister(changed)])
      expect(loads.map(({ loaded }) => loaded).sort()).toEqual([false, true])
      expect(await ids({ q: 'klusotheek' })).toEqual(['klusbieb-vlaardingen-westwijk'])
      await writeFile(file, shipped.replace(',factor,', ',factoor,'))
      await expect(loadRegister(changed)).rejects.toMatchObject({ code: 'content-invalid' })
      expect(await ids({ q: 'klusotheek' })).toHaveLength(1)
    } finally {
      expect(await loadRegister(house)).toEqual({ loaded: true })
      await rm(folder, { recursive: true })
    }
  })
})

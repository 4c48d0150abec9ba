import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, operatorActor, publicActor, type Role } from '../accounts'
import { areasCommands } from '../areas/index.server'
import type { House } from '../platform/index.server'
import { statisticsCommands } from './commands.server'
import { datasetVersions, indicator, listIndicators, seriesOf, sourceDocuments } from './service.server'

let house: House
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const ask = (code: string, place: string) => seriesOf(house, publicActor, { indicator: code, place })
const held = (role: Role, area: string | null): Actor => ({
  kind: 'person',
  id: role,
  name: role,
  memberships: [{ role, area, organisation: 'one', from: '2026-01-01', to: null }],
})

describe('a series', () => {
  it('has the published figures of household poverty with precision and source', async () => {
    const series = await ask('huishoudens-in-armoede', 'nplv')
    expect(series).toMatchObject({
      indicator: 'huishoudens-in-armoede',
      unit: '%',
      better: 'lower',
      uncertainty: 'count',
      place: 'nplv',
    })
    expect(series.definitions.map(({ version }) => version)).toEqual(['1'])
    expect(series.definitions[0]?.observations[4]).toEqual({
      period: '2022',
      value: 8,
      precision: 'exact',
      decimals: 1,
      source: { document: 'monitor-kansrijke-wijk-2025', line: '6763', figure: '16' },
    })
  })

  it('keeps the two definitions of debts apart', async () => {
    const series = await ask('problematische-schulden', 'nl')
    expect(
      series.definitions.map(({ version, observations }) => [
        version,
        observations.map(({ period, value }) => [period, value]),
      ]),
    ).toEqual([
      [
        'oud',
        [
          ['2018', 6.5],
          ['2021', 5.8],
          ['2022', 6.3],
          ['2023', 7.2],
          ['2024', 7.5],
        ],
      ],
      [
        'herzien',
        [
          ['2021', 6.1],
          ['2022', 6.7],
          ['2023', 7.5],
          ['2024', 7.7],
        ],
      ],
    ])
  })

  it('gives the reason instead of a value where none was published', async () => {
    const [version] = (await ask('arbeidsparticipatie', 'nl')).definitions
    expect(version?.observations.map(({ period, value, absence }) => [period, value, absence])).toEqual([
      ['2018', 68, undefined],
      ['2019', 69, undefined],
      ['2020', null, 'not-published'],
      ['2021', null, 'not-published'],
      ['2022', null, 'not-published'],
      ['2023', 71, undefined],
    ])
  })

  it('is empty for an area, of which no figure was published', async () => {
    const series = await ask('problematische-schulden', 'arnhem-oost')
    expect(series.definitions).toEqual([
      { version: 'oud', observations: [] },
      { version: 'herzien', observations: [] },
    ])
  })

  it('of an unknown indicator is refused with what it may have been', async () => {
    const refused = await ask('huishoudens-armoede', 'nl').catch((error) => error)
    expect(refused).toMatchObject({ code: 'indicator-unknown', status: 404 })
    expect(refused.parameters.near[0]).toBe('huishoudens-in-armoede')
  })

  it('finds near indicators by their name in either language', async () => {
    const refused = await indicator(house, publicActor, 'labour participation').catch((error) => error)
    expect(refused.parameters.near[0]).toBe('arbeidsparticipatie')
  })

  it.each([
    ['the public', publicActor, 'not-signed-in'],
    ['national coordination', held('national-coordinator', null), 'not-allowed'],
    ['a reader', held('reader', 'arnhem-oost'), 'not-allowed'],
    ['an administrator', held('administrator', null), 'not-allowed'],
    ['the operator', operatorActor, undefined],
    ['a researcher', held('researcher', null), undefined],
    ['a programme manager', held('programme-manager', 'arnhem-oost'), undefined],
  ])('in full is for those entitled to it: %s', async (_, actor, refusal) => {
    const asked = seriesOf(house, actor, { indicator: 'huishoudens-in-armoede', place: 'nl', edition: 'full' })
    if (refusal) await expect(asked).rejects.toMatchObject({ code: refusal })
    else expect((await asked).definitions[0]?.observations).toHaveLength(5)
  })
})

describe('the catalogue', () => {
  it('lists indicators in the order of the content', async () => {
    const codes = (await listIndicators(house, publicActor)).map(({ code }) => code)
    expect(codes).toHaveLength(46)
    expect(codes.slice(0, 3)).toEqual(['huishoudens-in-armoede', 'kinderen-in-armoede', 'problematische-schulden'])
  })

  it('says of a version where it comes from and how many figures it has', async () => {
    expect(await datasetVersions(house, publicActor)).toMatchObject([
      {
        id: 'nplv-monitor-2025.1',
        rowCount: 254,
        suppressedCount: 0,
        indicators: expect.arrayContaining(['arbeidsparticipatie']),
      },
    ])
  })

  it('knows every document a figure or caveat stands in', async () => {
    const known = (await sourceDocuments(house, publicActor)).map(({ slug }) => slug)
    for (const { definitions, caveats } of await listIndicators(house, publicActor)) {
      for (const { source } of [...definitions, ...caveats]) expect(known).toContain(source?.document)
    }
  })
})

describe('on the command line', () => {
  const run = (name: string, positional: string[], options: Record<string, string> = {}, full = false) => {
    const command = [...statisticsCommands, ...areasCommands].find((known) => known.name === name)
    if (command?.store !== 'needed') throw new Error(`no command ${name}`)
    return command.run({ house, actor: operatorActor, positional, options, language: 'nl', full })
  }

  it('series gives the series as data and as lines that can be read', async () => {
    const { data, text } = await run('series', ['problematische-schulden'], { place: 'NPLV-focusgebieden' })
    expect(data).toEqual(await ask('problematische-schulden', 'nplv'))
    expect(text).toContain('[herzien]')
    expect(text).toMatch(/2024 +14,0 {2}monitor-kansrijke-wijk-2025, L6785, fig. 18/)
  })

  it('series shows the reason where there is no value', async () => {
    const { text } = await run('series', ['arbeidsparticipatie'], { place: 'nl' })
    expect(text).toMatch(/2020 +niet gepubliceerd {2}monitor/)
  })

  it('series asks for an indicator and a place, and knows neither when it does not', async () => {
    await expect(run('series', [])).rejects.toMatchObject({ code: 'option-missing' })
    await expect(run('series', ['arbeidsparticipatie'])).rejects.toMatchObject({ code: 'option-missing' })
    await expect(run('series', ['arbeid'], { place: 'nl' })).rejects.toMatchObject({ code: 'indicator-unknown' })
    await expect(run('series', ['arbeidsparticipatie'], { place: 'atlantis' })).rejects.toMatchObject({
      code: 'place-unknown',
    })
  })

  it('indicators lists codes and names', async () => {
    const { text } = await run('indicators', [])
    expect(text.split('\n')[0]).toMatch(/^huishoudens-in-armoede +Huishoudens onder de armoedegrens \(%\)$/)
  })

  it('publish refuses a dataset in which nobody types', async () => {
    await expect(run('publish', ['nplv-monitor-2025'])).rejects.toMatchObject({ code: 'dataset-not-typed' })
    await expect(run('publish', ['nplv'])).rejects.toMatchObject({
      code: 'dataset-unknown',
      parameters: { near: ['nplv-monitor-2025'] },
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor } from '../../accounts'
import { findCurrentVersion } from '../store.server'
import { mappingOf } from './mapping-form'
import { keepMapping, listMappings } from './mappings.server'
import { type ImportBench, openImportBench, somebody } from './test-support/bench.server'

const own = 'heerlen-noord'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

const columns = ['Stadsdeel', 'Bewoners 18+', 'Voelt zich veilig', 'Respons']
const fields = {
  name: 'Omnibus Utrecht',
  publisher: 'Gemeente Utrecht',
  licence: 'eigen gebruik',
  disclosure: 'open',
  region: 'Stadsdeel',
  year: '2023',
  'boundary-year': '2022',
  decimal: ',',
  markers: '-',
  uncertainty: 'survey-without-margin',
  'read-2': 'yes',
  'unit-2': '%',
  'n-2': 'Respons',
}
const file = (year: number, safe: string) => ({
  name: `omnibus-${year}.csv`,
  text: `${columns.join(';')}\nWK034401;29.000;${safe};210\nWK034402;18.500;-;180\n`,
})

let operations = 0
function keep(typed: Readonly<Record<string, string>>, base = 0, area: string | null = null, actor = operatorActor) {
  operations += 1
  return keepMapping(bench.house, actor, {
    mapping: mappingOf(typed, columns),
    base,
    area,
    operation: `map ${operations}`,
  })
}

describe('what a person says once of the columns of a file', () => {
  it('reads that file, and next year’s without being asked', async () => {
    await expect(bench.bring(file(2023, '71,5'))).rejects.toMatchObject({ code: 'kind-unknown' })
    expect(await keep(fields)).toMatchObject({ slug: 'omnibus-utrecht', revision: 1 })

    const first = await bench.bring(file(2023, '71,5'), { mapping: 'omnibus-utrecht', year: 2023 })
    expect(first).toMatchObject({ kind: 'mapping', version: 'omnibus-utrecht.1', absences: { 'not-published': 1 } })
    const next = await bench.bring(file(2024, '73'))
    expect(next).toMatchObject({ kind: 'mapping', version: 'omnibus-utrecht.2', periods: ['2024'] })
    expect(next.warnings.map(({ nl }) => nl)).toContain('Gelezen volgens de kolomindeling ‘Omnibus Utrecht’.')
    expect(await bench.figures('omnibus-utrecht')).toEqual({
      'omnibus-utrecht:voelt-zich-veilig WK034401 2023': 71.5,
      'omnibus-utrecht:voelt-zich-veilig WK034402 2023': 'not-published',
      'omnibus-utrecht:voelt-zich-veilig WK034401 2024': 73,
      'omnibus-utrecht:voelt-zich-veilig WK034402 2024': 'not-published',
    })
  })

  it('does not guess of which year a file is', async () => {
    const { text } = file(2025, '70')
    await expect(bench.bring({ name: 'omnibus.csv', text })).rejects.toMatchObject({ code: 'kind-unknown' })
    const asked = bench.bring({ name: 'omnibus.csv', text }, { mapping: 'omnibus-utrecht' })
    await expect(asked).rejects.toMatchObject({ code: 'import-year-unknown' })
    const part = bench.bring({ name: 'omnibus jan tm mei 2025.csv', text }, { mapping: 'omnibus-utrecht' })
    await expect(part).rejects.toMatchObject({ code: 'import-part-unread', parameters: { found: 'jan tm mei' } })
  })

  it('can be changed by who saw it last, and the same file is then read anew', async () => {
    await expect(keep({ ...fields, 'unit-2': 'score' })).rejects.toMatchObject({ code: 'mapping-taken' })
    const more = { ...fields, slug: 'omnibus-utrecht', 'read-1': 'yes', 'unit-1': 'persons', 'aggregation-1': 'sum' }
    expect(await keep(more, 1)).toMatchObject({ revision: 2 })
    await expect(keep(more, 1)).rejects.toMatchObject({ code: 'changed-since' })
    const again = await bench.bring(file(2023, '71,5'), { mapping: 'omnibus-utrecht', year: 2023 })
    expect(again).toMatchObject({ version: 'omnibus-utrecht.3', isNew: true })
    expect(await bench.figures('omnibus-utrecht')).toMatchObject({
      'omnibus-utrecht:bewoners-18 WK034401 2023': 29_000,
      'omnibus-utrecht:voelt-zich-veilig WK034401 2023': 71.5,
    })
    expect(await bench.bring(file(2023, '71,5'), { mapping: 'omnibus-utrecht', year: 2023 })).toMatchObject({
      version: 'omnibus-utrecht.3',
      isNew: false,
    })
  })

  it('is refused with the column that does not fit', async () => {
    const { text } = file(2023, 'ja')
    const asked = bench.bring({ name: 'x-2023.csv', text }, { mapping: 'omnibus-utrecht' })
    await expect(asked).rejects.toMatchObject({
      code: 'mapping-column-of-text',
      parameters: { about: 'Voelt zich veilig' },
    })
    const other = bench.bring(
      { name: 'y-2023.csv', text: text.replace('Respons', 'Anders') },
      { mapping: 'omnibus-utrecht' },
    )
    await expect(other).rejects.toMatchObject({ code: 'mapping-column-missing', parameters: { about: 'Respons' } })
  })

  it('of an area stands beside those of everybody, and is for that area only', async () => {
    const manager = somebody('programme-manager', own)
    await expect(keep(fields, 0, null, manager)).rejects.toMatchObject({ code: 'not-allowed' })
    const kept = await keep({ ...fields, 'read-1': 'yes', 'unit-1': 'persons' }, 0, own, manager)
    expect(kept).toMatchObject({ slug: 'heerlen-noord-omnibus-utrecht', area: own })
    const seen = async (area: string | null) =>
      (await listMappings(bench.house, operatorActor, area)).map(({ slug }) => slug)
    expect(await seen(null)).toEqual(['omnibus-utrecht'])
    expect(await seen(own)).toEqual(['heerlen-noord-omnibus-utrecht', 'omnibus-utrecht'])
    const elsewhere = bench.bring(file(2023, '70'), { mapping: kept.slug })
    await expect(elsewhere).rejects.toMatchObject({ code: 'mapping-unknown' })
    const report = await bench.bring(file(2023, '70'), { area: own, actor: manager })
    expect(report).toMatchObject({
      dataset: 'heerlen-noord-omnibus-utrecht',
      indicators: ['heerlen-noord-omnibus-utrecht:bewoners-18', 'heerlen-noord-omnibus-utrecht:voelt-zich-veilig'],
    })
  })

  it('checks the sums it is told of, and protects by them', async () => {
    const text = 'Buurt;Bewoners;Jong;Oud\nBU03440111;100;92;8\nBU03440112;90;45;44\n'
    const named = ['Buurt', 'Bewoners', 'Jong', 'Oud']
    const counted = (position: number) => ({
      [`read-${position}`]: 'yes',
      [`unit-${position}`]: 'persons',
      [`aggregation-${position}`]: 'sum',
    })
    const typed = {
      ...fields,
      name: 'Leeftijden',
      region: 'Buurt',
      decimal: '.',
      disclosure: 'counts-of-people',
      uncertainty: 'count',
      ...{ 'read-2': '', 'n-2': '' },
      ...counted(1),
      ...counted(2),
      ...counted(3),
    }
    const brought = { name: 'leeftijden-2023.csv', text }
    const asked = { mapping: 'leeftijden', year: 2023 }
    const keepTyped = (sums: string, base: number) =>
      keepMapping(bench.house, operatorActor, {
        mapping: mappingOf({ ...typed, slug: 'leeftijden', sums }, named),
        base,
        area: null,
        operation: `ages ${base}`,
      })
    await keepTyped('', 0)
    expect((await bench.bring(brought, asked)).warnings.map(({ code }) => code)).not.toContain('columns-differ')
    await keepTyped('Bewoners = Jong + Oud', 1)
    const again = await bench.bring(brought, asked)
    expect(again).toMatchObject({ isNew: true, version: 'leeftijden.2' })
    expect(again.warnings.find(({ code }) => code === 'columns-differ')?.nl).toContain('BU03440112')
    const kept = await findCurrentVersion(bench.house.database, 'leeftijden')
    expect(kept?.under.rules.relations).toEqual([
      { kind: 'sum', total: 'leeftijden:bewoners', parts: ['leeftijden:jong', 'leeftijden:oud'] },
    ])
    expect(await bench.bring(brought, asked)).toMatchObject({ isNew: false, version: 'leeftijden.2' })
  })
})

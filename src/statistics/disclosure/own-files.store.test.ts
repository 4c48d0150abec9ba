import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor, publicActor } from '../../accounts'
import { keepMapping } from '../importing/mappings.server'
import { type ImportBench, openImportBench } from '../importing/test-support/bench.server'
import { downloadVersion, versionProvenance } from '../publishing/service.server'
import { attack, type KnownSum } from './test-support/attack'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

const neighbourhoods = ['BU09170101', 'BU09170102', 'BU09170103', 'BU09170201', 'BU09170202', 'BU09170203']
const inside: Readonly<Record<string, readonly string[]>> = {
  WK091701: neighbourhoods.slice(0, 3),
  WK091702: neighbourhoods.slice(3),
  GM0917: ['WK091701', 'WK091702'],
}
const places = [...neighbourhoods, ...Object.keys(inside)]

interface CsvRow {
  indicator: string
  place: string
  value: string
}

/** The number of a place from those of its neighbourhoods. */
function numberOf(place: string, own: readonly number[]): number {
  const parts = inside[place]
  return parts ? parts.reduce((so, part) => so + numberOf(part, own), 0) : (own[neighbourhoods.indexOf(place)] ?? 0)
}

/** A file of one's own, brought in by a mapping: numbers per neighbourhood, and what follows from them in each row. */
async function bring(
  slug: string,
  columns: Readonly<Record<string, { unit: string; values(place: string): number; group?: string }>>,
): Promise<CsvRow[]> {
  const names = Object.keys(columns)
  const lines = places.map((place) => [place, ...names.map((name) => columns[name]?.values(place))].join(';'))
  const text = `${[['code', ...names].join(';'), ...lines].join('\n')}\n`
  const mapping = {
    name: slug,
    regionColumn: 'code',
    level: null,
    boundaryYear: { fixed: 2024 },
    period: { fixed: '2024' },
    columns: names
      .filter((name) => columns[name]?.unit !== '')
      .map((name) => ({
        column: name,
        indicator: `${slug}:${name}`,
        name: { nl: name, en: name },
        unit: columns[name]?.unit ?? '',
        better: 'none',
        aggregation: columns[name]?.unit === 'persons' ? 'sum' : 'none',
        denominator: null,
        uncertainty: 'count',
        ...(columns[name]?.group === undefined ? {} : { of: columns[name].group }),
      })),
    decimal: '.',
    markers: [],
    disclosure: 'counts-of-people',
    dataset: { slug, title: { nl: slug, en: slug }, publisher: 'Heerlen', licence: 'eigen gebruik' },
  }
  await keepMapping(bench.house, operatorActor, { mapping, base: 0, area: null, operation: `keep ${slug}` })
  await bench.bring({ name: `${slug}-2024.csv`, text }, { mapping: slug, year: 2024 })
  const asked = { dataset: slug, number: 1, format: 'csv', edition: 'released' } as const
  const { body } = await downloadVersion(bench.house, publicActor, asked)
  return parse(await new Response(body).text(), { columns: true }) as CsvRow[]
}

const overPlaces = (names: readonly string[]): KnownSum[] =>
  names.flatMap((name) =>
    Object.entries(inside).map(([total, parts]) => ({
      terms: new Map([[`${name} ${total}`, -1], ...parts.map((part) => [`${name} ${part}`, 1] as const)]),
      total: 0,
    })),
  )

const sumTo = (total: string, parts: readonly string[]): KnownSum[] =>
  places.map((place) => ({
    terms: new Map([[`${total} ${place}`, -1], ...parts.map((part) => [`${part} ${place}`, 1] as const)]),
    total: 0,
  }))

const men = [4, 150, 80, 200, 120, 90]
const women = [60, 160, 95, 210, 7, 110]
const nameIn = (row: CsvRow) => row.indicator.split(':')[1] ?? ''

describe('a file of people in which nobody said how its columns follow from each other', () => {
  it('gives no sex away by the other, nor by the residents', async () => {
    const rows = await bring('seksen', {
      mannen: { unit: 'persons', values: (place) => numberOf(place, men) },
      vrouwen: { unit: 'persons', values: (place) => numberOf(place, women) },
      inwoners: { unit: 'persons', values: (place) => numberOf(place, men) + numberOf(place, women) },
    })
    const name = (row: CsvRow) => `${nameIn(row)} ${row.place}`
    const hidden = rows.filter((row) => row.value === '').map(name)
    const known = new Map(rows.filter((row) => row.value !== '').map((row) => [name(row), Number(row.value)]))
    const sums = [...overPlaces(['mannen', 'vrouwen', 'inwoners']), ...sumTo('inwoners', ['mannen', 'vrouwen'])]
    const { solved, most } = attack({ known, sums })
    expect(hidden).toContain('mannen BU09170101')
    expect(hidden.filter((each) => solved.has(each) || most(each) < 10)).toEqual([])
  })

  it('says which relations were taken into account, and keeps the checksum from who could try numbers with it', async () => {
    const asked = { dataset: 'seksen', number: 1 }
    const open = await versionProvenance(bench.house, publicActor, asked)
    const relation = { kind: 'sum', total: 'seksen:inwoners', parts: ['seksen:mannen', 'seksen:vrouwen'] }
    expect(open.protection.rules?.relations).toEqual([relation])
    expect(open.inputChecksum).toBeNull()
    const { inputChecksum } = await versionProvenance(bench.house, operatorActor, asked)
    expect(inputChecksum).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives no yes away by the no', async () => {
    const residents = (place: string) => numberOf(place, men) + numberOf(place, women)
    const share = (own: readonly number[]) => (place: string) =>
      Math.round((1000 * numberOf(place, own)) / residents(place)) / 10
    const rows = await bring('antwoorden', {
      ja: { unit: '%', values: share(men), group: 'gevraagd' },
      nee: { unit: '%', values: share(women), group: 'gevraagd' },
      gevraagd: { unit: '', values: residents },
    })
    const hidden = (code: string) =>
      rows.flatMap((row) => (nameIn(row) === code && row.value === '' ? [row.place] : []))
    expect(hidden('ja')).toContain('BU09170101')
    expect(hidden('ja')).toEqual(hidden('nee'))
  })
})

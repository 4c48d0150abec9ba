import { expect, it } from 'vitest'
import { streamOf } from '../download.server'
import type { Observation } from '../model/observation'
import { columnsOf, type FigureColumns, figureAt, joinedColumns } from '../source/figure-columns'
import { jsonOfRegions } from './figures-json.server'
import type { FiguresOfParts } from './parts'
import { inPieces, jsonOfItems } from './pieces.server'

const answerOf = async (found: FiguresOfParts | null) => {
  const about = { kinds: found?.figures.kinds ?? [] }
  return new Response(streamOf(inPieces(jsonOfItems(about, 'regions', found ? jsonOfRegions(found) : [])))).json()
}

const source = { document: 'kwb-2023', line: 'a_inw' }
const note = { nl: 'Let "op".', en: 'Mind.' }
const observations: (Observation | null)[] = [
  { period: '2023', value: 0.1, precision: 'exact', source },
  { period: '2023', value: -12.5, precision: 'exact', source },
  null,
  { period: '2023', value: 0, precision: 'about', source },
  { period: '2023', value: null, precision: 'exact', absence: 'suppressed', source },
  { period: '2023', value: null, precision: 'exact', absence: 'unknown', note, source },
  { period: '2023', value: 999_999_999, precision: 'exact', source },
  { period: '2023', value: 1_000_000_000, precision: 'exact', source },
  { period: '2023', value: 10, precision: 'exact', source },
  { period: '2023', value: 1e21, precision: 'exact', decimals: 1, source },
  { period: '2023', value: 1, precision: 'exact', source: { ...source, figure: '3' } },
  { period: '2023', value: null, precision: 'range', low: 1, high: 2.5, source },
  { period: '2023', value: 1, precision: 'exact', margin: 0.5, n: 3, of: 4, source },
]

/** So many regions with these figures in turn. */
function foundOf(count: number): FiguresOfParts {
  const all = Array.from({ length: count }, (_, at) => observations[at % observations.length] ?? null)
  return {
    ...{ level: 'neighbourhood', boundaryYear: 2023, period: '2023', definition: '1', levels: [], periods: [] },
    regions: all.map((_, at) => ({ code: `BU${at}`, name: at === 1 ? 'De "Hoek"\n\u2028' : `Wijk ${at} Súdwest €` })),
    isInside: (code) => code !== 'BU3',
    figures: columnsOf(all),
    wholes: Float64Array.from(all, (_, at) => (at % 2 === 0 ? Number.NaN : at)),
  }
}

it.each([0, 1, 10, 2000])('%i regions are written as JSON, each with what its figure says', async (count) => {
  const found = foundOf(count)
  const answer = await answerOf(found)
  expect(Object.keys(answer)).toEqual(['kinds', 'regions'])
  expect(answer.regions).toHaveLength(count)
  for (const [at, region] of answer.regions.entries()) {
    const { code, name, isOutside, whole, kind, ...numbers } = region
    expect({ code, name }).toEqual(found.regions[at])
    expect(isOutside).toBe(at === 3 ? true : undefined)
    expect(whole).toBe(at % 2 === 0 ? undefined : at)
    const told = kind === null ? null : { period: '2023', ...answer.kinds[kind], ...numbers }
    expect(told).toEqual(observations[at % observations.length])
    if (kind === null) expect(numbers).toEqual({ value: null })
  }
})

it('says what figures have in common once', async () => {
  expect((await answerOf(foundOf(2000))).kinds).toHaveLength(7)
})

it('says that nothing was found', async () => {
  expect(await answerOf(null)).toEqual({ kinds: [], regions: [] })
  expect([...jsonOfItems({}, 'items', ['1', '2'])].join('')).toBe('{"items":[1,2]}')
})

it('columns of several files are of each place the row of the first that has one', () => {
  const figures = (columns: FigureColumns) => observations.map((_, at) => figureAt(columns, at, '2023'))
  const [odd, even] = [1, 0].map((side) => columnsOf(observations.map((each, at) => (at % 2 === side ? each : null))))
  const [all, other] = [columnsOf(observations), columnsOf(observations.toReversed())]
  const joined = (...columns: (FigureColumns | undefined)[]) =>
    figures(
      joinedColumns(
        columns.filter((each) => each !== undefined),
        observations.length,
      ),
    )
  expect(joined(all)).toEqual(observations)
  expect(joined(odd, even)).toEqual(observations)
  expect(joined(columnsOf(observations.map(() => null)), even, all)).toEqual(observations)
  expect(joined(all, other)).toEqual(observations.map((each, at) => each ?? observations.at(-1 - at)))
  expect(joined()).toEqual(observations.map(() => null))
})

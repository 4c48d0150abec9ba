import { describe, expect, it } from 'vitest'
import type { Series } from '../../model/indicator'
import type { Absence, Observation } from '../../model/observation'
import { emptyForm, questionOf } from '../form'
import type { EffectResult } from './analysis'
import { type Assembly, assemble, besideOf } from './assemble'
import { contextOf } from './context'
import { comparisonOf } from './exclusions'
import type { FrozenContext, FrozenInputs, NamedPlace } from './question'
import { tidyQuestion } from './question'
import { effectSettings } from './settings'

const named = (code: string): NamedPlace => ({ code, name: { nl: code, en: code } })

type Figure = number | Absence | 'at-least'
const years = (first: number, figures: readonly Figure[]): Observation[] =>
  figures.map((figure, index) => ({
    period: String(first + index),
    value: typeof figure === 'number' ? figure : figure === 'at-least' ? 5 : null,
    precision: figure === 'at-least' ? 'at-least' : 'exact',
    ...(typeof figure === 'string' && figure !== 'at-least' ? { absence: figure } : {}),
    source: { document: 'own', line: '1' },
  }))
const series = (definitions: Record<string, Observation[]>): Series => ({
  indicator: 'x',
  unit: '%',
  better: 'none',
  uncertainty: 'count',
  place: 'x',
  definitions: Object.entries(definitions).map(([version, observations]) => ({ version, observations })),
})
const eight = [1, 2, 3, 4, 5, 6, 7, 8]

describe('the table of a stored analysis', () => {
  const asked: Assembly = {
    from: '2016',
    definition: null,
    firstPeriod: null,
    lastPeriod: null,
    place: named('own'),
    donors: [named('a'), named('b'), named('c')],
  }
  const all = (own: Record<string, Observation[]>, more: Partial<Assembly> = {}, donors = own) =>
    assemble(
      new Map([
        ['own', series(own)],
        ['a', series(donors)],
        ['b', series(donors)],
        ['c', series(donors)],
      ]),
      { ...asked, ...more },
      effectSettings,
    )

  it('is of one definition: the newest with five periods before and two after, never two mixed', () => {
    const both = { old: years(2009, [...eight, 9]), new: years(2014, [5, 5, 5, 5, 5]) }
    expect(all(both)).toMatchObject({ definition: 'old', before: 7, periods: { length: 9 } })
    const newer = { old: years(2009, eight), new: years(2010, [...eight, 9]) }
    expect(all(newer)).toMatchObject({ definition: 'new', before: 6 })
    const refused = expect.objectContaining({
      code: 'effect-periods-few',
      parameters: expect.objectContaining({ before: 2 }),
    })
    expect(() => all({ old: years(2009, [1, 2, 3]), new: years(2014, [5, 5, 5, 5, 5]) })).toThrow(refused)
    expect(() => all(both, { definition: 'new' })).toThrow(expect.objectContaining({ code: 'effect-periods-few' }))
  })

  it('has only periods of the kind of the start, in which the place has a figure it can be calculated with', () => {
    const own = years(2009, [1, 2, 'suppressed', 4, 5, 'at-least', 7, 8, 9])
    const quarter = { ...(own[0] as Observation), period: '2012-Q1' }
    expect(all({ '1': [...own, quarter] }, {}, { '1': years(2009, [...eight, 9]) })).toMatchObject({
      periods: ['2009', '2010', '2012', '2013', '2015', '2016', '2017'],
      before: 5,
    })
    expect(all({ '1': years(2000, Array(20).fill(1)) }, { firstPeriod: '2008', lastPeriod: '2018' }).periods).toEqual(
      Array.from({ length: 11 }, (_, index) => String(2008 + index)),
    )
  })

  it('leaves out a comparison place with a gap, with the reasons of its publisher', () => {
    const own = { '1': years(2009, [...eight, 9]) }
    const found = assemble(
      new Map([
        ['own', series(own)],
        ['a', series(own)],
        ['b', series({ '1': years(2009, [1, 'suppressed', 3, 'suppressed', 5, 6, 7, 8]) })],
      ]),
      asked,
      effectSettings,
    )
    expect(found.donors.map(({ code }) => code)).toEqual(['a'])
    expect(found.leftOut).toMatchObject([
      { code: 'b', reason: 'missing', missing: 3, absences: { suppressed: 2, 'not-published': 1 } },
      { code: 'c', reason: 'missing', missing: 9 },
    ])
  })
})

it('figures to put beside it are the last before the start and the last after, in one definition', () => {
  const x = { code: 'x', name: { nl: 'x', en: 'x' }, unit: '%' }
  const found = new Map([
    ['own', series({ old: years(2010, [1, 2, 3, 4]), new: years(2014, [5, 6, 'unknown', 8, 9]) })],
    ['a', series({ new: years(2014, [1, 2, 3, 4, 5]) })],
  ])
  expect(besideOf(x, found, named('own'), [named('a')], { from: '2016', last: '2017' })).toMatchObject({
    before: '2015',
    after: '2017',
    values: { own: [6, 8], a: [2, 4] },
  })
  expect(besideOf(x, found, named('own'), [], { from: '2020', last: '2022' })).toBeNull()
})

it('a comparison holds no place of the area, next to it, or with a programme of its own', () => {
  const codes = [
    'WK091700',
    'BU09170001',
    'BU09180000',
    'WK0344',
    'BU03440111',
    'GM0917',
    'heerlen-noord',
    'BU05000000',
  ]
  const { donors, leftOut } = comparisonOf(codes.map(named), {
    own: ['heerlen-noord', 'BU09170002'],
    adjacent: ['BU09170001'],
    programmes: ['WK034401'],
  })
  expect(donors.map(({ code }) => code)).toEqual(['BU09180000', 'BU05000000'])
  expect(Object.fromEntries(leftOut.map(({ code, reason }) => [code, reason]))).toEqual({
    WK091700: 'itself',
    GM0917: 'itself',
    'heerlen-noord': 'itself',
    BU09170001: 'adjacent',
    WK0344: 'programme',
    BU03440111: 'programme',
  })
})

describe('what stands beside a result', () => {
  const figure = (own: [number, number]) => ({
    known: true as const,
    value: {
      indicator: 'x',
      name: { nl: 'x', en: 'x' },
      unit: 'persons',
      before: '2015',
      after: '2018',
      values: { own, a: [100, 110], b: [null, 5] } as const,
    },
  })
  const why = { nl: 'niet ingelezen', en: 'not read in' }
  const context: FrozenContext = {
    population: figure([2000, 2100]),
    movement: { known: false, why },
    whole: figure([900, 1000]),
    beside: [],
    adjacent: { known: true, value: [named('next')] },
    events: [],
  }
  const read = (
    reached: number | null,
    unit: string,
    more: Partial<FrozenContext> = {},
    weights = { a: 0.9, b: 0.1 },
  ) =>
    contextOf(
      {
        question: { reached, sameTime: { looked: false, items: [] }, earlier: { looked: true, items: ['eerder'] } },
        context: { ...context, ...more },
        indicator: { unit },
        place: named('own'),
      } as unknown as FrozenInputs,
      { weights } as unknown as EffectResult,
      { next: -0.4 },
    )

  it('says of everything what is known, or why it is not', () => {
    expect(read(100, '%')).toMatchObject({
      movement: { known: false, why },
      adjacent: { known: true, value: [{ estimate: -0.4 }] },
      sameTime: { known: false, why: { nl: 'niet nagegaan' } },
      earlier: { known: true, value: ['eerder'] },
    })
  })

  it('weighs the comparison as the analysis did, and has none where little of the weight is known', () => {
    expect(read(null, '%').population).toMatchObject({ value: { place: [2000, 2100], comparison: [100, 110] } })
    expect(read(null, '%', {}, { a: 0.7, b: 0.3 }).population).toMatchObject({ value: { comparison: null } })
  })

  it('works out how much those reached can have moved the figure: of a share by the whole it is a share of', () => {
    expect(read(100, '%').reach).toMatchObject({ value: { population: 2100, mostMoved: { known: true, value: 10 } } })
    expect(read(5000, '%').reach).toMatchObject({ value: { mostMoved: { value: 100 } } })
    expect(read(100, 'persons').reach).toMatchObject({ value: { mostMoved: { value: 100 } } })
    expect(read(100, 'EUR').reach).toMatchObject({ value: { mostMoved: { known: false } } })
    expect(read(100, '%', { whole: { known: false, why } }).reach).toMatchObject({
      value: { mostMoved: { known: false, why } },
    })
    expect(read(null, '%').reach).toMatchObject({
      known: false,
      why: { en: 'the number of people reached was not filled in' },
    })
  })
})

describe('the form of a new analysis', () => {
  const typed = emptyForm({
    title: ' Weinig geld ',
    indicator: 'kwb:p',
    place: 'Heerlen-Noord',
    from: '2019',
    donors: 'BU10000000\r\nBU10010000; BU10000000',
    reached: '1.250',
    earlier: 'Eerdere aanpak 2010-2014\n\n',
  })
  it('becomes a question: lists however they are set apart, numbers as the Dutch write them', () => {
    expect(tidyQuestion(questionOf('heerlen-noord', typed))).toMatchObject({
      title: 'Weinig geld',
      donors: ['BU10000000', 'BU10010000'],
      reached: 1250,
      firstPeriod: null,
      sameTime: { looked: false, items: [] },
      earlier: { looked: true, items: ['Eerdere aanpak 2010-2014'] },
    })
  })
  it.each([
    ['reached', { reached: 'veel' }],
    ['method', { method: 'regressie' }],
    ['from', { from: 'vorig jaar' }],
    ['from', { from: '' }],
    ['lastPeriod', { lastPeriod: '22' }],
    ['donors', { donors: 'BU10000000' }],
    ['title', { title: '  ' }],
    ['sameTime', { sameTime: 'x'.repeat(301) }],
  ])('is refused at its field: %s', (field, changed) => {
    const refused = expect.objectContaining({ code: 'input-invalid', where: field })
    expect(() => tidyQuestion(questionOf('heerlen-noord', { ...typed, ...changed }))).toThrow(refused)
  })
})

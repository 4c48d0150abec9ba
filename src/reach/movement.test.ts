import { describe, expect, it } from 'vitest'
import { firstDayOf, lastDayOf, yearsAfter } from './model/moments'
import { canItMove, distanceOf, latestReach, type Moved, noiseOf, peopleToShow } from './model/movement'
import { changeText, momentText } from './wording'

/** Of contracts/programme.example.json: 45 people in an area with 8,200 at risk. */
const intervening = {
  reach: [{ period: '2024', group: 'langdurig-werkzoekend', count: 45 }],
  expectedSuccess: 0.4,
  overlap: 0.1,
  deadweight: 0.2,
  turnover: 0.1,
}
const benefit = {
  unit: '%',
  atRisk: 8200,
  series: [
    { period: '2019', value: 9.4 },
    { period: '2020', value: 9.6 },
    { period: '2021', value: 9.1 },
    { period: '2022', value: 8.7 },
  ],
  baseline: { period: '2022', value: 8.7 },
  targets: [{ period: '2030', value: 7 }],
}

describe('can this move the figure?', () => {
  it('45 people of whom it works for 40 % are 0.14 points of 8,200, below noise and a tenth of the way', () => {
    const movement = canItMove(intervening, benefit, '2028')
    // 45 x 0.4 x 0.9 x 0.8 x 0.9 = 11.664 people; changes of +0.2, -0.5 and -0.4; 8.7 to 7.0.
    expect(movement.people).toBeCloseTo(11.664, 10)
    expect(movement.change).toBeCloseTo(0.142244, 5)
    expect(movement.noise?.deviation).toBeCloseTo(0.378594, 5)
    expect(movement.distance?.distance).toBeCloseTo(1.7, 10)
    expect(movement).toMatchObject({
      isBelowNoise: true,
      isBelowTenth: true,
      advice: 'nearer-indicator',
      horizon: { effectFrom: '2028', target: '2030' },
      missing: [],
    })
  })

  it('a count of people moves by the people themselves, whatever the population at risk', () => {
    const movement = canItMove(intervening, { ...benefit, unit: 'count', atRisk: undefined })
    expect(movement.change).toBeCloseTo(11.664, 10)
    expect(movement.advice).toBe('may-show')
  })

  it('what was not written of overlap, deadweight and turnover takes nothing off, and is said', () => {
    const { people, assumptions } = canItMove({ reach: intervening.reach, expectedSuccess: 0.4 }, benefit)
    expect(people).toBeCloseTo(18, 10)
    expect(assumptions.filter(({ given }) => !given).map(({ name }) => name)).toEqual([
      'overlap',
      'deadweight',
      'turnover',
    ])
  })

  it.each([
    [{ ...intervening, reach: undefined }, benefit, ['reach']],
    [{ ...intervening, expectedSuccess: undefined }, benefit, ['expected-success']],
    [intervening, { ...benefit, atRisk: undefined }, ['at-risk']],
    [intervening, { ...benefit, atRisk: 0 }, ['at-risk']],
    [intervening, { ...benefit, unit: 'euro' }, ['unit']],
  ])('without what is needed nothing is reckoned, and what is missing is named (%#)', (given, moved, missing) => {
    expect(canItMove(given, moved)).toMatchObject({ change: null, advice: 'fill-in', missing })
  })

  it.each([
    // The noise of changes of 1, 2 and 3 is 1; the way to the target is 10, of which a tenth is 1.
    ['just not smaller than either', 100, 'may-show'],
    ['just smaller than both', 99, 'nearer-indicator'],
  ])('the boundary: %s', (_, count, advice) => {
    const moved: Moved = {
      unit: '%',
      atRisk: 10_000,
      series: [0, 1, 3, 6].map((value, index) => ({ period: `${2019 + index}`, value })),
      baseline: { period: '2022', value: 6 },
      targets: [{ period: '2030', value: 16 }],
    }
    expect(canItMove({ reach: [{ period: '2024', count }], expectedSuccess: 1 }, moved).advice).toBe(advice)
    expect(peopleToShow(moved)).toBeCloseTo(100, 10)
  })

  it('with noise alone it can be said that it is too small, but not that it may show', () => {
    const moved = { ...benefit, targets: undefined }
    expect(canItMove(intervening, moved).advice).toBe('nearer-indicator')
    expect(canItMove({ ...intervening, reach: [{ period: '2024', count: 4500 }] }, moved).advice).toBe('fill-in')
  })
})

describe('what it is reckoned with', () => {
  it('the latest reach is that of the period that ends last, all groups together', () => {
    const rows = [
      { period: '2025-Q1', count: 20 },
      { period: '2024', group: 'young', count: 30 },
      { period: '2025-Q1', group: 'old', count: 5 },
    ]
    expect(latestReach(rows)).toEqual({ period: '2025-Q1', count: 25 })
    expect(latestReach([{ period: '2024-Q4', count: 9 }, ...rows.slice(1, 2)])).toEqual({ period: '2024', count: 30 })
    expect(latestReach([])).toBeNull()
  })

  it('a year without a figure gives no change from year to year', () => {
    const series = ['2017', '2018', '2019', '2021', '2022'].map((period, index) => ({ period, value: index ** 2 }))
    // Changes of 1, 3 and 7: over 2020 there is none.
    expect(noiseOf(series)).toEqual({ deviation: expect.closeTo(Math.sqrt(28 / 3), 10), changes: 3 })
    expect(noiseOf(series.slice(2))).toBeNull()
  })

  it('quarters are compared with the same quarter a year before', () => {
    const series = [1, 5, 2, 7].map((value, index) => ({ period: `${2020 + (index >> 1)}-Q${1 + (index % 2)}`, value }))
    expect(noiseOf(series)).toEqual({ deviation: expect.closeTo(Math.sqrt(0.5), 10), changes: 2 })
  })

  it('the distance is to the last target', () => {
    const targets = [
      { period: '2030', value: 7 },
      { period: '2026', value: 8 },
    ]
    expect(distanceOf({ baseline: benefit.baseline, targets })?.target.period).toBe('2030')
  })
})

it.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-H2', '2024-07-01', '2024-12-31'],
  ['2024-Q2', '2024-04-01', '2024-06-30'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2100-02', '2100-02-01', '2100-02-28'],
  ['2024-05-17', '2024-05-17', '2024-05-17'],
])('%s is from %s to %s', (moment, first, last) => {
  expect([firstDayOf(moment), lastDayOf(moment)]).toEqual([first, last])
})

it('a year after 29 February is neither 28 February nor 1 March', () => {
  const day = yearsAfter('2024-02-29', 1)
  expect(day > '2025-02-28' && day < '2025-03-01').toBe(true)
})

it('writes small changes with two digits, and people without decimals they do not have', () => {
  const said = (change: number, unit: string) => changeText(change, unit, 'nl').replaceAll('\u00a0', ' ')
  expect(said(0.142244, '%')).toBe('0,14 procentpunt')
  expect(said(0.0371, '%')).toBe('0,037 procentpunt')
  expect(said(11.664, 'count')).toBe('12 personen')
  expect(momentText('2026-H2', 'nl')).toBe('2e helft van 2026')
})

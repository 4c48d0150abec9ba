import { describe, expect, it } from 'vitest'
import {
  carers,
  compareExample,
  debts,
  downwardSchoolMoves,
  type Example,
  example,
  middleIncomes,
  type Periods,
  participation,
  poverty,
  schoolDisadvantage,
  startQualification,
  stress,
} from './comparison.examples'
import { defaultComparisonSettings } from './comparison-settings'

const only = (one: Example, jumps?: readonly string[]) => {
  const [definition] = compareExample(one, undefined, jumps).definitions
  if (!definition) throw new Error('no definition compared')
  return definition
}

const share = (place: Periods, reference: Periods) => only(example({}, place, reference))

describe('gap and ratio of published figures', () => {
  it('poverty: the gap narrows from 9.4 to 4.0 points, the ratio from 2.07 to 2.00 is hardly a change (L6758-6764)', () => {
    const { gap, ratio, level, periods } = only(poverty)
    expect(gap).toMatchObject({ first: 9.4, last: 4, development: 'narrowing', crossed: null })
    expect(ratio?.first).toBeCloseTo(2.07, 2)
    expect(ratio).toMatchObject({ last: 2, development: 'unchanged' })
    expect(level).toMatchObject({ first: 18.2, last: 8, development: 'falling' })
    expect(periods.map((one) => one.gap)).toEqual([9.4, 8.4, 6.8, 7, 4])
  })

  it('poverty: 3.0 of the 5.4 points fell in 2022 alone', () => {
    const { steps, concentration } = only(poverty)
    expect(steps.map(({ change }) => change)).toEqual([-1, -1.6, 0.2, -3])
    expect(concentration).toMatchObject({ from: '2021', to: '2022', change: -3, whole: -5.4, single: true })
    expect(concentration?.share).toBeCloseTo(3 / 5.4, 10)
  })

  it('debts: two definitions, never mixed; 2024 is 14.0 / 7.5 in the old and 14.5 / 7.7 in the revised one', () => {
    const { definitions } = compareExample(debts)
    expect(definitions.map(({ version }) => version)).toEqual(['oud', 'herzien'])
    const [old, revised] = definitions
    expect(old?.periods[0]).toMatchObject({ period: '2018', value: 13.3, reference: 6.5, gap: 6.8 })
    expect(old?.periods.at(-1)).toMatchObject({ period: '2024', value: 14, reference: 7.5, gap: 6.5 })
    expect(revised?.periods[0]).toMatchObject({ period: '2021', value: 12.8, reference: 6.1, gap: 6.7 })
    expect(revised?.periods.at(-1)).toMatchObject({ period: '2024', value: 14.5, reference: 7.7, gap: 6.8 })
    expect(old).toMatchObject({ gap: { development: 'unchanged' }, ratio: { development: 'narrowing' } })
    expect(revised).toMatchObject({ gap: { development: 'not-distinguishable' }, ratio: { development: 'narrowing' } })
  })

  it('participation: 0.893 to 0.907, and of not working 1.228 to 1.228', () => {
    const { gap, ratio, complementRatio } = only(participation)
    expect(gap).toMatchObject({ first: -7.3, last: -6.6, from: '2018', to: '2023', development: 'unchanged' })
    expect(ratio?.first).toBeCloseTo(0.893, 3)
    expect(ratio?.last).toBeCloseTo(0.907, 3)
    expect(ratio?.development).toBe('unchanged')
    expect(complementRatio?.first).toBeCloseTo(1.228, 3)
    expect(complementRatio?.last).toBeCloseTo(1.228, 3)
    expect(complementRatio?.development).toBe('not-distinguishable')
  })

  it('gives the reason where a value is missing, and no gap', () => {
    const { periods } = only(participation)
    expect(periods.find(({ period }) => period === '2020')).toMatchObject({
      value: 61,
      reference: null,
      gap: null,
      ratio: null,
      complementRatio: null,
      referenceAbsence: 'not-published',
    })
    expect(periods.find(({ period }) => period === '2021')?.referenceAbsence).toBe('unknown')
  })

  it('makes no ratio of scores, and no complement where lower is better or nothing is', () => {
    expect(only(schoolDisadvantage).ratio).toBeNull()
    expect(only(schoolDisadvantage).gap).toMatchObject({ first: 1.45, last: 1.2, development: 'narrowing' })
    expect(only(poverty).complementRatio).toBeUndefined()
    expect(only(middleIncomes).complementRatio).toBeUndefined()
  })

  it('takes quarters and unequal periods in order of time', () => {
    const { gap, concentration } = share(
      { '2023-Q1': '12.0', '2022-Q4': '10.0', '2021': '9.0' },
      { '2023-Q1': '5.0', '2021': '5.0', '2022-Q4': '5.0' },
    )
    expect(gap).toMatchObject({ from: '2021', to: '2023-Q1', first: 4, last: 7, development: 'widening' })
    expect(concentration).toMatchObject({ from: '2022-Q4', to: '2023-Q1', single: true, short: true })
  })
})

describe('distinguishable: larger than rounding can produce', () => {
  it.each([
    ['exactly as much as four roundings', '5.0', '5.2', 'not-distinguishable'],
    ['more than four roundings, yet not material', '5.0', '5.3', 'unchanged'],
    ['half a point and ten per cent', '5.0', '5.5', 'widening'],
    ['half a point the other way', '5.0', '4.5', 'narrowing'],
    ['half a point, not ten per cent', '6.0', '6.5', 'unchanged'],
    ['ten per cent, not half a point', '3.0', '3.4', 'unchanged'],
  ])('a gap that changes by %s', (_, first, last, development) => {
    const above = (gap: string) => (Number(gap) + 10).toFixed(1)
    expect(share({ 2020: above(first), 2021: above(last) }, { 2020: '10.0', 2021: '10.0' }).gap.development).toBe(
      development,
    )
  })

  it.each([
    ['five per cent', '19.00', 'narrowing'],
    ['just less than five per cent', '19.02', 'unchanged'],
    ['what rounding produces', '19.99', 'not-distinguishable'],
  ])('a ratio that changes by %s', (_, last, development) => {
    expect(share({ 2020: '20.00', 2021: last }, { 2020: '10.00', 2021: '10.00' }).ratio?.development).toBe(development)
  })

  it('counts as many decimals as were published: 8 is less sure than 8.0', () => {
    const reference = { 2020: '4.0', 2021: '4.0' }
    expect(share({ 2020: '8.0', 2021: '9.0' }, reference).gap.development).toBe('widening')
    expect(share({ 2020: '8', 2021: '9' }, reference).gap.development).toBe('not-distinguishable')
  })

  it('takes a plain count as it is', () => {
    const counted = example(
      { unit: 'persons', uncertainty: 'count' },
      { 2020: '14', 2021: '16' },
      { 2020: '10', 2021: '10' },
    )
    expect(only(counted)).toMatchObject({ level: { development: 'rising' }, gap: { development: 'widening' } })
    const same = example(
      { unit: 'persons', uncertainty: 'count' },
      { 2020: '0', 2021: '0' },
      { 2020: '10', 2021: '10' },
    )
    expect(only(same)).toMatchObject({ level: { development: 'unchanged' }, gap: { development: 'unchanged' } })
  })

  it('a published margin counts in full', () => {
    const survey = (margin: number) =>
      only(
        example(
          { uncertainty: 'survey-with-margin' },
          { 2020: { printed: '20.0', margin }, 2021: { printed: '24.0', margin } },
          { 2020: { printed: '10.0', margin: 0.1 }, 2021: { printed: '10.0', margin: 0.1 } },
        ),
      )
    expect(survey(1).gap).toMatchObject({ development: 'widening', doubt: null })
    expect(survey(2).gap).toMatchObject({ development: 'not-distinguishable', doubt: 'margin' })
  })

  it('a survey without margin gives no direction to small changes', () => {
    expect(only(stress)).toMatchObject({
      level: { first: 23.4, last: 27.8, development: 'rising' },
      gap: { first: 5.5, last: 7.1, development: 'not-distinguishable', doubt: 'no-margin' },
    })
    expect(only(carers).level).toMatchObject({ development: 'not-distinguishable', doubt: 'no-margin' })
  })

  it('never gives a direction to a score of a survey without margin', () => {
    const score = example(
      { unit: 'score', uncertainty: 'survey-without-margin' },
      { 2020: '1.00', 2021: '4.00' },
      { 2020: '1.00', 2021: '1.00' },
    )
    expect(only(score)).toMatchObject({
      level: { development: 'not-distinguishable' },
      gap: { development: 'not-distinguishable' },
    })
  })

  it('"about" is one digit coarser, a range as wide as it says, "at least" open', () => {
    const reference = { 2020: '10.0', 2021: '10.0' }
    const change = (last: Periods[string]) => share({ 2020: '48.0', 2021: last }, reference).gap
    expect(change({ printed: '54', precision: 'about' })).toMatchObject({
      development: 'widening',
      lastPrecision: 'about',
    })
    expect(change({ printed: '53', precision: 'about' })).toMatchObject({
      development: 'not-distinguishable',
      doubt: 'precision',
    })
    expect(change({ printed: '55', precision: 'range', low: 46, high: 64 }).development).toBe('not-distinguishable')
    expect(change({ printed: '60', precision: 'at-least' })).toMatchObject({
      development: 'widening',
      lastPrecision: 'at-least',
    })
    expect(change({ printed: '60', precision: 'at-most' }).development).toBe('not-distinguishable')
  })

  it('knows no gap between two figures that are both "at least"', () => {
    const open = { printed: '60', precision: 'at-least' } as const
    expect(share({ 2020: open }, { 2020: open }).periods[0]).toMatchObject({ gap: null, ratio: null })
  })
})

describe('the settings are visible and can be changed', () => {
  it('a lower threshold makes a change of the ratio of poverty', () => {
    const settings = { ...defaultComparisonSettings, ratio: { share: 0.03 } }
    const comparison = compareExample(poverty, settings)
    expect(comparison.settings).toBe(settings)
    expect(comparison.definitions[0]?.ratio?.development).toBe('narrowing')
  })
})

describe('crossing over is its own case', () => {
  it('school: above the country in 2018, below it in 2023', () => {
    expect(only(downwardSchoolMoves).gap).toMatchObject({
      first: 0.35,
      last: -0.29,
      crossed: 'certain',
      development: 'unchanged',
    })
  })

  it.each([
    ['farther on the other side', '12.0', '7.0', 'certain', 'widening', 'widening'],
    ['nearer on the other side', '13.0', '9.0', 'certain', 'narrowing', 'narrowing'],
    ['as far on the other side', '12.0', '8.0', 'certain', 'not-distinguishable', 'not-distinguishable'],
    ['so little that rounding can do it', '10.1', '9.9', 'uncertain', 'not-distinguishable', 'not-distinguishable'],
  ])('%s', (_, first, last, crossed, gap, ratio) => {
    const compared = share({ 2020: first, 2021: last }, { 2020: '10.0', 2021: '10.0' })
    expect(compared.gap).toMatchObject({ crossed, development: gap })
    // 12 of 10 is 1.2 times, 8 of 10 is 1.25 times the other way: equally far in points, not in times.
    expect(compared.ratio?.development).toBe(first === '12.0' && last === '8.0' ? 'unchanged' : ratio)
  })
})

describe('not comparable', () => {
  it.each([
    ['one common period', { 2020: '8.0', 2021: '9.0' }, { 2021: '4.0' }, 5, 5],
    ['no common period', { 2020: '8.0' }, { 2021: '4.0' }, null, null],
    ['nothing published', { 2020: { absence: 'suppressed' } }, { 2020: '4.0' }, null, null],
  ] as const)('%s', (_, place, reference, first, last) => {
    const compared = share(place, reference)
    expect(compared.gap).toMatchObject({ first, last, development: 'not-comparable' })
    expect(compared.ratio?.development).toBe('not-comparable')
    expect(compared.concentration).toBeNull()
  })

  it('a version the reference lacks', () => {
    const lacking = { ...debts, reference: { oud: debts.reference?.oud ?? {} } }
    const [old, revised] = compareExample(lacking).definitions
    expect(old?.gap.development).toBe('unchanged')
    expect(revised?.gap).toMatchObject({ first: null, last: null, development: 'not-comparable' })
    expect(revised?.level.development).toBe('rising')
  })

  it('a reference of nothing has no ratio, and a ratio of nothing no development', () => {
    expect(share({ 2020: '8.0', 2021: '9.0' }, { 2020: '0.0', 2021: '0.0' }).ratio).toMatchObject({
      first: null,
      development: 'not-comparable',
    })
    expect(share({ 2020: '0.0', 2021: '9.0' }, { 2020: '8.0', 2021: '8.0' }).ratio).toMatchObject({
      first: 0,
      development: 'not-comparable',
    })
  })
})

describe('an unexplained jump', () => {
  it('start qualification: development over all years, up to the jump and from it on (L6729)', () => {
    const { level, segments } = only(startQualification, ['2023'])
    expect(level).toMatchObject({ first: 12.6, last: 12.1, development: 'unchanged' })
    expect(segments).toHaveLength(2)
    expect(segments[0]).toMatchObject({
      until: '2023',
      level: { from: '2018', to: '2022', first: 12.6, last: 9.9, development: 'falling' },
      gap: { first: 2.7, last: 1.8, development: 'narrowing' },
    })
    expect(segments[1]).toMatchObject({ since: '2023', level: { from: '2023', to: '2024', development: 'unchanged' } })
  })

  it('has no segments without a jump inside the series', () => {
    expect(only(startQualification).segments).toEqual([])
    expect(only(startQualification, ['2018']).segments).toEqual([])
  })
})

describe('where the change fell', () => {
  it.each([
    ['evenly', ['10.0', '9.0', '8.0', '7.0'], null],
    ['mostly in one step', ['10.0', '9.5', '6.0', '5.5'], '2022'],
    ['in several steps, each more than half, as others went back', ['10.0', '6.0', '9.0', '5.0'], null],
    ['in one step more than all of it', ['10.0', '4.0', '5.0', '6.0'], '2021'],
    ['nowhere, since nothing changed', ['10.0', '6.0', '8.0', '10.0'], null],
  ])('%s', (_, [a = '', b = '', c = '', d = ''], expected) => {
    const none = { 2020: '0.5', 2021: '0.5', 2022: '0.5', 2023: '0.5' }
    expect(share({ 2020: a, 2021: b, 2022: c, 2023: d }, none).concentration?.to ?? null).toBe(expected)
  })

  it('a series of one step has no step to name', () => {
    expect(share({ 2020: '10.0', 2021: '5.0' }, { 2020: '1.0', 2021: '1.0' }).concentration).toBeNull()
  })
})

describe('a range of which only the bounds were published (L6750-6751)', () => {
  const { periods, gap } = only(
    example(
      { better: 'none' },
      { 2018: '48.3', 2021: '48.2', 2023: '49.2' },
      { 2018: '52.7', 2021: '52.2', 2023: { value: null, precision: 'range', low: 52.2, high: 52.5 } },
    ),
  )

  it('is told as a range, not as a missing figure', () => {
    expect(periods.at(-1)).toMatchObject({ reference: null, referenceRange: { low: 52.2, high: 52.5 } })
    expect(periods.at(-1)).not.toHaveProperty('referenceAbsence')
  })

  it('has no gap and no ratio, and the gap is followed up to the last period with two values', () => {
    expect(periods.at(-1)).toMatchObject({ gap: null, ratio: null })
    expect(gap).toMatchObject({ from: '2018', to: '2021', first: -4.4, last: -4 })
  })
})

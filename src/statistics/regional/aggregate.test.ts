import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregate, leastCoverage, type PartFigure, remainder } from './aggregate'

const source = { document: 'kwb-2023', line: 'x' }
const part = (value: number | null, more: Partial<PartFigure> & { decimals?: number } = {}): PartFigure => ({
  region: 'BU00000000',
  share: 1,
  weight: null,
  isConverted: false,
  observation: {
    period: '2023',
    value,
    precision: 'exact',
    ...(value === null ? { absence: 'not-published' as const } : {}),
    decimals: more.decimals ?? 0,
    source,
  },
  ...more,
})
const sum = { aggregation: 'sum', unit: 'persons' } as const
const share = { aggregation: 'weighted-share', unit: '%' } as const
const median = { aggregation: 'none', unit: '€' } as const

describe('the figure of an area made of regions', () => {
  it('adds counts up', () => {
    expect(aggregate(sum, '2023', [part(120), part(35)], source)).toMatchObject({
      value: 155,
      precision: 'exact',
      coverage: { known: 2, of: 2 },
    })
  })

  it('counts a region for the part that lies in the area, and says that it was converted', () => {
    expect(aggregate(sum, '2023', [part(120), part(40, { share: 0.25 })], source)).toMatchObject({
      value: 130,
      precision: 'about',
      isConverted: true,
    })
  })

  it('is at least what is known when a region is missing', () => {
    expect(aggregate(sum, '2023', [part(120), part(null)], source)).toMatchObject({
      value: 120,
      precision: 'at-least',
      coverage: { known: 1, of: 2 },
    })
  })

  it('weighs a share by the whole it is of: the ratio of sums, not the mean of per cents', () => {
    // House: rules for numbers; 413 of 548 is 75.4 %, where the mean of the shares would be 80 %.
    const parts = [part(70, { weight: 400 }), part(90, { weight: 148 })]
    expect(aggregate(share, '2023', parts, source)).toMatchObject({ value: 75.4, decimals: 1, of: 548 })
  })

  it('gives no share when too little of the whole is known, and says which part is', () => {
    const parts = [part(70, { weight: 700 }), part(null, { weight: 300 })]
    expect(aggregate(share, '2023', parts, source)).toMatchObject({
      value: null,
      absence: 'partly',
      coverage: { known: 1, of: 2, share: 0.7 },
    })
    const enough = [part(70, { weight: 1000 * leastCoverage }), part(null, { weight: 1000 * (1 - leastCoverage) })]
    expect(aggregate(share, '2023', enough, source).value).toBe(70)
  })

  it('of large densities are whole', () => {
    const parts = [part(7102, { weight: 300 }), part(6185, { weight: 400 })]
    expect(aggregate(share, '2023', parts, source)).toMatchObject({ value: 6578, decimals: 0 })
  })

  it('claims no more decimals than its parts were published with', () => {
    const parts = [part(16.3, { weight: 300, decimals: 1 }), part(16.6, { weight: 100, decimals: 1 })]
    expect(aggregate(share, '2023', parts, source)).toMatchObject({ value: 16.4, decimals: 1 })
  })

  it('does not call everything known when the whole of a part that is missing is not known', () => {
    const [known, missing] = [part(70, { weight: 100 }), part(null)]
    const { coverage } = aggregate(share, '2023', [known, known, known, known, missing], source)
    expect(coverage).toEqual({ known: 4, of: 5 })
    expect(aggregate(share, '2023', [known, known, missing], source)).toMatchObject({ value: null, absence: 'partly' })
  })

  it('shows a median, and a share of an unknown whole, as the range of the parts', () => {
    expect(aggregate(median, '2023', [part(30), part(null), part(45)], source)).toMatchObject({
      value: null,
      precision: 'range',
      low: 30,
      high: 45,
    })
    expect(aggregate(share, '2023', [part(3), part(9)], source)).toMatchObject({ precision: 'range', low: 3, high: 9 })
  })

  it('keeps the figure of a single region as it was published, its reason for absence too', () => {
    expect(aggregate(median, '2023', [part(31.5, { decimals: 1 })], source)).toMatchObject({ value: 31.5, decimals: 1 })
    expect(aggregate(median, '2023', [part(null)], source)).toMatchObject({ value: null, absence: 'not-published' })
  })

  it('says of the share of a single region how many it is of, where another column has it', () => {
    expect(aggregate(share, '2023', [part(40, { weight: 60 })], source)).toMatchObject({ value: 40, of: 60 })
    expect(aggregate(share, '2023', [part(null, { weight: 60 })], source)).not.toHaveProperty('of')
    expect(aggregate(median, '2023', [part(40, { weight: 60 })], source)).not.toHaveProperty('of')
  })

  it('lies between the lowest and highest share of its parts', () => {
    const parts = fc.array(
      fc.record({ value: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 5000 }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(parts, (list) => {
        const { value } = aggregate(
          share,
          '2023',
          list.map(({ value, weight }) => part(value, { weight })),
          source,
        )
        expect(value).toBeGreaterThanOrEqual(Math.min(...list.map((each) => each.value)) - 0.05)
        expect(value).toBeLessThanOrEqual(Math.max(...list.map((each) => each.value)) + 0.05)
      }),
    )
  })
})

describe('the rest of a municipality', () => {
  it('subtracts counts, and people rather than per cents', () => {
    expect(remainder(sum, '2023', part(1000), [part(120), part(30)], source)).toMatchObject({ value: 850 })
    const rest = remainder(share, '2023', part(10, { weight: 1000 }), [part(30, { weight: 200 })], source)
    expect(rest).toMatchObject({ value: 5, of: 800 })
  })

  it('is not worked out with a part missing, or for what does not add up', () => {
    expect(remainder(sum, '2023', part(1000), [part(null)], source)).toMatchObject({ value: null, absence: 'partly' })
    expect(remainder(median, '2023', part(30), [part(20)], source)).toMatchObject({ absence: 'not-applicable' })
  })

  it('keeps the decimals of a count that has some', () => {
    const [whole, taken] = [part(12.4, { decimals: 1 }), part(0.9, { decimals: 1 })]
    expect(remainder(sum, '2023', whole, [taken], source)).toMatchObject({ value: 11.5, decimals: 1 })
  })

  it('is no number that cannot be, when rounded figures leave one', () => {
    const unknown = { value: null, absence: 'unknown', note: { nl: expect.stringContaining('te grof afgerond') } }
    expect(remainder(sum, '2023', part(1000), [part(1005)], source)).toMatchObject(unknown)
    const taken = part(17, { weight: 990 })
    expect(remainder(share, '2023', part(16, { weight: 1000 }), [taken], source)).toMatchObject(unknown)
    // What can be below zero, such as how many more came than left, is worked out.
    expect(remainder(sum, '2023', part(-10), [part(5)], source)).toMatchObject({ value: -15 })
  })

  it('is about right where a rounded share of much more people was taken away', () => {
    const restWithout = (weight: number) =>
      remainder(share, '2023', part(16, { weight: 1000 }), [part(17, { weight })], source).precision
    expect([restWithout(300), restWithout(400)]).toEqual(['exact', 'about'])
  })

  it('says that it is the municipality of which nothing is known, where its parts are', () => {
    const rest = remainder(share, '2024', part(null, { observation: null }), [part(18, { weight: 100 })], source)
    expect(rest).toMatchObject({ value: null, absence: 'unknown' })
    expect(rest.note?.nl).toContain('gemeente als geheel')
  })

  it('makes the whole again with the area', () => {
    const weights = fc.tuple(fc.integer({ min: 10, max: 500 }), fc.integer({ min: 10, max: 500 }))
    const values = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(weights, values, ([a, b], [one, other]) => {
        const whole = part((one * a + other * b) / (a + b), { weight: a + b, decimals: 6 })
        const rest = remainder(share, '2023', whole, [part(one, { weight: a, decimals: 6 })], source)
        expect(rest.value).toBeCloseTo(other, 3)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divergingClasses, sequentialClasses } from './classes'

const tenths = { decimals: 1 }
const figure = fc.integer({ min: -300, max: 1500 }).map((each) => each / 10)
/** Any figures, among them many that are equal. */
const figures = fc.oneof(
  fc.array(figure, { minLength: 1, maxLength: 80 }),
  fc.array(fc.constantFrom(0, 0.1, 5, 5.1, 12.4), { minLength: 1, maxLength: 60 }),
)
const most = fc.constantFrom(5, 6, 7)
const bounds = ({ ranges }: { ranges: readonly { from: number; to: number }[] }) =>
  ranges.map(({ from, to }) => [from, to])
const counts = (classes: ReturnType<typeof sequentialClasses>, values: readonly number[]) =>
  classes.ranges.map((_, index) => values.filter((value) => classes.classOf(value) === index).length)

describe('classes from light to dark', () => {
  it('hold every figure in the class in which it falls as it is written, and none of them is empty', () => {
    fc.assert(
      fc.property(figures, most, (values, count) => {
        const made = sequentialClasses(values, count, tenths)
        expect(made.ranges.length).toBeLessThanOrEqual(Math.min(count, new Set(values).size))
        for (const value of values) {
          const { from = Number.NaN, to = Number.NaN } = made.ranges[made.classOf(value)] ?? {}
          expect(value).toBeGreaterThanOrEqual(from)
          expect(value).toBeLessThanOrEqual(to)
        }
        expect(Math.min(...counts(made, values))).toBeGreaterThan(0)
      }),
    )
  })

  it('follow one another by the smallest step that is written, so that no border lies within rounding', () => {
    fc.assert(
      fc.property(figures, most, (values, count) => {
        const { ranges } = sequentialClasses(values, count, tenths)
        expect(ranges[0]?.from).toBe(Math.min(...values))
        expect(ranges.at(-1)?.to).toBe(Math.max(...values))
        ranges.slice(1).forEach(({ from }, index) => {
          expect(Math.round(from * 10) - Math.round((ranges[index]?.to ?? 0) * 10)).toBe(1)
        })
      }),
    )
  })

  it('do not depend on the order of the figures', () => {
    fc.assert(
      fc.property(figures, most, (values, count) => {
        expect(bounds(sequentialClasses(values.toReversed(), count, tenths))).toEqual(
          bounds(sequentialClasses(values, count, tenths)),
        )
      }),
    )
  })

  it('have about equal shares, and round borders', () => {
    const values = Array.from({ length: 100 }, (_, index) => index * 0.37 + 0.3)
    const made = sequentialClasses(values, 5, tenths)
    expect(bounds(made)).toEqual([
      [0.3, 7.9],
      [8, 14.9],
      [15, 19.9],
      [20, 29.9],
      [30, 36.9],
    ])
    for (const count of counts(made, values)) expect(Math.abs(count - 20)).toBeLessThanOrEqual(8)
  })

  it('keep many equal figures together, and divide the others anew', () => {
    const values = [...Array.from({ length: 60 }, () => 0), ...Array.from({ length: 40 }, (_, index) => index + 1)]
    const made = sequentialClasses(values, 5, { decimals: 0 })
    expect(made.ranges[0]).toMatchObject({ from: 0, to: 0 })
    expect(counts(made, values)).toEqual([60, 9, 10, 10, 11])
  })

  it('are one for each figure when there are few, one when all are equal, and none without figures', () => {
    expect(bounds(sequentialClasses([3, 5, 4, 5, 3], 5, { decimals: 0 }))).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
    ])
    expect(bounds(sequentialClasses([7.5, 7.5], 5, tenths))).toEqual([[7.5, 7.5]])
    expect(bounds(sequentialClasses([], 5, tenths))).toEqual([])
  })

  it('begin at multiples of what the publisher rounds to', () => {
    const values = Array.from({ length: 70 }, (_, index) => 5 * (index % 23))
    const { ranges } = sequentialClasses(values, 6, { decimals: 0, rounding: 5 })
    expect(ranges.length).toBeGreaterThan(3)
    for (const { from } of ranges) expect(from % 5).toBe(0)
  })

  it('judge a figure as it is written: 12,35 is written 12,4', () => {
    const made = sequentialClasses([1, 12.3, 12.4, 20], 2, tenths)
    expect(made.classOf(12.35)).toBe(made.classOf(12.4))
    expect(made.classOf(1.005)).toBe(made.classOf(1))
  })
})

describe('classes around a reference', () => {
  it('hold every figure, on the side on which it lies, and end with one that has figures', () => {
    fc.assert(
      fc.property(figures, figure, most, (values, reference, count) => {
        const made = divergingClasses(values, reference, count, tenths)
        expect(made.ranges.length).toBeLessThanOrEqual(count)
        for (const value of values) {
          const range = made.ranges[made.classOf(value)]
          const side = range?.side
          expect(value).toBeGreaterThanOrEqual(range?.from ?? Number.NaN)
          expect(value).toBeLessThanOrEqual(range?.to ?? Number.NaN)
          if (side !== 'around') expect(side).toBe(value > reference ? 'above' : 'below')
        }
        const found = counts(made, values)
        for (const index of [0, found.length - 1])
          if (made.ranges[index]?.side !== 'around') expect(found[index]).toBeGreaterThan(0)
      }),
    )
  })

  it('have the reference in the one that is called around it', () => {
    fc.assert(
      fc.property(figures, figure, most, (values, reference, count) => {
        const made = divergingClasses(values, reference, count, tenths)
        expect(made.ranges[made.classOf(reference)]?.side).toBe('around')
      }),
    )
  })

  it('lie as far below it as above it', () => {
    const values = Array.from({ length: 90 }, (_, index) => index * 0.4)
    const { ranges, near } = divergingClasses(values, 18, 5, tenths)
    expect(near).toBe(1)
    expect(ranges.map(({ side, step }) => `${side} ${step}`)).toEqual([
      'below 2',
      'below 1',
      'around 0',
      'above 1',
      'above 2',
    ])
    const [far, low, around, high] = ranges
    expect([around?.from, around?.to]).toEqual([17.1, 18.9])
    expect(18 - (low?.from ?? 0)).toBeCloseTo((high?.to ?? 0) - 18)
    expect(far?.from).toBe(0)
  })

  it('do not call eight points "around" when nothing is nearer', () => {
    const { near } = divergingClasses([58, 59, 42], 50, 5, tenths)
    expect(near).toBeLessThanOrEqual(5)
    const small = divergingClasses([60.1, 60.9, 63, 64.4, 66.2, 67.8, 69.9], 65, 5, tenths)
    expect(small.near).toBeLessThanOrEqual(1)
  })

  it('are one when all figures are that of the reference, and none without figures', () => {
    expect(divergingClasses([7.5, 7.5], 7.5, 5, tenths).ranges).toMatchObject([{ from: 7.5, to: 7.5, side: 'around' }])
    expect(divergingClasses([], 7.5, 5, tenths).ranges).toEqual([])
  })

  it('write no figure that cannot be: a share is not below nought', () => {
    const { ranges } = divergingClasses([0, 0.1, 0.4, 12, 15.5, 20], 0.3, 5, tenths)
    expect(Math.min(...ranges.map(({ from }) => from))).toBe(0)
  })
})

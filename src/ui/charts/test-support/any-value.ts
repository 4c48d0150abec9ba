import fc from 'fast-check'
import type { ChartValue } from '../value'

const number = fc.integer({ min: -5000, max: 20_000 }).map((tenths) => tenths / 10)

/** Any figure that may be given: exact, imprecise, a range with or without a value, or a reason why there is none. */
export const anyValue: fc.Arbitrary<ChartValue> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ value: number }) },
  { weight: 1, arbitrary: fc.record({ value: number, margin: fc.double({ min: 0, max: 200, noNaN: true }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      value: number,
      precision: fc.constantFrom('about' as const, 'at-least' as const, 'at-most' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(number, fc.integer({ min: 0, max: 300 }), fc.boolean()).map(([low, more, known]) => ({
      value: known ? low + more / 2 : null,
      precision: 'range' as const,
      low,
      high: low + more,
    })),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 60 }).map((absence) => ({ value: null, absence })) },
)

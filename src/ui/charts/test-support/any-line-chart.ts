import fc from 'fast-check'
import type { ChartSeries, LineChartInput } from '../line/input'

/** A chart with these series, for a test that needs no more. */
export const chart = (series: Partial<ChartSeries>[], more: Partial<LineChartInput> = {}): LineChartInput => ({
  title: 'Voorbeeld',
  unit: '%',
  better: 'none',
  series: series.map((each, index) => ({ id: `${index}`, label: `Reeks ${index}`, role: 'area', points: [], ...each })),
  ...more,
})

const period = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 2005, max: 2025 }).map(String) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 2015, max: 2024 }), fc.integer({ min: 1, max: 4 }))
      .map(([year, quarter]) => `${year}-Q${quarter}`),
  },
  { weight: 1, arbitrary: fc.integer({ min: 2005, max: 2022 }).map((year) => `${year}-${year + 2}`) },
)
const value = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -500, max: 2000 }).map((tenths) => tenths / 10) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const point = fc.record({
  period,
  value,
  precision: fc.constantFrom('exact', 'exact', 'exact', 'about', 'at-least', 'at-most'),
  absence: fc.constant('niet gepubliceerd'),
})
const series = fc.record({
  label: fc.string({ minLength: 1, maxLength: 60 }),
  role: fc.constantFrom('area', 'reference', 'matched'),
  definition: fc.option(fc.constantFrom('oud', 'herzien'), { nil: undefined }),
  points: fc.uniqueArray(point, { selector: (each) => each.period, maxLength: 12 }),
})
/** Any line chart that may be given, sensible or not. */
export const anyLineChart: fc.Arbitrary<LineChartInput> = fc
  .record({
    unit: fc.constantFrom('%', 'EUR', 'persons', 'score'),
    series: fc.array(series, { maxLength: 9 }),
    breaks: fc.array(fc.record({ between: fc.tuple(period, period), label: fc.string({ maxLength: 40 }) }), {
      maxLength: 2,
    }),
    jumps: fc.array(fc.record({ period, label: fc.string({ maxLength: 40 }) }), { maxLength: 2 }),
  })
  .map(({ series: list, ...more }) => chart(list, more))

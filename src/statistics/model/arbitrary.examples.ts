/** Any indicator with any figures, for what must hold for all of them. */
import fc from 'fast-check'
import { type Example, indicatorLike, type Periods, type Printed } from './comparison.examples'
import { unitFamily } from './comparison-settings'
import { absences, uncertainties } from './observation'

const periods = ['2018', '2019', '2020', '2021', '2021-Q2', '2022', '2022-03', '2024'] as const

const bounds = {
  share: { min: 0, max: 100_000 },
  amount: { min: 0, max: 9_000_000 },
  count: { min: 0, max: 900_000 },
  score: { min: -5_000, max: 5_000 },
}

function printed(unit: string): fc.Arbitrary<Printed> {
  const decimals = fc.integer({ min: 0, max: 3 })
  const text = fc
    .tuple(fc.integer(bounds[unitFamily(unit)]), decimals)
    .map(([thousandths, digits]) => (thousandths / 1000).toFixed(digits))
  const range = fc.tuple(text, fc.integer({ min: 1, max: 9 })).map(([value, width]) => ({
    printed: value,
    precision: 'range' as const,
    low: Number(value) - width,
    high: Number(value) + width,
  }))
  const loose = fc.record({
    printed: text,
    precision: fc.constantFrom('about' as const, 'at-least' as const, 'at-most' as const),
  })
  const answered = fc.record({ printed: text, n: fc.integer({ min: 1, max: 15 }), of: fc.constant(20) })
  const surveyed = text.map((value) => ({ printed: value, margin: 0.7 }))
  const absent = fc.constantFrom(...absences).map((absence) => ({ absence }))
  return fc.oneof({ weight: 6, arbitrary: text }, loose, range, answered, surveyed, absent)
}

function seriesFigures(unit: string): fc.Arbitrary<Periods> {
  return fc
    .array(fc.tuple(fc.constantFrom(...periods), printed(unit)), { maxLength: 7 })
    .map((entries) => Object.fromEntries(entries))
}

const definition = (version: string, from: string) => ({
  version,
  label: { nl: `${version} definitie`, en: `${version} definition` },
  text: { nl: '', en: '' },
  from,
})

export const anyExample: fc.Arbitrary<Example> = fc
  .record({
    unit: fc.constantFrom('%', '% of areas', 'EUR', 'score', 'persons', 'fte'),
    better: fc.constantFrom('higher' as const, 'lower' as const, 'none' as const),
    uncertainty: fc.constantFrom(...uncertainties),
    several: fc.boolean(),
  })
  .chain(({ unit, better, uncertainty, several }) => {
    const definitions = [definition('a', '2018'), definition('b', '2021')].slice(0, several ? 2 : 1)
    const versions = several
      ? fc.record({ a: seriesFigures(unit), b: seriesFigures(unit) }, { requiredKeys: [] })
      : fc.record({ a: seriesFigures(unit) })
    const subject = { nl: 'voorbeelden', en: 'examples' }
    return fc.record({
      indicator: fc.constant(indicatorLike({ unit, better, uncertainty, definitions, subject })),
      place: versions as fc.Arbitrary<Example['place']>,
      reference: fc.option(versions as fc.Arbitrary<Example['place']>),
    })
  })

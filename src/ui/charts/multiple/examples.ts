/** Example small multiples; they are its tests. Figures of the national monitor where they exist. */
import { country, focusAreas, type LineExample, lineExamples, points, years } from '../line/examples'
import type { LineChartInput } from '../line/input'

const compared = (
  title: string,
  area: LineChartInput['series'][number]['points'],
  reference: LineChartInput['series'][number]['points'],
  more: Partial<LineChartInput> = {},
): LineExample => ({
  language: 'nl',
  input: {
    title,
    unit: '%',
    better: 'lower',
    series: [
      { ...focusAreas, points: area },
      { ...country, points: reference },
    ],
    ...more,
  },
})

const ofLine = (name: string): LineExample => {
  const found = lineExamples[name]
  if (!found) throw new RangeError(`No line example is called ${name}`)
  return found
}

/** By name; the name is also that of the picture in `__svg__`. */
export const multipleExamples: Readonly<Record<string, LineExample>> = {
  poverty: ofLine('poverty-with-reference'),
  'poverty-in-english': ofLine('poverty-in-english'),
  'debts-revised': compared(
    'Problematische schulden, herziene definitie',
    years(2021, [12.8, 13.2, 14.3, 14.5]),
    years(2021, [6.1, 6.7, 7.5, 7.7]),
  ),
  'debts-two-definitions': ofLine('debts-two-definitions'),
  'debts-with-break': ofLine('debts-with-break'),
  'high-incomes': compared(
    'Hoge inkomens',
    years(2018, [8.5, 8.8, 8.9, 9.1, 9.4, 9.4]),
    points([2018, 18.3], [2022, 18.9], [2023, 18.8]),
    { better: 'higher' },
  ),
  'reference-partly-published': compared(
    'Netto arbeidsparticipatie',
    years(2018, [60.7, 61.9, 61.0, 61.9, 64.0, 64.4]),
    points([2018, 68.0], [2019, 69.0]),
    { better: 'higher' },
  ),
  'without-reference': compared('Hulp bij geldzorgen', years(2021, [11.2, 12.4, 12.1]), [], {
    series: [{ ...focusAreas, points: years(2021, [11.2, 12.4, 12.1]) }],
  }),
  jump: ofLine('jump'),
  'one-point': compared('Kinderen in financiële educatie', points([2024, 21.4]), points([2024, 19.8])),
  'no-data': compared('Vroegsignalering', years(2022, ['niet gepubliceerd', 'niet gepubliceerd']), []),
  'only-reference': compared(
    'Huishoudens met kinderen',
    years(2022, ['afgeschermd', 'afgeschermd']),
    years(2022, [31.2, 31]),
  ),
  'negative-scores': ofLine('negative-scores'),
  'about-and-ranges': ofLine('about-and-ranges'),
  'survey-with-margins': ofLine('survey-with-margins'),
  suppressed: ofLine('suppressed'),
  'many-periods': ofLine('many-periods'),
  incomes: ofLine('quarters'),
  'long-name': compared(
    'Leerlingen in het voortgezet onderwijs die zonder startkwalificatie de school verlieten, naar woonplaats',
    years(2019, [3.1, 2.8, 2.2, 2.6]),
    years(2019, [2.0, 1.9, 1.6, 1.8]),
  ),
}

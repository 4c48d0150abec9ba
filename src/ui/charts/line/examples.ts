/** Example charts. They are the tests of the line chart, and the place to look at what it can do. */
import type { Language } from '../../../platform'
import type { ChartPoint, LineChartInput } from './input'

export interface LineExample {
  language: Language
  input: LineChartInput
}

/** Points from [period, value]; a text instead of a value is the reason why there is none. */
export function points(...pairs: readonly (readonly [string | number, number | string])[]): ChartPoint[] {
  return pairs.map(([period, value]) =>
    typeof value === 'number' ? { period: `${period}`, value } : { period: `${period}`, value: null, absence: value },
  )
}

export const years = (first: number, values: readonly (number | string)[]) =>
  points(...values.map((value, index) => [first + index, value] as const))

export const focusAreas = { id: 'nplv', label: 'Focusgebieden', role: 'area' } as const
export const country = { id: 'nl', label: 'Nederland', role: 'reference' } as const

const poverty: LineChartInput = {
  title: 'Huishoudens onder de armoedegrens',
  unit: '%',
  better: 'lower',
  series: [
    { ...focusAreas, points: years(2018, [18.2, 16.2, 13.0, 13.2, 8.0]) },
    { ...country, points: years(2018, [8.8, 7.8, 6.2, 6.2, 4.0]) },
  ],
}

const debts: LineChartInput = {
  title: 'Huishoudens met problematische schulden',
  unit: '%',
  better: 'lower',
  series: [
    {
      ...focusAreas,
      id: 'nplv-oud',
      definition: 'oude definitie',
      points: points([2018, 13.3], [2021, 12.1], [2022, 12.5], [2023, 13.7], [2024, 14.0]),
    },
    {
      ...focusAreas,
      id: 'nplv-herzien',
      definition: 'herziene definitie',
      points: years(2021, [12.8, 13.2, 14.3, 14.5]),
    },
    {
      ...country,
      id: 'nl-oud',
      definition: 'oude definitie',
      points: points([2018, 6.5], [2021, 5.8], [2022, 6.3], [2023, 7.2], [2024, 7.5]),
    },
    { ...country, id: 'nl-herzien', definition: 'herziene definitie', points: years(2021, [6.1, 6.7, 7.5, 7.7]) },
  ],
}

const participation: LineChartInput = {
  title: 'Netto arbeidsparticipatie',
  unit: '%',
  better: 'higher',
  series: [
    { ...focusAreas, points: years(2018, [60.7, 61.9, 61.0, 61.9, 64.0, 64.4]) },
    {
      ...country,
      points: points([2018, 68.0], [2019, 69.0], [2020, 'niet gepubliceerd'], ['2021-2023', 71.0]),
    },
  ],
}

const areaNames = [
  'Amsterdam Nieuw-West, Amsterdam Zuidoost, Arnhem-Oost, Breda-Noord, Delft-West',
  'Den Haag Zuidwest, Dordrecht West, Eindhoven Woensel Zuid, Groningen-Noord, Heerlen-Noord',
  'Leeuwarden Oost, Lelystad Oost, Nieuwegein Centrale As, Roosendaal Ring, Rotterdam-Zuid',
  'Schiedam Nieuwland en Oost, Tilburg NoordWest, Utrecht Overvecht, Vlaardingen Westwijk, Zaandam-Oost',
].flatMap((names) => names.split(', '))

/** By name; the name is also that of the picture in `__svg__`. */
export const lineExamples: Readonly<Record<string, LineExample>> = {
  'poverty-with-reference': { language: 'nl', input: poverty },
  'poverty-in-english': {
    language: 'en',
    input: {
      ...poverty,
      title: 'Households below the poverty line',
      series: [
        { ...focusAreas, label: 'Focus areas', points: years(2018, [18.2, 16.2, 13.0, 13.2, 8.0]) },
        { ...country, label: 'The Netherlands', points: years(2018, [8.8, 7.8, 6.2, 6.2, 4.0]) },
      ],
    },
  },
  'debts-two-definitions': { language: 'nl', input: debts },
  'debts-two-definitions-named': {
    language: 'nl',
    input: { ...debts, breaks: [{ between: ['2021', '2022'], label: 'herziene definitie: ook lopende regelingen' }] },
  },
  'debts-with-break': {
    language: 'nl',
    input: {
      ...debts,
      series: [
        { ...focusAreas, points: points([2018, 13.3], [2020, 12.4], [2021, 12.8], [2022, 13.2], [2023, 14.3]) },
        { ...country, points: points([2018, 6.5], [2020, 5.9], [2021, 6.1], [2022, 6.7], [2023, 7.5]) },
      ],
      breaks: [{ between: ['2020', '2021'], label: 'herziene definitie' }],
    },
  },
  'participation-with-missing': { language: 'nl', input: participation },
  'one-point': {
    language: 'nl',
    input: { ...poverty, series: [{ ...focusAreas, points: points([2022, 8.0]) }] },
  },
  'no-data': {
    language: 'nl',
    input: {
      ...poverty,
      series: [{ ...focusAreas, label: 'Delft-West', points: years(2018, ['niet gepubliceerd', 'niet gepubliceerd']) }],
    },
  },
  'nothing-at-all': { language: 'nl', input: { ...poverty, series: [] } },
  'negative-scores': {
    language: 'nl',
    input: {
      title: 'Leefbaarheid, afwijking van het landelijk gemiddelde',
      unit: 'score',
      better: 'higher',
      series: [
        {
          id: 'zuidwest',
          label: 'Den Haag Zuidwest',
          role: 'area',
          points: points([2014, -0.21], [2016, -0.18], [2018, -0.15], [2020, -0.09], [2022, 0.02]),
        },
        {
          id: 'matched',
          label: 'Vergelijkbare buurten',
          role: 'matched',
          points: points([2014, -0.2], [2016, -0.19], [2018, -0.16], [2020, -0.14], [2022, -0.11]),
        },
        { ...country, points: points([2014, 0], [2016, 0], [2018, 0], [2020, 0], [2022, 0]) },
      ],
    },
  },
  'long-names': {
    language: 'nl',
    input: {
      ...poverty,
      series: [
        {
          ...focusAreas,
          label: 'Schiedam Nieuwland en Oost, inclusief de bedrijventerreinen langs de spoorlijn',
          points: years(2018, [18.2, 16.2, 13.0, 13.2, 8.0]),
        },
        {
          id: 'matched',
          label: 'Vergelijkbare buurten in middelgrote gemeenten buiten de Randstad',
          role: 'matched',
          points: years(2018, [17.5, 16.0, 13.4, 12.2, 8.3]),
        },
        {
          ...country,
          label: 'Gemeente Schiedam zonder het focusgebied',
          points: years(2018, [9.8, 8.8, 8.2, 8.2, 8.1]),
        },
      ],
    },
  },
  'many-periods': {
    language: 'nl',
    input: {
      title: 'Huishoudens met een laag inkomen',
      unit: '%',
      better: 'lower',
      series: [
        {
          ...focusAreas,
          points: years(
            1995,
            Array.from({ length: 30 }, (_, year) => 24 - year / 3 + (year % 4) / 2),
          ),
        },
        {
          ...country,
          points: years(
            1995,
            Array.from({ length: 30 }, (_, year) => 12 - year / 5 + (year % 5) / 4),
          ),
        },
      ],
    },
  },
  quarters: {
    language: 'nl',
    input: {
      title: 'Besteedbaar inkomen',
      unit: 'EUR',
      better: 'higher',
      series: [
        {
          ...focusAreas,
          points: points(
            ['2022-Q1', 24_150],
            ['2022-Q2', 24_300],
            ['2022-Q3', 24_420],
            ['2022-Q4', 24_900],
            ['2023-Q1', 25_150],
            ['2023-Q2', 25_210],
            ['2023-Q3', 25_700],
            ['2023-Q4', 26_050],
          ),
        },
        {
          ...country,
          points: points(
            ['2022-Q1', 27_150],
            ['2022-Q2', 27_300],
            ['2022-Q3', 27_480],
            ['2022-Q4', 27_900],
            ['2023-Q1', 28_350],
            ['2023-Q2', 28_410],
            ['2023-Q3', 28_600],
            ['2023-Q4', 28_950],
          ),
        },
      ],
    },
  },
  'twenty-areas': {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Huishoudens onder de armoedegrens in twintig gebieden',
      series: areaNames.map((label, index) => ({
        id: `area-${index}`,
        label,
        role: label === 'Delft-West' ? 'area' : 'reference',
        points: years(
          2018,
          [18, 16, 13, 13, 9].map((value, year) => value + ((index * 7 + year * 3) % 20) / 2.5 - 3),
        ),
      })),
    },
  },
  jump: {
    language: 'nl',
    input: {
      title: 'Sterk eenzaam (18 jaar en ouder)',
      unit: '%',
      better: 'lower',
      series: [
        { ...focusAreas, points: points([2012, 13.8], [2016, 15.5], [2020, 17.2], [2022, 22.2]) },
        { ...country, points: points([2012, 8.5], [2016, 10.0], [2020, 11.2], [2022, 14.4]) },
      ],
      jumps: [{ period: '2022', label: 'sprong, oorzaak niet bekend' }],
    },
  },
  'about-and-ranges': {
    language: 'nl',
    input: {
      title: 'Deelnemers aan begeleiding',
      unit: 'persons',
      better: 'none',
      series: [
        {
          id: 'delft',
          label: 'Delft-West',
          role: 'area',
          points: [
            { period: '2020', value: 41 },
            { period: '2021', value: 48, precision: 'about' },
            { period: '2022', value: null, precision: 'range', low: 50, high: 65 },
            { period: '2023', value: 60, precision: 'at-least' },
            { period: '2024', value: 72, precision: 'at-most' },
          ],
        },
        { ...country, label: 'Gemiddelde van de gebieden', points: years(2020, [30, 34, 33, 38, 40]) },
      ],
    },
  },
  'survey-with-margins': {
    language: 'nl',
    input: {
      title: 'Voelt zich ’s avonds onveilig in de buurt',
      unit: '%',
      better: 'lower',
      series: [
        {
          ...{ id: 'heerlen', label: 'Heerlen-Noord', role: 'area' },
          points: [
            { period: '2019', value: 34.2, margin: 4.1 },
            { period: '2021', value: 31.5, margin: 3.8 },
            { period: '2023', value: 29.9, margin: 5.6 },
          ],
        },
        {
          ...{ id: 'gemeente', label: 'Rest van Heerlen', role: 'reference' },
          points: [
            { period: '2019', value: 21.4, margin: 1.2 },
            { period: '2021', value: 20.8, margin: 1.1 },
            { period: '2023', value: 19.6 },
          ],
        },
      ],
    },
  },
  suppressed: {
    language: 'nl',
    input: {
      title: 'Jongeren met jeugdhulp',
      unit: '%',
      better: 'lower',
      series: [
        {
          id: 'breda',
          label: 'Breda-Noord',
          role: 'area',
          points: years(2019, [12.1, 'afgeschermd: te klein aantal', 'afgeschermd: te klein aantal', 11.4, 11.0]),
        },
        {
          id: 'breda-gemeente',
          label: 'Gemeente Breda',
          role: 'reference',
          points: years(2019, [9.8, 9.9, 'niet gepubliceerd', 10.1]),
        },
      ],
    },
  },
}

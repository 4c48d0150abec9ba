/** Example gap charts; they are its tests. Figures of the national monitor where they exist. */
import type { Language } from '../../../platform'
import type { ChartValue } from '../value'
import type { GapInput, GapRow } from './input'

export interface GapExample {
  language: Language
  input: GapInput
}

/** A value; a text instead of one is the reason why there is none. */
const figure = (value: number | string): ChartValue =>
  typeof value === 'number' ? { value } : { value: null, absence: value }

const row = (label: string, place: number | string, reference: number | string, ratio?: number): GapRow => ({
  id: label,
  label,
  place: figure(place),
  reference: figure(reference),
  ...(ratio === undefined ? {} : { ratio }),
})

const poverty: GapInput = {
  title: 'Huishoudens onder de armoedegrens',
  unit: '%',
  better: 'lower',
  heading: 'Jaar',
  place: 'Focusgebieden',
  reference: 'Nederland',
  rows: [
    row('2018', 18.2, 8.8, 2.07),
    row('2019', 16.2, 7.8, 2.08),
    row('2020', 13.0, 6.2, 2.1),
    row('2021', 13.2, 6.2, 2.13),
    row('2022', 8.0, 4.0, 2.0),
  ],
}

/** By name; the name is also that of the picture in `__svg__`. */
export const gapExamples: Readonly<Record<string, GapExample>> = {
  'poverty-by-year': { language: 'nl', input: poverty },
  'poverty-in-english': {
    language: 'en',
    input: {
      ...poverty,
      title: 'Households below the poverty line',
      heading: 'Year',
      place: 'Focus areas',
      reference: 'The Netherlands',
    },
  },
  'several-indicators': {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Kloof nu, per indicator',
      better: 'none',
      heading: 'Indicator',
      rows: [
        row('Huishoudens onder de armoedegrens (2022)', 8.0, 4.0, 2.0),
        row('Huishoudens met problematische schulden, herziene definitie (2024)', 14.5, 7.7, 1.88),
        row('Hoge inkomens (2023)', 9.4, 18.8, 0.5),
        row('Sterk eenzaam, 18 jaar en ouder (2022)', 22.2, 14.4, 1.54),
        row('Netto arbeidsparticipatie (2023)', 64.4, 'niet gepubliceerd'),
      ],
    },
  },
  missing: {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Netto arbeidsparticipatie',
      better: 'higher',
      rows: [
        row('2018', 60.7, 68.0),
        row('2019', 61.9, 69.0),
        row('2020', 61.0, 'niet gepubliceerd'),
        row('2021', 'afgeschermd: te klein aantal', 70.1),
        row('2022', 'niet gepubliceerd', 'niet gepubliceerd'),
        row('2023', 'afgeschermd: te klein aantal', 'niet gepubliceerd'),
      ],
    },
  },
  'no-data': { language: 'nl', input: { ...poverty, rows: [] } },
  'one-row': { language: 'nl', input: { ...poverty, rows: poverty.rows.slice(-1) } },
  'all-absent': {
    language: 'nl',
    input: {
      ...poverty,
      rows: ['2021', '2022', '2023'].map((year) => row(year, 'niet gepubliceerd', 'niet gepubliceerd')),
    },
  },
  'negative-scores': {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Sociaal-economische score',
      unit: 'score',
      better: 'higher',
      rows: [row('2014', -0.21, 0), row('2018', -0.15, 0.03), row('2022', 0.02, 0.02)],
    },
  },
  'equal-and-close': {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Vrijwilligers',
      better: 'higher',
      rows: [row('2018', 20.3, 20.3, 1), row('2020', 20.1, 20.4, 0.99), row('2022', 16.4, 23.9, 0.69)],
    },
  },
  'about-and-ranges': {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Deelnemers aan begeleiding',
      unit: 'persons',
      better: 'none',
      place: 'Delft-West',
      reference: 'Gemiddelde van de gebieden',
      rows: [
        { ...row('2020', 41, 30), ratio: 1.37 },
        { ...row('2021', 48, 34), place: { value: 48, precision: 'about' } },
        { ...row('2022', 0, 33), place: { value: null, precision: 'range', low: 50, high: 65 } },
        { ...row('2023', 0, 38), place: { value: 60, precision: 'at-least' } },
        { ...row('2024', 0, 40), place: { value: 22, precision: 'at-most' } },
        { ...row('2025', 44, 40), gap: null },
      ],
    },
  },
  incomes: {
    language: 'nl',
    input: {
      ...poverty,
      title: 'Besteedbaar inkomen',
      unit: 'EUR',
      better: 'higher',
      rows: [row('2022', 24_150, 27_150, 0.89), row('2023', 25_150, 28_350, 0.89)],
    },
  },
  'long-names': {
    language: 'nl',
    input: {
      ...poverty,
      place: 'Schiedam Nieuwland en Oost, inclusief de bedrijventerreinen langs de spoorlijn',
      reference: 'Vergelijkbare buurten in middelgrote gemeenten buiten de Randstad',
      rows: [
        row('Leerlingen in het voortgezet onderwijs die zonder startkwalificatie de school verlieten', 3.1, 2.0, 1.55),
        row('Arbeidsongeschiktheidsverzekeringsuitkeringsgerechtigden', 12.4, 'niet gevraagd in dit gebied'),
      ],
    },
  },
  'forty-rows': {
    language: 'nl',
    input: {
      ...poverty,
      heading: 'Gebied',
      rows: Array.from({ length: 40 }, (_, index) =>
        row(`Gebied ${index + 1}`, 8 + ((index * 7) % 23) / 2, 4 + ((index * 3) % 11) / 2),
      ),
    },
  },
}

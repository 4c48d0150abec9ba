/** Example bar charts; they are its tests. Figures of the national monitor where they exist. */
import type { Language } from '../../../platform'
import type { Bar, BarInput } from './input'

export interface BarExample {
  language: Language
  input: BarInput
}

/** A bar; a text instead of a value is the reason why there is none. */
const bar = (label: string, value: number | string, more: Partial<Bar> = {}): Bar => ({
  id: label,
  label,
  ...(typeof value === 'number' ? { value } : { value: null, absence: value }),
  ...more,
})

const youthCare: BarInput = {
  title: 'Jongeren met jeugdhulp',
  period: '2023',
  unit: '%',
  better: 'lower',
  heading: 'Gebied',
  bars: [
    bar('Breda-Noord', 11.0, { role: 'area' }),
    bar('Delft-West', 12.4),
    bar('Den Haag Zuidwest', 'niet gepubliceerd'),
    bar('Groningen-Noord', 14.1),
    bar('Vlaardingen Westwijk', 'afgeschermd: te klein aantal'),
    bar('Zaandam-Oost', 9.2),
  ],
  reference: { label: 'Nederland', value: 10.1 },
}

/** By name; the name is also that of the picture in `__svg__`. */
export const barExamples: Readonly<Record<string, BarExample>> = {
  'youth-care-by-area': { language: 'nl', input: youthCare },
  'youth-care-in-english': {
    language: 'en',
    input: {
      ...youthCare,
      title: 'Young people with youth care',
      heading: 'Area',
      bars: youthCare.bars.map((each) => ({ ...each, ...(each.absence ? { absence: 'not published' } : {}) })),
      reference: { label: 'The Netherlands', value: 10.1 },
    },
  },
  'answers-of-areas': {
    language: 'nl',
    input: {
      title: 'Bereik, gemiddeld per gebied',
      period: '2024',
      unit: 'persons',
      better: 'none',
      heading: 'Activiteit',
      bars: [
        bar('Actieve mensen in het informele circuit rond geldzorgen', 14, { role: 'area', n: { count: 17, of: 20 } }),
        bar('Kinderen en jongeren in financiële educatie', 209, { role: 'area', n: { count: 12, of: 20 } }),
        bar('Volwassenen in financiële educatie', 143, { role: 'area', n: { count: 13, of: 20 } }),
        bar('Deelnemers begeleiding participatie', 253, {
          role: 'area',
          n: { count: 20 },
          note: 'n niet vermeld per gebied',
        }),
        bar('Huisbezoeken', 'niet betaald uit de regeling', { role: 'area', n: { count: 0, of: 20 } }),
      ],
    },
  },
  'about-and-ranges': {
    language: 'nl',
    input: {
      title: 'Deelnemers aan begeleiding',
      period: '2024',
      unit: 'persons',
      better: 'none',
      heading: 'Gebied',
      bars: [
        bar('Breda-Noord', 41),
        bar('Delft-West', 48, { role: 'area', precision: 'about' }),
        bar('Groningen-Noord', 0, { value: null, precision: 'range', low: 50, high: 65 }),
        bar('Heerlen-Noord', 60, { precision: 'at-least' }),
        bar('Lelystad Oost', 22, { precision: 'at-most' }),
        bar('Utrecht Overvecht', 0),
        bar('Vergelijkbare buurten', 37, { role: 'matched' }),
      ],
    },
  },
  'about-shares': {
    language: 'nl',
    input: {
      ...youthCare,
      bars: [
        bar('Delft-West', 48, { role: 'area', precision: 'about' }),
        bar('Breda-Noord', 60, { precision: 'at-least' }),
      ],
      reference: { label: 'Nederland', value: null, absence: 'niet gepubliceerd' },
    },
  },
  'negative-scores': {
    language: 'nl',
    input: {
      title: 'Leefbaarheid, afwijking van het landelijk gemiddelde',
      period: '2022',
      unit: 'score',
      better: 'higher',
      heading: 'Gebied',
      bars: [
        bar('Den Haag Zuidwest', -0.21, { role: 'area' }),
        bar('Rotterdam-Zuid', -0.3, { precision: 'at-most' }),
        bar('Schiedam Nieuwland en Oost', -0.18, { precision: 'at-least' }),
        bar('Nieuwegein Centrale As', 0.04),
        bar('Delft-West', 'niet gemeten'),
        bar('Leeuwarden Oost', -0.08, { value: null, precision: 'range', low: -0.12, high: 0.03 }),
      ],
      reference: { label: 'Nederland', value: 0 },
    },
  },
  'all-negative': {
    language: 'nl',
    input: {
      ...youthCare,
      title: 'Verandering van het aantal uitkeringen',
      unit: 'persons',
      bars: [
        bar('Breda-Noord', -120, { role: 'area' }),
        bar('Delft-West', -45),
        bar('Zaandam-Oost', 'niet gepubliceerd'),
      ],
      reference: undefined,
    },
  },
  'no-data': { language: 'nl', input: { ...youthCare, bars: [] } },
  'one-bar': { language: 'nl', input: { ...youthCare, bars: youthCare.bars.slice(0, 1) } },
  'all-absent': {
    language: 'nl',
    input: {
      ...youthCare,
      bars: ['Breda-Noord', 'Delft-West', 'Zaandam-Oost'].map((name) => bar(name, 'afgeschermd: te klein aantal')),
      reference: undefined,
    },
  },
  amounts: {
    language: 'nl',
    input: {
      title: 'Uitgaven per actielijn',
      period: '2024',
      unit: 'EUR',
      better: 'none',
      heading: 'Actielijn',
      bars: [
        bar('Armoede en schulden', 1_250_000),
        bar('Re-integratie', 300_000),
        bar('Leefwereld', 'nog niet bekend'),
      ],
    },
  },
  'long-names': {
    language: 'nl',
    input: {
      ...youthCare,
      bars: [
        bar('Schiedam Nieuwland en Oost, inclusief de bedrijventerreinen langs de spoorlijn', 12.1, { role: 'area' }),
        bar('Arbeidsongeschiktheidsverzekeringsuitkeringsgerechtigden', 9.4),
        bar('Delft', 'niet gevraagd, omdat de gemeente deze gegevens op een andere manier verzamelt'),
      ],
      reference: { label: 'Vergelijkbare buurten in middelgrote gemeenten buiten de Randstad', value: 11.8 },
    },
  },
  'forty-bars': {
    language: 'nl',
    input: {
      ...youthCare,
      bars: Array.from({ length: 40 }, (_, index) =>
        bar(`Gebied ${index + 1}`, index % 7 === 4 ? 'niet gepubliceerd' : 4 + ((index * 7) % 23) / 2, {
          role: index === 6 ? 'area' : 'reference',
        }),
      ),
    },
  },
}

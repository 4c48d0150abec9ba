/** Example distributions, of an area that does not exist; they are the tests. */
import type { Language } from '../../../platform'
import type { DistributionInput, DistributionPart } from './input'

export interface DistributionExample {
  language: Language
  input: DistributionInput
}

/** A part; a text instead of a value is the reason why there is none. */
const part = (label: string, value: number | string, more: Partial<DistributionPart> = {}): DistributionPart => ({
  id: label,
  label,
  ...(typeof value === 'number' ? { value } : { value: null, absence: value }),
  ...more,
})

const few = 'afgeschermd: te klein aantal'

const assistance: DistributionInput = {
  title: 'Inwoners met bijstand',
  period: '2024',
  unit: '%',
  better: 'lower',
  kind: { one: 'buurt', many: 'buurten' },
  area: { label: 'Havengebied', value: 9.3 },
  reference: { label: 'Voorbeeldstad', value: 9.1 },
  sizeKind: 'inwoners',
  parts: [
    part("'t Zand", 4.1, { size: 1850, n: 1500 }),
    part('Aan de Vaart', 8.8, { size: 4200, n: 3400 }),
    part('Bedrijventerrein Noord', few, { size: 40 }),
    part('Binnenstad', 9.1, { size: 5100, n: 4300 }),
    part('Elzenbuurt', 15.2, { size: 2400, n: 1900 }),
    part('Kerkhoek', 9.0, { size: 3300, n: 2600 }),
    part('Molenkwartier', 17.9, { size: 1250, n: 1010 }),
    part('Oude Haven en omgeving', 9.4, { size: 2900, n: 2500 }),
    part('Weide', 22.5, { size: 55, n: 40 }),
  ],
}

/** By name; the name is also that of the picture in `__svg__`. */
export const distributionExamples: Readonly<Record<string, DistributionExample>> = {
  'hidden-pocket': { language: 'nl', input: assistance },
  'hidden-pocket-in-english': {
    language: 'en',
    input: {
      ...assistance,
      title: 'Residents on social assistance',
      kind: { one: 'neighbourhood', many: 'neighbourhoods' },
      area: { label: 'Harbour area', value: 9.3 },
      reference: { label: 'Example City', value: 9.1 },
      sizeKind: 'residents',
      parts: assistance.parts.map((each) =>
        each.absence ? { ...each, absence: 'protected: number too small' } : each,
      ),
    },
  },
  'worse-as-a-whole': { language: 'nl', input: { ...assistance, reference: { label: 'Voorbeeldstad', value: 3.4 } } },
  'higher-is-better': {
    language: 'nl',
    input: {
      ...assistance,
      title: 'Inwoners met werk',
      better: 'higher',
      area: { label: 'Havengebied', value: 64.2 },
      reference: { label: 'Nederland', value: 70.1 },
      parts: assistance.parts.map((each, index) =>
        each.value === null ? each : { ...each, value: 58 + ((index * 37) % 130) / 10 },
      ),
      thresholds: { far: 4 },
    },
  },
  amounts: {
    language: 'nl',
    input: {
      ...assistance,
      title: 'Gemiddeld inkomen',
      unit: 'EUR',
      better: 'none',
      sizeKind: undefined,
      area: { label: 'Havengebied', value: 28_400 },
      reference: null,
      parts: [
        part("'t Zand", 24_300),
        part('Aan de Vaart', 27_900),
        part('Binnenstad', 41_000),
        part('Elzenbuurt', 20_100, { precision: 'about' }),
        part('Kerkhoek', 19_800),
        part('Molenkwartier', few),
      ],
    },
  },
  'nothing-far': {
    language: 'nl',
    input: { ...assistance, parts: assistance.parts.slice(1, 4), sizeKind: undefined },
  },
  'no-figure-of-the-area': {
    language: 'nl',
    input: { ...assistance, area: { label: 'Havengebied', value: null, absence: 'wordt niet opgeteld' } },
  },
  'no-figures': {
    language: 'nl',
    input: {
      ...assistance,
      area: { label: 'Havengebied', value: null, absence: few },
      reference: null,
      parts: [part('Binnenstad', few)],
    },
  },
  'equal-figures': {
    language: 'nl',
    input: {
      ...assistance,
      sizeKind: undefined,
      parts: Array.from({ length: 30 }, (_, index) => part(`Buurt ${index + 1}`, index < 24 ? 9.3 : 9.3 + index / 10)),
    },
  },
  'three-hundred-parts': {
    language: 'nl',
    input: {
      ...assistance,
      parts: Array.from({ length: 300 }, (_, index) =>
        part(`Buurt ${index + 1}`, Math.round(90 + 60 * Math.sin(index * 1.7) * Math.cos(index)) / 10, {
          size: 300 + ((index * 977) % 4000),
        }),
      ),
    },
  },
  'long-names': {
    language: 'nl',
    input: {
      ...assistance,
      area: { label: 'Schiedam Nieuwland en Oost, inclusief de bedrijventerreinen langs de spoorlijn', value: 9.3 },
      reference: { label: 'Vergelijkbare buurten in middelgrote gemeenten', value: 9.6 },
      parts: assistance.parts.map((each) => ({ ...each, label: `${each.label} en wijde omgeving tot aan de rivier` })),
    },
  },
}

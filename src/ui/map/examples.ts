/** Example maps of a city that does not exist; they are the tests of the map. */
import type { Language } from '../../platform'
import type { MapInput, MapShapes, MapValue } from './input'
import { madeUpCity } from './test-support/made-up-city'

export interface MapExample {
  language: Language
  input: MapInput
  shapes: Extract<MapShapes, { topology: unknown }>
}

const city = madeUpCity(5, 3)

/** Figures in the order of the codes; a text instead of a figure is the reason why there is none. */
export function valuesOf(
  codes: readonly string[],
  figures: readonly (number | string | MapValue)[],
): ReadonlyMap<string, MapValue> {
  return new Map(
    figures.map((figure, index) => [
      codes[index] ?? '',
      typeof figure === 'number'
        ? { value: figure }
        : typeof figure === 'string'
          ? { value: null, absence: figure }
          : figure,
    ]),
  )
}

const few = 'afgeschermd: te klein aantal'
const shares = [12.4, 3.1, few, 14.2, 8.8, 9.1, 6.0, 15.9, few, 4.4, 7.7, 'niet gemeten', 10.3, 18.6, 5.2]
const area = { label: 'Havengebied', codes: city.codes.slice(6, 9), value: { value: 13.2 } }

const assistance: MapInput = {
  title: 'Inwoners met bijstand',
  period: '2024',
  unit: '%',
  better: 'lower',
  kind: { one: 'buurt', many: 'buurten' },
  values: valuesOf(city.codes, shares),
  area,
  reference: { label: 'Voorbeeldstad', value: 9.1 },
  source: 'Statistiek 2024; verzonnen grenzen',
  link: '/voorbeeldstad/{code}',
}

const of = (input: Partial<MapInput>, language: Language = 'nl', shapes: MapExample['shapes'] = city): MapExample => ({
  language,
  input: { ...assistance, ...input },
  shapes,
})

/** By name; the name is also that of the picture in `__svg__`. */
export const mapExamples: Readonly<Record<string, MapExample>> = {
  'around-a-reference': of({}),
  'in-english': of(
    {
      title: 'Residents on social assistance',
      kind: { one: 'neighbourhood', many: 'neighbourhoods' },
      values: valuesOf(
        city.codes,
        shares.map((share) =>
          share === few ? 'protected: number too small' : share === 'niet gemeten' ? 'not measured' : share,
        ),
      ),
      area: { ...area, label: 'Harbour area' },
      reference: { label: 'Example City', value: 9.1 },
      source: 'Statistics 2024; made-up boundaries',
    },
    'en',
  ),
  'higher-is-better': of({ title: 'Inwoners met werk', better: 'higher', classes: 7 }),
  'neither-is-better': of({ title: 'Eenpersoonshuishoudens', better: 'none', classes: 7 }),
  'light-to-dark': of({
    title: 'Gemiddelde woningwaarde',
    unit: 'EUR',
    better: 'none',
    classes: 6,
    values: valuesOf(city.codes, [
      221_000,
      305_000,
      318_500,
      287_000,
      264_000,
      410_000,
      233_000,
      352_000,
      296_000,
      512_000,
      341_000,
      279_500,
      388_000,
      246_000,
      few,
    ]),
    area: { ...area, value: { value: 291_000 } },
    reference: null,
  }),
  'counts-rounded-to-five': of({
    title: 'Jongeren met jeugdhulp',
    unit: 'persons',
    rounding: 5,
    values: valuesOf(city.codes, [15, 40, 5, 20, 25, 105, 5, 10, 0, 35, 60, 25, 80, 45, 15]),
    area: { label: 'Binnenstad', codes: city.codes.slice(5, 6) },
    reference: null,
  }),
  'mostly-nought': of({
    title: 'Huisuitzettingen',
    unit: 'households',
    values: valuesOf(city.codes, [0, 0, 0, 2, 0, 5, 0, 0, 1, 0, 3, 0, 0, 8, 0]),
    area: undefined,
    reference: null,
  }),
  'few-different-figures': of({
    title: 'Klasse van de leefbaarheid',
    unit: 'score',
    better: 'higher',
    values: valuesOf(city.codes, [4, 5, 4, 3, 5, 4, 4, 3, 5, 5, 4, 3, 4, 4, 5]),
    area: { ...area, value: { value: null, absence: 'wordt niet opgeteld' } },
    reference: null,
  }),
  'all-equal': of({
    values: valuesOf(
      city.codes,
      city.codes.map(() => 7.5),
    ),
    area: { ...area, value: { value: 7.5 } },
  }),
  'all-equal-light-to-dark': of({
    values: valuesOf(
      city.codes,
      city.codes.map(() => 7.5),
    ),
    area: undefined,
    reference: null,
  }),
  'no-figures': of({
    values: new Map(),
    area: { ...area, value: { value: null, absence: 'niet gepubliceerd' } },
  }),
  'reference-missing': of({ reference: { label: 'Voorbeeldstad', value: null, absence: 'niet gepubliceerd' } }),
  'negative-scores': of({
    title: 'Leefbaarheid, afwijking van het landelijk gemiddelde',
    unit: 'score',
    better: 'higher',
    values: valuesOf(
      city.codes,
      [-0.21, 0.04, -0.3, 0.12, -0.08, 0, 0.19, -0.02, 0.07, -0.15, 0.22, -0.01, 0.03, -0.11, 0.09],
    ),
    area: { ...area, value: { value: 0.06 } },
    reference: { label: 'Nederland', value: 0 },
  }),
  'converted-and-remarked': of({
    values: valuesOf(city.codes, [
      ...shares.slice(0, 5),
      { value: 9.1, isConverted: true },
      { value: 6.0, n: 45, note: 'weinig antwoorden' },
      { value: 15.9, precision: 'about', isConverted: true },
      { value: 4.5, precision: 'at-most' },
      ...shares.slice(9),
    ]),
  }),
  'one-region': of({ area: undefined, values: valuesOf(['BU99990000'], [12.4]) }, 'nl', madeUpCity(1, 1)),
  'tall-and-narrow': of({ area: undefined, reference: null }, 'nl', madeUpCity(2, 9)),
}

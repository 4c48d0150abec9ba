/** The first of the three parts of the gap chart: what is drawn and said, without a pixel. */
import type { Language } from '../../../platform'
import { formatPoints, formatRatio, formatUnit, formatValue } from '../../format'
import { tickTextsOf, type ValueAxis, valueAxis } from '../axis'
import { type ChartTexts, fillText } from '../texts'
import { absenceOf, type ChartValue, type KnownValue, readValue, sharedDecimals, type Wording } from '../value'
import type { GapInput, GapRow } from './input'

export interface GapState {
  title: string
  /** The unit in words, to stand above the scale; empty when the ticks carry it. */
  unitCaption: string
  language: Language
  texts: ChartTexts
  names: { place: string; reference: string }
  axis: ValueAxis & { tickTexts: readonly string[] }
  rows: readonly GapStateRow[]
  /** Sentences that the picture must carry to be honest. */
  notes: readonly string[]
}

export interface GapStateRow {
  id: string
  label: string
  place: KnownValue | null
  reference: KnownValue | null
  /** Place minus reference; null when it cannot be told. */
  gap: number | null
  /** "9,4 procentpunt hoger", or why it cannot be told: "Nederland: niet gepubliceerd". */
  gapText: string
  /** "2,07 ×". */
  ratioText: string | null
  /** What is missing, one for each name; empty when both figures are there. */
  missing: readonly { name: string; reason: string }[]
}

/** Makes the state of a gap chart. Throws RangeError for two rows with one id and for a value that is not finite. */
export function gapState(input: GapInput, language: Language, texts: ChartTexts): GapState {
  const ids = input.rows.map(({ id }) => id)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) throw new RangeError(`Two rows have id "${id}"`)
  const decimals = sharedDecimals(
    input.unit,
    input.rows.flatMap(({ place, reference }) => [place, reference]),
  )
  const wording = { unit: input.unit, decimals, language, texts }
  const rows = input.rows.map((row) => readRow(row, input, wording))
  const known = rows.flatMap(({ place, reference }) => [place, reference]).filter((value) => value !== null)
  const axis = valueAxis(
    known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    input.unit,
  )
  return {
    title: input.title,
    unitCaption: formatUnit(input.unit, language),
    language,
    texts,
    names: { place: input.place, reference: input.reference },
    axis: { ...axis, tickTexts: tickTextsOf(axis, input.unit, language) },
    rows,
    notes: [
      axis.cut && texts.axisCut,
      known.some(({ precision }) => precision !== 'exact') && texts.impreciseMark,
    ].filter((note) => note !== false),
  }
}

function readRow(row: GapRow, { place: placeName, reference: referenceName }: GapInput, wording: Wording): GapStateRow {
  const place = readValue(row.place, wording, `The place in row "${row.id}"`)
  const reference = readValue(row.reference, wording, `The reference in row "${row.id}"`)
  const missing = [
    ...(place ? [] : [{ name: placeName, reason: absenceOf(row.place, wording.texts) }]),
    ...(reference ? [] : [{ name: referenceName, reason: absenceOf(row.reference, wording.texts) }]),
  ]
  const gap = place && reference ? gapOf(row) : null
  const [one, other] = missing
  const absent =
    one && other && one.reason === other.reason
      ? one.reason
      : missing.map((each) => fillText(wording.texts.missingOf, each)).join('; ')
  return {
    id: row.id,
    label: row.label,
    place,
    reference,
    gap,
    gapText: absent || (gap === null ? wording.texts.gapUnknown : gapWords(gap, row, wording)),
    ratioText: gap !== null && row.ratio != null ? formatRatio(row.ratio, wording.language) : null,
    missing,
  }
}

/** The gap as given, else of two figures that are exact or about so much; without the dust of binary fractions. */
function gapOf({ gap, place, reference }: GapRow): number | null {
  if (gap !== undefined) return gap
  if ([place, reference].some((value) => !isNear(value))) return null
  return place.value === null || reference.value === null
    ? null
    : Number((place.value - reference.value).toPrecision(12))
}

function isNear({ precision = 'exact' }: ChartValue): boolean {
  return precision === 'exact' || precision === 'about'
}

/** "9,4 procentpunt hoger", "€ 3.000 lager", "11 personen meer", "ongeveer 9 procentpunt hoger", "geen verschil". */
function gapWords(gap: number, { place, reference }: GapRow, { unit, decimals, language, texts }: Wording): string {
  const exact = [place, reference].every(({ precision = 'exact' }) => precision === 'exact')
  const size = Math.abs(gap)
  const digits = exact ? decimals : undefined
  const written =
    unit === '%'
      ? formatPoints(size, language, { decimals: exact ? 1 : Number.isInteger(size) ? 0 : 1 })
      : formatValue(size, unit, language, { decimals: digits })
  if (!/[1-9]/.test(written)) return texts.gapNone
  const counted = formatUnit(unit, language) !== ''
  const way = gap > 0 ? (counted ? 'gapMore' : 'gapHigher') : counted ? 'gapFewer' : 'gapLower'
  return fillText(texts[way], { gap: exact ? written : fillText(texts.gapAbout, { gap: written }) })
}

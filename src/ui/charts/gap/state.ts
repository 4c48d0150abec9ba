/** The first of the three parts of the gap chart: what is drawn and said, without a pixel. */
import type { Language } from '../../../platform'
import { formatRatio, formatUnit } from '../../format'
import { tickTextsOf, type ValueAxis, valueAxis } from '../axis'
import { differenceOf, differenceWords } from '../difference'
import { type ChartTexts, fillText } from '../texts'
import { absenceOf, type KnownValue, readValue, sharedDecimals, type Wording } from '../value'
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
    gapText:
      absent || (gap === null ? wording.texts.gapUnknown : differenceWords(gap, [row.place, row.reference], wording)),
    ratioText: gap !== null && row.ratio != null ? formatRatio(row.ratio, wording.language) : null,
    missing,
  }
}

/** The gap as given, else of the two figures. */
function gapOf({ gap, place, reference }: GapRow): number | null {
  return gap === undefined ? differenceOf(place, reference) : gap
}

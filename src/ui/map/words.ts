/** What a map says of its regions and classes. */
import { differenceOf, differenceWords } from '../charts/difference'
import { fillText } from '../charts/texts'
import { absenceOf, type ChartValue, type KnownValue, type Wording } from '../charts/value'
import { formatNumber, formatPoints, formatUnit, formatValue } from '../format'
import type { Classes, ClassRange } from './classes'
import type { MapInput, MapRegion } from './input'
import type { MapTexts } from './texts'

/** What is needed to write the figures of a map. */
export interface MapWording extends Wording {
  texts: MapTexts
  kind: MapInput['kind']
}

/** "1 buurt", "24 buurten". */
export function countOf(count: number, { kind, language, texts }: Pick<MapWording, 'kind' | 'language' | 'texts'>) {
  return count === 1
    ? fillText(texts.countOne, { one: kind.one })
    : fillText(texts.countMany, { many: kind.many, count: formatNumber(count, { language }) })
}

/** How a figure lies from the reference. */
export interface Difference {
  /** "2,1 procentpunt hoger", "geen verschil", or that it cannot be told. */
  text: string
  /** Null when it cannot be told. */
  side: 'above' | 'below' | 'equal' | null
}

export function differenceFrom(reference: ChartValue, value: ChartValue, wording: Wording): Difference {
  const difference = differenceOf(value, reference)
  if (difference === null) return { text: wording.texts.gapUnknown, side: null }
  const text = differenceWords(difference, [value, reference], wording)
  // What reads as no difference is none: two figures are compared as they are written.
  return { text, side: text === wording.texts.gapNone ? 'equal' : difference > 0 ? 'above' : 'below' }
}

/** "12,6 %, 2,1 procentpunt hoger dan Utrecht", or why there is no figure; with what else has to be known of it. */
export function saidOf(
  known: KnownValue | null,
  value: (ChartValue & { note?: string; isConverted?: boolean }) | undefined,
  { difference, reference, texts }: { difference: Difference | null; reference: string; texts: MapTexts },
): string {
  const { text = '', side = null } = difference ?? {}
  const compared =
    side === null
      ? null
      : side === 'equal'
        ? fillText(texts.equalTo, { reference })
        : fillText(texts.thanReference, { difference: text, reference })
  const parts = [known?.fullText ?? absenceOf(value, texts), compared, value?.isConverted ? texts.converted : null]
  return withNote(parts.filter((part) => part != null).join(', '), value?.note ?? null)
}

/** What is said of a region, and then a note: one that begins with a capital is a sentence of its own. */
export function withNote(said: string, note: string | null): string {
  if (note === null) return said
  return /^\p{Lu}/u.test(note) ? `${said}. ${note}` : `${said}, ${note}`
}

/** "5,0–9,9 %"; "5,0 %" for a class of one figure. */
export function rangeText({ from, to }: ClassRange, { unit, decimals, language }: Wording): string {
  const options = { decimals: decimals ?? (unit === '%' ? 1 : 0), bare: formatUnit(unit, language) !== '' }
  if (from === to) return formatValue(from, unit, language, options)
  return formatValue(from, unit, language, { ...options, precision: 'range', low: from, high: to })
}

/** How the classes were made; empty without classes. `reference` is the name of what they lie around. */
export function ruleOf({ ranges, near }: Classes, reference: string | undefined, wording: MapWording): string {
  const { unit, decimals, language, texts, kind } = wording
  if (ranges.length === 0) return ''
  if (near !== null && reference !== undefined) {
    const written =
      unit === '%'
        ? formatPoints(near, language, { decimals: decimals ?? 1 })
        : formatValue(near, unit, language, { decimals })
    return fillText(texts.ruleAround, { reference, near: written })
  }
  if (ranges.length === 1) return fillText(texts.ruleAllEqual, { many: kind.many })
  return ranges.every(({ from, to }) => from === to)
    ? texts.ruleOneEach
    : fillText(texts.ruleEqualShare, { many: kind.many })
}

/** "Geen cijfer: niet gemeten". */
export function missingText(reason: string, texts: MapTexts): string {
  const alone = texts.noFigure
  return reason === alone
    ? `${alone.charAt(0).toLocaleUpperCase()}${alone.slice(1)}`
    : fillText(texts.noFigureOf, { reason })
}

/** What notes are made of. */
interface NotedRegion extends MapRegion {
  isConverted: boolean
  note: string | null
}

/** Sentences without which the map would not be honest. */
export function notesOf(regions: readonly NotedRegion[], input: MapInput, wording: MapWording): readonly string[] {
  const { texts } = wording
  const codes = new Set(regions.map(({ code }) => code))
  const nowhere = [...input.values].filter(([code, value]) => !codes.has(code) && value.value !== null)
  const note = (text: string, count: number) =>
    count > 0 ? [fillText(text, { regions: countOf(count, wording) })] : []
  const many = (isMeant: (region: NotedRegion) => boolean) => regions.filter(isMeant).length
  const { reference } = input
  return [
    ...(reference && reference.value === null && reference.low === undefined
      ? [fillText(texts.missingOf, { name: reference.label, reason: `${absenceOf(reference, texts)}.` })]
      : []),
    ...note(
      texts.convertedNote,
      many(({ isConverted }) => isConverted),
    ),
    ...note(
      texts.remarkNote,
      many((region) => region.note !== null),
    ),
    ...note(
      texts.shapelessNote,
      many(({ isShapeless }) => isShapeless === true),
    ),
    ...note(texts.nowhereNote, nowhere.length),
  ]
}

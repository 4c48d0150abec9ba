/** The first of the three parts of the bar chart: what is drawn and said, without a pixel. */
import type { Language } from '../../../platform'
import { formatNumber, formatUnit } from '../../format'
import { domainFromZero } from '../axis'
import { type ChartTexts, fillText } from '../texts'
import { absenceOf, type KnownValue, readValue, sharedDecimals } from '../value'
import type { Bar, BarInput } from './input'

export interface BarState {
  /** With the period behind it. */
  title: string
  /** The unit in words, to stand above the bars; empty when each figure carries it. */
  unitCaption: string
  texts: ChartTexts
  /** Lowest and highest value of the scale; it always holds zero, because a bar is read by its length. */
  domain: readonly [number, number]
  bars: readonly StateBar[]
  /** Whether bars differ in role, so that the area at hand must stand out. */
  several: boolean
  reference: StateReference | null
  /** Sentences that the picture must carry to be honest. */
  notes: readonly string[]
}

export interface StateBar {
  id: string
  label: string
  /** With what the figure is based on, for where only signs stand at the bar. */
  basedLabel: string
  role: NonNullable<Bar['role']>
  known: KnownValue | null
  /** What is said of it at its bar, or the reason in place of the bar; `brief` for where there is little room, then without its basis. */
  said: { full: string; brief: string }
  /** Why there is no bar; null when there is one. */
  reason: string | null
  /** "n = 17 van 20"; empty when it is not told. */
  basis: string
  note: string | null
}

export interface StateReference {
  label: string
  known: KnownValue | null
  reason: string | null
}

/** Makes the state of a bar chart. Throws RangeError for two bars with one id and for a value that is not finite. */
export function barState(input: BarInput, language: Language, texts: ChartTexts): BarState {
  const ids = input.bars.map(({ id }) => id)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) throw new RangeError(`Two bars have id "${id}"`)
  const given = [...input.bars, ...(input.reference ? [input.reference] : [])]
  const wording = { unit: input.unit, decimals: sharedDecimals(input.unit, given), language, texts }
  const unitCaption = formatUnit(input.unit, language)
  const bars = input.bars.map((bar): StateBar => {
    const known = readValue(bar, wording, `Bar "${bar.id}"`)
    const basis = basisOf(bar, language, texts)
    const reason = absenceOf(bar, texts)
    const [full, brief] = !known
      ? [reason, reason]
      : unitCaption === ''
        ? [known.fullText, known.signUnitText]
        : [known.shortText, known.signText]
    return {
      id: bar.id,
      label: bar.label,
      basedLabel: withBasis(bar.label, basis),
      role: bar.role ?? 'reference',
      known,
      said: { full: withBasis(full, basis), brief },
      reason: known ? null : reason,
      basis,
      note: bar.note ?? null,
    }
  })
  const compared = input.reference && readValue(input.reference, wording, `Reference "${input.reference.label}"`)
  const reference = input.reference
    ? {
        label: input.reference.label,
        known: compared ?? null,
        reason: compared ? null : absenceOf(input.reference, texts),
      }
    : null
  const known = [...bars.map((bar) => bar.known), reference?.known].filter((value) => value != null)
  return {
    title: input.period === undefined ? input.title : `${input.title}, ${input.period}`,
    unitCaption,
    texts,
    domain: domainFromZero(known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value])),
    bars,
    several: new Set(bars.map(({ role }) => role)).size > 1,
    reference,
    notes: [
      bars.some((bar) => bar.known && bar.known.precision !== 'exact') && texts.impreciseBar,
      reference?.reason != null && fillText(texts.missingOf, { name: reference.label, reason: `${reference.reason}.` }),
    ].filter((note) => note !== false),
  }
}

function basisOf({ n }: Bar, language: Language, texts: ChartTexts): string {
  if (!n) return ''
  const count = formatNumber(n.count, { language })
  return n.of === undefined
    ? fillText(texts.nAlone, { count })
    : fillText(texts.nOf, { count, of: formatNumber(n.of, { language }) })
}

function withBasis(text: string, basis: string): string {
  return basis === '' ? text : `${text} (${basis})`
}

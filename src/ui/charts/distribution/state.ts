/** The first of the three parts of the distribution: what is drawn and said, without a pixel. */
import type { Language } from '../../../platform'
import { formatUnit } from '../../format'
import { tickTextsOf, type ValueAxis, valueAxis } from '../axis'
import { differenceOf, differenceWords, distanceText } from '../difference'
import { type ChartTexts, fillText } from '../texts'
import {
  absenceOf,
  type ChartValue,
  inSentence,
  type KnownValue,
  readValue,
  sharedDecimals,
  type Wording,
} from '../value'
import { distributionFacts } from './facts'
import type { DistributionInput, DistributionPart } from './input'
import { distributionSentences } from './sentences'

export interface DistributionState {
  /** With the period behind it. */
  title: string
  unitCaption: string
  texts: ChartTexts
  axis: ValueAxis & { tickTexts: readonly string[] }
  area: StateWhole
  reference: StateWhole | null
  /** All parts, in the order in which they are read. */
  parts: readonly StatePart[]
  /** What the distribution shows, in words. */
  sentences: readonly string[]
  /** Sentences that the picture must carry to be honest. */
  notes: readonly string[]
}

export interface StateWhole {
  label: string
  known: KnownValue | null
  reason: string | null
}

export interface StatePart {
  id: string
  label: string
  known: KnownValue | null
  reason: string | null
  /** From the figure of the area; null when it cannot be told. */
  difference: string | null
  /** How many live there; null when that is not told of every part. */
  size: number | null
  /** It stands out: far from the area on the worse side, see `DistributionFacts`. */
  isFar: boolean
  /** Its figure is not exact, or rests on few people. */
  isOpen: boolean
  note: string | null
}

/** Makes the state of a distribution. Throws RangeError for two parts with one id and for a value that is not finite. */
export function distributionState(input: DistributionInput, language: Language, texts: ChartTexts): DistributionState {
  const ids = input.parts.map(({ id }) => id)
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) throw new RangeError(`Two parts have id "${id}"`)
  const { unit, kind, area, reference = null } = input
  const given = [area, ...(reference ? [reference] : []), ...input.parts]
  const wording: Wording = { unit, decimals: input.decimals ?? sharedDecimals(unit, given), language, texts }
  const facts = distributionFacts(input)
  const outstanding = new Set(facts?.outstanding)
  const few = new Set(facts?.few)
  const isSized = input.sizeKind !== undefined && input.parts.every(({ size }) => size !== undefined)
  const whole = (value: ChartValue & { label: string }): StateWhole => {
    const known = readValue(value, wording, `"${value.label}"`)
    return { label: value.label, known, reason: known ? null : absenceOf(value, texts) }
  }
  const parts = input.parts.map((part): StatePart => {
    const known = readValue(part, wording, `Part "${part.id}"`)
    return {
      id: part.id,
      label: part.label,
      known,
      reason: known ? null : absenceOf(part, texts),
      difference: known ? differenceFrom(area, part, wording) : null,
      size: isSized ? (part.size ?? null) : null,
      isFar: outstanding.has(part),
      isOpen: known !== null && (known.precision !== 'exact' || few.has(part)),
      note: part.note ?? null,
    }
  })
  const [all, compared] = [whole(area), reference ? whole(reference) : null]
  const known = [...parts, all, ...(compared ? [compared] : [])].flatMap((each) => each.known ?? [])
  const axis = valueAxis(
    known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    unit,
  )
  const wholes = [all, ...(compared ? [compared] : [])]
  return {
    title: input.period === undefined ? input.title : `${input.title}, ${input.period}`,
    unitCaption: formatUnit(unit, language),
    texts,
    axis: { ...axis, tickTexts: tickTextsOf(axis, unit, language) },
    area: all,
    reference: compared,
    parts,
    sentences: distributionSentences(input, facts, language, texts),
    notes: [
      `${fillText(texts.distributionDots, { one: kind.one })}${isSized ? ` ${fillText(texts.distributionSizes, { size: input.sizeKind ?? '' })}` : ''}`,
      facts &&
        outstanding.size > 0 &&
        fillText(
          { lower: texts.distributionFarAbove, higher: texts.distributionFarBelow, none: texts.distributionFar }[
            input.better
          ],
          { distance: distanceText(facts.far, wording), area: inSentence(area) },
        ),
      parts.some(({ isOpen }) => isOpen) && texts.distributionOpen,
      axis.cut && texts.axisCut,
      ...wholes.map(
        ({ label, reason }) => reason !== null && fillText(texts.missingOf, { name: label, reason: `${reason}.` }),
      ),
    ].filter((note) => note !== false && note !== null),
  }
}

function differenceFrom(area: ChartValue, part: DistributionPart, wording: Wording): string | null {
  const difference = differenceOf(part, area)
  return difference === null ? null : differenceWords(difference, [part, area], wording)
}

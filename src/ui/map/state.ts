/** The first of the three parts of the map: which region is in which class and what is said of it, without a pixel. */
import type { Language } from '../../platform'
import type { Better } from '../charts/figure-parts'
import { fillText } from '../charts/texts'
import { absenceOf, type ChartValue, inSentence, type KnownValue, readValue, sharedDecimals } from '../charts/value'
import { formatNumber, formatUnit } from '../format'
import { type Classes, type ClassRange, divergingClasses, sequentialClasses } from './classes'
import { linkTo, type MapInput, type MapRegion } from './input'
import type { MapTexts } from './texts'
import { countOf, type Difference, differenceFrom, type MapWording, notesOf, rangeText, ruleOf, saidOf } from './words'

export interface MapState {
  /** With the period behind it. */
  title: string
  language: Language
  texts: MapTexts
  kind: MapInput['kind']
  /** The unit in words, to stand above the classes; empty when each figure carries it. */
  unitCaption: string
  /** By name, and of one name by code: never by figure, for a map is no league table. */
  regions: readonly StateRegion[]
  /** From low to high. */
  classes: readonly StateClass[]
  /** How the classes were made. */
  rule: string
  /** Why regions have no figure, and how many; the most frequent reason first. */
  missing: readonly { reason: string; count: number }[]
  area: StateArea | null
  /** What the colours lie around; null when they run from light to dark. */
  /** `phrase`: its name within a sentence. */
  reference: { phrase: string; text: string } | null
  /** Sentences that the map must carry to be honest. */
  notes: readonly string[]
}

export interface StateRegion extends MapRegion {
  /** The name, with the code where several regions have that name. */
  label: string
  known: KnownValue | null
  /** Why there is no figure; null when there is one. */
  reason: string | null
  /** Index of its class; null without a figure. */
  inClass: number | null
  /** From the reference; null without a figure or a reference. */
  difference: Difference | null
  /** "n = 45"; empty when it is not told. */
  basis: string
  note: string | null
  isConverted: boolean
  inArea: boolean
  /** "12,6 %, 2,1 procentpunt hoger dan Utrecht", or why there is no figure. */
  said: string
  /** Where it leads; null without links. */
  href: string | null
}

export interface StateClass extends ClassRange {
  /** How it is coloured, with `step` of `of`. */
  tone: 'sequence' | 'around' | 'better' | 'worse' | 'higher' | 'lower'
  of: number
  /** "5,0–9,9 %". */
  text: string
  count: number
  /** "24 buurten". */
  countText: string
}

export interface StateArea {
  label: string
  codes: readonly string[]
  /** Its figure or why there is none. */
  text: string
  /** Index of the class its figure falls in; null when it falls in none. */
  inClass: number | null
  /** "21,4 %, 8,9 procentpunt hoger dan Utrecht". */
  said: string
}

/**
 * Makes the state of a map. `regions` are those of the shapes. Throws RangeError for two regions with one code and for a
 * figure that is not finite. A reference without a figure gives classes from light to dark, and a note.
 */
export function mapState(
  input: MapInput,
  regions: readonly MapRegion[],
  language: Language,
  texts: MapTexts,
): MapState {
  const codes = regions.map(({ code }) => code)
  if (new Set(codes).size < codes.length) throw new RangeError(`Two regions have code "${repeated(codes)}"`)
  const { unit, kind, better, classes: most = 5 } = input
  const own = areaValue(input)
  const compared = input.reference ?? undefined
  const comparedName = compared && inSentence(compared)
  const given = codes.flatMap((code) => input.values.get(code) ?? [])
  const decimals = input.decimals ?? sharedDecimals(unit, [...given, ...[own, compared].flatMap((each) => each ?? [])])
  const wording: MapWording = { unit, decimals, language, texts, kind }
  const reference = compared && readValue(compared, wording, `Reference "${compared.label}"`)
  const figures = new Map(
    codes.map((code) => {
      const value = input.values.get(code)
      return [code, value ? readValue(value, wording, `Region "${code}"`) : null] as const
    }),
  )
  const writing = { decimals: decimals ?? (unit === '%' ? 1 : 0), rounding: input.rounding }
  const numbers = [...figures.values()].flatMap((known) => known?.value ?? [])
  const classes = reference
    ? divergingClasses(numbers, reference.value, most, writing)
    : sequentialClasses(numbers, most, writing)
  const compare = (value: ChartValue, known: KnownValue | null) =>
    compared && reference && known ? differenceFrom(compared, value, wording) : null
  const names = tally(regions.map(({ name }) => name))
  const inArea = new Set(input.area?.codes)
  const collator = new Intl.Collator(language, { numeric: true })
  const told = regions
    .map((region): StateRegion => {
      const value = input.values.get(region.code)
      const known = figures.get(region.code) ?? null
      const difference = value ? compare(value, known) : null
      return {
        ...region,
        label: (names.get(region.name) ?? 0) > 1 ? `${region.name} (${region.code})` : region.name,
        known,
        reason: known ? null : absenceOf(value, texts),
        inClass: known ? classes.classOf(known.value) : null,
        difference,
        basis: value?.n === undefined ? '' : fillText(texts.nAlone, { count: formatNumber(value.n, { language }) }),
        note: value?.note ?? null,
        isConverted: value?.isConverted ?? false,
        inArea: inArea.has(region.code),
        said: saidOf(known, value, { difference, reference: comparedName ?? '', texts }),
        href: linkTo(input.link, region.code),
      }
    })
    .sort((one, other) => collator.compare(one.name, other.name) || (one.code < other.code ? -1 : 1))
  const counts = tally(told.flatMap(({ inClass }) => (inClass === null ? [] : String(inClass))))
  return {
    title: input.period === undefined ? input.title : `${input.title}, ${input.period}`,
    language,
    texts,
    kind,
    unitCaption: formatUnit(unit, language),
    regions: told,
    classes: classes.ranges.map((range, index) => {
      const count = counts.get(String(index)) ?? 0
      return {
        ...range,
        ...toneOf(range, classes, better),
        text: rangeText(range, wording),
        count,
        countText: countOf(count, wording),
      }
    }),
    rule: ruleOf(classes, comparedName, wording),
    missing: [...tally(told.flatMap(({ reason }) => reason ?? []))]
      .map(([reason, count]) => ({ reason, count }))
      .sort((one, other) => other.count - one.count),
    area: input.area ? areaOf(input.area) : null,
    reference: compared && reference ? { phrase: inSentence(compared), text: reference.text } : null,
    notes: notesOf(told, input, wording),
  }

  function areaOf({ label, codes: members }: NonNullable<MapInput['area']>): StateArea {
    const known = own ? readValue(own, wording, `Area "${label}"`) : null
    return {
      label,
      codes: members,
      text: known?.text ?? absenceOf(own, texts),
      inClass: known && classes.ranges.length > 0 ? classes.classOf(known.value) : null,
      said: saidOf(known, own, {
        difference: own ? compare(own, known) : null,
        reference: comparedName ?? '',
        texts,
      }),
    }
  }
}

/** The figure of the area at hand: as given, else that of its only region. */
function areaValue({ area, values }: MapInput): ChartValue | undefined {
  if (!area || area.value) return area?.value
  const [only, ...others] = area.codes
  return only !== undefined && others.length === 0 ? values.get(only) : undefined
}

/** Which colours a class has: around a reference those of the better or worse side, else from light to dark. */
function toneOf({ side, step }: ClassRange, { ranges }: Classes, better: Better): Pick<StateClass, 'tone' | 'of'> {
  if (side === null) return { tone: 'sequence', of: ranges.length }
  const of = Math.max(...ranges.map((range) => range.step))
  if (step === 0) return { tone: 'around', of }
  if (better === 'none') return { tone: side === 'above' ? 'higher' : 'lower', of }
  return { tone: (side === 'above') === (better === 'higher') ? 'better' : 'worse', of }
}

function repeated(texts: readonly string[]): string | undefined {
  return texts.find((text, index) => texts.indexOf(text) !== index)
}

function tally(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

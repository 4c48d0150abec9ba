import type { Wording } from '../../platform'
import type { Aggregation } from '../model/indicator'
import type { Absence, FigureSource, Observation } from '../model/observation'

/** The figure of one region that is part of an area. */
export interface PartFigure {
  region: string
  /** Which part of the region lies in the area, from 0 to 1. */
  share: number
  observation: Observation | null
  /** The whole that a share is of, in the same period: `kwb:a_hh` of the region; null where it is not known. */
  weight: number | null
  /** True when the value was made from regions of another boundary year. */
  isConverted: boolean
}

/**
 * Below this part of the whole that is known, a figure of the area is not given but its absence: our own rule, a setting.
 * The coverage is shown with every figure.
 */
export const leastCoverage = 0.8

/** What a figure of an area needs to know of its indicator. */
export interface Aggregated {
  aggregation: Aggregation
  unit: string
}

/**
 * The figure of an area from those of its regions, by the rule of the indicator (house: rules for numbers).
 *
 * - `sum`: counts add up; a region of which a part lies in the area counts for that part. With regions missing the sum is
 *   *at least* what is known.
 * - `weighted-share`: the mean of the shares, weighted by the whole each is of. With less than `leastCoverage` of the whole
 *   known there is no figure (`partly`).
 * - `none`: a median or an index is not aggregated; the figure is the range of the parts.
 *
 * @param period of the figure
 * @param source document and place in it that all parts come from
 */
export function aggregate(
  indicator: Aggregated,
  period: string,
  parts: readonly PartFigure[],
  source: FigureSource,
): Observation {
  const known = parts.filter(isKnown)
  const isConverted = known.some((part) => part.isConverted || part.share < 1)
  const coverage = { known: known.length, of: parts.length }
  const single = parts.length === 1 ? parts[0] : undefined
  if (single?.share === 1 && single.observation) return asItself(indicator, single, coverage)
  const base = { period, source, ...(isConverted ? { isConverted: true as const } : {}) }
  if (known.length === 0) {
    const absence = parts.find((part) => part.observation?.absence)?.observation?.absence ?? 'not-published'
    return { ...base, value: null, precision: 'exact', absence, coverage }
  }
  if (indicator.aggregation === 'sum') return sumOf(base, known, parts.length)
  if (indicator.aggregation === 'weighted-share') return weightedShareOf(base, known, parts)
  return rangeOf(base, known, parts.length)
}

/**
 * The figure of what is left of a region without the parts of an area: the rest of a municipality. Counts are subtracted;
 * for shares the people who have the property and the whole are. Nothing is guessed: with a part missing there is none.
 *
 * @param whole the region, as published
 * @param parts the regions of the area within it
 */
export function remainder(
  indicator: Aggregated,
  period: string,
  whole: PartFigure,
  parts: readonly PartFigure[],
  source: FigureSource,
): Observation {
  const base = {
    period,
    source,
    ...(parts.some((part) => part.isConverted || part.share < 1) ? { isConverted: true as const } : {}),
  }
  const coverage = { known: parts.filter((part) => isKnown(part)).length, of: parts.length }
  const none = (absence: Absence, note: Wording): Observation => ({
    ...base,
    value: null,
    precision: 'exact',
    absence,
    coverage,
    note,
  })
  if (indicator.aggregation === 'none') return none('not-applicable', notSubtractable)
  if (!isKnown(whole)) return none(whole.observation?.absence ?? 'unknown', unknownWhole)
  if (coverage.known < parts.length) {
    return none('partly', missingParts(parts.length - coverage.known, parts.length))
  }
  const all = [whole, ...parts]
  const decimals = decimalsOf(all)
  if (indicator.aggregation === 'sum') {
    const value = figureValue(whole) - parts.reduce((sum, part) => sum + figureValue(part) * part.share, 0)
    if (value < 0 && areWithin(all)) return none('unknown', tooCoarse)
    if (base.isConverted) return { ...base, value: Math.round(value), precision: 'about', decimals: 0, coverage }
    return { ...base, value: Number(value.toFixed(decimals)), precision: 'exact', decimals, coverage }
  }
  if (whole.weight === null || parts.some((part) => part.weight === null)) return none('not-published', unweighedRest)
  const taken = parts.reduce((sum, part) => sum + (part.weight as number) * part.share, 0)
  const left = whole.weight - taken
  if (left <= 0) return { ...nothingLeft(period, source), ...base, coverage }
  const counted =
    figureValue(whole) * whole.weight -
    parts.reduce((sum, part) => sum + figureValue(part) * (part.weight as number) * part.share, 0)
  const value = Number((counted / left).toFixed(decimals))
  const most = indicator.unit.startsWith('%') ? 100 : undefined
  if ((value < 0 || value > (most ?? value)) && areWithin(all, most)) return none('unknown', tooCoarse)
  // Every figure is half its last digit off at most. With more taken than half of what is left, that is a whole digit there.
  const precision = taken > left / 2 ? 'about' : 'exact'
  return { ...base, value, precision, decimals, of: Math.round(left), coverage }
}

/** The figure of one whole region: its own. How many a share is of its publisher may say in another column. */
function asItself(
  { aggregation }: Aggregated,
  part: PartFigure,
  coverage: NonNullable<Observation['coverage']>,
): Observation {
  const figure: Observation = { ...(part.observation as Observation), coverage }
  if (figure.value === null) return figure
  if (part.isConverted) figure.isConverted = true
  const saysWhole = figure.of !== undefined || figure.n !== undefined
  if (aggregation === 'weighted-share' && part.weight !== null && !saysWhole) figure.of = Math.round(part.weight)
  return figure
}

function isKnown({ observation }: PartFigure): boolean {
  return observation !== null && observation.value !== null
}

/** Whether no figure is below zero or above the most there can be, so that what follows from them cannot be either. */
function areWithin(parts: readonly PartFigure[], most = Number.POSITIVE_INFINITY): boolean {
  return parts.every((part) => figureValue(part) >= 0 && figureValue(part) <= most)
}

type Base = Pick<Observation, 'period' | 'source' | 'isConverted'>

function figureValue(part: PartFigure): number {
  return part.observation?.value ?? 0
}

function sumOf(base: Base, known: readonly PartFigure[], of: number): Observation {
  const value = known.reduce((sum, part) => sum + figureValue(part) * part.share, 0)
  const rounded = base.isConverted ? Math.round(value) : Math.round(value * 1e6) / 1e6
  return {
    ...base,
    value: rounded,
    precision: known.length < of ? 'at-least' : base.isConverted ? 'about' : 'exact',
    decimals: decimalsOf(known),
    coverage: { known: known.length, of },
    ...(known.length < of ? { note: missingParts(of - known.length, of) } : {}),
  }
}

function weightedShareOf(base: Base, known: readonly PartFigure[], parts: readonly PartFigure[]): Observation {
  const of = parts.length
  const weighed = known.filter((part) => part.weight !== null)
  const total = parts.reduce((sum, part) => sum + (part.weight ?? 0) * part.share, 0)
  const whole = weighed.reduce((sum, part) => sum + (part.weight as number) * part.share, 0)
  if (weighed.length === 0 || whole === 0) return rangeOf(base, known, of, unweighed)
  // Of a part that nobody knows the whole of, its part of the area is not known either: then the parts themselves count.
  const isWeighed = parts.every((part) => part.weight !== null)
  const part = isWeighed ? whole / total : weighed.length / of
  const coverage = { known: weighed.length, of, ...(isWeighed ? { share: part } : {}) }
  if (part < leastCoverage) {
    return {
      ...base,
      value: null,
      precision: 'exact',
      absence: 'partly',
      coverage,
      note: missingParts(of - weighed.length, of),
    }
  }
  const value = weighed.reduce((sum, each) => sum + figureValue(each) * (each.weight as number) * each.share, 0) / whole
  // Of whole per cents one decimal more, for weighing gives it; finer figures are no more exact together than each was, and
  // a tenth of thousands of residents per square kilometre is no figure.
  const decimals = Math.min(2, Math.max(value > 100 ? 0 : 1, decimalsOf(known)))
  return {
    ...base,
    value: Number(value.toFixed(decimals)),
    precision: 'exact',
    decimals,
    of: Math.round(whole),
    coverage,
    ...(weighed.length < of ? { note: missingParts(of - weighed.length, of) } : {}),
  }
}

function rangeOf(base: Base, known: readonly PartFigure[], of: number, note: Wording = notAggregable): Observation {
  const values = known.map(figureValue)
  return {
    ...base,
    value: null,
    precision: 'range',
    low: Math.min(...values),
    high: Math.max(...values),
    decimals: decimalsOf(known),
    coverage: { known: known.length, of },
    note,
  }
}

function decimalsOf(parts: readonly PartFigure[]): number {
  let most = 0
  for (const { observation } of parts) most = Math.max(most, Math.min(observation?.decimals ?? 0, 6))
  return most
}

const notAggregable: Wording = {
  nl: 'Dit cijfer telt niet op; van laagste tot hoogste deel.',
  en: 'This figure does not add up; from the lowest to the highest part.',
}

const unweighed: Wording = {
  nl: 'Van het geheel waar dit een deel van is, is geen aantal bekend; van laagste tot hoogste deel.',
  en: 'The number of the whole that this is a share of is not known; from the lowest to the highest part.',
}

const unweighedRest: Wording = {
  nl: 'Van het geheel waar dit een deel van is, is geen aantal bekend; daarom is de rest niet te berekenen.',
  en: 'The number of the whole that this is a share of is not known; therefore the rest cannot be worked out.',
}

const unknownWhole: Wording = {
  nl: 'Van de gemeente als geheel is geen cijfer bekend; daarom is de rest niet te berekenen.',
  en: 'Of the municipality as a whole no figure is known; therefore the rest cannot be worked out.',
}

const notSubtractable: Wording = {
  nl: 'Dit cijfer is niet uit delen te berekenen, dus ook niet voor de rest.',
  en: 'This figure cannot be worked out from parts, so not for the rest either.',
}

const tooCoarse: Wording = {
  nl: 'Gemeente en gebied zijn te grof afgerond om de rest te berekenen.',
  en: 'The municipality and the area are rounded too coarsely to work the rest out.',
}

/** What is left of a region when everything was taken out of it: no figure, and no zero either. */
export function nothingLeft(period: string, source: FigureSource): Observation {
  const note = { nl: 'Er blijft niets over.', en: 'Nothing is left.' }
  return { period, source, value: null, precision: 'exact', absence: 'not-applicable', note }
}

function missingParts(missing: number, of: number): Wording {
  return {
    nl: `Van ${missing} van de ${of} delen is geen cijfer bekend.`,
    en: `Of ${missing} of the ${of} parts no figure is known.`,
  }
}

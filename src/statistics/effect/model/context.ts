import type { Wording } from '../../../platform'
import type { EffectResult } from './analysis'
import type { AnalysisQuestion, BesideFigure, Found, FrozenInputs, Inquiry, NamedPlace } from './question'

/** A figure before and after, of the place and of the comparison as weighted by the analysis. */
export interface Change {
  indicator: string
  name: Wording
  unit: string
  before: string
  after: string
  place: readonly [number, number]
  /** Null where too few comparison places have the figure. */
  comparison: readonly [number, number] | null
}

/** How many people were reached, against how many live there. */
export interface Reach {
  reached: number
  population: number
  /** In percent of the population. */
  share: number
  /** The most the outcome can have changed when it changed for everybody who was reached, in its unit. */
  mostMoved: Found<number>
  /** The whole that the outcome is a share of, which is not that of all residents: 16.790 households. */
  whole?: { count: number; name: Wording }
}

/** What stands beside a result, so that nobody reads it alone. */
export interface EffectContext {
  /** Did the same people live there? */
  population: Found<Change>
  movement: Found<Change>
  beside: readonly Found<Change>[]
  /** Did something move to the places next to it? The same estimate, for each of them. */
  adjacent: Found<readonly { place: NamedPlace; estimate: number | null }[]>
  /** Can this move the figure? */
  reach: Found<Reach>
  sameTime: Found<readonly string[]>
  earlier: Found<readonly string[]>
  events: readonly { name: Wording; from: string; to: string }[]
}

/** Comparison places with the figure must have at least this part of the weight together. */
const leastWeight = 0.8

/**
 * What is known beside a result; what is not known says why.
 *
 * @param adjacentEstimates by code of the place; null where it has no full series
 */
export function contextOf(
  { question, context, indicator, place }: FrozenInputs,
  result: EffectResult,
  adjacentEstimates: Readonly<Record<string, number | null>>,
): EffectContext {
  const changed = (found: Found<BesideFigure>): Found<Change> =>
    found.known ? known(changeOf(found.value, place, result)) : found
  const { adjacent } = context
  return {
    population: changed(context.population),
    movement: changed(context.movement),
    beside: context.beside.map(changed),
    adjacent: adjacent.known
      ? known(adjacent.value.map((next) => ({ place: next, estimate: adjacentEstimates[next.code] ?? null })))
      : adjacent,
    reach: reachOf(question, context, indicator.unit, place),
    sameTime: foundOut(question.sameTime),
    earlier: foundOut(question.earlier),
    events: context.events,
  }
}

function known<Value>(value: Value): Found<Value> {
  return { known: true, value }
}

function unknown(nl: string, en: string): { known: false; why: Wording } {
  return { known: false, why: { nl, en } }
}

function foundOut({ looked, items }: Inquiry): Found<readonly string[]> {
  return looked ? known(items) : unknown('niet nagegaan', 'not looked into')
}

function changeOf(figure: BesideFigure, place: NamedPlace, { weights }: EffectResult): Change {
  const { values, ...about } = figure
  const pair = (code: string): readonly [number, number] | null => {
    const [before, after] = values[code] ?? [null, null]
    return before === null || after === null ? null : [before, after]
  }
  let total = 0
  const sums: [number, number] = [0, 0]
  for (const [code, weight] of Object.entries(weights)) {
    const found = pair(code)
    if (!found) continue
    total += weight
    sums[0] += weight * found[0]
    sums[1] += weight * found[1]
  }
  return {
    ...about,
    place: pair(place.code) ?? [0, 0],
    comparison: total < leastWeight ? null : [sums[0] / total, sums[1] / total],
  }
}

function reachOf(
  { reached }: AnalysisQuestion,
  { population, whole }: FrozenInputs['context'],
  unit: string,
  place: NamedPlace,
): Found<Reach> {
  if (reached === null)
    return unknown('het aantal bereikte mensen is niet ingevuld', 'the number of people reached was not filled in')
  if (!population.known) return population
  const people = population.value.values[place.code]?.[1] ?? null
  if (people === null || people === 0)
    return unknown('het aantal inwoners is niet bekend', 'the number of residents is not known')
  return known({
    reached,
    population: people,
    share: (100 * reached) / people,
    mostMoved: mostMoved(reached, unit, whole, place),
    ...(unit === '%' && whole.known ? wholeIn(whole.value, place) : {}),
  })
}

function wholeIn({ name, values }: BesideFigure, place: NamedPlace): Pick<Reach, 'whole'> {
  const count = values[place.code]?.[1]
  return count ? { whole: { count, name } } : {}
}

/**
 * When the outcome changed for everybody who was reached. Of a share that is their part of the whole the share is of
 * (households, young people), not of all residents; of a mean or an amount nobody can say.
 */
function mostMoved(reached: number, unit: string, whole: Found<BesideFigure>, place: NamedPlace): Found<number> {
  if (unit === 'persons' || unit === 'residents' || unit === 'children') return known(reached)
  if (unit !== '%') {
    return unknown(
      'bij deze eenheid zegt het aantal mensen niet hoeveel het cijfer kan veranderen',
      'with this unit the number of people does not say how much the figure can change',
    )
  }
  if (!whole.known) return whole
  const of = whole.value.values[place.code]?.[1] ?? null
  if (of === null || of === 0)
    return unknown(
      'het geheel waarvan dit een deel is, is niet bekend',
      'the whole that this is a share of is not known',
    )
  return known(Math.min(100, (100 * reached) / of))
}

import { Refusal, type Wording } from '../../../platform'
import { type Absence, isPeriod, type Uncertainty } from '../../model/observation'
import { type EffectMethod, isEffectMethod } from './settings'

/** Something that is known, or why it is not. */
export type Found<Value> = { known: true; value: Value } | { known: false; why: Wording }

/** What somebody found out beside the figures: whether they looked, and what there was. */
export interface Inquiry {
  looked: boolean
  items: readonly string[]
}

/** What a stored analysis is asked. Codes and slugs as the areas room knows them. */
export interface AnalysisQuestion {
  /** Slug of the area whose analysis it is. */
  area: string
  title: string
  /** What somebody wants to know, in their own words. */
  question: string
  indicator: string
  /** Version of the definition; null for the newest one that has enough periods. */
  definition: string | null
  /** The place with the programme: slug of an area or code of a region. */
  place: string
  /** First period of the programme. */
  from: string
  /** Periods that count; null for all there are. */
  firstPeriod: string | null
  lastPeriod: string | null
  method: EffectMethod
  /** Comparison places. */
  donors: readonly string[]
  /** Places next to it; empty to take them from the boundaries. */
  adjacent: readonly string[]
  /** Indicators that are shown beside the result, for who lives there before and after. */
  beside: readonly string[]
  /** People who were reached; null when nobody knows. */
  reached: number | null
  /** Other programmes in the same time, and earlier ones in the area. */
  sameTime: Inquiry
  earlier: Inquiry
}

/** A place with the name it had when the analysis was made. */
export interface NamedPlace {
  code: string
  name: Wording
}

/** A comparison place that is not used, and why. */
export interface LeftOutPlace extends NamedPlace {
  reason: 'missing' | 'adjacent' | 'itself' | 'programme'
  /** Of `missing`: how many periods have no figure, and for which reasons. */
  missing?: number
  absences?: Partial<Record<Absence, number>>
}

/** The indicator as it was when the analysis was made. */
export interface AskedIndicator {
  code: string
  name: Wording
  unit: string
  uncertainty: Uncertainty
  definition: string
  definitionText: Wording
  /** Of an indicator with several definitions: how this one is called. */
  definitionLabel: Wording | null
}

/** A figure from before the start and one from after it, per place; null where a place has none. */
export interface BesideFigure {
  indicator: string
  name: Wording
  unit: string
  before: string
  after: string
  values: Readonly<Record<string, readonly [number | null, number | null]>>
}

/** What is shown beside the result, as it was found when the analysis was made. */
export interface FrozenContext {
  population: Found<BesideFigure>
  /** People who came and went. */
  movement: Found<BesideFigure>
  /** The whole that the outcome is a share of. */
  whole: Found<BesideFigure>
  beside: readonly Found<BesideFigure>[]
  adjacent: Found<readonly NamedPlace[]>
  /** Events outside the programmes that may show in the outcome. */
  events: readonly { name: Wording; from: string; to: string }[]
}

/** Everything an analysis rests on: with it the same result comes out again, whatever happens to the figures. */
export interface FrozenInputs {
  question: AnalysisQuestion
  place: NamedPlace
  donors: readonly NamedPlace[]
  leftOut: readonly LeftOutPlace[]
  indicator: AskedIndicator
  /** Ids of the dataset versions the figures were read from. */
  versions: readonly string[]
  /** Figures per place and period, released edition only: what everybody who may see the analysis may see. */
  panel: { periods: readonly string[]; before: number; values: Readonly<Record<string, readonly number[]>> }
  /** How many of the places have figures that were carried over from other boundaries. */
  converted: number
  /** How many figures were published as "about". */
  about: number
  context: FrozenContext
}

/** Longest texts and lists that are kept. */
export const limits = { title: 200, question: 4000, donors: 1000, adjacent: 100, beside: 20, items: 50, item: 300 }

/**
 * A question as it is kept: trimmed, nothing twice.
 *
 * @throws Refusal `input-invalid` with the field, `effect-method-unknown`
 */
export function tidyQuestion(asked: AnalysisQuestion): AnalysisQuestion {
  const text = (field: 'title' | 'question' | 'indicator' | 'place', least: number, most: number) => {
    const value = asked[field].trim().replaceAll('\r\n', '\n')
    if (value.length < least || value.length > most) throw invalid(field, `${least}-${most}`)
    return value
  }
  const list = (field: 'donors' | 'adjacent' | 'beside', least: number) => {
    const values = [...new Set(asked[field].map((each) => each.trim()).filter(Boolean))]
    if (values.length < least || values.length > limits[field]) throw invalid(field, `${least}-${limits[field]}`)
    return values
  }
  const period = (field: 'from' | 'firstPeriod' | 'lastPeriod') => {
    const value = asked[field]?.trim() || null
    if (value === null ? field === 'from' : !isPeriod(value)) throw invalid(field, '2019, 2019-Q1, 2019-01')
    return value
  }
  const inquiry = (field: 'sameTime' | 'earlier'): Inquiry => {
    const items = asked[field].items.map((item) => item.trim()).filter(Boolean)
    if (items.length > limits.items) throw invalid(field, `0-${limits.items}`)
    const long = items.find((item) => item.length > limits.item)
    if (long !== undefined) throw invalid(field, `${long.slice(0, 40)}… > ${limits.item}`)
    return { looked: asked[field].looked || items.length > 0, items }
  }
  const { reached, method } = asked
  if (reached !== null && (!Number.isFinite(reached) || reached < 0)) throw invalid('reached', '≥ 0')
  if (!isEffectMethod(method)) throw invalid('method', String(method))
  return {
    area: asked.area,
    title: text('title', 1, limits.title),
    question: text('question', 0, limits.question),
    indicator: text('indicator', 1, 200),
    definition: asked.definition?.trim() || null,
    place: text('place', 1, 200),
    from: period('from') ?? '',
    firstPeriod: period('firstPeriod'),
    lastPeriod: period('lastPeriod'),
    method,
    donors: list('donors', 2),
    adjacent: list('adjacent', 0),
    beside: list('beside', 0),
    reached,
    sameTime: inquiry('sameTime'),
    earlier: inquiry('earlier'),
  }
}

function invalid(field: string, reason: string): Refusal {
  return new Refusal('input-invalid', { field, reason }, { where: field })
}

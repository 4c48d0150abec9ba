import type { Measure } from './disclosure-system'
import type { Margin } from './margins'
import type { Row } from './observation'

/**
 * What a dataset needs before it is released (house: disclosure is decided at publication).
 * - `protected-at-source`: the publisher protected it; kept as published
 * - `counts-of-people`: our own counts; small cells are hidden
 * - `open`: nothing to hide
 */
export const disclosureClasses = ['protected-at-source', 'counts-of-people', 'open'] as const
export type DisclosureClass = (typeof disclosureClasses)[number]

/** How figures of several indicators of a dataset follow from each other, at the same place and in the same period. */
export type IndicatorRelation =
  /** Residents are men plus women. The total is the group of every part. */
  | { kind: 'sum'; total: string; parts: readonly string[] }
  /** A share, the number of those it is a share of, and, where that is published too, the number it is a share for. */
  | { kind: 'share'; share: string; denominator: string; numerator?: string }
  /** The same people, counted twice: those of the one side are together as many as those of the other. */
  | { kind: 'balance'; one: readonly string[]; other: readonly string[] }
  /** Shares of the same group that together are all of it: yes, no and no answer. */
  | { kind: 'whole'; parts: readonly string[] }

/** The codes of the indicators between which a relation holds. */
export function codesIn(relation: IndicatorRelation): readonly string[] {
  switch (relation.kind) {
    case 'sum':
      return [relation.total, ...relation.parts]
    case 'share':
      return [relation.denominator, relation.share, ...(relation.numerator === undefined ? [] : [relation.numerator])]
    case 'balance':
      return [...relation.one, ...relation.other]
    case 'whole':
      return relation.parts
  }
}

/** These relations, each once, without those that are declared already. */
export function relationsBeside(
  declared: readonly IndicatorRelation[],
  all: readonly IndicatorRelation[],
): IndicatorRelation[] {
  const known = new Set(declared.map(nameOfRelation))
  return all.filter((relation) => {
    const name = nameOfRelation(relation)
    return !known.has(name) && known.add(name)
  })
}

/** The same for the same relation, in whatever order it was written down. */
function nameOfRelation(relation: IndicatorRelation): string {
  const { kind } = relation
  if (kind === 'sum') return JSON.stringify([kind, relation.total, relation.parts.toSorted()])
  if (kind === 'balance') return JSON.stringify([kind, relation.one.toSorted(), relation.other.toSorted()])
  if (kind === 'whole') return JSON.stringify([kind, relation.parts.toSorted()])
  return JSON.stringify([kind, relation.share, relation.denominator, relation.numerator ?? null])
}

/** How small is too small (house: small cells). Kept with every version that was published under it. */
export interface DisclosureRules {
  /** Numbers of people, and the rest of the group they belong to, below this are hidden. */
  smallestCount: number
  /** Shares of a group smaller than this are hidden. */
  smallestDenominator: number
  /** Per indicator code, where it differs from what its unit says (`isSensitive`). */
  personSensitive: Readonly<Record<string, boolean>>
  /** Totals beside their parts that do not follow from the codes of regions. */
  margins: readonly Margin[]
  /** Absent is none, beside what the indicators themselves say of their denominator. */
  relations?: readonly IndicatorRelation[]
}

export const defaultRules: DisclosureRules = {
  smallestCount: 10,
  smallestDenominator: 50,
  personSensitive: {},
  margins: [],
}

/**
 * Units of things and not of people. Whatever else a unit says, it can be about people: residents, decisions, offences, and
 * the score that a handful of people gave.
 */
const thingUnits: readonly string[] = [
  ...['jobs', 'fte', 'activities', 'establishments', 'farms', 'schools', 'places', 'addresses', 'animals'],
  ...['dwellings', 'buildings', 'year', 'km', 'm2', 'are', 'ha', 'addresses/km2', 'cars/km2'],
]

/** Units of a mean or a measure: figures in them are no number and no share of people, however small. */
const meanUnits: readonly string[] = [
  ...['score', 'class', 'EUR', '€', '1000 EUR', 'percentage points', 'kWh', 'm3'],
  ...['hours', 'hours/week', 'hours/year', 'hours/family', 'years'],
  ...['persons/household', 'persons/km2', 'persons/event', 'persons/year', 'cars/household'],
]

/** Of how many a figure in this unit is a part; null for another one. */
export function wholeOf(unit: string): number | null {
  if (unit === '%') return 100
  return /^per 1000 (residents|households|persons)$/.test(unit) ? 1000 : null
}

/** What of an indicator matters to disclosure. */
export interface Protected {
  code: string
  unit: string
  /** `sum` for what adds up over places. */
  aggregation?: string
  /** Code of the indicator that counts the whole of which it is a share. */
  denominator?: string
}

/** True when figures of this indicator say something about people who could be recognised. */
export function isSensitive(indicator: Protected, rules: DisclosureRules): boolean {
  return rules.personSensitive[indicator.code] ?? !thingUnits.includes(indicator.unit)
}

const countUnits: readonly string[] = ['persons', 'children', 'households', 'decisions', 'dwellings', 'jobs']

/**
 * The unit by which figures of an indicator are judged: `%` or another share as it is; `persons` for whatever is counted,
 * under any name; for anything else (a mean, an amount of money) its own.
 */
export function judgedUnit({ unit, aggregation }: Protected): string {
  if (wholeOf(unit) !== null) return unit
  const isCounted = aggregation === 'sum' && !/eur|€/i.test(unit)
  return isCounted || countUnits.includes(unit) ? 'persons' : unit
}

/** True for what counts people, not a share of them or a mean. @param unit as `judgedUnit` says */
export function judgedAsCount(unit: string): boolean {
  return countUnits.includes(unit)
}

/** The part of a row on which disclosure is decided. */
export type Cell = Pick<Row, 'value' | 'n' | 'of'> & {
  /** True when only bounds are known: how many people that are cannot be checked, so it counts as small. */
  isRangeOnly?: boolean
}

/** The people behind a figure, as far as they are known. */
export type People =
  /**
   * A number of people, with the rest of their group where the group is known. As a part of a total, the rest are the
   * other parts, which have figures of their own.
   */
  | { kind: 'count'; count: number; rest: number | null; isPart?: boolean }
  /** A share: those who have the property and those who do not. */
  | { kind: 'share'; count: number; rest: number; group: number }
  /**
   * Something else about a group, such as a mean amount: what it adds up by (value times group), and the group. `otherwise`
   * is what it may be too where nobody knows the unit: a number or a share of people.
   */
  | { kind: 'mean'; amount: number; group: number; otherwise?: readonly People[] }
  /** Nobody can say how many people it is about. */
  | { kind: 'unknown' }

/**
 * The people behind a figure. Of a share of those asked only those who answered are counted, so the smaller of `n` and
 * `of` is its group; of a survey that only says how many answered it is these.
 *
 * @param unit of the indicator, as `judgedUnit` says
 * @param group known from another figure of the dataset, where the row does not say it; as the total it is a part of, or not
 */
export function peopleOf(cell: Cell, unit: string, group?: { people: number; isTotal: boolean }): People {
  if (cell.isRangeOnly || cell.value === null) return { kind: 'unknown' }
  if (countUnits.includes(unit)) {
    const whole = cell.of ?? group?.people
    if (whole === undefined) return { kind: 'count', count: cell.value, rest: null }
    const isPart = cell.of === undefined && group?.isTotal === true
    return { kind: 'count', count: cell.value, rest: Math.max(0, whole - cell.value), isPart }
  }
  // Who answered a survey is its group, also where nobody says how many were asked.
  const asked = cell.of ?? group?.people ?? cell.n
  if (asked === undefined) return { kind: 'unknown' }
  const answered = Math.min(asked, cell.n ?? asked)
  const whole = wholeOf(unit)
  if (whole !== null) return shareOf(cell.value / whole, answered)
  const mean = { kind: 'mean', amount: cell.value * answered, group: answered } as const
  return meanUnits.includes(unit) ? mean : { ...mean, otherwise: otherReadings(cell.value, answered) }
}

function shareOf(share: number, group: number): People {
  const count = Math.round(share * group)
  return { kind: 'share', count, rest: Math.max(0, group - count), group }
}

/** A whole number can be one of people, and what lies between 0 and 100 a share of them. */
function otherReadings(value: number, group: number): People[] {
  return [
    ...(Number.isInteger(value) && value >= 0 ? [{ kind: 'count', count: value, rest: null } as const] : []),
    ...(value >= 0 && value <= 100 ? [shareOf(value / 100, group)] : []),
  ]
}

/** True when releasing a figure makes the rest of its group known as a number of its own. */
export function hasRest(people: People): boolean {
  return people.kind === 'share' || (people.kind === 'count' && people.rest !== null && !people.isPart)
}

/** What figures add up by. @param unit of the indicator, as `judgedUnit` says */
export function measuresOf(unit: string): readonly Measure[] {
  return wholeOf(unit) !== null || countUnits.includes(unit) ? ['count', 'rest'] : ['amount']
}

/**
 * True for a figure that says too much about too few.
 *
 * Where the group is known, nobody and everybody count too: 0 % and 100 % say something about each of its members. A plain
 * count of zero whose group is not known stays: it says that nobody was counted there, and there is no one it is about.
 * The same holds for a group of nobody, of which a share means nothing.
 */
export function isSmall(people: People, rules: DisclosureRules): boolean {
  switch (people.kind) {
    case 'unknown':
      return true
    case 'mean':
      return (
        people.group < rules.smallestDenominator || (people.otherwise ?? []).some((reading) => isSmall(reading, rules))
      )
    case 'share':
      return Math.min(people.count, people.rest) < rules.smallestCount || people.group < rules.smallestDenominator
    case 'count':
      if (people.rest === null) return people.count > 0 && people.count < rules.smallestCount
      if (people.count + people.rest === 0) return false
      return Math.min(people.count, people.rest) < rules.smallestCount
  }
}

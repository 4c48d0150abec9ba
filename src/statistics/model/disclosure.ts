import { type Amount, complementary, type Margin, type MarginCell } from './margins'
import type { Row } from './observation'

/**
 * What a dataset needs before it is released (house: disclosure is decided at publication).
 * - `protected-at-source`: the publisher protected it; kept as published
 * - `counts-of-people`: our own counts; small cells are hidden
 * - `open`: nothing to hide
 */
export const disclosureClasses = ['protected-at-source', 'counts-of-people', 'open'] as const
export type DisclosureClass = (typeof disclosureClasses)[number]

/** How small is too small (house: small cells). Kept with every version that was published under it. */
export interface DisclosureRules {
  /** Numbers of people, and the rest of the group they belong to, from 1 up to but not including this are hidden. */
  smallestCount: number
  /** Shares of a group smaller than this are hidden. */
  smallestDenominator: number
  /** Per indicator code, where it differs from what its unit says (`isPersonUnit`). */
  personSensitive: Readonly<Record<string, boolean>>
  margins: readonly Margin[]
}

export const defaultRules: DisclosureRules = {
  smallestCount: 10,
  smallestDenominator: 50,
  personSensitive: {},
  margins: [],
}

const personUnits = ['persons', 'children', 'households', '%']

/** True for units that count people or shares of them; jobs, staff (fte), activities and scores are not sensitive. */
export function isPersonUnit(unit: string): boolean {
  return personUnits.includes(unit)
}

/** What is hidden, and why: small itself, or needed to keep a small one from being worked out. */
export type Hidden = 'small' | 'complementary'

/** The part of a row on which disclosure is decided. */
export type Cell = Pick<Row, 'place' | 'value' | 'n' | 'of'> & {
  /** True when only bounds are known: how many people that are cannot be checked, so it counts as small. */
  isRangeOnly?: boolean
}

/**
 * Decides what to hide among the rows of one indicator, definition, period and boundary year.
 *
 * @param unit of the indicator
 * @returns the places to hide; empty when the indicator is not sensitive
 */
export function hiddenPlaces(
  cells: readonly Cell[],
  indicator: { code: string; unit: string },
  rules: DisclosureRules,
): Map<string, Hidden> {
  if (!isSensitive(indicator, rules)) return new Map()
  const measured: MarginCell[] = []
  const small = new Set<string>()
  for (const cell of cells) {
    if (cell.value === null && !cell.isRangeOnly) continue
    const amounts = cell.isRangeOnly ? [] : amountsOf(cell, indicator.unit, rules)
    measured.push({ place: cell.place, amounts })
    if (amounts.length === 0 || amounts.some(isSmall)) small.add(cell.place)
  }
  const more = complementary(measured, small, rules.margins)
  return new Map([
    ...[...small].map((place) => [place, 'small'] as const),
    ...[...more].map((place) => [place, 'complementary'] as const),
  ])
}

/** True when figures of this indicator say something about people who could be recognised. */
export function isSensitive(indicator: { code: string; unit: string }, rules: DisclosureRules): boolean {
  return rules.personSensitive[indicator.code] ?? isPersonUnit(indicator.unit)
}

/**
 * What must not be small about a figure. A number of people: itself, and the rest of its group where that is known.
 * A share: the people who have the property, the rest, and the group; nothing when the group is not known, for then nobody
 * can say that it is safe. Anything else that is declared sensitive (a mean amount): the group.
 */
function amountsOf(cell: Cell, unit: string, rules: DisclosureRules): Amount[] {
  const value = cell.value ?? 0
  const count = (amount: number): Amount => ({ measure: 'count', amount, minimum: rules.smallestCount })
  const complement = (amount: number): Amount => ({ measure: 'complement', amount, minimum: rules.smallestCount })
  if (unit !== '%' && isPersonUnit(unit)) {
    return cell.of === undefined ? [count(value)] : [count(value), complement(cell.of - value)]
  }
  // Of those asked only those who answered are counted, so the smaller of the two is the group.
  const group = Math.min(cell.of ?? Number.POSITIVE_INFINITY, cell.n ?? Number.POSITIVE_INFINITY)
  if (cell.of === undefined) return []
  const denominator: Amount = { measure: 'denominator', amount: group, minimum: rules.smallestDenominator }
  if (unit !== '%') return [denominator]
  const numerator = Math.round((value / 100) * group)
  return [count(numerator), complement(group - numerator), denominator]
}

function isSmall({ measure, amount, minimum }: Amount): boolean {
  // Nobody is recognised by "none"; a group of none still makes its share meaningless.
  return amount < minimum && (amount > 0 || measure === 'denominator')
}

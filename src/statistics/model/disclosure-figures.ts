import {
  codesIn,
  type DisclosureRules,
  hasRest,
  type IndicatorRelation,
  isSensitive,
  isSmall,
  judgedUnit,
  measuresOf,
  type People,
  type Protected,
} from './disclosure'
import { relationsAmong } from './disclosure-families'
import { complementary, revealed } from './disclosure-protection'
import { readingsOf } from './disclosure-readings'
import { sumsOf } from './disclosure-sums'
import type { DisclosureSystem, Quantity, SystemCell } from './disclosure-system'
import { type Figure, figureTables, peopleBehind } from './disclosure-tables'
import type { AreaOfRegions } from './margins'

/** What is hidden, and why: small itself, or needed to keep a small one from being worked out. */
export type Hidden = 'small' | 'complementary'

/** What a reader can know besides the figures themselves. */
export interface Surroundings {
  indicators: ReadonlyMap<string, Protected>
  rules: DisclosureRules
  /** Areas whose total may be released. */
  areas: readonly AreaOfRegions[]
  /** Per version the dataset it is of; absent where all are of one. */
  datasets?: readonly string[]
}

/**
 * Decides what to hide among figures of one year, with its quarters and months.
 *
 * What a reader is taken to know: every released figure of the version being published and of earlier ones; that regions
 * add up, and periods of a year; the declared margins and the relations between indicators; the totals of all registered
 * areas; and which figures are the same between versions and between boundary years.
 *
 * @returns by index, for the figures of the version being published
 */
export function hiddenFigures(figures: readonly Figure[], surroundings: Surroundings): Map<number, Hidden> {
  const hidden = new Map<number, Hidden>()
  for (const between of readingsOf(relationsOf(figures, surroundings), figures.length)) {
    const { people, system } = systemOf(figures, surroundings, { between, hidden })
    for (const [index, { isNew, indicator }] of figures.entries()) {
      const known = surroundings.indicators.get(indicator)
      if (!isNew || !known || !isSensitive(known, surroundings.rules) || hidden.has(index)) continue
      if (isSmall(people[index] ?? { kind: 'unknown' }, surroundings.rules)) hidden.set(index, 'small')
      else if (system.cells[index]?.state === 'hidden') hidden.set(index, 'complementary')
    }
    for (const index of complementary(system)) hidden.set(index, 'complementary')
  }
  return hidden
}

/**
 * The hidden figures that could be worked out if the total of one more area were released, and not without it.
 *
 * @param figures of published versions, none of them new
 * @returns their indexes; empty when the area takes nothing away from anybody
 */
export function revealedByArea(
  figures: readonly Figure[],
  surroundings: Surroundings,
  area: AreaOfRegions,
): Set<number> {
  const others = { ...surroundings, areas: [...surroundings.areas, area] }
  const between = relationsOf(figures, surroundings)
  const found = revealed(systemOf(figures, others, { between }).system)
  if (found.size === 0) return found
  const already = revealed(systemOf(figures, surroundings, { between }).system)
  return new Set([...found].filter((index) => !already.has(index)))
}

/** The relations between the indicators of these figures. */
function relationsOf(figures: readonly Figure[], { indicators, rules }: Surroundings): IndicatorRelation[] {
  const present = new Set(figures.map(({ indicator }) => indicator))
  return relationsAmong(present, indicators, rules).filter((relation) =>
    codesIn(relation).some((code) => present.has(code)),
  )
}

function systemOf(
  figures: readonly Figure[],
  surroundings: Surroundings,
  { between, hidden }: { between: readonly IndicatorRelation[]; hidden?: ReadonlyMap<number, Hidden> },
): { people: People[]; system: DisclosureSystem } {
  const { indicators, rules, areas, datasets } = surroundings
  const present = new Set(figures.map(({ indicator }) => indicator))
  const units = new Map([...present].map((code) => [code, judgedUnit(indicators.get(code) ?? { code, unit: '' })]))
  const tables = figureTables(figures, datasets)
  const people = peopleBehind(figures, tables, units, relationsOf(figures, surroundings))
  const { sums, absent } = sumsOf(tables, people, { units, between, rules, areas })
  const cells = figures.map((figure, index): SystemCell => {
    const own = people[index] ?? { kind: 'unknown' }
    const known = indicators.get(figure.indicator)
    const decided = known && isSensitive(known, rules) ? stateOf(figure, own, rules) : 'known'
    const state = decided === 'open' && hidden?.has(index) ? 'hidden' : decided
    return {
      name: nameOf(figure),
      state,
      ...sizeOf(own),
      quantities: quantitiesOf(own, units.get(figure.indicator) ?? '', rules),
    }
  })
  return { people, system: { cells: [...cells, ...absent], sums, smallestGroup: rules.smallestDenominator } }
}

function nameOf({ indicator, definition, place, value, of, n, period, boundaryYears }: Figure): string {
  return [indicator, definition, place, value, of, n, period, boundaryYears?.join()].join('|')
}

/**
 * What was released before with the same value cannot be hidden any more. What was hidden before with the same value
 * stays hidden: two versions that hide one of a pair each would together show both.
 */
function stateOf({ isNew, before }: Figure, people: People, rules: DisclosureRules): SystemCell['state'] {
  if (before === 'released') return 'known'
  return !isNew || before === 'hidden' || isSmall(people, rules) ? 'hidden' : 'open'
}

function sizeOf(people: People): { size: number; group: number | null } {
  if (people.kind === 'share') return { size: people.count, group: people.group }
  if (people.kind === 'mean') return { size: people.group, group: people.group }
  return { size: people.kind === 'count' ? people.count : 0, group: null }
}

function quantitiesOf(people: People, unit: string, rules: DisclosureRules): Quantity[] {
  const floor = rules.smallestCount
  if (people.kind === 'unknown') return measuresOf(unit).map((measure) => ({ measure, value: 0, floor: 0 }))
  if (people.kind === 'mean') return [{ measure: 'amount', value: Math.abs(people.amount), floor: 0 }]
  // Where nobody is shown as nobody, a hidden number is at least one, and everybody knows it: counted from one.
  const least = people.kind === 'count' && people.rest === null && people.count >= 1 ? 1 : 0
  const count: Quantity = { measure: 'count', value: people.count - least, floor: floor - least }
  return hasRest(people) ? [count, { measure: 'rest', value: people.rest ?? 0, floor }] : [count]
}

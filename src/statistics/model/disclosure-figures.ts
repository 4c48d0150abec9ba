import {
  type DisclosureRules,
  hasRest,
  isSensitive,
  isSmall,
  judgedUnit,
  measuresOf,
  type People,
  type Protected,
} from './disclosure'
import { relationsAmong } from './disclosure-families'
import { complementary, revealed } from './disclosure-protection'
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
  /** Areas whose total may be released, of the boundary year of the figures. */
  areas: readonly AreaOfRegions[]
}

/**
 * Decides what to hide among figures of one boundary year and period.
 *
 * What a reader is taken to know: every released figure of the version being published and of earlier ones; that regions
 * add up; the declared margins and relations between indicators; the totals of all registered areas; and which figures
 * did not change between versions.
 *
 * @returns by index, for the figures of the version being published
 */
export function hiddenFigures(figures: readonly Figure[], surroundings: Surroundings): Map<number, Hidden> {
  const { people, system } = systemOf(figures, surroundings)
  const hidden = new Map<number, Hidden>()
  for (const [index, { isNew, indicator }] of figures.entries()) {
    const known = surroundings.indicators.get(indicator)
    if (!isNew || !known || !isSensitive(known, surroundings.rules)) continue
    if (isSmall(people[index] ?? { kind: 'unknown' }, surroundings.rules)) hidden.set(index, 'small')
    else if (system.cells[index]?.state === 'hidden') hidden.set(index, 'complementary')
  }
  for (const index of complementary(system)) hidden.set(index, 'complementary')
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
  const found = revealed(systemOf(figures, others).system)
  if (found.size === 0) return found
  const already = revealed(systemOf(figures, surroundings).system)
  return new Set([...found].filter((index) => !already.has(index)))
}

function systemOf(
  figures: readonly Figure[],
  { indicators, rules, areas }: Surroundings,
): { people: People[]; system: DisclosureSystem } {
  const present = new Set(figures.map(({ indicator }) => indicator))
  const between = relationsAmong(present, indicators, rules)
  const units = new Map([...present].map((code) => [code, judgedUnit(indicators.get(code) ?? { code, unit: '' })]))
  const tables = figureTables(figures)
  const people = peopleBehind(figures, tables, units, between)
  const { sums, absent } = sumsOf(tables, people, { units, between, rules, areas })
  const cells = figures.map((figure, index): SystemCell => {
    const own = people[index] ?? { kind: 'unknown' }
    const known = indicators.get(figure.indicator)
    const state = known && isSensitive(known, rules) ? stateOf(figure, own, rules) : 'known'
    return {
      name: [figure.indicator, figure.definition, figure.place, figure.value, figure.of, figure.n].join('|'),
      state,
      ...sizeOf(own),
      quantities: quantitiesOf(own, units.get(figure.indicator) ?? '', rules),
    }
  })
  return { people, system: { cells: [...cells, ...absent], sums, smallestGroup: rules.smallestDenominator } }
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
  const count: Quantity = { measure: 'count', value: people.count, floor }
  return hasRest(people) ? [count, { measure: 'rest', value: people.rest ?? 0, floor }] : [count]
}

import { type DisclosureRules, hasRest, type IndicatorRelation, isSmall, measuresOf, type People } from './disclosure'
import type { Measure, SystemCell, Term } from './disclosure-system'
import { type FigureTable, figureAt } from './disclosure-tables'
import { type AreaOfRegions, type PlaceSum, placeTree, sumOfArea, sumOfMargin, sumsOfRegions } from './margins'

/** By what the figures of a dataset follow from each other. */
export interface Relations {
  /** Unit per indicator. */
  units: ReadonlyMap<string, string>
  between: readonly IndicatorRelation[]
  rules: DisclosureRules
  areas: readonly AreaOfRegions[]
}

/** All sums in which figures stand; cells are numbered as the figures are. */
export interface FigureSums {
  sums: Term[][]
  /** Totals without a figure, numbered after the figures. */
  absent: SystemCell[]
}

/**
 * Everything that is known of how figures add up: over places for each indicator, and over indicators for each place, in
 * every version apart.
 *
 * @param people behind each figure
 */
export function sumsOf(tables: readonly FigureTable[], people: readonly People[], relations: Relations): FigureSums {
  const result: FigureSums = { sums: [], absent: [] }
  for (const table of tables) {
    for (const [indicator, definitions] of table) {
      const measures = measuresOf(relations.units.get(indicator) ?? '')
      for (const places of definitions.values()) addPlaceSums(result, places, people, measures, relations)
    }
    for (const relation of relations.between) addRelation(result, table, people, relation, relations.rules)
  }
  return result
}

interface Part {
  cell: number
  share: number
}

/** Shares of regions are whole numbers of millionths in sums. */
const whole = 1_000_000

function addPlaceSums(
  result: FigureSums,
  places: ReadonlyMap<string, number>,
  people: readonly People[],
  measures: readonly Measure[],
  { rules, areas }: Relations,
): void {
  const tree = placeTree(places.keys())
  const absentTotals = new Map<string, number>()
  const absent = (place: string) => {
    const number = absentTotals.get(place) ?? people.length + result.absent.length
    if (!absentTotals.has(place)) result.absent.push(absentCell(`${number}`, measures))
    absentTotals.set(place, number)
    return number
  }
  // Any other part without a figure counts as known to the reader.
  const declaredTotals = new Set(rules.margins.map(({ total }) => total))
  const sums = [
    ...sumsOfRegions(tree),
    ...rules.margins.map(sumOfMargin),
    ...areas.map((area) => sumOfArea(area, tree)),
  ]
  for (const sum of sums) {
    const parts = sum.parts.flatMap(({ place, share }): Part[] => {
      const cell = places.get(place) ?? (declaredTotals.has(place) ? absent(place) : undefined)
      return cell === undefined ? [] : [{ cell, share }]
    })
    const found = places.get(sum.total) ?? (sum.basis === 'declared' ? absent(sum.total) : undefined)
    if (parts.length > 0 && holds(sum, found, parts, people, rules)) addSum(result, found, parts, people, measures)
  }
}

/** True when a sum tells the reader something. */
function holds(
  { basis }: PlaceSum,
  total: number | undefined,
  parts: readonly Part[],
  people: readonly People[],
  rules: DisclosureRules,
): boolean {
  if (basis === 'declared') return true
  // A total that is calculated is released unless it is small itself.
  if (total === undefined) return !isSmall(together(parts, people), rules)
  return isComplete(total, parts, people, rules)
}

/** A total minus its parts is zero; where the total is not given it is calculated and released, so the sum is known. */
function addSum(
  result: FigureSums,
  total: number | undefined,
  parts: readonly Part[],
  people: readonly People[],
  measures: readonly Measure[],
): void {
  const scale = parts.every(({ share }) => share === 1) ? 1 : whole
  for (const measure of measures) {
    const own = total === undefined ? undefined : people[total]
    // A total of which the rest of the group is not known says nothing about the rest of its parts.
    if (measure === 'rest' && own?.kind === 'count' && !hasRest(own)) continue
    result.sums.push([
      ...(total === undefined ? [] : [{ cell: total, measure, coefficient: -scale }]),
      ...parts.map(({ cell, share }) => ({ cell, measure, coefficient: Math.round(share * scale) })),
    ])
  }
}

function absentCell(name: string, measures: readonly Measure[]): SystemCell {
  const quantities = measures.map((measure) => ({ measure, value: 0, floor: 0 }))
  return { name: `|${name}`, size: 0, group: null, state: 'absent', quantities }
}

/** The people behind a sum of figures. */
function together(parts: readonly Part[], people: readonly People[]): People {
  let so: People | undefined
  for (const { cell, share } of parts) {
    const next = scaled(people[cell] ?? { kind: 'unknown' }, share)
    so = so === undefined ? next : added(so, next)
  }
  return so ?? { kind: 'unknown' }
}

function scaled(people: People, share: number): People {
  switch (people.kind) {
    case 'count':
      return { kind: 'count', count: people.count * share, rest: people.rest === null ? null : people.rest * share }
    case 'share':
      return { kind: 'share', count: people.count * share, rest: people.rest * share, group: people.group * share }
    case 'mean':
      return { kind: 'mean', amount: people.amount * share, group: people.group * share }
    case 'unknown':
      return people
  }
}

function added(one: People, other: People): People {
  if (one.kind === 'count' && other.kind === 'count') {
    const rest = one.rest === null || other.rest === null ? null : one.rest + other.rest
    return { kind: 'count', count: one.count + other.count, rest }
  }
  if (one.kind === 'share' && other.kind === 'share') {
    const [count, rest] = [one.count + other.count, one.rest + other.rest]
    return { kind: 'share', count, rest, group: one.group + other.group }
  }
  if (one.kind === 'mean' && other.kind === 'mean') {
    return { kind: 'mean', amount: one.amount + other.amount, group: one.group + other.group }
  }
  return { kind: 'unknown' }
}

/**
 * True when parts come to their total, or nearly. Where more than a tenth of the people is missing, and more than the
 * smallest count, parts are not in the dataset, and the reader does not know them either.
 */
function isComplete(total: number, parts: readonly Part[], people: readonly People[], rules: DisclosureRules): boolean {
  const [one, other] = [sizeOf(people[total] ?? { kind: 'unknown' }), sizeOf(together(parts, people))]
  return one === null || other === null || one - other <= Math.max(rules.smallestCount, one / 10)
}

function sizeOf(people: People): number | null {
  if (people.kind === 'unknown') return null
  return people.kind === 'count' ? people.count : people.group
}

function addRelation(
  result: FigureSums,
  table: FigureTable,
  people: readonly People[],
  relation: IndicatorRelation,
  rules: DisclosureRules,
): void {
  const codes =
    relation.kind === 'sum'
      ? [relation.total, ...relation.parts]
      : [relation.denominator, relation.share, ...(relation.numerator === undefined ? [] : [relation.numerator])]
  const [first = ''] = codes
  const definitions = new Set(codes.flatMap((code) => [...(table.get(code)?.keys() ?? [])]))
  const places = new Set([...(table.get(first)?.values() ?? [])].flatMap((own) => [...own.keys()]))
  for (const definition of definitions) {
    for (const place of places) {
      const [total, ...others] = codes.map((code) => figureAt(table, code, definition, place))
      if (total === undefined) continue
      const parts = others.filter((cell) => cell !== undefined)
      for (const cell of parts) addGroup(result, total, cell, people)
      if (relation.kind === 'share') addNumerator(result, others[0], others[1], people)
      else {
        const shares = parts.map((cell) => ({ cell, share: 1 }))
        if (parts.length > 0 && isComplete(total, shares, people, rules)) {
          addSum(result, total, shares, people, ['count'])
        }
      }
    }
  }
}

/** Those who have a property and those who do not are together the group, where another figure counts the group. */
function addGroup(result: FigureSums, total: number, cell: number, people: readonly People[]): void {
  const [group, own] = [people[total], people[cell]]
  if (group?.kind !== 'count' || (own?.kind !== 'count' && own?.kind !== 'share')) return
  if (own.rest === null || !hasRest(own)) return
  // A row that says itself of how many it is can be about fewer: those who answered.
  if (Math.abs(own.count + own.rest - group.count) > 1) return
  result.sums.push([
    { cell: total, measure: 'count', coefficient: -1 },
    { cell, measure: 'count', coefficient: 1 },
    { cell, measure: 'rest', coefficient: 1 },
  ])
}

/** A share of a known group says the same as the number it is a share for. */
function addNumerator(
  result: FigureSums,
  share: number | undefined,
  numerator: number | undefined,
  people: readonly People[],
): void {
  if (share === undefined || numerator === undefined || people[share]?.kind !== 'share') return
  result.sums.push([
    { cell: share, measure: 'count', coefficient: 1 },
    { cell: numerator, measure: 'count', coefficient: -1 },
  ])
}

import { type DisclosureRules, type IndicatorRelation, isSmall, measuresOf, type People } from './disclosure'
import { addSum, type FigureSums, isComplete, type Part, together } from './disclosure-adding'
import { addPeriodSums } from './disclosure-periods'
import { addRelation } from './disclosure-relations'
import type { Measure, SystemCell } from './disclosure-system'
import type { FigureTable } from './disclosure-tables'
import { type AreaOfRegions, type PlaceSum, placeTree, sumOfArea, sumOfMargin, sumsOfRegions } from './margins'

/** By what the figures of a dataset follow from each other. */
export interface Relations {
  /** Unit per indicator. */
  units: ReadonlyMap<string, string>
  between: readonly IndicatorRelation[]
  rules: DisclosureRules
  areas: readonly AreaOfRegions[]
}

/**
 * Everything that is known of how figures add up: over places for each indicator, over indicators for each place, in every
 * version apart, and over the quarters and months of a year.
 *
 * @param people behind each figure
 */
export function sumsOf(tables: readonly FigureTable[], people: readonly People[], relations: Relations): FigureSums {
  const result: FigureSums = { sums: [], absent: [] }
  for (const table of tables) {
    // Regions are those of a boundary year, and so is what areas are made of.
    const areas = relations.areas.filter(
      ({ boundaryYear }) => table.boundaryYear === null || boundaryYear === table.boundaryYear,
    )
    for (const [indicator, definitions] of table.cells) {
      const measures = measuresOf(relations.units.get(indicator) ?? '')
      for (const places of definitions.values()) {
        addPlaceSums(result, places, people, measures, { rules: relations.rules, areas })
      }
    }
    for (const relation of relations.between) addRelation(result, table, people, relation, relations)
  }
  addPeriodSums(result, tables, people, relations)
  return result
}

function addPlaceSums(
  result: FigureSums,
  places: ReadonlyMap<string, number>,
  people: readonly People[],
  measures: readonly Measure[],
  { rules, areas }: Pick<Relations, 'rules' | 'areas'>,
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

function absentCell(name: string, measures: readonly Measure[]): SystemCell {
  const quantities = measures.map((measure) => ({ measure, value: 0, floor: 0 }))
  return { name: `|${name}`, size: 0, group: null, state: 'absent', quantities }
}

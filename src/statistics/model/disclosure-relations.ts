import { codesIn, type DisclosureRules, hasRest, type IndicatorRelation, measuresOf, type People } from './disclosure'
import { addSum, amountOf, type FigureSums, isNearly } from './disclosure-adding'
import type { Measure } from './disclosure-system'
import { type FigureTable, figureAt } from './disclosure-tables'

/** What is known of how indicators follow from each other, as sums of the figures of each place. */
export function addRelation(
  result: FigureSums,
  table: FigureTable,
  people: readonly People[],
  relation: IndicatorRelation,
  { units, rules }: { units: ReadonlyMap<string, string>; rules: DisclosureRules },
): void {
  const codes = codesIn(relation)
  const [first = ''] = codes
  const [measure = 'count'] = measuresOf(units.get(first) ?? '')
  const definitions = new Set(codes.flatMap((code) => [...(table.cells.get(code)?.keys() ?? [])]))
  const places = new Set([...(table.cells.get(first)?.values() ?? [])].flatMap((own) => [...own.keys()]))
  for (const definition of definitions) {
    for (const place of places) {
      const at = (code: string) => figureAt(table, code, definition, place)
      const all = (some: readonly string[]) => some.map(at).filter((cell) => cell !== undefined)
      switch (relation.kind) {
        case 'sum':
          addTotal(result, at(relation.total), all(relation.parts), people, { measure, rules })
          break
        case 'share':
          addShare(result, relation, at, people)
          break
        case 'balance':
          addBalance(result, relation, all, people, { measure, rules })
          break
        case 'whole': {
          const parts = all(relation.parts)
          if (parts.length === relation.parts.length) addWhole(result, parts, people)
        }
      }
    }
  }
}

interface How {
  measure: Measure
  rules: DisclosureRules
}

/** Parts of which none is missing, as far as can be seen, come to their total. */
function addTotal(
  result: FigureSums,
  total: number | undefined,
  parts: readonly number[],
  people: readonly People[],
  { measure, rules }: How,
): void {
  if (total === undefined) return
  if (measure === 'count') for (const cell of parts) addGroup(result, total, cell, people)
  const [one, other] = [amountOf([total], people, measure), amountOf(parts, people, measure)]
  const isWhole = one === null || other === null || one - other <= Math.max(rules.smallestCount, one / 10)
  if (parts.length === 0 || !isWhole) return
  const shares = parts.map((cell) => ({ cell, share: 1 }))
  addSum(result, total, shares, people, [measure])
}

function addShare(
  result: FigureSums,
  { denominator, share, numerator }: Extract<IndicatorRelation, { kind: 'share' }>,
  at: (code: string) => number | undefined,
  people: readonly People[],
): void {
  const group = at(denominator)
  const [own, counted] = [at(share), numerator === undefined ? undefined : at(numerator)]
  if (group === undefined) return
  for (const cell of [own, counted]) if (cell !== undefined) addGroup(result, group, cell, people)
  // A share of a known group says the same as the number it is a share for.
  if (own === undefined || counted === undefined || people[own]?.kind !== 'share') return
  result.sums.push([
    { cell: own, measure: 'count', coefficient: 1 },
    { cell: counted, measure: 'count', coefficient: -1 },
  ])
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

function addBalance(
  result: FigureSums,
  relation: Extract<IndicatorRelation, { kind: 'balance' }>,
  all: (codes: readonly string[]) => number[],
  people: readonly People[],
  { measure, rules }: How,
): void {
  const [one, other] = [all(relation.one), all(relation.other)]
  if (one.length < relation.one.length || other.length < relation.other.length) return
  const [left, right] = [amountOf(one, people, measure), amountOf(other, people, measure)]
  if (left === null || right === null || !isNearly(left, right, rules)) return
  result.sums.push([
    ...one.map((cell) => ({ cell, measure, coefficient: 1 })),
    ...other.map((cell) => ({ cell, measure, coefficient: -1 })),
  ])
}

/** All but the last together are those whom the last leaves out. */
function addWhole(result: FigureSums, parts: readonly number[], people: readonly People[]): void {
  const last = parts.at(-1)
  const others = parts.slice(0, -1)
  if (last === undefined || parts.some((cell) => people[cell]?.kind !== 'share')) return
  const [one, rest] = [amountOf(others, people, 'count'), amountOf([last], people, 'rest')]
  // Each of the parts was rounded.
  if (one === null || rest === null || Math.abs(one - rest) > parts.length + (one + rest) / 100) return
  result.sums.push([
    ...others.map((cell) => ({ cell, measure: 'count' as const, coefficient: 1 })),
    { cell: last, measure: 'rest', coefficient: -1 },
  ])
  // Of two that are each other's opposite the same holds the other way round; of more they are all of one group.
  const [first = last] = others
  for (const cell of others.slice(1).concat(last)) {
    result.sums.push([
      { cell: first, measure: 'count', coefficient: 1 },
      { cell: first, measure: 'rest', coefficient: 1 },
      { cell, measure: 'count', coefficient: -1 },
      { cell, measure: 'rest', coefficient: -1 },
    ])
  }
}

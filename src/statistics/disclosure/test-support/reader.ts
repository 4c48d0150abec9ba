import type { IndicatorRelation } from '../../model/disclosure'
import { defaultRules } from '../../model/disclosure'
import { type AreaOfRegions, type Margin, regionsAround } from '../../model/margins'
import type { KnownSum, Released } from './attack'

/** A row of a released file, of one boundary year and period, with what it would have been. */
export interface AttackedRow {
  indicator: string
  place: string
  version: number
  isReleased: boolean
  /** Only used to tell figures apart, and to say which totals of areas are small. */
  full: { value: number; of?: number }
}

/** What everybody knows besides the rows. */
export interface Knowledge {
  /** Indicators whose value is per cent of `of`; the others count. */
  shares: ReadonlySet<string>
  relations: readonly IndicatorRelation[]
  areas: readonly AreaOfRegions[]
  margins?: readonly Margin[]
}

/** People with a property, and the rest of their group where the row says the size of the group. */
export type Side = 'count' | 'rest'

/** The number behind a row; of the same figure in two versions the same name, as readers see what did not change. */
export function nameOf({ indicator, place, full }: AttackedRow, side: Side): string {
  return [indicator, place, full.value, full.of ?? '', side].join('|')
}

/** The numbers behind a row. */
export function numbersOf({ indicator, full }: AttackedRow, { shares }: Knowledge): Partial<Record<Side, number>> {
  const count = shares.has(indicator) ? Math.round((full.value * (full.of ?? 0)) / 100) : full.value
  return full.of === undefined ? { count } : { count, rest: full.of - count }
}

/** All that a reader has of these rows: the numbers of what is released, and every way in which numbers add up. */
export function readerOf(rows: readonly AttackedRow[], knowledge: Knowledge): Released {
  const known = new Map<string, number>()
  for (const row of rows) {
    if (!row.isReleased) continue
    for (const [side, value] of Object.entries(numbersOf(row, knowledge))) known.set(nameOf(row, side as Side), value)
  }
  const sums = [...Map.groupBy(rows, ({ version }) => version).values()].flatMap((own) => [
    ...[...Map.groupBy(own, ({ indicator }) => indicator).values()].flatMap((same) => placeSums(same, own, knowledge)),
    ...knowledge.relations.flatMap((relation) => relationSums(own, relation)),
  ])
  return { known, sums }
}

function placeSums(rows: readonly AttackedRow[], version: readonly AttackedRow[], knowledge: Knowledge): KnownSum[] {
  const at = new Map(rows.map((row) => [row.place, row]))
  const sides = [...new Set(rows.flatMap((row) => Object.keys(numbersOf(row, knowledge))))] as Side[]
  const isIn = (row: AttackedRow, region: string) => regionsAround(row.place).find((code) => at.has(code)) === region
  const totals = [
    ...rows.map(({ place }) => ({ total: place, parts: rows.filter((row) => isIn(row, place)) })),
    ...(knowledge.margins ?? []).map(({ total, parts }) => ({
      total,
      parts: parts.flatMap((part) => at.get(part) ?? []),
    })),
  ]
  const between = totals.flatMap(({ total, parts }) => {
    const own = at.get(total)
    if (!own || parts.length === 0) return []
    return sides.map((side) => ({
      terms: new Map([[nameOf(own, side), -1], ...parts.map((part) => [nameOf(part, side), 1] as const)]),
      total: 0,
    }))
  })
  return [...between, ...knowledge.areas.flatMap((area) => areaSums(area, rows, version, knowledge))]
}

/** The total of an area is released unless it is small itself; then it can be subtracted from. */
function areaSums(
  area: AreaOfRegions,
  rows: readonly AttackedRow[],
  version: readonly AttackedRow[],
  knowledge: Knowledge,
): KnownSum[] {
  const parts = area.parts.flatMap(({ region, share }) => {
    const own = rows.find(({ place }) => place === region)
    const inside = rows.filter(({ place }) => regionsAround(place)[0] === region)
    return (own ? [own] : inside).map((row) => ({ row, share, numbers: numbersOf(row, knowledge) }))
  })
  const [first] = parts
  if (!first) return []
  const sides = Object.keys(first.numbers) as Side[]
  const totalOf = (side: Side) => parts.reduce((so, { share, numbers }) => so + share * (numbers[side] ?? 0), 0)
  // Men of ten residents who are all women are nobody: the other sex counts as the rest of the group.
  const whole = knowledge.relations.find(
    (relation) => relation.kind === 'sum' && relation.parts.includes(first.row.indicator),
  )
  const residents = parts.reduce((so, { row, share }) => {
    const group = version.find(({ place, indicator }) => place === row.place && indicator === wholeOf(whole))
    return so + share * (group?.full.value ?? 0)
  }, 0)
  const totals = [...sides.map(totalOf), ...(whole ? [residents - totalOf('count')] : [])]
  const isOfShares = knowledge.shares.has(first.row.indicator)
  const group = totals.reduce((so, each) => so + each, 0)
  const isSmall = totals.some((each) => each < defaultRules.smallestCount)
  if (isSmall || (isOfShares && group < defaultRules.smallestDenominator)) return []
  return sides.map((side) => ({
    terms: new Map(parts.map(({ row, share }) => [nameOf(row, side), share])),
    total: totalOf(side),
  }))
}

function wholeOf(relation: IndicatorRelation | undefined): string | undefined {
  return relation?.kind === 'sum' ? relation.total : undefined
}

function relationSums(rows: readonly AttackedRow[], relation: IndicatorRelation): KnownSum[] {
  return [...Map.groupBy(rows, ({ place }) => place).values()].flatMap((here) => {
    const find = (code: string | undefined) => here.find(({ indicator }) => indicator === code)
    if (relation.kind === 'sum') {
      const total = find(relation.total)
      const parts = relation.parts.flatMap((code) => find(code) ?? [])
      if (!total || parts.length < relation.parts.length) return []
      const terms = new Map([[nameOf(total, 'count'), -1], ...parts.map((part) => [nameOf(part, 'count'), 1] as const)])
      return [{ terms, total: 0 }]
    }
    if (relation.kind !== 'share') return []
    const [whole, share, numerator] = [find(relation.denominator), find(relation.share), find(relation.numerator)]
    const [own, other] = share ? [nameOf(share, 'count'), nameOf(share, 'rest')] : ['', '']
    return [
      ...(whole && share
        ? [
            {
              terms: new Map([
                [nameOf(whole, 'count'), -1],
                [own, 1],
                [other, 1],
              ]),
              total: 0,
            },
          ]
        : []),
      ...(numerator && share
        ? [
            {
              terms: new Map([
                [own, 1],
                [nameOf(numerator, 'count'), -1],
              ]),
              total: 0,
            },
          ]
        : []),
    ]
  })
}

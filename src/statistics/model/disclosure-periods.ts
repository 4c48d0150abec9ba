import { type DisclosureRules, measuresOf, type People } from './disclosure'
import { addSum, amountOf, type FigureSums, isNearly } from './disclosure-adding'
import type { FigureTable } from './disclosure-tables'

/** The quarters of a year, and the months of a year or a quarter; of anything else none. */
export function periodsWithin(period: string, all: readonly string[]): string[][] {
  const months = all.filter((one) => /^\d{4}-\d{2}$/.test(one))
  if (/^\d{4}$/.test(period)) {
    const quarters = all.filter((one) => one.startsWith(`${period}-Q`))
    return [quarters, months.filter((one) => one.startsWith(period))].filter((some) => some.length > 0)
  }
  const quarter = /^(\d{4})-Q(\d)$/.exec(period)
  if (!quarter) return []
  const own = months.filter(
    (one) => one.startsWith(quarter[1] ?? '') && Math.ceil(Number(one.slice(5)) / 3) === Number(quarter[2]),
  )
  return own.length > 0 ? [own] : []
}

/**
 * What is counted as it happens adds up over the quarters and months of a year; what is counted at one moment is in the
 * year what it is in one of them. Which of the two it is, the figures themselves show.
 */
export function addPeriodSums(
  result: FigureSums,
  tables: readonly FigureTable[],
  people: readonly People[],
  { units, rules }: { units: ReadonlyMap<string, string>; rules: DisclosureRules },
): void {
  for (const own of Map.groupBy(
    tables.flatMap((table) => table.besides.map((beside) => ({ beside, table }))),
    ({ beside }) => beside,
  ).values()) {
    const byPeriod = new Map(own.map(({ table }) => [table.period, table]))
    for (const [period, whole] of byPeriod) {
      for (const within of periodsWithin(period, [...byPeriod.keys()])) {
        const parts = within.flatMap((one) => byPeriod.get(one) ?? [])
        addWithin(result, whole, parts, people, { units, rules })
      }
    }
  }
}

function addWithin(
  result: FigureSums,
  whole: FigureTable,
  parts: readonly FigureTable[],
  people: readonly People[],
  { units, rules }: { units: ReadonlyMap<string, string>; rules: DisclosureRules },
): void {
  for (const [indicator, definitions] of whole.cells) {
    const measures = measuresOf(units.get(indicator) ?? '')
    for (const [definition, places] of definitions) {
      const inParts = parts.map(({ cells }) => cells.get(indicator)?.get(definition))
      for (const [place, total] of places) {
        const cells = inParts.flatMap((own) => own?.get(place) ?? [])
        for (const measure of cells.length === 0 ? [] : measures) {
          const [one, other] = [amountOf([total], people, measure), amountOf(cells, people, measure)]
          if (one === null || other === null || !isNearly(one, other, rules)) continue
          const shares = cells.map((cell) => ({ cell, share: 1 }))
          addSum(result, total, shares, people, [measure])
        }
      }
      for (const own of inParts) if (own) addSame(result, places, own, people)
    }
  }
}

/** Of how many places at least, and of which part of them, two periods must have the same to be taken as one count. */
const [fewestPlaces, mostPlaces] = [3, 0.9]

/** What a period has in common with another, where it is the same nearly everywhere. */
function addSame(
  result: FigureSums,
  some: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
  people: readonly People[],
): void {
  const both = [...some].flatMap(([place, cell]): [number, number][] => {
    const other = others.get(place)
    return other === undefined || people[cell]?.kind === 'unknown' ? [] : [[cell, other]]
  })
  const same = both.filter(([one, other]) => JSON.stringify(people[one]) === JSON.stringify(people[other]))
  if (same.length < fewestPlaces || same.length < mostPlaces * both.length) return
  for (const [one, other] of same) {
    for (const measure of ['count', 'rest', 'amount'] as const) {
      result.sums.push([
        { cell: one, measure, coefficient: 1 },
        { cell: other, measure, coefficient: -1 },
      ])
    }
  }
}

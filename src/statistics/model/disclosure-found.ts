import { type IndicatorRelation, judgedAsCount } from './disclosure'
import { type Column, columnsOf, type FoundFigure, isNumberFor, isSameGroup, isWholeOf } from './disclosure-columns'
import { dependencies, holdsAmong } from './disclosure-dependencies'

/**
 * How the indicators of a dataset follow from each other, as anybody sees who lays its columns side by side: men and women
 * are the residents, yes and no make a hundred per cent, a share is that number of so many. Who brings a file can
 * declare it and hardly ever does, so publishing looks for it.
 *
 * Shares and means are only compared with others about the same people.
 *
 * @param figures of some places; a relation that holds in nearly all of them, in one period and in all together, is one
 * @param units per indicator, as `judgedUnit` says
 */
export function foundRelations(
  figures: readonly FoundFigure[],
  units: ReadonlyMap<string, string>,
): IndicatorRelation[] {
  const found = new Map<string, IndicatorRelation>()
  const periods = Map.groupBy(figures, ({ period }) => period)
  for (const own of periods.values()) {
    for (const relation of relationsIn(columnsOf(own, units))) found.set(JSON.stringify(relation), relation)
  }
  const relations = [...found.keys()].sort().map((key) => found.get(key) as IndicatorRelation)
  if (periods.size < 2) return relations
  // What comes out in one period, because nobody was counted in a column, does not in another.
  const together = columnsOf(
    figures.map((figure) => ({ ...figure, place: `${figure.place} ${figure.period}` })),
    units,
  )
  return relations.filter((relation) => holdsAmong(relation, together))
}

function relationsIn(columns: readonly Column[]): IndicatorRelation[] {
  const counts = columns.filter(({ unit }) => judgedAsCount(unit))
  const groups: Column[][] = []
  for (const column of columns) {
    if (judgedAsCount(column.unit)) continue
    const same = groups.find(([first]) => first && first.unit === column.unit && isSameGroup(first, column))
    if (same) same.push(column)
    else groups.push([column])
  }
  return [
    ...dependencies(counts, null),
    ...groups.flatMap((group) => [
      ...dependencies(group, group[0]?.whole ?? null),
      ...group.flatMap((column) => sharesOf(column, counts)),
    ]),
  ]
}

/** The number a share is of, and the number it is a share for, where they are in the dataset. */
function sharesOf(column: Column, counts: readonly Column[]): IndicatorRelation[] {
  if (column.whole === null) return []
  const denominator = counts.find((count) => isWholeOf(column, count))
  return counts
    .filter((count) => count !== denominator && isNumberFor(column, count))
    .map(({ code }): IndicatorRelation => {
      if (!denominator) return { kind: 'balance', one: [column.code], other: [code] }
      return { kind: 'share', share: column.code, denominator: denominator.code, numerator: code }
    })
    .concat(denominator ? [{ kind: 'share', share: column.code, denominator: denominator.code }] : [])
}

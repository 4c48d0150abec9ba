import { type Cell, type IndicatorRelation, type People, peopleOf } from './disclosure'

/** A figure among those that are decided on together: of one boundary year and period. */
export interface Figure extends Cell {
  indicator: string
  definition: string
  place: string
  /** Numbers of the dataset versions in which it stands with just this value. */
  versions: readonly number[]
  /** True in the version that is being published. */
  isNew: boolean
  /** In an earlier version, with just this value: released to everyone, or hidden. */
  before: 'released' | 'hidden' | null
}

/** The figures of one version by indicator, definition and place; each by its number among all figures. */
export type FigureTable = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>

/** A table per version, newest first; versions that hold just the same figures once. */
export function figureTables(figures: readonly Figure[]): FigureTable[] {
  const bySignature = Map.groupBy(figures.keys(), (number) => figures[number]?.versions.join() ?? '')
  const standing = [...bySignature.values()].map((numbers) => ({
    numbers,
    versions: new Set(figures[numbers[0] ?? 0]?.versions),
  }))
  const versions = new Set(standing.flatMap((one) => [...one.versions]))
  const contents = [...versions]
    .sort((a, b) => b - a)
    .map((version) => standing.filter((one) => one.versions.has(version)))
    .filter((own, at, all) => all.findIndex((other) => isSame(own, other)) === at)
  return contents.map((own) =>
    tableOf(
      figures,
      own.flatMap(({ numbers }) => numbers),
    ),
  )
}

function isSame<One>(some: readonly One[], others: readonly One[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at])
}

function tableOf(figures: readonly Figure[], numbers: readonly number[]): FigureTable {
  const table = new Map<string, Map<string, Map<string, number>>>()
  for (const number of numbers) {
    const { indicator = '', definition = '', place = '' } = figures[number] ?? {}
    const definitions = table.get(indicator) ?? new Map<string, Map<string, number>>()
    const places = definitions.get(definition) ?? new Map<string, number>()
    table.set(indicator, definitions.set(definition, places.set(place, number)))
  }
  return table
}

/** The figure of the same definition version, or else of the only version the indicator has here. */
export function figureAt(table: FigureTable, indicator: string, definition: string, place: string): number | undefined {
  const definitions = table.get(indicator)
  const [only] = definitions?.size === 1 ? definitions.values() : []
  return (definitions?.get(definition) ?? only)?.get(place)
}

/**
 * The people behind each figure. Where a row does not say of how many it is, a relation with another figure of the same
 * place does, in the newest version in which it stands.
 */
export function peopleBehind(
  figures: readonly Figure[],
  tables: readonly FigureTable[],
  units: ReadonlyMap<string, string>,
  relations: readonly IndicatorRelation[],
): People[] {
  const people: People[] = new Array(figures.length)
  for (const table of tables) {
    for (const [indicator, definitions] of table) {
      const wholes = relations.flatMap((relation) => wholeIn(relation, indicator) ?? [])
      const unit = units.get(indicator) ?? ''
      for (const [definition, places] of definitions) {
        for (const [place, number] of places) {
          const figure = figures[number]
          if (!figure || people[number]) continue
          const groups = wholes.flatMap(({ code, isTotal }) => {
            const other = figureAt(table, code, definition, place)
            const value = other === undefined ? null : (figures[other]?.value ?? null)
            return value === null ? [] : [{ people: value, isTotal }]
          })
          people[number] = peopleOf(figure, unit, groups[0])
        }
      }
    }
  }
  return people
}

/** The indicator that counts the group of this one, in a relation. */
function wholeIn(relation: IndicatorRelation, indicator: string): { code: string; isTotal: boolean } | undefined {
  if (relation.kind === 'sum') {
    return relation.parts.includes(indicator) ? { code: relation.total, isTotal: true } : undefined
  }
  const isOfIt = relation.share === indicator || relation.numerator === indicator
  return isOfIt ? { code: relation.denominator, isTotal: false } : undefined
}

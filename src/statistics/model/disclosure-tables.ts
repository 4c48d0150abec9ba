import { type Cell, type IndicatorRelation, judgedAsCount, type People, peopleOf } from './disclosure'

/** A figure among those that are decided on together: of one year, with its quarters and months. */
export interface Figure extends Cell {
  indicator: string
  definition: string
  place: string
  /** Year, quarter or month. */
  period?: string
  /** Numbers of the dataset versions in which it stands with just this value. */
  versions: readonly number[]
  /** Beside each of these versions its boundary year there; null where it has none, and so stands beside any. */
  boundaryYears?: readonly (number | null)[]
  /** True in the version that is being published. */
  isNew: boolean
  /** In an earlier version, with just this value: released to everyone, or hidden. */
  before: 'released' | 'hidden' | null
}

/** Figures that one reader can lay side by side: of one version, boundary year and period. */
export interface FigureTable {
  boundaryYear: number | null
  period: string
  /** What else it stands beside: tables of other periods with one of these in common are of the same version. */
  besides: readonly string[]
  /** By indicator, definition and place; each figure by its number among all figures. */
  cells: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
}

/**
 * A table per version, boundary year and period, newest version first; those that hold just the same figures once. And,
 * where several datasets have the same indicators, what they held together at each moment: one can have the
 * neighbourhoods, another the total of their district.
 *
 * @param datasets per version the dataset it is of; absent where all are of one
 */
export function figureTables(figures: readonly Figure[], datasets: readonly string[] = []): FigureTable[] {
  const standings = standingsOf(figures)
  const versions = [...new Set(standings.flatMap(({ spots }) => [...spots.keys()]))].sort((a, b) => b - a)
  const views = [...versions.map((version) => [version]), ...viewsOverDatasets(versions, datasets)]
  const tables: { own: readonly Standing[]; table: FigureTable }[] = []
  for (const view of views) {
    const seen = standings.filter(({ spots }) => view.some((version) => spots.has(version)))
    for (const period of new Set(seen.map((one) => one.period))) {
      const here = seen.filter((one) => one.period === period)
      for (const boundaryYear of boundaryYearsIn(here, view)) {
        const own = here.filter((one) => stands(one, view, boundaryYear))
        const besides = `${view.join('+')}|${boundaryYear}`
        const known = tables.findIndex((one) => one.table.boundaryYear === boundaryYear && isSame(one.own, own))
        const { table } = tables[known] ?? {}
        if (table) tables[known] = { own, table: { ...table, besides: [...table.besides, besides] } }
        else
          tables.push({
            own,
            table: { boundaryYear, period, besides: [besides], cells: cellsOf(figures, own, view, boundaryYear) },
          })
      }
    }
  }
  return tables.map(({ table }) => table)
}

/** Figures that stand in the same versions, each with the same boundary years. */
interface Standing {
  numbers: readonly number[]
  period: string
  /** Per version the boundary years. */
  spots: ReadonlyMap<number, ReadonlySet<number | null>>
}

function standingsOf(figures: readonly Figure[]): Standing[] {
  const signature = ({ period, versions, boundaryYears }: Figure) =>
    [period ?? '', versions.join(), boundaryYears?.join() ?? ''].join('|')
  const groups = Map.groupBy(figures.keys(), (number) => signature(figures[number] as Figure))
  return [...groups.values()].map((numbers): Standing => {
    const { period = '', versions = [], boundaryYears = [] } = figures[numbers[0] ?? 0] ?? {}
    const spots = new Map<number, Set<number | null>>()
    for (const [at, version] of versions.entries()) {
      const years = spots.get(version) ?? new Set<number | null>()
      spots.set(version, years.add(boundaryYears[at] ?? null))
    }
    return { numbers, period, spots }
  })
}

/** The newest version of every dataset, after each version that came; only where there are more datasets than one. */
function viewsOverDatasets(versions: readonly number[], datasets: readonly string[]): number[][] {
  const newest = new Map<string, number>()
  const views: number[][] = []
  for (const version of versions.toReversed()) {
    newest.set(datasets[version] ?? '', version)
    if (newest.size > 1) views.push([...newest.values()].sort((a, b) => a - b))
  }
  return views.toReversed()
}

function boundaryYearsIn(some: readonly Standing[], view: readonly number[]): (number | null)[] {
  const years = new Set(some.flatMap(({ spots }) => view.flatMap((version) => [...(spots.get(version) ?? [])])))
  return [...years]
}

function stands({ spots }: Standing, view: readonly number[], boundaryYear: number | null): boolean {
  return view.some((version) => {
    const years = spots.get(version)
    return years !== undefined && (years.has(boundaryYear) || years.has(null))
  })
}

function isSame<One>(some: readonly One[], others: readonly One[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at])
}

/** Of two figures about the same the one of the newer version counts. */
function cellsOf(
  figures: readonly Figure[],
  own: readonly Standing[],
  view: readonly number[],
  boundaryYear: number | null,
): FigureTable['cells'] {
  // And before that the one of this boundary year, where others stand beside any.
  const isOfYear = ({ spots }: Standing) => view.some((version) => spots.get(version)?.has(boundaryYear))
  const newestOf = (one: Standing) =>
    Math.max(...view.filter((version) => one.spots.has(version))) + (isOfYear(one) ? 0 : -1e9)
  const cells = new Map<string, Map<string, Map<string, number>>>()
  for (const { numbers } of own.toSorted((a, b) => newestOf(a) - newestOf(b))) {
    for (const number of numbers) {
      const { indicator = '', definition = '', place = '' } = figures[number] ?? {}
      const definitions = cells.get(indicator) ?? new Map<string, Map<string, number>>()
      const places = definitions.get(definition) ?? new Map<string, number>()
      cells.set(indicator, definitions.set(definition, places.set(place, number)))
    }
  }
  return cells
}

/** The figure of the same definition version, or else of the only version the indicator has here. */
export function figureAt(
  { cells }: FigureTable,
  indicator: string,
  definition: string,
  place: string,
): number | undefined {
  const definitions = cells.get(indicator)
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
    for (const [indicator, definitions] of table.cells) {
      const wholes = relations.flatMap((relation) => wholeIn(relation, indicator, units) ?? [])
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
function wholeIn(
  relation: IndicatorRelation,
  indicator: string,
  units: ReadonlyMap<string, string>,
): { code: string; isTotal: boolean } | undefined {
  if (relation.kind === 'sum') {
    const isPart = relation.parts.includes(indicator) && judgedAsCount(units.get(relation.total) ?? '')
    return isPart ? { code: relation.total, isTotal: true } : undefined
  }
  if (relation.kind !== 'share') return undefined
  const isOfIt = relation.share === indicator || relation.numerator === indicator
  return isOfIt ? { code: relation.denominator, isTotal: false } : undefined
}

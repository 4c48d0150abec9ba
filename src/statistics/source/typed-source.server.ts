import { sql } from 'kysely'
import { Refusal } from '../../platform'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import { findDataset, statisticsTables } from '../store.server'
import { columnNames, type FlatRow, keyColumns, unflatten } from './columns'
import { answerLimit, type Edition, type RowQuery, type Source } from './port'

const suffix = '.typed'

/** The rows of a typed dataset as they stand now, under the name by which this source knows them. */
export function typedVersion(dataset: string): string {
  return `${dataset}${suffix}`
}

/** Rows fetched at a time while streaming. */
const pieceSize = 10_000

/**
 * Figures typed in by people, as they stand now in PostgreSQL, before they are published. Of counts of people nothing is
 * released here: what has to be hidden is decided at publication.
 */
export function typedSource(store: Database | DatabaseTransaction): Source {
  const datasetOf = async (version: string, edition: Edition): Promise<string | undefined> => {
    if (!version.endsWith(suffix)) return undefined
    const dataset = await findDataset(store, version.slice(0, -suffix.length))
    if (!dataset || (edition === 'released' && dataset.disclosure === 'counts-of-people')) return undefined
    return dataset.slug
  }
  const select = (dataset: string) => statisticsTables(store).selectFrom('typed_row').where('dataset', '=', dataset)
  const inOrder = (dataset: string) => {
    let query = select(dataset).select([...columnNames])
    for (const column of keyColumns) query = query.orderBy(inCodeOrder(column))
    return query
  }
  const distinct = async (column: 'place' | 'period', version: string, indicator?: string): Promise<string[]> => {
    const dataset = await datasetOf(version, 'released')
    if (dataset === undefined) return []
    let query = select(dataset).select(column).groupBy(column).orderBy(inCodeOrder(column))
    if (indicator !== undefined) query = query.where('indicator', '=', indicator)
    return (await query.execute()).map((row) => row[column])
  }

  return {
    name: 'typed',
    async rows(query) {
      const dataset = await datasetOf(query.version, query.edition)
      if (dataset === undefined) return []
      const found = await inOrder(dataset)
        .where(answers(query))
        .limit(answerLimit + 1)
        .execute()
      if (found.length > answerLimit) throw new Refusal('query-too-large', { limit: answerLimit })
      return found.map(unflatten)
    },
    places: (version, indicator) => distinct('place', version, indicator),
    periods: (version, indicator) => distinct('period', version, indicator),
    async *stream(version, edition) {
      const dataset = await datasetOf(version, edition)
      if (dataset === undefined) return
      let after: FlatRow | undefined
      for (;;) {
        const last = after
        const query = last === undefined ? inOrder(dataset) : inOrder(dataset).where(comesAfter(last))
        const piece: FlatRow[] = await query.limit(pieceSize).execute()
        if (piece.length > 0) yield piece.map(unflatten)
        if (piece.length < pieceSize) return
        after = piece.at(-1)
      }
    },
  }
}

/** Text by character code and no boundary year first, as in Parquet; the language of the database orders otherwise. */
function inCodeOrder(column: (typeof keyColumns)[number]) {
  return column === 'boundary_year' ? sql`boundary_year asc nulls first` : sql`${sql.ref(column)} collate "C"`
}

function comesAfter(row: FlatRow) {
  return sql<boolean>`(indicator collate "C", definition collate "C", place collate "C", coalesce(boundary_year, 0), period collate "C")
    > (${row.indicator}, ${row.definition}, ${row.place}, ${row.boundary_year ?? 0}, ${row.period})`
}

function answers(asked: RowQuery) {
  const conditions = [sql<boolean>`true`]
  if (asked.indicator !== undefined) conditions.push(sql`indicator = ${asked.indicator}`)
  if (asked.definition !== undefined) conditions.push(sql`definition = ${asked.definition}`)
  if (asked.boundaryYear !== undefined) conditions.push(sql`boundary_year = ${asked.boundaryYear}`)
  if (asked.places !== undefined) conditions.push(sql`place = any(${asked.places}::text[])`)
  if (asked.periods !== undefined) conditions.push(sql`period = any(${asked.periods}::text[])`)
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

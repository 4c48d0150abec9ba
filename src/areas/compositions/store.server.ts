import { sql } from 'kysely'
import { type Database, type DatabaseTransaction, keptReading } from '../../platform/index.server'
import { regionTables } from '../regions/tables.server'
import { type Composition, compositionId, type Part } from './composition'

type CompositionTables = {
  composition: {
    area: string
    number: number
    boundary_year: number
    note: string
    based_on: number | null
    made_by: string
    made_at: Date
  }
  composition_part: { area: string; number: number; region: string; share: number; reason: string | null }
}

function tables(database: Database | DatabaseTransaction) {
  return (database as Database).withTables<CompositionTables>()
}

/**
 * All versions of compositions with their parts by code: by area, latest number first. Parts are written with their version
 * and never change, so it is the versions that say whether there is anything new.
 */
export const readCompositions = keptReading(['composition'], async (database): Promise<readonly Composition[]> => {
  const rows = await tables(database)
    .selectFrom('composition')
    .innerJoin('composition_part', (join) =>
      join
        .onRef('composition_part.area', '=', 'composition.area')
        .onRef('composition_part.number', '=', 'composition.number'),
    )
    .groupBy(['composition.area', 'composition.number'])
    .select([
      'composition.area',
      'composition.number',
      'composition.boundary_year',
      'composition.note',
      'composition.based_on',
      'composition.made_by',
      'composition.made_at',
    ])
    .select(
      sql<Part[]>`json_agg(
        json_build_object('region', region, 'share', share, 'reason', reason) order by region collate "C"
      )`.as('parts'),
    )
    .orderBy('composition.area')
    .orderBy('composition.number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: compositionId(row.area, row.number),
    area: row.area,
    number: row.number,
    boundaryYear: row.boundary_year,
    parts: row.parts,
    note: row.note,
    basedOn: row.based_on,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
  }))
})

/**
 * Makes writes of compositions wait for each other, over all areas: what a new one is compared with must not change
 * meanwhile.
 */
export async function holdCompositions(transaction: DatabaseTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('compositions', 5))`.execute(transaction)
}

/** The number that the next version of an area gets, from 1. */
export async function nextNumber(transaction: DatabaseTransaction, area: string): Promise<number> {
  const { last } = await tables(transaction)
    .selectFrom('composition')
    .where('area', '=', area)
    .select((row) => row.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Adds a version; there is nothing that changes one. */
export async function insertComposition(
  transaction: DatabaseTransaction,
  { area, number, boundaryYear, note, basedOn, madeBy, madeAt, parts }: Composition & { madeBy: string },
): Promise<void> {
  await tables(transaction)
    .insertInto('composition')
    .values({
      area,
      number,
      boundary_year: boundaryYear,
      note,
      based_on: basedOn,
      made_by: madeBy,
      made_at: new Date(madeAt),
    })
    .execute()
  await tables(transaction)
    .insertInto('composition_part')
    .values(parts.map(({ region, share, reason }) => ({ area, number, region, share, reason })))
    .execute()
}

/** Which regions touch each of these in a boundary year, as pairs; none where no boundaries are known. */
export async function readNeighbourPairs(
  database: Database | DatabaseTransaction,
  boundaryYear: number,
  codes: readonly string[],
): Promise<{ code: string; other: string }[]> {
  return regionTables(database)
    .selectFrom('region_neighbour')
    .select(['code', 'other'])
    .where('boundary_year', '=', boundaryYear)
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .orderBy('code')
    .orderBy('other')
    .execute()
}

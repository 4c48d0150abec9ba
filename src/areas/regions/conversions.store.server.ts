import { sql } from 'kysely'
import { type Database, type DatabaseTransaction, keptReading } from '../../platform/index.server'
import type { RegionLevel } from '../region'
import type { RegionMove } from './conversion'
import { regionTables } from './tables.server'

/** A move with the level and years it is about, codes normalised. */
export interface DatedMove extends RegionMove {
  level: RegionLevel
  fromYear: number
  toYear: number
}

/** What writing lists of moves changed, in lines. */
export interface ConversionsWritten {
  /** New, or with another number of addresses than before. */
  written: number
  /** No longer in the list of their pair of years. */
  removed: number
  unchanged: number
}

/** Replaces the lists of the levels and pairs of years that are in `moves`. Lines of one move are added up. */
export async function writeConversions(
  transaction: DatabaseTransaction,
  moves: readonly DatedMove[],
): Promise<ConversionsWritten> {
  const { rows } = await sql<{ written: number; removed: number; total: number }>`
    with incoming as materialized (
      select level, from_year, to_year, from_code, to_code, sum(addresses)::integer as addresses
      from unnest(
        ${moves.map(({ level }) => level)}::text[],
        ${moves.map(({ fromYear }) => fromYear)}::integer[],
        ${moves.map(({ toYear }) => toYear)}::integer[],
        ${moves.map(({ fromCode }) => fromCode)}::text[],
        ${moves.map(({ toCode }) => toCode)}::text[],
        ${moves.map(({ addresses }) => addresses)}::integer[]
      ) as one (level, from_year, to_year, from_code, to_code, addresses)
      group by level, from_year, to_year, from_code, to_code
    ),
    removed as (
      delete from region_conversion as kept
      using (select distinct level, from_year, to_year from incoming) as pair
      where (kept.level, kept.from_year, kept.to_year) = (pair.level, pair.from_year, pair.to_year)
        and not exists (
          select from incoming
          where (incoming.level, incoming.from_year, incoming.to_year, incoming.from_code, incoming.to_code)
            = (kept.level, kept.from_year, kept.to_year, kept.from_code, kept.to_code)
        )
      returning 1
    ),
    written as (
      insert into region_conversion (level, from_year, to_year, from_code, to_code, addresses)
      select level, from_year, to_year, from_code, to_code, addresses from incoming
      on conflict (level, from_year, to_year, from_code, to_code) do update set addresses = excluded.addresses
      where region_conversion.addresses <> excluded.addresses
      returning 1
    )
    select (select count(*)::integer from written) as written, (select count(*)::integer from removed) as removed,
      (select count(*)::integer from incoming) as total`.execute(transaction)
  const { written = 0, removed = 0, total = 0 } = rows[0] ?? {}
  return { written, removed, unchanged: total - written }
}

/** The levels and pairs of years of which there is a list. */
export const readConversionYears = keptReading(
  ['region_source'],
  (database): Promise<readonly { level: RegionLevel; fromYear: number; toYear: number }[]> =>
    regionTables(database)
      .selectFrom('region_conversion')
      .select(['level', 'from_year as fromYear', 'to_year as toYear'])
      .distinct()
      .execute(),
)

/** The list of one level and pair of years. */
export async function readMoves(
  database: Database,
  level: RegionLevel,
  fromYear: number,
  toYear: number,
): Promise<RegionMove[]> {
  return regionTables(database)
    .selectFrom('region_conversion')
    .select(['from_code as fromCode', 'to_code as toCode', 'addresses'])
    .where('level', '=', level)
    .where('from_year', '=', fromYear)
    .where('to_year', '=', toYear)
    .orderBy('from_code')
    .orderBy('to_code')
    .execute()
}

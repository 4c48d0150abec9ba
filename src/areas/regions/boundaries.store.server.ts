import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import type { RegionLevel } from '../region'
import type { Extent, Shape, ShapedRegion } from './shape'
import { nameOfRegion } from './store.server'
import { regionTables } from './tables.server'

/** Boundaries of a region as they are kept. */
export interface KeptBoundary extends ShapedRegion, Extent {
  municipality: string | null
  /** The shape on a map of the whole country. */
  outline: Shape
}

/** Rows of one statement: shapes are long. */
const partSize = 500

/** Adds boundaries of one level and year and replaces those that were there. */
export async function writeBoundaries(
  transaction: DatabaseTransaction,
  of: { level: RegionLevel; boundaryYear: number; source: number },
  boundaries: readonly KeptBoundary[],
): Promise<void> {
  for (let start = 0; start < boundaries.length; start += partSize) {
    const part = boundaries.slice(start, start + partSize)
    await regionTables(transaction)
      .insertInto('region_boundary')
      .values(
        part.map(({ code, municipality, shape, outline, west, south, east, north }) => ({
          ...{ code, municipality, west, south, east, north },
          boundary_year: of.boundaryYear,
          level: of.level,
          source: of.source,
          shape: JSON.stringify(shape),
          outline: JSON.stringify(outline),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['code', 'boundary_year']).doUpdateSet(({ ref }) => ({
          source: ref('excluded.source'),
          shape: ref('excluded.shape'),
          outline: ref('excluded.outline'),
          west: ref('excluded.west'),
          south: ref('excluded.south'),
          east: ref('excluded.east'),
          north: ref('excluded.north'),
        })),
      )
      .execute()
  }
}

/** Regions of a level and year whose boundaries come near this rectangle, except those with these codes. */
export async function readShapesAround(
  transaction: DatabaseTransaction,
  of: { level: RegionLevel; boundaryYear: number; except: readonly string[] },
  { west, south, east, north }: Extent,
): Promise<ShapedRegion[]> {
  const rows = await regionTables(transaction)
    .selectFrom('region_boundary')
    .select(['code', 'shape'])
    .where('boundary_year', '=', of.boundaryYear)
    .where('level', '=', of.level)
    .where('west', '<=', east)
    .where('east', '>=', west)
    .where('south', '<=', north)
    .where('north', '>=', south)
    .where('code', '<>', sql<string>`all(${of.except}::text[])`)
    .execute()
  return rows.map(({ code, shape }) => ({ code, shape: JSON.parse(shape) as Shape }))
}

/** Replaces the neighbours of these regions in a year, on both sides. */
export async function writeNeighbours(
  transaction: DatabaseTransaction,
  boundaryYear: number,
  neighbours: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const codes = [...neighbours.keys()]
  await sql`delete from region_neighbour
    where boundary_year = ${boundaryYear} and (code = any(${codes}::text[]) or other = any(${codes}::text[]))`.execute(
    transaction,
  )
  const pairs = [...neighbours].flatMap(([code, others]) => [...others].map((other) => [code, other] as const))
  await sql`insert into region_neighbour (boundary_year, code, other)
    select ${boundaryYear}::integer, one, other
    from unnest(${pairs.map(([code]) => code)}::text[], ${pairs.map(([, other]) => other)}::text[]) as pair (one, other)
    union
    select ${boundaryYear}::integer, other, one
    from unnest(${pairs.map(([code]) => code)}::text[], ${pairs.map(([, other]) => other)}::text[]) as pair (one, other)
    `.execute(transaction)
}

/** Which of these regions have boundaries in a year, and which regions touch any of them. */
export async function readNeighbours(
  database: Database,
  boundaryYear: number,
  codes: readonly string[],
): Promise<{ bounded: string[]; neighbours: string[] }> {
  const [bounded, neighbours] = await Promise.all([
    regionTables(database)
      .selectFrom('region_boundary')
      .select('code')
      .where('boundary_year', '=', boundaryYear)
      .where('code', '=', sql<string>`any(${codes}::text[])`)
      .execute(),
    regionTables(database)
      .selectFrom('region_neighbour')
      .select('other')
      .distinct()
      .where('boundary_year', '=', boundaryYear)
      .where('code', '=', sql<string>`any(${codes}::text[])`)
      .orderBy('other')
      .execute(),
  ])
  return { bounded: bounded.map(({ code }) => code), neighbours: neighbours.map(({ other }) => other) }
}

/** The years in which there are boundaries of this level, in this municipality where one is given. */
export async function readBoundaryYears(
  database: Database,
  of: { level: RegionLevel; municipality?: string | undefined },
): Promise<number[]> {
  const rows = await regionTables(database)
    .selectFrom('region_boundary')
    .select('boundary_year')
    .distinct()
    .where('level', '=', of.level)
    .$if(of.municipality !== undefined, (some) => some.where('municipality', '=', of.municipality as string))
    .execute()
  return rows.map((row) => row.boundary_year)
}

/** What a map depends on: when its boundaries and names were last loaded, those of older years too (`nameOfRegion`). */
export async function readMapContent(database: Database, boundaryYear: number): Promise<string> {
  const last = await regionTables(database)
    .selectFrom('region_source')
    .select(sql<string | null>`max(loaded_at)::text`.as('loaded'))
    .where('what', 'in', ['regions', 'boundaries'])
    .where((either) => either.or([either('boundary_year', '<=', boundaryYear), either('boundary_year', 'is', null)]))
    .executeTakeFirst()
  return last?.loaded ?? ''
}

/** The regions of a map in the order of their codes, with the shape that fits: of the whole country the outlines. */
export async function readMapShapes(
  database: Database,
  of: { level: RegionLevel; boundaryYear: number; municipality?: string | undefined },
): Promise<{ regions: { code: string; name: string; shape: Shape }[]; licences: string[] }> {
  const rows = await regionTables(database)
    .selectFrom('region_boundary')
    .innerJoin('region_source', 'region_source.id', 'region_boundary.source')
    .leftJoin('region', (join) =>
      join
        .onRef('region.code', '=', 'region_boundary.code')
        .onRef('region.boundary_year', '=', 'region_boundary.boundary_year'),
    )
    .select(['region_boundary.code', nameOfRegion.as('name'), 'region_source.licence'])
    .select(of.municipality === undefined ? 'region_boundary.outline as shape' : 'region_boundary.shape')
    .where('region_boundary.boundary_year', '=', of.boundaryYear)
    .where('region_boundary.level', '=', of.level)
    .$if(of.municipality !== undefined, (some) =>
      some.where('region_boundary.municipality', '=', of.municipality as string),
    )
    .orderBy('region_boundary.code')
    .execute()
  return {
    regions: rows.map(({ code, name, shape }) => ({
      code,
      name: name ?? code,
      shape: JSON.parse(shape) as Shape,
    })),
    licences: [...new Set(rows.flatMap(({ licence }) => (licence === null ? [] : [licence])))].sort(),
  }
}

import { sql } from 'kysely'
import { normaliseName } from '../../platform'
import { type Database, type DatabaseTransaction, keptReading } from '../../platform/index.server'
import { municipalityOfCode, parentOfCode, type Region, type RegionLevel } from '../region'
import { regionTables } from './tables.server'

/** A region as a list or a file of figures names it, with a code that is normalised already. */
export interface NamedRegion {
  code: string
  level: RegionLevel
  boundaryYear: number
  /** Null where the file has no names. */
  name: string | null
  /** True when the publisher says that it is the same area under the same code as a year before; null when unsaid. */
  isSameAsYearBefore: boolean | null
}

/** StatLine cuts names at this many characters in its CSV files. */
const cutAt = 40

/** True for a name that is another one, cut: it says less, and never takes its place. */
export function isCutOf(name: string, whole: string): boolean {
  return whole.length > cutAt && name === whole.slice(0, cutAt).trimEnd()
}

/** The same of a row that comes in beside the one that is there, as a condition. */
function isCut(row: 'incoming' | 'excluded') {
  return sql`(length(region.name) > ${cutAt} and ${sql.ref(`${row}.name`)} = rtrim(left(region.name, ${cutAt})))`
}

/** How many regions of a load are new, got another name, or were there already. */
export interface RegionsWritten {
  added: number
  renamed: number
  unchanged: number
}

/**
 * Adds these regions and renews the names of those that are known, but not by the same name cut short. No code and year may
 * stand in it twice.
 *
 * @param mayRename false: only a region that is called by its code gets the name
 */
export async function writeRegions(
  transaction: DatabaseTransaction,
  regions: readonly NamedRegion[],
  mayRename = true,
): Promise<RegionsWritten> {
  if (regions.length === 0) return { added: 0, renamed: 0, unchanged: 0 }
  const names = regions.map(({ code, name }) => name ?? code)
  const { rows } = await sql<{ is_new: boolean; count: number }>`
    with incoming as (
      select * from unnest(
        ${regions.map(({ code }) => code)}::text[],
        ${regions.map(({ boundaryYear }) => boundaryYear)}::integer[],
        ${regions.map(({ level }) => level)}::text[],
        ${names}::text[],
        ${names.map(normaliseName)}::text[],
        ${regions.map(({ name }) => name !== null)}::boolean[],
        ${regions.map(({ code }) => parentOfCode(code))}::text[],
        ${regions.map(({ code }) => municipalityOfCode(code))}::text[],
        ${regions.map(({ isSameAsYearBefore }) => isSameAsYearBefore)}::boolean[]
      ) as one (code, boundary_year, level, name, plain_name, is_named, parent, municipality, same_as_year_before)
    ),
    told as (
      update region set same_as_year_before = incoming.same_as_year_before from incoming
      where region.code = incoming.code and region.boundary_year = incoming.boundary_year
        and incoming.same_as_year_before is not null
        and region.same_as_year_before is distinct from incoming.same_as_year_before
        and (not incoming.is_named or region.name = incoming.name or ${isCut('incoming')})
    ),
    written as (
      insert into region (code, boundary_year, level, name, plain_name, parent, municipality, same_as_year_before)
      select code, boundary_year, level, name, plain_name, parent, municipality, same_as_year_before from incoming
      where is_named
        or not exists (select from region where (region.code, region.boundary_year) = (incoming.code, incoming.boundary_year))
      on conflict (code, boundary_year) do update set name = excluded.name, plain_name = excluded.plain_name,
        same_as_year_before = coalesce(excluded.same_as_year_before, region.same_as_year_before)
      where region.name <> excluded.name and not ${isCut('excluded')} and (${mayRename} or region.name = region.code)
      returning (xmax = 0) as is_new
    )
    select is_new, count(*)::integer as count from written group by is_new`.execute(transaction)
  const counted = (isNew: boolean) => rows.find((row) => row.is_new === isNew)?.count ?? 0
  const [added, renamed] = [counted(true), counted(false)]
  return { added, renamed, unchanged: regions.length - added - renamed }
}

/**
 * What a region is called, as an expression of its table: where no file of its boundary year named it, by the newest older
 * year in which the same code had a name, and by its code where there is none.
 */
export const nameOfRegion = sql<string>`case when region.name = region.code then coalesce(
  (select older.name from region as older
   where older.code = region.code and older.boundary_year < region.boundary_year and older.name <> older.code
   order by older.boundary_year desc limit 1), region.name) else region.name end`

/** What is asked of regions; everything that is given must hold. */
export interface RegionQuery {
  boundaryYear: number
  level?: RegionLevel | null | undefined
  /** Codes. */
  municipality?: string | null | undefined
  parent?: string | null | undefined
  codes?: readonly string[] | undefined
}

/** Regions of one year, in the order of their codes. */
export async function readRegions(database: Database, query: RegionQuery): Promise<Region[]> {
  const { boundaryYear, level, municipality, parent, codes } = query
  const rows = await regionTables(database)
    .selectFrom('region')
    .select(['code', 'boundary_year', 'level', nameOfRegion.as('name'), 'parent', 'municipality'])
    .where('boundary_year', '=', boundaryYear)
    .$if(level != null, (some) => some.where('level', '=', level as RegionLevel))
    .$if(municipality != null, (some) => some.where('municipality', '=', municipality as string))
    .$if(parent != null, (some) => some.where('parent', '=', parent as string))
    .$if(codes !== undefined, (some) => some.where('code', '=', sql<string>`any(${codes}::text[])`))
    .orderBy('code')
    .execute()
  return rows.map(regionOf)
}

/** A place to keep what was made of regions; another, empty one after every load of them. */
export const keptOfRegions = keptReading(['region_source'], async () => new Map<string, Promise<Region[]>>())

/** A level of which there are regions in a year. */
export interface RegionYear {
  level: RegionLevel
  boundaryYear: number
  /** Number of regions. */
  count: number
  hasBoundaries: boolean
}

/** Years and levels of which there are regions, newest first. */
export const readRegionYears = keptReading(['region_source'], async (database): Promise<readonly RegionYear[]> => {
  const rows = await regionTables(database)
    .selectFrom('region')
    .groupBy(['level', 'boundary_year'])
    .select(['level', 'boundary_year', sql<number>`count(*)::integer`.as('count')])
    .select(({ exists, selectFrom, ref }) =>
      exists(
        selectFrom('region_boundary')
          .select('code')
          .where('region_boundary.boundary_year', '=', ref('region.boundary_year'))
          .where('region_boundary.level', '=', ref('region.level')),
      ).as('has_boundaries'),
    )
    .orderBy('boundary_year', 'desc')
    .orderBy('level')
    .execute()
  return rows.map((row) => ({
    level: row.level,
    boundaryYear: row.boundary_year,
    count: row.count,
    hasBoundaries: row.has_boundaries === true,
  }))
})

/** Regions of one year that have one of these names, whatever the case, accents and hyphens; in the order of their codes. */
export async function readRegionsByName(
  database: Database,
  names: readonly string[],
  query: Omit<RegionQuery, 'codes'>,
): Promise<(Region & { plainName: string })[]> {
  const { boundaryYear, level, municipality, parent } = query
  const rows = await regionTables(database)
    .selectFrom('region')
    .select(['code', 'boundary_year', 'level', 'name', 'plain_name', 'parent', 'municipality'])
    .where('boundary_year', '=', boundaryYear)
    .where('plain_name', '=', sql<string>`any(${names.map(normaliseName)}::text[])`)
    .$if(level != null, (some) => some.where('level', '=', level as RegionLevel))
    .$if(municipality != null, (some) => some.where('municipality', '=', municipality as string))
    .$if(parent != null, (some) => some.where('parent', '=', parent as string))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...regionOf(row), plainName: row.plain_name }))
}

/** The newest state of the regions with these codes, and of the municipalities with these names. */
export async function readNewestRegions(
  database: Database,
  codes: readonly string[],
  municipalityNames: readonly string[],
): Promise<(Region & { plainName: string })[]> {
  const rows = await regionTables(database)
    .selectFrom('region')
    .distinctOn('code')
    .select(['code', 'boundary_year', 'level', nameOfRegion.as('name'), 'plain_name', 'parent', 'municipality'])
    .where((either) =>
      either.or([
        either('code', '=', sql<string>`any(${codes}::text[])`),
        either.and([
          either('plain_name', '=', sql<string>`any(${municipalityNames.map(normaliseName)}::text[])`),
          either('level', '=', 'municipality'),
        ]),
      ]),
    )
    .orderBy('code')
    .orderBy('boundary_year', 'desc')
    .execute()
  return rows.map((row) => ({ ...regionOf(row), plainName: row.plain_name }))
}

/** Regions with a name that has `name` in it, or a code that begins with `code`, each in the newest year that has it. */
export async function readRegionsLike(
  database: Database,
  asked: { name: string; code: string | null; limit: number },
): Promise<(Region & { within: string | null; isCurrent: boolean })[]> {
  const { rows } = await sql<{
    code: string
    level: RegionLevel
    boundary_year: number
    name: string
    parent: string | null
    municipality: string | null
    within: string | null
    is_current: boolean
  }>`
    with newest as (
      select distinct on (code) code, level, boundary_year, plain_name, parent, municipality, ${nameOfRegion} as name
      from region
      where level <> 'country'
        and (position(${asked.name} in plain_name) > 0 or starts_with(code, ${asked.code ?? 'none'}))
      order by code, boundary_year desc
    ),
    years as (select level, max(boundary_year) as boundary_year from region group by level)
    select newest.code, newest.level, newest.boundary_year, newest.name, newest.parent, newest.municipality,
      (select around.name from region as around
       where around.code = newest.municipality and around.code <> newest.code and around.name <> around.code
       order by around.boundary_year desc limit 1) as within,
      newest.boundary_year = years.boundary_year as is_current
    from newest join years using (level)
    order by starts_with(newest.code, ${asked.code ?? 'none'}) desc, newest.plain_name = ${asked.name} desc,
      is_current desc, starts_with(newest.plain_name, ${asked.name}) desc,
      array_position(array['municipality', 'district', 'neighbourhood', 'postcode'], newest.level),
      newest.plain_name, newest.code
    limit ${asked.limit}`.execute(database)
  return rows.map((row) => ({ ...regionOf(row), within: row.within, isCurrent: row.is_current }))
}

/** Names of all municipalities of any year, each once. */
export async function readMunicipalityNames(database: Database): Promise<string[]> {
  const rows = await regionTables(database)
    .selectFrom('region')
    .select('name')
    .distinct()
    .where('level', '=', 'municipality')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** Of these codes: the years in which they exist, and whether they are then said to be the same as a year before. */
export async function readYearsOf(
  database: Database,
  codes: readonly string[],
): Promise<{ code: string; boundaryYear: number; isSameAsYearBefore: boolean | null }[]> {
  const rows = await regionTables(database)
    .selectFrom('region')
    .select(['code', 'boundary_year', 'same_as_year_before'])
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    boundaryYear: row.boundary_year,
    isSameAsYearBefore: row.same_as_year_before,
  }))
}

function regionOf(row: {
  code: string
  boundary_year: number
  level: RegionLevel
  name: string
  parent: string | null
  municipality: string | null
}): Region {
  return {
    code: row.code,
    level: row.level,
    boundaryYear: row.boundary_year,
    name: row.name,
    parent: row.parent,
    municipality: row.municipality,
  }
}

/** When lists of regions or of what became of them last came in: what was worked out with them holds as long as this. */
export const readDivisionContent = keptReading(['region_source'], async (database): Promise<string> => {
  const last = await regionTables(database)
    .selectFrom('region_source')
    .select(sql<string | null>`max(loaded_at)::text`.as('loaded'))
    .where('what', 'in', ['regions', 'conversions'])
    .executeTakeFirst()
  return last?.loaded ?? ''
})

/** Where a list of regions, boundaries or moves came from. */
export interface KeptSource {
  what: 'regions' | 'conversions' | 'boundaries'
  level: RegionLevel | null
  boundaryYear: number | null
  fileName: string
  checksum: string
  licence: string | null
  /** Of boundaries: median length of a segment in metres. */
  detail: number | null
  loadedBy: string
}

/** True when this very file was the last of its kind, level and year: loading it again would change nothing. */
export async function isLastLoaded(
  transaction: DatabaseTransaction,
  source: Pick<KeptSource, 'what' | 'level' | 'boundaryYear' | 'checksum'>,
): Promise<boolean> {
  const last = await regionTables(transaction)
    .selectFrom('region_source')
    .select('checksum')
    .where('what', '=', source.what)
    .where('level', 'is not distinct from', source.level)
    .where('boundary_year', 'is not distinct from', source.boundaryYear)
    .orderBy('loaded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.checksum === source.checksum
}

/** Keeps where a list came from; the same file again is the same source, loaded later. @returns its id */
export async function keepSource(transaction: DatabaseTransaction, source: KeptSource): Promise<number> {
  const row = {
    what: source.what,
    level: source.level,
    boundary_year: source.boundaryYear,
    file_name: source.fileName,
    checksum: source.checksum,
    licence: source.licence,
    detail: source.detail,
    loaded_by: source.loadedBy,
  }
  const { id } = await regionTables(transaction)
    .insertInto('region_source')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .constraint('region_source_file')
        .doUpdateSet({ ...row, loaded_at: sql<Date>`clock_timestamp()` as unknown as Date }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

import type { Generated, JSONColumnType } from 'kysely'
import type { Wording } from '../../platform'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import type { RegionLevel } from '../region'

export type RegionTables = {
  region_source: {
    id: Generated<number>
    what: 'regions' | 'conversions' | 'boundaries'
    level: RegionLevel | null
    boundary_year: number | null
    file_name: string
    checksum: string
    licence: string | null
    detail: number | null
    loaded_at: Generated<Date>
    loaded_by: string
  }
  region: {
    code: string
    boundary_year: number
    level: RegionLevel
    name: string
    plain_name: string
    parent: string | null
    municipality: string | null
    same_as_year_before: boolean | null
  }
  region_conversion: {
    level: RegionLevel
    from_year: number
    to_year: number
    from_code: string
    to_code: string
    addresses: number
  }
  region_boundary: {
    code: string
    boundary_year: number
    level: RegionLevel
    municipality: string | null
    source: number
    shape: string
    outline: string
    west: number
    south: number
    east: number
    north: number
  }
  region_neighbour: { boundary_year: number; code: string; other: string }
  municipality_group: { slug: string; name: string }
  municipality_group_member: {
    municipality_group: string
    municipality: string
    name: string
    since: string | null
    until: string | null
    source: string
    note: JSONColumnType<Wording>
    position: number
  }
}

/** The database with the tables of regions. */
export function regionTables(database: Database | DatabaseTransaction) {
  return (database as Database).withTables<RegionTables>()
}

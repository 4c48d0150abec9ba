import { sql } from 'kysely'
import type { SchemaStep } from '../../platform/index.server'

/** The tables of regions; `docs/tables/areas.md` says what they are for. */
export const regionsSchema: readonly SchemaStep[] = [
  {
    name: '0040-regions',
    async up(database) {
      await database.schema
        .createTable('region_source')
        .addColumn('id', 'integer', (column) => column.primaryKey().generatedAlwaysAsIdentity())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('level', 'text')
        .addColumn('boundary_year', 'integer')
        .addColumn('file_name', 'text', (column) => column.notNull())
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('licence', 'text')
        .addColumn('detail', 'double precision')
        .addColumn('loaded_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
        .addColumn('loaded_by', 'text', (column) => column.notNull())
        .addCheckConstraint('region_source_what', sql`what in ('regions', 'conversions', 'boundaries')`)
        .addUniqueConstraint('region_source_file', ['what', 'level', 'boundary_year', 'checksum'], (constraint) =>
          constraint.nullsNotDistinct(),
        )
        .execute()
      await database.schema
        .createTable('region')
        .addColumn('code', 'text', (column) => column.notNull())
        .addColumn('boundary_year', 'integer', (column) => column.notNull())
        .addColumn('level', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('plain_name', 'text', (column) => column.notNull())
        .addColumn('parent', 'text')
        .addColumn('municipality', 'text')
        .addColumn('same_as_year_before', 'boolean')
        .addPrimaryKeyConstraint('region_key', ['code', 'boundary_year'])
        .addCheckConstraint(
          'region_level',
          sql`level in ('country', 'municipality', 'district', 'neighbourhood', 'postcode')`,
        )
        .execute()
      await index(database, 'region', ['boundary_year', 'level', 'municipality'])
      await index(database, 'region', ['plain_name', 'level'])
      await database.schema
        .createTable('region_conversion')
        .addColumn('level', 'text', (column) => column.notNull())
        .addColumn('from_year', 'integer', (column) => column.notNull())
        .addColumn('to_year', 'integer', (column) => column.notNull())
        .addColumn('from_code', 'text', (column) => column.notNull())
        .addColumn('to_code', 'text', (column) => column.notNull())
        .addColumn('addresses', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('region_conversion_key', ['level', 'from_year', 'to_year', 'from_code', 'to_code'])
        .addCheckConstraint('region_conversion_years', sql`from_year < to_year`)
        .addCheckConstraint('region_conversion_addresses', sql`addresses >= 0`)
        .execute()
      await database.schema
        .createTable('region_boundary')
        .addColumn('code', 'text', (column) => column.notNull())
        .addColumn('boundary_year', 'integer', (column) => column.notNull())
        .addColumn('level', 'text', (column) => column.notNull())
        .addColumn('municipality', 'text')
        .addColumn('source', 'integer', (column) => column.notNull().references('region_source.id'))
        .addColumn('shape', 'text', (column) => column.notNull())
        .addColumn('outline', 'text', (column) => column.notNull())
        .addColumn('west', 'integer', (column) => column.notNull())
        .addColumn('south', 'integer', (column) => column.notNull())
        .addColumn('east', 'integer', (column) => column.notNull())
        .addColumn('north', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('region_boundary_key', ['code', 'boundary_year'])
        .execute()
      await index(database, 'region_boundary', ['boundary_year', 'level', 'municipality'])
      await database.schema
        .createTable('region_neighbour')
        .addColumn('boundary_year', 'integer', (column) => column.notNull())
        .addColumn('code', 'text', (column) => column.notNull())
        .addColumn('other', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('region_neighbour_key', ['boundary_year', 'code', 'other'])
        .execute()
      await database.schema
        .createTable('municipality_group')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('municipality_group_member')
        .addColumn('municipality_group', 'text', (column) => column.notNull().references('municipality_group.slug'))
        .addColumn('municipality', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('since', 'date')
        .addColumn('until', 'date')
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('note', 'jsonb', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('municipality_group_member_key', ['municipality_group', 'position'])
        .execute()
    },
  },
]

function index(database: Parameters<SchemaStep['up']>[0], table: string, columns: readonly string[]): Promise<void> {
  return database.schema
    .createIndex([table, ...columns].join('_'))
    .on(table)
    .columns([...columns])
    .execute()
}

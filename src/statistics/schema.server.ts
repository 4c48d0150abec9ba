import { sql } from 'kysely'
import type { SchemaStep } from '../platform/index.server'

/** The tables of this room; `docs/tables/statistics.md` says what they are for. */
export const statisticsSchema: readonly SchemaStep[] = [
  {
    name: '0004-statistics',
    async up(database) {
      await database.schema
        .createTable('statistics_content')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('loaded_at', 'timestamptz', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('source_document')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('publisher', 'text', (column) => column.notNull())
        .addColumn('year', 'integer', (column) => column.notNull())
        .addColumn('note', 'jsonb')
        .execute()
      await database.schema
        .createTable('indicator')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .execute()
      await database.schema
        .createTable('dataset')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('title', 'jsonb', (column) => column.notNull())
        .addColumn('publisher', 'text', (column) => column.notNull())
        .addColumn('licence', 'text', (column) => column.notNull())
        .addColumn('disclosure', 'text', (column) => column.notNull())
        .addColumn('rules', 'jsonb', (column) => column.notNull())
        .addColumn('area', 'text')
        .addCheckConstraint('dataset_kind', sql`kind in ('published', 'typed')`)
        .addCheckConstraint(
          'dataset_disclosure',
          sql`disclosure in ('protected-at-source', 'counts-of-people', 'open')`,
        )
        .execute()
      await database.schema
        .createTable('dataset_version')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('dataset', 'text', (column) => column.notNull().references('dataset.slug'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('retrieved_at', 'date', (column) => column.notNull())
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('importer', 'text', (column) => column.notNull())
        .addColumn('disclosure', 'jsonb', (column) => column.notNull())
        .addColumn('row_count', 'integer', (column) => column.notNull())
        .addColumn('suppressed_count', 'integer', (column) => column.notNull())
        .addColumn('indicators', sql`text[]`, (column) => column.notNull())
        .addColumn('full_by_indicator', 'text', (column) => column.notNull())
        .addColumn('full_by_place', 'text', (column) => column.notNull())
        .addColumn('released_by_indicator', 'text', (column) => column.notNull())
        .addColumn('released_by_place', 'text', (column) => column.notNull())
        .addColumn('registered_at', 'timestamptz', (column) => column.notNull())
        .addUniqueConstraint('dataset_version_number', ['dataset', 'number'])
        .execute()
      await database.schema
        .createTable('typed_row')
        .addColumn('dataset', 'text', (column) => column.notNull().references('dataset.slug'))
        .addColumn('indicator', 'text', (column) => column.notNull())
        .addColumn('definition', 'text', (column) => column.notNull())
        .addColumn('place', 'text', (column) => column.notNull())
        .addColumn('boundary_year', 'integer')
        .addColumn('period', 'text', (column) => column.notNull())
        .addColumn('value', 'double precision')
        .addColumn('precision', 'text', (column) => column.notNull())
        .addColumn('low', 'double precision')
        .addColumn('high', 'double precision')
        .addColumn('margin', 'double precision')
        .addColumn('n', 'double precision')
        .addColumn('of', 'double precision')
        .addColumn('absence', 'text')
        .addColumn('decimals', 'integer')
        .addColumn('note_nl', 'text')
        .addColumn('note_en', 'text')
        .addColumn('document', 'text', (column) => column.notNull())
        .addColumn('line', 'text', (column) => column.notNull())
        .addColumn('figure', 'text')
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .addColumn('typed_by', 'text', (column) => column.notNull())
        .addColumn('typed_at', 'timestamptz', (column) => column.notNull())
        .addCheckConstraint('typed_row_value_or_absence', sql`(value is null) <> (absence is null)`)
        .addUniqueConstraint(
          'typed_row_key',
          ['dataset', 'indicator', 'definition', 'place', 'boundary_year', 'period'],
          (constraint) => constraint.nullsNotDistinct(),
        )
        .execute()
    },
  },
  {
    name: '0005-themes-goals-events',
    async up(database) {
      for (const table of ['theme_scheme', 'goal', 'outside_event']) {
        await database.schema
          .createTable(table)
          .addColumn('code', 'text', (column) => column.primaryKey())
          .addColumn('position', 'integer', (column) => column.notNull())
          .addColumn('content', 'jsonb', (column) => column.notNull())
          .execute()
      }
      // A range may have been published as two bounds and no value.
      await database.schema.alterTable('typed_row').dropConstraint('typed_row_value_or_absence').execute()
      await database.schema
        .alterTable('typed_row')
        .addCheckConstraint(
          'typed_row_value_range_or_absence',
          sql`case when value is not null then absence is null
            when precision = 'range' then absence is null and low is not null and high is not null
            else absence is not null end`,
        )
        .execute()
    },
  },
]

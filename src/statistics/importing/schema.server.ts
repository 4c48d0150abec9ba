import { sql } from 'kysely'
import type { SchemaStep } from '../../platform/index.server'

/** The tables of importing; `docs/tables/statistics.md` says what they are for. */
export const importingSchema: readonly SchemaStep[] = [
  {
    name: '0042-imports',
    async up(database) {
      await database.schema
        .alterTable('indicator')
        .addColumn('origin', 'text', (column) => column.notNull().defaultTo('content'))
        .execute()
      await database.schema
        .alterTable('indicator')
        .addCheckConstraint('indicator_origin', sql`origin in ('content', 'imported')`)
        .execute()
      await database.schema
        .createTable('dataset_input')
        .addColumn('version', 'text', (column) => column.notNull().references('dataset_version.id'))
        .addColumn('dataset', 'text', (column) => column.notNull().references('dataset.slug'))
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('importer', 'text', (column) => column.notNull())
        .addColumn('report', 'jsonb', (column) => column.notNull())
        .addColumn('imported_by', 'text', (column) => column.notNull())
        .addColumn('imported_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('dataset_input_key', ['version'])
        .execute()
      await database.schema
        .createIndex('dataset_input_file')
        .on('dataset_input')
        .columns(['dataset', 'checksum'])
        .execute()
      await database.schema
        .createTable('import_upload')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('path', 'text', (column) => column.notNull())
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('bytes', 'bigint', (column) => column.notNull())
        .addColumn('area', 'text')
        .addColumn('kind', 'text')
        .addColumn('mapping', 'text')
        .addColumn('year', 'integer')
        .addColumn('sample', 'jsonb')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('preview', 'jsonb')
        .addColumn('refusal', 'jsonb')
        .addColumn('job', 'text')
        .addColumn('uploaded_by', 'text', (column) => column.notNull())
        .addColumn('uploaded_at', 'timestamptz', (column) => column.notNull())
        .addCheckConstraint(
          'import_upload_state',
          sql`state in ('reading', 'previewed', 'importing', 'imported', 'refused', 'cancelled')`,
        )
        .execute()
      await database.schema
        .createTable('import_mapping')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('area', 'text')
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('made_at', 'timestamptz', (column) => column.notNull())
        .execute()
    },
  },
  {
    name: '0046-imports-from-services',
    async up(database) {
      await database.schema.alterTable('import_upload').addColumn('asked', 'jsonb').execute()
    },
  },
]

import { sql } from 'kysely'
import type { SchemaStep } from '../platform/index.server'

export const recordsSchema: readonly SchemaStep[] = [
  {
    name: '0045-records',
    async up(database) {
      await database.schema
        .createTable('record')
        .addColumn('area', 'text', (column) => column.notNull().references('area.slug'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('body', 'jsonb', (column) => column.notNull())
        .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('record_key', ['area', 'kind', 'id'])
        .execute()
      await database.schema
        .createTable('record_change')
        .addColumn('number', 'bigint', (column) => column.generatedAlwaysAsIdentity().primaryKey())
        .addColumn('area', 'text', (column) => column.notNull().references('area.slug'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('operation', 'text', (column) => column.notNull())
        .addColumn('at', 'timestamptz', (column) => column.notNull())
        .addColumn('by', 'text', (column) => column.notNull())
        .addColumn('before', 'jsonb')
        .addColumn('after', 'jsonb')
        .addColumn('position_before', 'integer')
        .addColumn('position_after', 'integer')
        .execute()
      await database.schema
        .createIndex('record_change_record')
        .on('record_change')
        .columns(['area', 'kind', 'id', 'number'])
        .execute()
      await database.schema.createIndex('record_change_area').on('record_change').columns(['area', 'number']).execute()
      await database.schema.createIndex('record_change_operation').on('record_change').column('operation').execute()
      await database.schema
        .createTable('record_version')
        .addColumn('area', 'text', (column) => column.notNull().references('area.slug'))
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull())
        .addColumn('made_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('record_version_key', ['area', 'version'])
        .execute()
    },
  },
]

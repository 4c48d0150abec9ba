import { sql } from 'kysely'
import type { SchemaStep } from '../../platform/index.server'

export const effectSchema: readonly SchemaStep[] = [
  {
    name: '0043-effect-analyses',
    async up(database) {
      await database.schema
        .createTable('effect_analysis')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('method', 'text', (column) => column.notNull())
        .addColumn('inputs', 'jsonb', (column) => column.notNull())
        .addColumn('settings', 'jsonb', (column) => column.notNull())
        .addColumn('movers', 'jsonb')
        .addColumn('job', 'text', (column) => column.notNull())
        .addColumn('result', 'jsonb')
        .addColumn('computed_at', 'timestamptz')
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .addCheckConstraint('effect_analysis_method', sql`method in ('did', 'synthetic-control', 'synthetic-did')`)
        .execute()
      await database.schema
        .createIndex('effect_analysis_of_area')
        .on('effect_analysis')
        .columns(['area', 'created_at'])
        .execute()
    },
  },
]

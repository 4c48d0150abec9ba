import { sql } from 'kysely'
import type { SchemaStep } from './migrate.server'

export const platformSchema: readonly SchemaStep[] = [
  {
    name: '0001-operations-and-jobs',
    async up(database) {
      await database.schema
        .createTable('operation')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('input_hash', 'text', (column) => column.notNull())
        .addColumn('result', 'jsonb', (column) => column.notNull())
        .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .execute()
      await database.schema
        .createTable('job')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('payload', 'jsonb', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('done', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('total', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('step', 'text')
        .addColumn('result', 'jsonb')
        .addColumn('failure', 'jsonb')
        .addColumn('enqueued_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
        .addColumn('ended_at', 'timestamptz')
        .addCheckConstraint('job_state', sql`state in ('waiting', 'running', 'done', 'failed')`)
        .execute()
    },
  },
]

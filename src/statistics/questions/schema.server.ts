import { sql } from 'kysely'
import type { SchemaStep } from '../../platform/index.server'

export const questionsSchema: readonly SchemaStep[] = [
  {
    name: '0030-source-questions',
    async up(database) {
      await database.schema
        .createTable('source_question')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .execute()
      // Kept apart, so that what people recorded outlives a question that goes and comes back with the content.
      await database.schema
        .createTable('source_question_state')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('answer', 'text', (column) => column.notNull())
        .addColumn('since', 'date', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addCheckConstraint('source_question_status', sql`status in ('open', 'reported', 'answered', 'corrected')`)
        .execute()
    },
  },
]

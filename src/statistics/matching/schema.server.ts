import type { SchemaStep } from '../../platform/index.server'

/** The table of comparable neighbourhoods; `docs/tables/statistics.md` says what it is for. */
export const matchingSchema: readonly SchemaStep[] = [
  {
    name: '0044-comparable-groups',
    async up(database) {
      await database.schema
        .createTable('comparable_group')
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .addColumn('chosen_by', 'text', (column) => column.notNull())
        .addColumn('chosen_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('comparable_group_key', ['area', 'number'])
        .execute()
    },
  },
]

import { sql } from 'kysely'
import type { SchemaStep } from '../../platform/index.server'

/** The tables of compositions; `docs/tables/areas.md` says what they are for. */
export const compositionsSchema: readonly SchemaStep[] = [
  {
    name: '0041-compositions',
    async up(database) {
      await database.schema
        .createTable('composition')
        .addColumn('area', 'text', (column) => column.notNull().references('area.slug'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('boundary_year', 'integer', (column) => column.notNull())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('based_on', 'integer')
        .addColumn('made_by', 'text', (column) => column.notNull())
        .addColumn('made_at', 'timestamptz', (column) => column.notNull())
        .addPrimaryKeyConstraint('composition_key', ['area', 'number'])
        .addForeignKeyConstraint('composition_based_on', ['area', 'based_on'], 'composition', ['area', 'number'])
        .execute()
      await database.schema
        .createTable('composition_part')
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('region', 'text', (column) => column.notNull())
        .addColumn('share', 'double precision', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addPrimaryKeyConstraint('composition_part_key', ['area', 'number', 'region'])
        .addForeignKeyConstraint('composition_part_of', ['area', 'number'], 'composition', ['area', 'number'])
        .addCheckConstraint('composition_part_share', sql`share > 0 and share <= 1`)
        .addCheckConstraint('composition_part_reason', sql`share = 1 or reason is not null`)
        .execute()
    },
  },
]

import { sql } from 'kysely'
import type { SchemaStep } from '../platform/index.server'

export const areasSchema: readonly SchemaStep[] = [
  {
    name: '0003-areas',
    async up(database) {
      await database.schema
        .createTable('area')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('municipality', 'text', (column) => column.notNull())
        .addColumn('municipality_code', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
        .execute()
      await database.schema
        .createTable('area_alias')
        .addColumn('area', 'text', (column) => column.notNull().references('area.slug').onDelete('cascade'))
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('alias', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('area_alias_key', ['area', 'position'])
        .execute()
      // Every alias that ever came with the content: one that somebody removed does not come back with an update.
      await database.schema
        .createTable('area_alias_loaded')
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('alias', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('area_alias_loaded_key', ['area', 'alias'])
        .execute()
      await database.schema
        .createTable('area_group')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('name', 'jsonb', (column) => column.notNull())
        .addColumn('aliases', sql`text[]`, (column) => column.notNull())
        .addColumn('members', sql`text[]`, (column) => column.notNull())
        .addCheckConstraint('area_group_kind', sql`kind in ('group', 'country')`)
        .execute()
    },
  },
  {
    name: '0047-fictitious-areas',
    async up(database) {
      await database.schema
        .alterTable('area')
        .addColumn('fictitious', 'boolean', (column) => column.notNull().defaultTo(false))
        .execute()
    },
  },
  {
    name: '0048-programme-since',
    async up(database) {
      await database.schema.alterTable('area_group').addColumn('programme_since', 'integer').execute()
    },
  },
]

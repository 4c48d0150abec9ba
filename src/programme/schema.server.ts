import { sql } from 'kysely'
import type { SchemaStep } from '../platform/index.server'

/** The tables of this room; `docs/tables/programme.md` says what they are for. */
export const programmeSchema: readonly SchemaStep[] = [
  {
    name: '0010-programme',
    async up(database) {
      await database.schema
        .createTable('register_content')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('checksum', 'text', (column) => column.notNull())
        .addColumn('loaded_at', 'timestamptz', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('register_cluster')
        .addColumn('code', 'text', (column) => column.primaryKey())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('register_entry')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('themes', sql`text[]`, (column) => column.notNull())
        .addColumn('clusters', sql`text[]`, (column) => column.notNull())
        .addColumn('areas', sql`text[]`, (column) => column.notNull())
        .addColumn('content', 'jsonb', (column) => column.notNull())
        .addColumn('words_nl', sql`tsvector`, (column) => column.notNull())
        .addColumn('words_en', sql`tsvector`, (column) => column.notNull())
        .execute()
      for (const column of ['words_nl', 'words_en', 'clusters']) {
        await database.schema
          .createIndex(`register_entry_${column}`)
          .on('register_entry')
          .using('gin')
          .column(column)
          .execute()
      }
    },
  },
]

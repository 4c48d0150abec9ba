import { sql } from 'kysely'
import type { SchemaStep } from '../platform/index.server'
import { organisationKinds, roles } from './model'

/**
 * The tables of better-auth (1.7.6) under names of ours: `person`, `sign_in_session`, `sign_in_credential` and
 * `sign_in_verification`. A test holds that they are what the library writes.
 */
export const accountsSchema: readonly SchemaStep[] = [
  {
    name: '0002-accounts',
    async up(database) {
      const now = sql`now()`
      await database.schema
        .createTable('person')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('email_verified', 'boolean', (column) => column.notNull().defaultTo(false))
        .addColumn('image', 'text')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .execute()
      await database.schema
        .createTable('sign_in_session')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().references('person.id').onDelete('cascade'))
        .addColumn('token', 'text', (column) => column.notNull().unique())
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .addColumn('network_address', 'text')
        .addColumn('user_agent', 'text')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .execute()
      await database.schema.createIndex('sign_in_session_person').on('sign_in_session').column('person').execute()
      await database.schema
        .createTable('sign_in_credential')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().references('person.id').onDelete('cascade'))
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('access_token', 'text')
        .addColumn('refresh_token', 'text')
        .addColumn('id_token', 'text')
        .addColumn('access_token_expires_at', 'timestamptz')
        .addColumn('refresh_token_expires_at', 'timestamptz')
        .addColumn('scope', 'text')
        .addColumn('password', 'text')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addUniqueConstraint('sign_in_credential_once', ['provider', 'account'])
        .execute()
      await database.schema.createIndex('sign_in_credential_person').on('sign_in_credential').column('person').execute()
      await database.schema
        .createTable('sign_in_verification')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('identifier', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .execute()
      await database.schema
        .createIndex('sign_in_verification_identifier')
        .on('sign_in_verification')
        .column('identifier')
        .execute()
      await database.schema
        .createTable('sign_in_try')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addColumn('last_at', 'timestamptz', (column) => column.notNull())
        .execute()
      await database.schema.createIndex('sign_in_try_last_at').on('sign_in_try').column('last_at').execute()

      await database.schema
        .createTable('organisation')
        .addColumn('slug', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addCheckConstraint(
          'organisation_kind',
          sql`kind in (${sql.join(organisationKinds.map((kind) => sql.lit(kind)))})`,
        )
        .execute()
      await database.schema
        .createTable('membership')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().references('person.id').onDelete('cascade'))
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('area', 'text')
        .addColumn('organisation', 'text', (column) => column.notNull().references('organisation.slug'))
        .addColumn('valid_from', 'date', (column) => column.notNull())
        .addColumn('valid_to', 'date')
        .addCheckConstraint('membership_role', sql`role in (${sql.join(roles.map((role) => sql.lit(role)))})`)
        .addCheckConstraint(
          'membership_area',
          sql`case when role in ('programme-manager', 'contributor') then area is not null
                   when role in ('administrator', 'national-coordinator') then area is null
                   else true end`,
        )
        .execute()
      await database.schema.createIndex('membership_person').on('membership').column('person').execute()

      await database.schema
        .createTable('audit')
        .addColumn('id', 'bigserial', (column) => column.primaryKey())
        .addColumn('at', 'timestamptz', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('role', 'text')
        .addColumn('organisation', 'text')
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('subject_kind', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('area', 'text')
        .addColumn('operation', 'text')
        .addColumn('fields', sql`text[]`, (column) => column.notNull())
        .addColumn('before', 'jsonb')
        .addColumn('after', 'jsonb')
        .execute()
      await database.schema
        .createIndex('audit_subject')
        .on('audit')
        .columns(['subject_kind', 'subject_id', 'id'])
        .execute()
      await database.schema.createIndex('audit_area').on('audit').columns(['area', 'id']).execute()

      await database.schema
        .createTable('share')
        .addColumn('id', 'bigserial', (column) => column.primaryKey())
        .addColumn('subject_kind', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('area', 'text', (column) => column.notNull())
        .addColumn('shared_with', 'text', (column) => column.notNull())
        .addColumn('shared_by', 'text', (column) => column.notNull())
        .addColumn('shared_at', 'timestamptz', (column) => column.notNull())
        .addColumn('withdrawn_by', 'text')
        .addColumn('withdrawn_at', 'timestamptz')
        .addCheckConstraint('share_with', sql`shared_with in ('national', 'public')`)
        .execute()
      await database.schema
        .createIndex('share_in_force')
        .on('share')
        .columns(['subject_kind', 'subject_id', 'area', 'shared_with'])
        .unique()
        .where(sql<boolean>`withdrawn_at is null`)
        .execute()
    },
  },
  {
    name: '0020-accounts-complete',
    async up(database) {
      const now = sql`now()`
      await database.schema
        .alterTable('person')
        .addColumn('language', 'text', (column) => column.notNull().defaultTo('nl'))
        .addColumn('two_step', 'boolean', (column) => column.notNull().defaultTo(false))
        .execute()
      await database.schema
        .alterTable('person')
        .addCheckConstraint('person_language', sql`language in ('nl', 'en')`)
        .execute()
      await database.schema.alterTable('sign_in_session').addColumn('last_used_at', 'timestamptz').execute()
      await database.schema
        .createTable('sign_in_two_step')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().unique().references('person.id').onDelete('cascade'))
        .addColumn('secret', 'text', (column) => column.notNull())
        .addColumn('backup_codes', 'text', (column) => column.notNull())
        .addColumn('verified', 'boolean', (column) => column.notNull().defaultTo(true))
        .addColumn('failed_verification_count', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('locked_until', 'timestamptz')
        .execute()
      await database.schema
        .createTable('sign_in_link')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().references('person.id').onDelete('cascade'))
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('token_hash', 'text', (column) => column.notNull().unique())
        .addColumn('created_at', 'timestamptz', (column) => column.notNull())
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .addCheckConstraint('sign_in_link_purpose', sql`purpose in ('reset', 'invitation')`)
        .execute()
      await database.schema.createIndex('sign_in_link_person').on('sign_in_link').column('person').execute()
      await database.schema
        .createTable('mail')
        .addColumn('id', 'uuid', (column) => column.primaryKey())
        .addColumn('person', 'text', (column) => column.notNull().references('person.id').onDelete('cascade'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('parameters', 'jsonb', (column) => column.notNull())
        .addColumn('sealed_link', 'text')
        .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(now))
        .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
        .addColumn('sent_at', 'timestamptz')
        .addCheckConstraint('mail_kind', sql`kind in ('reset', 'invitation', 'added')`)
        .execute()
      await database.schema.createIndex('mail_created').on('mail').column('created_at').execute()
      await database.schema.createIndex('mail_person').on('mail').column('person').execute()
      await database.schema.createIndex('audit_actor').on('audit').columns(['actor', 'id']).execute()
      await database.schema.createIndex('audit_action').on('audit').columns(['action', 'area']).execute()
    },
  },
]

import type { ColumnType, JSONColumnType } from 'kysely'
import type { Language } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { MailKind } from './mail-text'
import type { OrganisationKind, Role } from './model'
import type { LinkPurpose } from './passwords'
import type { Audience } from './sharing'

type Optional<T> = ColumnType<T, T | undefined, T>
type Details = JSONColumnType<Record<string, unknown>> | null

/** The tables of `0002-accounts` and `0020-accounts-complete`, as far as this room reads and writes them itself. */
// A type, because an interface does not fit what `withTables` asks for.
export type AccountsTables = {
  person: {
    id: string
    name: string
    email: string
    email_verified: Optional<boolean>
    language: Optional<Language>
    two_step: Optional<boolean>
  }
  sign_in_session: {
    id: string
    person: string
    token: string
    expires_at: Date
    created_at: ColumnType<Date, never, never>
    last_used_at: Date | null
  }
  sign_in_credential: {
    id: string
    person: string
    account: string
    provider: string
    password: string | null
    updated_at: Optional<Date>
  }
  sign_in_verification: { id: string; expires_at: Date }
  sign_in_two_step: {
    id: string
    person: string
    secret: string
    backup_codes: string
    verified: boolean
    failed_verification_count: Optional<number>
    locked_until: Optional<Date | null>
  }
  sign_in_link: {
    id: string
    person: string
    purpose: LinkPurpose
    token_hash: string
    created_at: Date
    expires_at: Date
  }
  mail: {
    id: string
    person: string
    kind: MailKind
    parameters: JSONColumnType<Record<string, string>>
    sealed_link: string | null
    created_at: Date
    expires_at: Date
    sent_at: Date | null
  }
  sign_in_try: { key: string; tries: number; last_at: Date }
  organisation: { slug: string; name: string; kind: OrganisationKind }
  membership: {
    id: string
    person: string
    role: Role
    area: string | null
    organisation: string
    valid_from: string
    valid_to: string | null
  }
  audit: {
    id: ColumnType<number, never, never>
    at: Date
    actor: string
    role: string | null
    organisation: string | null
    action: string
    subject_kind: string
    subject_id: string
    area: string | null
    operation: string | null
    fields: string[]
    before: Details
    after: Details
  }
  share: {
    id: ColumnType<number, never, never>
    subject_kind: string
    subject_id: string
    area: string
    shared_with: Audience
    shared_by: string
    shared_at: Date
    withdrawn_by: string | null
    withdrawn_at: Date | null
  }
}

/** The database, or a transaction in it, with the tables of this room. */
export function accountsTables(database: Database | DatabaseTransaction) {
  return database.withTables<AccountsTables>()
}

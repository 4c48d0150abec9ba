import type { Language } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import type { MailKind } from './mail-text'
import { accountsTables } from './tables.server'

type Store = Database | DatabaseTransaction

/** Mail as it is kept: what it is about and for whom; its text is written when it is read or sent. */
export interface KeptMail {
  id: string
  kind: MailKind
  person: string
  name: string
  email: string
  language: Language
  parameters: Record<string, string>
  /** Encrypted with the key of the installation; null once it was sent or ran out. */
  sealedLink: string | null
  createdAt: Date
  expiresAt: Date
  sentAt: Date | null
}

export async function insertMail(
  transaction: DatabaseTransaction,
  mail: Pick<KeptMail, 'id' | 'kind' | 'person' | 'parameters' | 'createdAt' | 'expiresAt'> & { sealedLink: string },
): Promise<void> {
  await accountsTables(transaction)
    .insertInto('mail')
    .values({
      id: mail.id,
      kind: mail.kind,
      person: mail.person,
      parameters: JSON.stringify(mail.parameters),
      sealed_link: mail.sealedLink,
      created_at: mail.createdAt,
      expires_at: mail.expiresAt,
      sent_at: null,
    })
    .execute()
}

/** Mail, the newest first: all of it, or the one with this id. */
export async function findMail(store: Store, only: { id?: string; limit?: number } = {}): Promise<KeptMail[]> {
  const rows = await accountsTables(store)
    .selectFrom('mail')
    .innerJoin('person', 'person.id', 'mail.person')
    .selectAll('mail')
    .select(['person.name', 'person.email', 'person.language'])
    .$if(only.id !== undefined, (query) =>
      query.where((where) => where(where.cast<string>('mail.id', 'text'), '=', only.id ?? '')),
    )
    .orderBy('mail.created_at', 'desc')
    .orderBy('mail.id')
    .limit(only.limit ?? 200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    person: row.person,
    name: row.name,
    email: row.email,
    language: row.language,
    parameters: row.parameters,
    sealedLink: row.sealed_link,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    sentAt: row.sent_at,
  }))
}

/** Notes that mail was sent; what it led to is forgotten. */
export async function markSent(store: Store, id: string, now: Date): Promise<void> {
  await accountsTables(store)
    .updateTable('mail')
    .set({ sent_at: now, sealed_link: null })
    .where('id', '=', id)
    .execute()
}

/** Forgets what a person's waiting mail of this kind leads to, because newer mail replaces it; and old mail altogether. */
export async function forgetMail(
  transaction: DatabaseTransaction,
  which: { person: string; kind: MailKind; now: Date; keptSince: Date },
): Promise<void> {
  const tables = accountsTables(transaction)
  await tables
    .updateTable('mail')
    .set({ sealed_link: null })
    .where('sealed_link', 'is not', null)
    .where((where) =>
      where.or([
        where.and([where('person', '=', which.person), where('kind', '=', which.kind)]),
        where('expires_at', '<', which.now),
      ]),
    )
    .execute()
  await tables.deleteFrom('mail').where('created_at', '<', which.keptSince).execute()
}

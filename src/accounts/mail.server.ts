import { randomUUID } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { createTransport } from 'nodemailer'
import { Refusal } from '../platform'
import { type DatabaseTransaction, enqueue, type House, type JobKind } from '../platform/index.server'
import { act } from './act.server'
import { findMail, forgetMail, insertMail, type KeptMail, markSent } from './mail.store.server'
import { type Letter, type MailFacts, type MailKind, writeLetter } from './mail-text'
import { type Actor, actorText, authorise } from './model'
import { accountsPolicy } from './policy'

/** That mail was sent is remembered for this long, in seconds. */
const keptSeconds = 30 * 24 * 3600

/** Mail in the outbox, without what it says. */
export interface OutboxEntry {
  id: string
  kind: MailKind
  name: string
  email: string
  /** Moment in ISO 8601. */
  at: string
  /** `waiting` can be read here; `sent` went by mail; `ended` leads nowhere any more. */
  state: 'waiting' | 'sent' | 'ended'
}

/**
 * Puts mail to a person in the outbox, and with a mail server a job that sends it, in the transaction of what it is about.
 * Earlier mail of this kind to the same person that still waits leads nowhere any more.
 */
export async function postMail(
  transaction: DatabaseTransaction,
  house: House,
  actor: Actor,
  mail: { kind: MailKind; person: string; link: string; expiresAt: Date; by?: string; role?: string; area?: string },
): Promise<void> {
  const now = house.clock()
  const id = randomUUID()
  await forgetMail(transaction, {
    person: mail.person,
    kind: mail.kind,
    now,
    keptSince: new Date(now.getTime() - keptSeconds * 1000),
  })
  const { kind, person, expiresAt, by = '', role = '', area = '' } = mail
  const sealedLink = await symmetricEncrypt({ key: await house.secret(), data: mail.link })
  const parameters = { by, role, area }
  await insertMail(transaction, { id, kind, person, parameters, sealedLink, createdAt: now, expiresAt })
  if (house.configuration.mail) await enqueue(transaction, sendMail.kind, { mail: id }, actorText(actor))
}

/**
 * Sends one letter by the mail server of the configuration. What was sent is not sent again; a kill between sending and
 * noting it may send a letter twice, which does no harm: both carry the same link.
 */
export const sendMail: JobKind = {
  kind: 'accounts.send-mail',
  async run(house, payload) {
    const settings = house.configuration.mail
    const [mail] = await findMail(house.database, { id: String(payload['mail']) })
    if (!settings || !mail || stateOf(mail, house.clock()) !== 'waiting') return { sent: false }
    const letter = await letterOf(house, mail)
    const transport = createTransport({ url: settings.url, connectionTimeout: 20_000, socketTimeout: 20_000 })
    try {
      await transport.sendMail({ from: settings.from, to: { name: mail.name, address: mail.email }, ...letter })
    } finally {
      transport.close()
    }
    await markSent(house.database, mail.id, house.clock())
    return { sent: true }
  },
}

/** What is in the outbox, the newest first. @throws Refusal `not-signed-in`, `not-allowed` */
export async function listOutbox(house: House, actor: Actor): Promise<OutboxEntry[]> {
  authorise(accountsPolicy, 'accounts.list-mail', actor)
  const now = house.clock()
  return (await findMail(house.database)).map((mail) => entryOf(mail, now))
}

/**
 * A letter that waits, for an administrator who hands it over where there is no mail server. Whoever reads it could sign
 * in as the person it is for; so every reading stands on the audit trail.
 *
 * @throws Refusal `mail-unknown`, `mail-gone` once it was sent or leads nowhere any more, and what `act` throws
 */
export async function openMail(
  house: House,
  actor: Actor,
  asked: { mail: string; operation: string },
): Promise<OutboxEntry & Letter> {
  const subject = { kind: 'mail', id: asked.mail }
  const deed = { policy: accountsPolicy, action: 'accounts.open-mail', subject, operation: asked.operation } as const
  await act(house, actor, { ...deed, input: {} }, async (transaction) => {
    const mail = await requireWaiting(transaction, house, asked.mail)
    const audit = { fields: [], after: { kind: mail.kind }, subject: { kind: 'person', id: mail.person } }
    return { result: null, audit }
  })
  const mail = await requireWaiting(house.database, house, asked.mail)
  return { ...entryOf(mail, house.clock()), ...(await letterOf(house, mail)) }
}

async function requireWaiting(store: Parameters<typeof findMail>[0], house: House, id: string): Promise<KeptMail> {
  const [mail] = await findMail(store, { id })
  if (!mail) throw new Refusal('mail-unknown')
  if (stateOf(mail, house.clock()) !== 'waiting') throw new Refusal('mail-gone')
  return mail
}

function entryOf(mail: KeptMail, now: Date): OutboxEntry {
  const { id, kind, name, email } = mail
  return { id, kind, name, email, at: mail.createdAt.toISOString(), state: stateOf(mail, now) }
}

function stateOf(mail: KeptMail, now: Date): OutboxEntry['state'] {
  if (mail.sentAt !== null) return 'sent'
  return mail.sealedLink !== null && mail.expiresAt > now ? 'waiting' : 'ended'
}

async function letterOf(house: House, mail: KeptMail): Promise<Letter> {
  const link = await symmetricDecrypt({ key: await house.secret(), data: mail.sealedLink ?? '' })
  const { by = '', role = '', area = '' } = mail.parameters
  const facts: MailFacts = { name: mail.name, link, site: house.address(), by, role: role as MailFacts['role'], area }
  return writeLetter(mail.kind, mail.language, facts)
}

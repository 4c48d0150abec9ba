import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { findLink, makeLink, spendLink } from './links.server'
import { postMail } from './mail.server'
import { type Actor, normaliseEmail, publicActor } from './model'
import { type LinkPurpose, passwordLength } from './passwords'
import { accountsPolicy } from './policy'
import { hashPassword } from './service.server'
import { findPersons, replacePassword } from './store.server'
import { countTry } from './tries.server'

/** The answer comes after at least this long, in milliseconds, so that its time does not tell whether there is an account. */
const answerMilliseconds = 250

/**
 * Sends a link to choose a new password, when there is an account with this address. The answer is the same when there
 * is none. Asking again and again for one address is slowed.
 *
 * @throws Refusal `mail-slowed`, and what `act` throws
 */
export async function requestPasswordReset(house: House, asked: { email: string; operation: string }): Promise<void> {
  const email = normaliseEmail(asked.email)
  const quickest = wait(answerMilliseconds)
  await countTry(house, `reset ${email}`, 'mail-slowed')
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.request-password',
    subject: { kind: 'person', id: email },
    operation: asked.operation,
    input: { email },
  } as const
  await act(house, publicActor, deed, async (transaction) => {
    const [person] = await findPersons(transaction, { email })
    if (!person) return { result: null, audit: [] }
    const made = await makeLink(transaction, house, person, 'reset')
    await postMail(transaction, house, publicActor, { kind: 'reset', person: person.id, ...made })
    return { result: null, audit: { fields: [], subject: { kind: 'person', id: person.id } } }
  })
  await quickest
}

/** For whom a link is, for the page it leads to. @throws Refusal `link-unusable` */
export async function whoseLink(
  house: House,
  token: string,
): Promise<{ name: string; email: string; purpose: LinkPurpose }> {
  const link = await findLink(house, house.database, token)
  const [person] = await findPersons(house.database, { id: link.person })
  if (!person) throw new Refusal('link-unusable')
  return { name: person.name, email: person.email, purpose: link.purpose }
}

/**
 * Chooses the password of the person a link is for, and uses up the link. Every sign-in of that person ends.
 *
 * @throws Refusal `password-length`, `link-unusable`, and what `act` throws
 */
export async function choosePassword(
  house: House,
  asked: { token: string; wanted: string; operation: string },
): Promise<void> {
  checkLength(asked.wanted)
  const link = await findLink(house, house.database, asked.token)
  const passwordHash = await hashPassword(house, asked.wanted)
  const actor: Actor = publicActor
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.choose-password',
    subject: { kind: 'sign-in-link', id: link.id },
    operation: asked.operation,
    input: {},
  } as const
  await act(house, actor, deed, async (transaction) => {
    await spendLink(transaction, link)
    await replacePassword(transaction, link.person, passwordHash, house.clock())
    const subject = { kind: 'person', id: link.person }
    return { result: null, audit: { fields: ['password'], after: { purpose: link.purpose }, subject } }
  })
}

/** @throws Refusal `password-length` at `wanted` */
export function checkLength(wanted: string): void {
  const { minimum, maximum } = passwordLength
  if (wanted.length < minimum || wanted.length > maximum) {
    throw new Refusal('password-length', { minimum, maximum }, { where: 'wanted' })
  }
}

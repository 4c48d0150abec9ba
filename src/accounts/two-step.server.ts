import { randomBytes, randomInt } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { Refusal } from '../platform'
import type { DatabaseTransaction, House } from '../platform/index.server'
import { act } from './act.server'
import { authOf } from './auth.server'
import { type Actor, authorise, normaliseEmail } from './model'
import { isRightCode, keyAddress, typedKey } from './one-time-code.server'
import { readablePassword } from './passwords'
import { accountsPolicy } from './policy'
import { requirePerson } from './service.server'
import { findPersons, lockPasswordHash } from './store.server'
import { countTry, forgetTries } from './tries.server'
import { type KeptTwoStep, lockTwoStep, putTwoStep, removeTwoStep } from './two-step.store.server'

const action = 'accounts.change-two-step'
const backupCodeCount = 10

/** The key of an app, shown while the second step is being switched on. */
export interface TwoStepKey {
  /** As people type it. */
  typed: string
  /** As an app reads it from a picture. */
  address: string
}

/** Whether a code is asked when this person signs in. @throws Refusal `not-signed-in` */
export async function hasTwoStep(house: House, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'person') throw new Refusal('not-signed-in')
  return (await findPersons(house.database, { id: actor.id }))[0]?.twoStep ?? false
}

/**
 * Begins to switch on the second step: makes a new key. Nothing is asked at sign-in until it is confirmed.
 *
 * @throws Refusal `password-wrong`, `two-step-on`, `sign-in-slowed`
 */
export async function beginTwoStep(house: House, actor: Actor, asked: { password: string }): Promise<TwoStepKey> {
  const person = personOf(actor)
  await countTry(house, person.id)
  const shown = await house.database.transaction().execute(async (transaction) => {
    await requirePassword(transaction, house, person.id, asked.password)
    if ((await lockTwoStep(transaction, person.id))?.verified) throw new Refusal('two-step-on')
    const key = randomBytes(20).toString('hex')
    const kept = { sealedKey: await seal(house, key), sealedCodes: await seal(house, '[]'), verified: false }
    await putTwoStep(transaction, person.id, kept)
    return shownKey(transaction, person.id, key)
  })
  await forgetTries(house, person.id)
  return shown
}

/**
 * Confirms with a code that the app works; from now on a code is asked at sign-in.
 *
 * @returns backup codes for when the app is lost, shown once; null when this operation was done before
 * @throws Refusal `code-wrong`, `two-step-on`, `two-step-off` when it was not begun, `sign-in-slowed`, what `act` throws
 */
export async function confirmTwoStep(
  house: House,
  actor: Actor,
  asked: { code: string; operation: string },
): Promise<string[] | null> {
  const person = personOf(actor)
  await countTry(house, person.id)
  let codes: string[] | null = null
  const deed = { policy: accountsPolicy, action, subject: subjectOf(person.id), operation: asked.operation } as const
  await act(house, actor, { ...deed, input: { to: 'on' } }, async (transaction) => {
    const kept = await lockTwoStep(transaction, person.id)
    if (!kept) throw new Refusal('two-step-off')
    if (kept.verified) throw new Refusal('two-step-on')
    const key = await unseal(house, kept.sealedKey)
    if (!isRightCode(key, codeOf(asked.code), house.clock())) throw new Refusal('code-wrong', {}, { where: 'code' })
    const made = Array.from({ length: backupCodeCount }, () => backupCode())
    const sealedCodes = await seal(house, JSON.stringify(made))
    await putTwoStep(transaction, person.id, { ...kept, sealedCodes, verified: true })
    codes = made
    return { result: null, audit: { fields: ['two-step'], before: { on: false }, after: { on: true } } }
  })
  await forgetTries(house, person.id)
  return codes
}

/**
 * The key once more, for whoever typed a wrong code while switching on.
 *
 * @throws Refusal `two-step-off` when it was not begun, `two-step-on` when it is on: then it is never shown again
 */
export async function keyToConfirm(house: House, actor: Actor): Promise<TwoStepKey> {
  const person = personOf(actor)
  return house.database.transaction().execute(async (transaction) => {
    const kept = await lockTwoStep(transaction, person.id)
    if (!kept) throw new Refusal('two-step-off')
    if (kept.verified) throw new Refusal('two-step-on')
    return shownKey(transaction, person.id, await unseal(house, kept.sealedKey))
  })
}

/**
 * Switches off the second step, with the password and a code of the app or a backup code.
 *
 * @throws Refusal `password-wrong`, `code-wrong`, `two-step-off`, `sign-in-slowed`, and what `act` throws
 */
export async function endTwoStep(
  house: House,
  actor: Actor,
  asked: { password: string; code: string; operation: string },
): Promise<void> {
  const person = personOf(actor)
  await countTry(house, person.id)
  const deed = { policy: accountsPolicy, action, subject: subjectOf(person.id), operation: asked.operation } as const
  await act(house, actor, { ...deed, input: { to: 'off' } }, async (transaction) => {
    await requirePassword(transaction, house, person.id, asked.password)
    const kept = await lockTwoStep(transaction, person.id)
    if (!kept?.verified) throw new Refusal('two-step-off')
    if (!(await isRight(house, kept, codeOf(asked.code)))) throw new Refusal('code-wrong', {}, { where: 'code' })
    await removeTwoStep(transaction, person.id)
    return { result: null, audit: { fields: ['two-step'], before: { on: true }, after: { on: false } } }
  })
  await forgetTries(house, person.id)
}

/**
 * Takes away the second step of somebody who lost phone and backup codes. For whoever holds the machine: it has to be
 * certain first who asks.
 *
 * @throws Refusal `person-unknown`, `two-step-off`, and what `act` throws
 */
export async function resetTwoStep(
  house: House,
  actor: Actor,
  asked: { email: string; operation: string },
): Promise<{ email: string }> {
  const email = normaliseEmail(asked.email)
  const deed = {
    policy: accountsPolicy,
    action: 'accounts.reset-two-step',
    subject: { kind: 'person', id: email },
    operation: asked.operation,
    input: { email },
  } as const
  return act(house, actor, deed, async (transaction) => {
    const person = await requirePerson(transaction, email)
    if (!(await removeTwoStep(transaction, person.id))) throw new Refusal('two-step-off')
    const audit = { fields: ['two-step'], before: { on: true }, after: { on: false }, subject: subjectOf(person.id) }
    return { result: { email }, audit }
  })
}

/** A code as it is compared: without the spaces and capitals that people add. */
export function codeOf(typed: string): string {
  return typed.replaceAll(/\s/g, '').toLowerCase()
}

/** True when it looks like a code of an app; else it is taken for a backup code. */
export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code)
}

async function isRight(house: House, kept: KeptTwoStep, code: string): Promise<boolean> {
  if (isAppCode(code)) return isRightCode(await unseal(house, kept.sealedKey), code, house.clock())
  const codes = JSON.parse(await unseal(house, kept.sealedCodes)) as string[]
  return codes.includes(code)
}

async function requirePassword(
  transaction: DatabaseTransaction,
  house: House,
  person: string,
  password: string,
): Promise<void> {
  const { password: passwords } = await (await authOf(house)).$context
  const hash = await lockPasswordHash(transaction, person)
  const right = hash !== null && (await passwords.verify({ hash, password }))
  if (!right) throw new Refusal('password-wrong', {}, { where: 'password' })
}

function personOf(actor: Actor): { id: string } {
  authorise(accountsPolicy, action, actor)
  if (actor.kind !== 'person') throw new Refusal('not-allowed', { action })
  return actor
}

function subjectOf(person: string) {
  return { kind: 'person', id: person }
}

async function shownKey(transaction: DatabaseTransaction, person: string, key: string): Promise<TwoStepKey> {
  const [known] = await findPersons(transaction, { id: person })
  return { typed: typedKey(key), address: keyAddress(key, known?.email ?? '') }
}

/** Three groups of four letters and digits, with hyphens: never taken for a code of an app. */
function backupCode(): string {
  return readablePassword((below) => randomInt(below))
    .split('-')
    .slice(0, 3)
    .join('-')
}

// As the sign-in library seals and opens them, with the same key of the installation.
async function seal(house: House, text: string): Promise<string> {
  const { secretConfig } = await (await authOf(house)).$context
  return symmetricEncrypt({ key: secretConfig, data: text })
}

async function unseal(house: House, sealed: string): Promise<string> {
  const { secretConfig } = await (await authOf(house)).$context
  return symmetricDecrypt({ key: secretConfig, data: sealed })
}

import { isAPIError } from 'better-auth/api'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { act } from './act.server'
import { authOf, credentialHeaders } from './auth.server'
import { type Actor, authorise, normaliseEmail } from './model'
import { checkLength } from './password-reset.server'
import { accountsPolicy } from './policy'
import { lockPasswordHash, removeEndedSignIns, replacePassword } from './store.server'
import { countTry, forgetTries } from './tries.server'
import { codeOf, isAppCode } from './two-step.server'

/** What a browser or program gets after sign-in. */
export interface SignedIn {
  /** `Set-Cookie` headers for a browser. */
  setCookie: string[]
  /** For a program: `Authorization: Bearer TOKEN`; empty while a code is still asked. */
  token: string
  /** True when the password was right and a code is still asked; the cookies then say of whom, for ten minutes. */
  codeAsked: boolean
}

/**
 * Signs in with e-mail address and password. An unknown address and a wrong password give one answer, after the same
 * work (better-auth hashes the password of an unknown address too).
 *
 * @param asked `headers` are those of the request: an older sign-in of the same browser ends
 * @throws Refusal `sign-in-failed`, `sign-in-slowed` after many wrong tries on one address
 */
export async function signIn(
  house: House,
  asked: { email: string; password: string; headers?: Headers },
): Promise<SignedIn> {
  const email = normaliseEmail(asked.email)
  await countTry(house, email)
  const auth = await authOf(house)
  const answer = await auth.api
    .signInEmail({ body: { email, password: asked.password }, headers: new Headers(), returnHeaders: true })
    .catch((error: unknown) => {
      if (isAPIError(error) && error.statusCode < 500) throw new Refusal('sign-in-failed')
      throw error
    })
  await forgetTries(house, email)
  await removeEndedSignIns(house.database, house.clock())
  const older = credentialHeaders(asked.headers ?? new Headers())
  if (older) await auth.api.signOut({ headers: older })
  return signedIn(answer.headers, 'twoFactorRedirect' in answer.response)
}

/**
 * The second step of signing in: a code of the app, or a backup code, which then works no more. After five wrong codes
 * the password is asked again; after ten in a row the account takes no codes for a quarter of an hour (better-auth).
 *
 * @param asked `headers` carry the cookies of the first step
 * @throws Refusal `code-wrong`, `sign-in-again`, `sign-in-slowed`
 */
export async function signInWithCode(house: House, asked: { code: string; headers: Headers }): Promise<SignedIn> {
  const { api } = await authOf(house)
  const code = codeOf(asked.code)
  // Only the cookie of the first step: beside another sign-in of this browser the library would ask whose code it is.
  const cookies = (asked.headers.get('cookie') ?? '').split('; ').filter((cookie) => cookie.includes('.two_factor='))
  const headers = new Headers({ cookie: cookies.join('; ') })
  const attempt = { body: { code }, headers, returnHeaders: true } as const
  const answer = await (isAppCode(code) ? api.verifyTOTP(attempt) : api.verifyBackupCode(attempt)).catch(
    (error: unknown) => {
      if (!isAPIError(error) || error.statusCode >= 500) throw error
      const reason = error.body?.code
      if (reason === 'ACCOUNT_TEMPORARILY_LOCKED') throw new Refusal('sign-in-slowed', { seconds: 900 })
      const wrong = reason === 'INVALID_CODE' || reason === 'INVALID_BACKUP_CODE' || error.statusCode === 409
      throw wrong ? new Refusal('code-wrong', {}, { where: 'code' }) : new Refusal('sign-in-again')
    },
  )
  return signedIn(answer.headers)
}

function signedIn(headers: Headers, codeAsked = false): SignedIn {
  return { setCookie: headers.getSetCookie(), token: codeAsked ? '' : (headers.get('set-auth-token') ?? ''), codeAsked }
}

/** Signs in in one go, for programs: with a code where the account asks one. @throws Refusal also `code-needed` */
export async function signInProgram(
  house: House,
  asked: { email: string; password: string; code?: string },
): Promise<{ token: string }> {
  const first = await signIn(house, asked)
  if (!first.codeAsked) return first
  if (asked.code === undefined) throw new Refusal('code-needed', {}, { where: 'code' })
  const cookie = first.setCookie.map((one) => one.split(';')[0]).join('; ')
  return signInWithCode(house, { code: asked.code, headers: new Headers({ cookie }) })
}

/** Ends the sign-in of the request, if there is one; its token works nowhere any more. */
export async function signOut(house: House, headers: Headers): Promise<{ setCookie: string[] }> {
  const auth = await authOf(house)
  const answer = await auth.api.signOut({ headers: credentialHeaders(headers) ?? new Headers(), returnHeaders: true })
  return { setCookie: answer.headers.getSetCookie() }
}

/**
 * Changes one's own password. Other sign-ins of the same person end; that of the request goes on.
 *
 * @throws Refusal `password-length`, `password-wrong`, `sign-in-slowed`, and what `act` throws
 */
export async function changePassword(
  house: House,
  actor: Actor,
  asked: { current: string; wanted: string; headers: Headers; operation: string },
): Promise<void> {
  const action = 'accounts.change-own-password'
  authorise(accountsPolicy, action, actor)
  if (actor.kind !== 'person') throw new Refusal('not-allowed', { action })
  checkLength(asked.wanted)
  await countTry(house, actor.id)
  const auth = await authOf(house)
  const { password } = await auth.$context
  const session = await auth.api.getSession({ headers: credentialHeaders(asked.headers) ?? new Headers() })
  const subject = { kind: 'person', id: actor.id }
  await act(
    house,
    actor,
    { policy: accountsPolicy, action, subject, operation: asked.operation, input: {} },
    async (transaction) => {
      const hash = await lockPasswordHash(transaction, actor.id)
      const right = hash !== null && (await password.verify({ hash, password: asked.current }))
      if (!right) throw new Refusal('password-wrong', {}, { where: 'current' })
      const wanted = await password.hash(asked.wanted)
      await replacePassword(transaction, actor.id, wanted, house.clock(), session?.session.token)
      return { result: null, audit: { fields: ['password'] } }
    },
  )
  await forgetTries(house, actor.id)
}

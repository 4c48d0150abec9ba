import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { operatorActor } from './model'
import { oneTimeCode } from './one-time-code.server'
import { signIn, signInProgram, signInWithCode } from './sign-in.server'
import { accountsTables } from './tables.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { beginTwoStep, confirmTwoStep, endTwoStep, hasTwoStep, keyToConfirm, resetTwoStep } from './two-step.server'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code an app shows now, which knows the key only as it was typed. The library goes by the clock of the machine. */
function codeOf(typed: string, moment = new Date()): string {
  const bits = [...typed].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
  return oneTimeCode(Buffer.from(bytes).toString(), moment)
}
const wrongCode = (typed: string) => {
  const near = [-60, -30, 0, 30, 60].map((seconds) => codeOf(typed, new Date(Date.now() + seconds * 1000)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
}

async function signedIn(mailbox: string) {
  const person = await addPerson(house, `${mailbox}@voorbeeld.example`)
  const headers = withCookies((await signIn(house, person)).setCookie)
  return { ...person, actor: await actorOfRequest(house, headers) }
}

/** A person with the second step on, the key of the app and the backup codes. */
async function withTwoStep(mailbox: string) {
  house.setClock(new Date())
  const person = await signedIn(mailbox)
  const { typed } = await beginTwoStep(house, person.actor, { password: person.password })
  const codes = await confirmTwoStep(house, person.actor, { code: codeOf(typed), operation: `aan ${mailbox}` })
  return { ...person, typed, codes: codes ?? [] }
}

describe('switching on the second step', () => {
  it('asks the password, then a code of the app; only then a code is asked at sign-in', async () => {
    house.setClock(new Date())
    const { actor, email, password } = await signedIn('aanzetten')
    await expect(beginTwoStep(house, actor, { password: 'mis' })).rejects.toMatchObject({ code: 'password-wrong' })
    const { typed, address } = await beginTwoStep(house, actor, { password })
    expect(address).toContain(`secret=${typed}`)
    expect([await hasTwoStep(house, actor), (await signIn(house, { email, password })).codeAsked]).toEqual([
      false,
      false,
    ])

    const confirm = (code: string, operation: string) => confirmTwoStep(house, actor, { code, operation })
    await expect(confirm(wrongCode(typed), 'mis')).rejects.toMatchObject({ code: 'code-wrong', where: 'code' })
    expect((await keyToConfirm(house, actor)).typed).toBe(typed)
    const codes = await confirm(` ${codeOf(typed)} `, 'aan')
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    expect(await confirm(codeOf(typed), 'aan')).toBeNull()
    expect([await hasTwoStep(house, actor), (await signIn(house, { email, password })).codeAsked]).toEqual([true, true])
    await expect(keyToConfirm(house, actor)).rejects.toMatchObject({ code: 'two-step-on' })
    await expect(beginTwoStep(house, actor, { password })).rejects.toMatchObject({ code: 'two-step-on' })
  })

  it('keeps key and backup codes encrypted, and out of audit trail, operations and log', async () => {
    const { typed, codes, name } = await withTwoStep('geheim')
    const tables = accountsTables(house.database)
    const key = Buffer.from(
      [...typed]
        .map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)
        ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
    ).toString()
    const kept = JSON.stringify([
      await tables.selectFrom('sign_in_two_step').selectAll().execute(),
      await tables.selectFrom('audit').selectAll().execute(),
      await house.database.selectFrom('operation').selectAll().execute(),
      house.logged(),
    ])
    for (const secret of [typed, key, ...codes]) expect(kept).not.toContain(secret)
    const [line] = await listAudit(house, operatorActor, { limit: 1 })
    expect(line).toMatchObject({ action: 'accounts.change-two-step', subjectName: name, after: { on: true } })
  })
})

describe('signing in with a second step', () => {
  it('gives no way in with the password alone; the code of the app opens', async () => {
    const { email, password, typed } = await withTwoStep('binnen')
    const first = await signIn(house, { email, password })
    expect([first.codeAsked, first.token]).toEqual([true, ''])
    const headers = withCookies(first.setCookie)
    expect((await actorOfRequest(house, headers)).kind).toBe('public')
    await expect(signInWithCode(house, { code: wrongCode(typed), headers })).rejects.toMatchObject({
      code: 'code-wrong',
      status: 401,
    })
    const second = await signInWithCode(house, { code: codeOf(typed), headers })
    expect(await actorOfRequest(house, withCookies(second.setCookie))).toMatchObject({ kind: 'person' })
    await expect(signInWithCode(house, { code: codeOf(typed), headers })).rejects.toMatchObject({
      code: 'sign-in-again',
    })
  })

  it('takes a backup code once', async () => {
    const { email, password, codes } = await withTwoStep('reserve')
    const attempt = async () => {
      const headers = withCookies((await signIn(house, { email, password })).setCookie)
      return signInWithCode(house, { code: ` ${codes[0]?.toUpperCase()}`, headers })
    }
    expect((await attempt()).token).not.toBe('')
    await expect(attempt()).rejects.toMatchObject({ code: 'code-wrong' })
  })

  it('asks the password again after five wrong codes, and takes no codes for a while after ten', async () => {
    const { email, password, typed } = await withTwoStep('raden')
    const round = async () => {
      const headers = withCookies((await signIn(house, { email, password })).setCookie)
      const refused: string[] = []
      for (let attempt = 0; attempt < 6; attempt += 1) {
        const code = attempt === 5 ? codeOf(typed) : wrongCode(typed)
        await signInWithCode(house, { code, headers }).catch((error) => refused.push(error.code))
      }
      return refused
    }
    expect(await round()).toEqual([...Array(5).fill('code-wrong'), 'sign-in-again'])
    expect(await round()).toEqual([...Array(5).fill('code-wrong'), 'sign-in-slowed'])
    const headers = withCookies((await signIn(house, { email, password })).setCookie)
    await expect(signInWithCode(house, { code: codeOf(typed), headers })).rejects.toMatchObject({
      code: 'sign-in-slowed',
    })
  })

  it('does not open the account of whoever is signed in already beside it', async () => {
    const one = await withTwoStep('een')
    const other = await withTwoStep('ander')
    const open = await signInProgram(house, { ...other, code: codeOf(other.typed) })
    const pending = (await signIn(house, one)).setCookie.map((cookie) => cookie.split(';')[0])
    const headers = new Headers({ cookie: [...pending, `wijklus.session_token=${open.token}`].join('; ') })
    await expect(signInWithCode(house, { code: codeOf(other.typed), headers })).rejects.toThrow(/code-wrong/)
  })

  it('by a program sends the code along', async () => {
    const { email, password, typed } = await withTwoStep('programma')
    await expect(signInProgram(house, { email, password })).rejects.toMatchObject({ code: 'code-needed' })
    expect((await signInProgram(house, { email, password, code: codeOf(typed) })).token).not.toBe('')
  })

  it('without the cookies of the first step is refused', async () => {
    await expect(signInWithCode(house, { code: '123456', headers: new Headers() })).rejects.toMatchObject({
      code: 'sign-in-again',
    })
  })
})

describe('switching off the second step', () => {
  it('asks password and code, or a backup code', async () => {
    const { actor, email, password, typed, codes } = await withTwoStep('uitzetten')
    const end = (given: { password: string; code: string }, operation: string) =>
      endTwoStep(house, actor, { ...given, operation })
    const code = codeOf(typed)
    await expect(end({ password: 'mis', code }, 'uit 1')).rejects.toMatchObject({ code: 'password-wrong' })
    await expect(end({ password, code: wrongCode(typed) }, 'uit 2')).rejects.toMatchObject({ code: 'code-wrong' })
    await end({ password, code: codes[9] ?? '' }, 'uit 3')
    expect((await signIn(house, { email, password })).codeAsked).toBe(false)
    await expect(end({ password, code }, 'uit 4')).rejects.toMatchObject({ code: 'two-step-off' })
  })

  it('cannot be guessed from an open screen: wrong tries are slowed', async () => {
    const { actor, password, typed } = await withTwoStep('scherm')
    const attempt = (number: number) =>
      endTwoStep(house, actor, { password, code: wrongCode(typed), operation: `gok ${number}` })
    for (let number = 0; number < 5; number += 1) await expect(attempt(number)).rejects.toThrow(/code-wrong/)
    await expect(attempt(6)).rejects.toMatchObject({ code: 'sign-in-slowed' })
  })

  it('for whoever lost phone and codes is done by the operator, and by nobody else', async () => {
    const { actor, email, password } = await withTwoStep('kwijt')
    const administrator = await addPerson(house, 'beheer@voorbeeld.example', { role: 'administrator' })
    const other = await actorOfRequest(house, withCookies((await signIn(house, administrator)).setCookie))
    for (const who of [actor, other]) {
      await expect(resetTwoStep(house, who, { email, operation: 'nee' })).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await resetTwoStep(house, operatorActor, { email, operation: 'kwijt' })
    expect((await signIn(house, { email, password })).codeAsked).toBe(false)
    await expect(resetTwoStep(house, operatorActor, { email, operation: 'weer' })).rejects.toMatchObject({
      code: 'two-step-off',
    })
  })
})

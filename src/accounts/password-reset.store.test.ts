import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { chooseLanguage } from './language.server'
import { listOutbox, openMail } from './mail.server'
import { operatorActor, publicActor } from './model'
import { choosePassword, requestPasswordReset, whoseLink } from './password-reset.server'
import { signIn } from './sign-in.server'
import { accountsTables } from './tables.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse
let number = 0

beforeAll(async () => {
  house = await openAccountsHouse()
  house.listensAt('http://127.0.0.1:4321')
})
afterAll(() => house.close())

function ask(email: string) {
  number += 1
  house.pass(1)
  return requestPasswordReset(house, { email, operation: `vraag ${number}` })
}

/** The text of the newest letter to somebody, as an administrator reads it. */
async function letterTo(email: string) {
  const waiting = (await listOutbox(house, operatorActor)).find((mail) => mail.email === email)
  number += 1
  return openMail(house, operatorActor, { mail: waiting?.id ?? '', operation: `open ${number}` })
}

const linkIn = (text: string) => /https?:\S+token=\S+/.exec(text)?.[0] ?? ''
const tokenIn = (text: string) => new URL(linkIn(text)).searchParams.get('token') ?? ''
const wanted = 'vier woorden achter elkaar'

describe('a link for a new password', () => {
  it('works once: the password is the new one, and every sign-in ended', async () => {
    const person = await addPerson(house, 'vergeten@voorbeeld.example')
    const headers = withCookies((await signIn(house, person)).setCookie)
    await ask(` ${person.email.toUpperCase()} `)
    const token = tokenIn((await letterTo(person.email)).text)
    expect(await whoseLink(house, token)).toEqual({ name: person.name, email: person.email, purpose: 'reset' })

    await expect(choosePassword(house, { token, wanted: 'kort', operation: 'kort' })).rejects.toMatchObject({
      code: 'password-length',
    })
    await choosePassword(house, { token, wanted, operation: 'kies' })
    await expect(choosePassword(house, { token, wanted: 'een ander wachtwoord', operation: 'weer' })).rejects.toThrow(
      /link-unusable/,
    )
    await expect(whoseLink(house, token)).rejects.toMatchObject({ code: 'link-unusable', status: 410 })
    expect((await actorOfRequest(house, headers)).kind).toBe('public')
    await signIn(house, { email: person.email, password: wanted })
  })

  it('works for one hour, and only the newest', async () => {
    const { email } = await addPerson(house, 'uur@voorbeeld.example')
    await ask(email)
    const first = tokenIn((await letterTo(email)).text)
    house.pass(60)
    await ask(email)
    const second = tokenIn((await letterTo(email)).text)
    await expect(whoseLink(house, first)).rejects.toMatchObject({ code: 'link-unusable' })
    house.pass(3599)
    await whoseLink(house, second)
    house.pass(1)
    await expect(whoseLink(house, second)).rejects.toMatchObject({ code: 'link-unusable' })
  })

  it('used twice at the same moment works once', async () => {
    const { email } = await addPerson(house, 'tegelijk@voorbeeld.example')
    await ask(email)
    const token = tokenIn((await letterTo(email)).text)
    const tries = ['a', 'b', 'c'].map((name) => choosePassword(house, { token, wanted, operation: `tegelijk ${name}` }))
    const outcomes = await Promise.allSettled(tries)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('leads to the address of this installation, in the language of the person', async () => {
    const person = await addPerson(house, 'engels@voorbeeld.example')
    const actor = await actorOfRequest(house, withCookies((await signIn(house, person)).setCookie))
    await ask(person.email)
    const dutch = await letterTo(person.email)
    expect(linkIn(dutch.text)).toMatch(/^http:\/\/127\.0\.0\.1:4321\/wachtwoord-kiezen\?token=[\w-]{43}$/)
    expect(dutch.subject).toBe('Nieuw wachtwoord voor Wijklus')
    await chooseLanguage(house, actor, { language: 'en', operation: 'engels' })
    await ask(person.email)
    const english = await letterTo(person.email)
    expect(linkIn(english.text)).toContain('http://127.0.0.1:4321/en/choose-password?token=')
    expect(english.subject).toBe('New password for Wijklus')

    const behindProxy = await openAccountsHouse({ WIJKLUS_ADDRESS: 'https://wijklus.gemeente.example/' })
    expect(behindProxy.address()).toBe('https://wijklus.gemeente.example')
    behindProxy.listensAt('http://127.0.0.1:4321')
    expect(behindProxy.address()).toBe('https://wijklus.gemeente.example')
    await behindProxy.close()
  })
})

describe('asking for a link', () => {
  it('gives the same answer, as late, for an address without account, and keeps nothing of it', async () => {
    const { email } = await addPerson(house, 'antwoord@voorbeeld.example')
    const before = (await listOutbox(house, operatorActor)).length
    const timed = async (address: string) => {
      const started = performance.now()
      expect(await ask(address)).toBeUndefined()
      return performance.now() - started
    }
    expect(await timed('niemand@voorbeeld.example')).toBeGreaterThan(240)
    expect(await timed(email)).toBeGreaterThan(240)
    expect(await listOutbox(house, operatorActor)).toHaveLength(before + 1)
    const kept = JSON.stringify(await house.database.selectFrom('operation').selectAll().execute())
    expect(kept).not.toContain('niemand@voorbeeld.example')
  })

  it('again and again for one address is slowed, whether it has an account or not', async () => {
    for (const address of [(await addPerson(house, 'vaak@voorbeeld.example')).email, 'nooit@voorbeeld.example']) {
      for (let time = 0; time < 6; time += 1) await ask(address)
      await expect(ask(address)).rejects.toMatchObject({ code: 'mail-slowed', status: 429 })
    }
  })

  it('of what was asked, keeps no link that can be read: not in the store, the audit trail or the log', async () => {
    const { email } = await addPerson(house, 'stil@voorbeeld.example')
    await ask(email)
    const token = tokenIn((await letterTo(email)).text)
    const tables = accountsTables(house.database)
    const kept = JSON.stringify([
      await tables.selectFrom('mail').selectAll().execute(),
      await tables.selectFrom('sign_in_link').selectAll().execute(),
      await tables.selectFrom('audit').selectAll().execute(),
      await house.database.selectFrom('operation').selectAll().execute(),
      house.logged(),
    ])
    expect(token).toHaveLength(43)
    expect(kept).not.toContain(token)
  })
})

describe('the outbox', () => {
  it('is read by the operator and administrators, and every opening is on the audit trail', async () => {
    const { email, name } = await addPerson(house, 'postvak@voorbeeld.example')
    const manager = await addPerson(house, 'manager@voorbeeld.example', {
      role: 'programme-manager',
      area: 'heerlen-noord',
    })
    const other = await actorOfRequest(house, withCookies((await signIn(house, manager)).setCookie))
    await ask(email)
    const [mail] = await listOutbox(house, operatorActor)
    expect(mail).toMatchObject({ kind: 'reset', email, state: 'waiting' })
    expect(JSON.stringify(mail)).not.toContain('token')
    for (const actor of [other, publicActor]) {
      await expect(listOutbox(house, actor)).rejects.toThrow(/not-allowed|not-signed-in/)
      await expect(openMail(house, actor, { mail: mail?.id ?? '', operation: 'nee' })).rejects.toThrow(
        /not-allowed|not-signed-in/,
      )
    }
    await letterTo(email)
    const [line] = await listAudit(house, operatorActor, { limit: 1 })
    expect(line).toMatchObject({ actor: 'operator', action: 'accounts.open-mail', subjectName: name })
  })

  it('shows no letter that ran out, was replaced or never was', async () => {
    const { email } = await addPerson(house, 'oud@voorbeeld.example')
    await ask(email)
    const old = (await listOutbox(house, operatorActor)).find((mail) => mail.email === email)?.id ?? ''
    house.pass(3601)
    const open = (mail: string, operation: string) => openMail(house, operatorActor, { mail, operation })
    await expect(open(old, 'te laat')).rejects.toMatchObject({ code: 'mail-gone' })
    await expect(open('onzin', 'onzin')).rejects.toMatchObject({ code: 'mail-unknown' })
    expect((await listOutbox(house, operatorActor)).find(({ id }) => id === old)?.state).toBe('ended')
  })
})

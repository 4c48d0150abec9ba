import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { authOf } from './auth.server'
import { operatorActor, publicActor } from './model'
import { setPassword } from './service.server'
import { changePassword, signIn, signOut } from './sign-in.server'
import { accountsTables } from './tables.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { slowing } from './tries.server'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })

describe('sign-in with e-mail address and password', () => {
  it('makes the person known by cookie and by bearer token, with the memberships valid today', async () => {
    const { id, email, name, password } = await addPerson(house, 'manager@voorbeeld.example', {
      role: 'programme-manager',
      area: 'heerlen-noord',
    })
    const { setCookie, token } = await signIn(house, { email: ` ${email.toUpperCase()} `, password })
    const expected = {
      kind: 'person',
      id,
      name,
      memberships: [
        expect.objectContaining({ role: 'programme-manager', area: 'heerlen-noord', from: '2025-03-10', to: null }),
      ],
    }
    expect(await actorOfRequest(house, withCookies(setCookie))).toEqual(expected)
    expect(await actorOfRequest(house, bearer(token))).toEqual(expected)
  })

  it('gives a cookie that scripts cannot read and other sites do not send, secure only behind https', async () => {
    const { email, password } = await addPerson(house, 'koekje@voorbeeld.example')
    const { setCookie } = await signIn(house, { email, password })
    expect(setCookie).toHaveLength(1)
    expect(setCookie[0]).toMatch(/^wijklus\.session_token=/)
    expect(setCookie[0]).toMatch(/; HttpOnly/)
    expect(setCookie[0]).toMatch(/; SameSite=Lax/)
    expect(setCookie[0]).not.toMatch(/Secure/)

    const configuration = { ...house.configuration, address: 'https://wijklus.example' }
    const behindProxy = await signIn({ ...house, configuration }, { email, password })
    expect(behindProxy.setCookie[0]).toMatch(/^__Secure-wijklus\.session_token=.*; Secure/)
  })

  it('gives one answer for an unknown address, a wrong password and nonsense', async () => {
    const { email } = await addPerson(house, 'bekend@voorbeeld.example')
    const refused = expect.objectContaining({ code: 'sign-in-failed', status: 401 })
    for (const [address, password] of [
      [email, 'verkeerd wachtwoord'],
      ['onbekend@voorbeeld.example', 'verkeerd wachtwoord'],
      ['geen adres', ''],
      [email, 'x'.repeat(500)],
    ] as const) {
      await expect(signIn(house, { email: address, password })).rejects.toEqual(refused)
    }
  })

  it('does the same work for an unknown address as for a wrong password', async () => {
    const { email } = await addPerson(house, 'tijd@voorbeeld.example')
    const quickest = async (address: string) => {
      const times: number[] = []
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const started = performance.now()
        await signIn(house, { email: address, password: 'verkeerd wachtwoord' }).catch(() => {})
        times.push(performance.now() - started)
      }
      return Math.min(...times)
    }
    const [known, unknown] = [await quickest(email), await quickest('niemand@voorbeeld.example')]
    expect(unknown).toBeGreaterThan(known / 3)
  })

  it('has no way for people to make an account themselves', async () => {
    const auth = await authOf(house)
    const body = { email: 'nieuw@voorbeeld.example', password: 'een lang wachtwoord', name: 'Nieuw' }
    await expect(auth.api.signUpEmail({ body })).rejects.toThrow(/not enabled/i)
  })
})

describe('many wrong tries on one address', () => {
  const wrong = (email: string) => signIn(house, { email, password: 'verkeerd wachtwoord' })

  it('are slowed ever more, also for the right password, and forgotten after a right one', async () => {
    const { email, password } = await addPerson(house, 'geraden@voorbeeld.example')
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(wrong(email)).rejects.toMatchObject({ code: 'sign-in-failed' })
    }
    const slowed = { code: 'sign-in-slowed', status: 429 }
    await expect(wrong(email)).rejects.toMatchObject({ ...slowed, parameters: { seconds: 1 } })
    for (const seconds of [1, 2, 4, 8]) {
      await expect(signIn(house, { email, password })).rejects.toMatchObject({ ...slowed, parameters: { seconds } })
      house.pass(seconds)
      await expect(wrong(email)).rejects.toMatchObject({ code: 'sign-in-failed' })
    }
    house.pass(slowing.longest)
    await signIn(house, { email, password })
    await expect(wrong(email)).rejects.toMatchObject({ code: 'sign-in-failed' })
  })

  it('are counted when they come all at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => wrong('tegelijk@voorbeeld.example')))
    const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'signed in'))
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5)
    expect(codes.filter((code) => code === 'sign-in-slowed')).toHaveLength(15)
  })

  it('slow nobody else, and are counted for addresses that do not exist too', async () => {
    for (let attempt = 0; attempt < 6; attempt += 1) await wrong('bestaat-niet@voorbeeld.example').catch(() => {})
    await expect(wrong('bestaat-niet@voorbeeld.example')).rejects.toMatchObject({ code: 'sign-in-slowed' })
    const { email, password } = await addPerson(house, 'ander@voorbeeld.example')
    await signIn(house, { email, password })
  })

  it('are kept without what was typed', async () => {
    await wrong('mijn geheime wachtwoord').catch(() => {})
    const kept = JSON.stringify(await accountsTables(house.database).selectFrom('sign_in_try').selectAll().execute())
    expect(kept).not.toContain('geheim')
  })
})

describe('a request', () => {
  it('without cookie or token is the public, and asks nothing of the database', async () => {
    const closed = { ...house, database: undefined as never }
    expect(await actorOfRequest(closed, new Headers())).toEqual(publicActor)
    expect(await actorOfRequest(closed, new Headers({ cookie: 'andere=1', authorization: 'Basic eA==' }))).toEqual(
      publicActor,
    )
  })

  it('with a token or cookie that we did not sign is the public', async () => {
    const { email, password } = await addPerson(house, 'vervalst@voorbeeld.example')
    const { setCookie, token } = await signIn(house, { email, password })
    const [secretPart] = token.split('.')
    expect(await actorOfRequest(house, bearer(secretPart ?? ''))).toEqual(publicActor)
    expect(await actorOfRequest(house, bearer(`${secretPart}.AAAA`))).toEqual(publicActor)
    expect(
      await actorOfRequest(house, withCookies([`${setCookie[0]?.split('.')[0]}.session_token=${secretPart}.AAAA`])),
    ).toEqual(publicActor)
  })

  it('with a wrong token is not answered in the name of the cookie beside it', async () => {
    const { email, password } = await addPerson(house, 'beide@voorbeeld.example')
    const headers = withCookies((await signIn(house, { email, password })).setCookie)
    headers.set('authorization', 'Bearer onzin')
    expect(await actorOfRequest(house, headers)).toEqual(publicActor)
  })

  it('carries no membership before its first day and after its last', async () => {
    house.setClock('2025-03-10T09:00:00Z')
    const { email, password } = await addPerson(house, 'tijdelijk@voorbeeld.example', {
      role: 'contributor',
      area: 'heerlen-noord',
      from: '2025-03-12',
      to: '2025-03-31',
    })
    const headers = withCookies((await signIn(house, { email, password })).setCookie)
    const roles = async () => {
      const actor = await actorOfRequest(house, headers)
      return actor.kind === 'person' ? actor.memberships.map((held) => held.role) : 'public'
    }
    expect(await roles()).toEqual([])
    house.setClock('2025-03-11T23:00:00Z')
    expect(await roles()).toEqual(['contributor'])
    house.setClock('2025-03-31T21:59:59Z')
    expect(await roles()).toEqual(['contributor'])
    house.setClock('2025-03-31T22:00:00Z')
    expect(await roles()).toEqual([])
  })
})

describe('a sign-in that ran out', () => {
  it('makes nobody known, and is not kept', async () => {
    const { email, password } = await addPerson(house, 'verlopen@voorbeeld.example')
    const { setCookie } = await signIn(house, { email, password })
    expect(setCookie[0]).toMatch(/Max-Age=604800/)
    const sessions = () => accountsTables(house.database).selectFrom('sign_in_session').select('expires_at')
    const yesterday = new Date(Date.now() - 86_400_000)
    await accountsTables(house.database).updateTable('sign_in_session').set({ expires_at: yesterday }).execute()
    expect(await actorOfRequest(house, withCookies(setCookie))).toEqual(publicActor)
    house.setClock(new Date())
    await signIn(house, { email, password })
    expect(await sessions().execute()).toHaveLength(1)
  })
})

describe('signing out', () => {
  it('ends the sign-in everywhere its cookie or token was taken', async () => {
    const { email, password } = await addPerson(house, 'weg@voorbeeld.example')
    const { setCookie, token } = await signIn(house, { email, password })
    const out = await signOut(house, withCookies(setCookie))
    expect(out.setCookie[0]).toMatch(/^wijklus\.session_token=;.*Max-Age=0/)
    expect(await actorOfRequest(house, withCookies(setCookie))).toEqual(publicActor)
    expect(await actorOfRequest(house, bearer(token))).toEqual(publicActor)
  })

  it('happens to the older sign-in of a browser that signs in again', async () => {
    const { email, password } = await addPerson(house, 'opnieuw@voorbeeld.example')
    const older = await signIn(house, { email, password })
    await signIn(house, { email, password, headers: withCookies(older.setCookie) })
    expect(await actorOfRequest(house, withCookies(older.setCookie))).toEqual(publicActor)
  })
})

describe('a password', () => {
  it('is changed by whoever knows the present one, once per operation; other sign-ins end', async () => {
    const { email, password } = await addPerson(house, 'wissel@voorbeeld.example')
    const here = withCookies((await signIn(house, { email, password })).setCookie)
    const elsewhere = withCookies((await signIn(house, { email, password })).setCookie)
    const actor = await actorOfRequest(house, here)
    const asked = { current: password, wanted: 'vier woorden achter elkaar', headers: here, operation: 'wissel 1' }

    await expect(changePassword(house, actor, { ...asked, wanted: 'te kort' })).rejects.toMatchObject({
      code: 'password-length',
    })
    await expect(changePassword(house, actor, { ...asked, current: 'verkeerd' })).rejects.toMatchObject({
      code: 'password-wrong',
      where: 'current',
    })
    await changePassword(house, actor, asked)
    await changePassword(house, actor, asked)

    expect(await actorOfRequest(house, here)).toEqual(actor)
    expect(await actorOfRequest(house, elsewhere)).toEqual(publicActor)
    await expect(signIn(house, { email, password })).rejects.toMatchObject({ code: 'sign-in-failed' })
    await signIn(house, { email, password: asked.wanted })
  })

  it('cannot be guessed from an open screen: wrong tries are slowed', async () => {
    const { email, password } = await addPerson(house, 'scherm@voorbeeld.example')
    const headers = withCookies((await signIn(house, { email, password })).setCookie)
    const actor = await actorOfRequest(house, headers)
    const attempt = (number: number) =>
      changePassword(house, actor, {
        current: 'gok',
        wanted: 'vier woorden achter elkaar',
        headers,
        operation: `gok ${number}`,
      })
    for (let number = 0; number < 5; number += 1) {
      await expect(attempt(number)).rejects.toMatchObject({ code: 'password-wrong' })
    }
    await expect(attempt(6)).rejects.toMatchObject({ code: 'sign-in-slowed' })
  })

  it('is not changed for somebody who is not signed in', async () => {
    const asked = { current: 'a', wanted: 'vier woorden achter elkaar', headers: new Headers(), operation: 'niemand' }
    await expect(changePassword(house, publicActor, asked)).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(changePassword(house, operatorActor, asked)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('that was lost is replaced by the operator, shown once, and ends every sign-in', async () => {
    const { email, password } = await addPerson(house, 'kwijt@voorbeeld.example')
    const headers = withCookies((await signIn(house, { email, password })).setCookie)
    const set = await setPassword(house, operatorActor, { email, operation: 'kwijt 1' })
    expect(set.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect(await setPassword(house, operatorActor, { email, operation: 'kwijt 1' })).toEqual({ email, password: null })
    expect(await actorOfRequest(house, headers)).toEqual(publicActor)
    await signIn(house, { email, password: set.password ?? '' })
  })

  it('or token never reaches the audit trail, the store of operations or the log', async () => {
    const { email, password } = await addPerson(house, 'zwijgen@voorbeeld.example')
    const { setCookie, token } = await signIn(house, { email, password })
    const headers = withCookies(setCookie)
    const wanted = 'een heel geheim wachtwoord'
    const asked = { current: password, wanted, headers, operation: 'zwijgen 1' }
    await changePassword(house, await actorOfRequest(house, headers), asked)
    await signIn(house, { email, password: 'mis maar geheim woord' }).catch(() => {})
    const set = await setPassword(house, operatorActor, { email, operation: 'zwijgen 2' })

    const kept = JSON.stringify([
      await listAudit(house, operatorActor, { limit: 1000 }),
      await house.database.selectFrom('operation').selectAll().execute(),
      house.logged(),
    ])
    for (const secret of [password, wanted, 'mis maar geheim woord', set.password ?? '', ...token.split('.')]) {
      expect(secret.length).toBeGreaterThan(5)
      expect(kept).not.toContain(secret)
    }
  })
})

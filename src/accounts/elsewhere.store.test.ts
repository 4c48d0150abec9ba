import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { beginElsewhere, endElsewhere } from './elsewhere.server'
import { operatorActor } from './model'
import { oneTimeCode } from './one-time-code.server'
import { listPersons } from './service.server'
import { signIn, signInWithCode } from './sign-in.server'
import { accountsTables } from './tables.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { followToHome, type OpenIdProvider, startOpenIdProvider } from './test-support/openid-provider'
import { beginTwoStep, confirmTwoStep } from './two-step.server'
import { actorOfRequest } from './visitor.server'

const home = 'http://127.0.0.1:4321'
let provider: OpenIdProvider
let house: AccountsHouse

beforeAll(async () => {
  provider = await startOpenIdProvider()
  provider.allow(`${home}/aanmelden/elders`)
  house = await openHouseFor(provider.issuer)
})
afterAll(async () => {
  await house.close()
  await provider.stop()
})
beforeEach(() => house.setClock(new Date()))

async function openHouseFor(issuer: string): Promise<AccountsHouse> {
  const opened = await openAccountsHouse({
    WIJKLUS_OIDC_ISSUER: issuer,
    WIJKLUS_OIDC_CLIENT_ID: provider.clientId,
    WIJKLUS_OIDC_CLIENT_SECRET: provider.clientSecret,
    WIJKLUS_OIDC_LABEL: 'Gemeente Voorbeeld',
  })
  opened.listensAt(home)
  return opened
}

/** Who the provider says is there. */
function atProvider(sub: string, email: string, verified = true): void {
  provider.person = sub
  provider.people.set(sub, { email, email_verified: verified })
}

/** Signs in through the provider; a test may change the address there, or the one back. */
async function through(change: { there?: (address: URL) => void; back?: (address: URL) => void } = {}) {
  const begun = await beginElsewhere(house, '/en/account')
  const there = new URL(begun.address)
  change.there?.(there)
  const back = await followToHome(there.href, home)
  change.back?.(back)
  return endElsewhere(house, { query: back.searchParams, headers: withCookies(begun.setCookie) })
}

const failed = { code: 'sign-in-elsewhere-failed', status: 502 }

describe('signing in through another organisation', () => {
  it('opens the account with the confirmed e-mail address, again and again, and keeps no token', async () => {
    const { id, email } = await addPerson(house, 'elders@voorbeeld.example')
    atProvider('sub-1', email.toUpperCase())
    for (let time = 0; time < 2; time += 1) {
      const { next, setCookie, codeAsked } = await through()
      expect([next, codeAsked]).toEqual(['/en/account', false])
      expect(await actorOfRequest(house, withCookies(setCookie))).toMatchObject({ kind: 'person', id })
    }
    const kept = await house.database
      .withTables<{ sign_in_credential: Record<string, unknown> }>()
      .selectFrom('sign_in_credential')
      .selectAll()
      .where('person', '=', id)
      .where('provider', '=', 'elsewhere')
      .execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ account: 'sub-1', access_token: null, refresh_token: null, id_token: null })
    const lines = await listAudit(house, operatorActor, { action: 'accounts.link-elsewhere' })
    expect(lines).toMatchObject([{ actor: `person:${id}`, after: { provider: 'Gemeente Voorbeeld' } }])
    expect((await listPersons(house, operatorActor)).find((person) => person.id === id)?.name).not.toBe('Een ander')
  })

  it('makes no account for somebody who has none', async () => {
    atProvider('sub-2', 'niemand@voorbeeld.example')
    await expect(through()).rejects.toMatchObject({ code: 'sign-in-elsewhere-unknown', status: 403 })
    expect((await listPersons(house, operatorActor)).map(({ email }) => email)).not.toContain(
      'niemand@voorbeeld.example',
    )
  })

  it('refuses an address that the provider did not confirm, also of somebody who came in before', async () => {
    const { email } = await addPerson(house, 'onbevestigd@voorbeeld.example')
    atProvider('sub-3', email, false)
    const refused = { code: 'sign-in-elsewhere-unverified', status: 403 }
    await expect(through()).rejects.toMatchObject(refused)
    atProvider('sub-3', email)
    await through()
    atProvider('sub-3', email, false)
    await expect(through()).rejects.toMatchObject(refused)
  })

  it('asks the second step of whoever switched it on', async () => {
    const person = await addPerson(house, 'tweestaps@voorbeeld.example')
    const actor = await actorOfRequest(house, withCookies((await signIn(house, person)).setCookie))
    await beginTwoStep(house, actor, { password: person.password })
    const key = await keyOf(person.id)
    await confirmTwoStep(house, actor, { code: oneTimeCode(key, new Date()), operation: 'aan' })
    atProvider('sub-4', person.email)
    const begun = await through()
    expect([begun.codeAsked, begun.next]).toEqual([true, '/en/account'])
    const headers = withCookies(begun.setCookie)
    expect((await actorOfRequest(house, headers)).kind).toBe('public')
    const { setCookie } = await signInWithCode(house, { code: oneTimeCode(key, new Date()), headers })
    expect(await actorOfRequest(house, withCookies(setCookie))).toMatchObject({ kind: 'person', id: person.id })
  })
})

describe('an answer of the provider is refused', () => {
  const known = async (mailbox: string) => {
    const { email } = await addPerson(house, `${mailbox}@voorbeeld.example`)
    atProvider(`sub-${mailbox}`, email)
  }

  it('with another state, or in another browser than the one that asked', async () => {
    await known('staat')
    await expect(through({ back: (back) => back.searchParams.set('state', 'x'.repeat(32)) })).rejects.toMatchObject(
      failed,
    )
    const begun = await beginElsewhere(house, '/')
    const back = await followToHome(begun.address, home)
    const elsewhere = endElsewhere(house, { query: back.searchParams, headers: new Headers() })
    await expect(elsewhere).rejects.toMatchObject(failed)
  })

  it('with an identity token for another question (nonce)', async () => {
    await known('nonce')
    await expect(through({ there: (there) => there.searchParams.set('nonce', 'van een ander') })).rejects.toMatchObject(
      failed,
    )
  })

  it('with a code for another question (PKCE), or one that was used', async () => {
    await known('pkce')
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    await expect(
      through({
        there: (there) => {
          expect(there.searchParams.get('code_challenge_method')).toBe('S256')
          there.searchParams.set('code_challenge', challenge)
        },
      }),
    ).rejects.toMatchObject(failed)
    await expect(through({ back: (back) => back.searchParams.set('code', 'onzin') })).rejects.toMatchObject(failed)
  })

  it('that says it comes from another issuer', async () => {
    await known('issuer')
    const back = (address: URL) => address.searchParams.set('iss', 'https://elders.example')
    await expect(through({ back })).rejects.toMatchObject(failed)
  })

  it('when it refuses itself', async () => {
    const begun = await beginElsewhere(house, '/')
    const state = new URL(begun.address).searchParams.get('state') ?? ''
    const query = new URLSearchParams({ error: 'access_denied', state })
    await expect(endElsewhere(house, { query, headers: withCookies(begun.setCookie) })).rejects.toMatchObject(failed)
  })
})

describe('the provider of the configuration', () => {
  it('that says it is another is not used', async () => {
    const other = await openHouseFor(provider.issuer.replace('127.0.0.1', 'localhost'))
    await expect(beginElsewhere(other, '/')).rejects.toMatchObject(failed)
    await other.close()
  })

  it('that is away is asked again the next time', async () => {
    const later = await startOpenIdProvider()
    const { issuer } = later
    await later.stop()
    const other = await openHouseFor(issuer)
    await expect(beginElsewhere(other, '/')).rejects.toMatchObject(failed)
    await other.close()
  })

  it('need not be there: then there is no such way in', async () => {
    const without = await openAccountsHouse()
    await expect(beginElsewhere(without, '/')).rejects.toMatchObject({ code: 'sign-in-elsewhere-off' })
    await without.close()
  })

  it('is told of no account by name or address before it asks', async () => {
    const { address } = await beginElsewhere(house, '/')
    const query = new URL(address).searchParams
    expect(query.get('redirect_uri')).toBe(`${home}/aanmelden/elders`)
    expect(query.get('scope')?.split(' ').toSorted()).toEqual(['email', 'openid', 'profile'])
    expect([...query.keys()].toSorted()).toEqual(
      [
        'client_id',
        'code_challenge',
        'code_challenge_method',
        'nonce',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ].toSorted(),
    )
  })
})

async function keyOf(person: string): Promise<string> {
  const { authOf } = await import('./auth.server')
  const { symmetricDecrypt } = await import('better-auth/crypto')
  const row = await accountsTables(house.database)
    .selectFrom('sign_in_two_step')
    .select('secret')
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  return symmetricDecrypt({ key: (await (await authOf(house)).$context).secretConfig, data: row.secret })
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { operatorActor, publicActor } from './model'
import { endOwnSessions, endSessionsOf, ownSessions } from './sessions.server'
import { signIn } from './sign-in.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

/** A person who is signed in so many times. */
async function signedIn(mailbox: string, times: number, role: 'reader' | 'administrator' = 'reader') {
  const person = await addPerson(house, `${mailbox}@voorbeeld.example`, { role })
  const headers: Headers[] = []
  for (let time = 0; time < times; time += 1) headers.push(withCookies((await signIn(house, person)).setCookie))
  const actors = await Promise.all(headers.map((one) => actorOfRequest(house, one)))
  const [here, elsewhere] = headers
  return { person, headers, here: here as Headers, elsewhere: elsewhere as Headers, actor: actors[0] ?? publicActor }
}

const kinds = (headers: readonly Headers[]) =>
  Promise.all(headers.map(async (one) => (await actorOfRequest(house, one)).kind))

describe('the sign-ins of a person', () => {
  it('are listed with the one of this request first, never with their tokens', async () => {
    const { actor, here, headers } = await signedIn('lijst', 3)
    const sessions = await ownSessions(house, actor, here)
    expect(sessions.map((session) => session.here)).toEqual([true, false, false])
    expect(Object.keys(sessions[0] ?? {})).toEqual(['id', 'since', 'lastUsed', 'here'])
    for (const one of headers) {
      const token = one.get('cookie')?.split('=')[1]?.split('.')[0] ?? ''
      expect(JSON.stringify(sessions)).not.toContain(token)
    }
  })

  it('say when they were last used, to the hour', async () => {
    house.setClock('2025-03-10T09:00:00Z')
    const { actor, here } = await signedIn('gebruik', 1)
    const lastUsed = async () => (await ownSessions(house, actor, here))[0]?.lastUsed
    expect(await lastUsed()).toBe('2025-03-10T09:00:00.000Z')
    house.pass(3599)
    await actorOfRequest(house, here)
    expect(await lastUsed()).toBe('2025-03-10T09:00:00.000Z')
    house.pass(2)
    await actorOfRequest(house, here)
    expect(await lastUsed()).toBe('2025-03-10T10:00:01.000Z')
  })

  it('are ended one by one, or all but this one; what was ended works no more', async () => {
    const { actor, here, headers } = await signedIn('einde', 4)
    const other = (await ownSessions(house, actor, here)).at(-1)?.id ?? ''
    const end = (which: { session: string } | 'others', operation: string) =>
      endOwnSessions(house, actor, { which, headers: here, operation })
    expect(await end({ session: other }, 'een')).toBe(1)
    expect(await end({ session: other }, 'nog eens')).toBe(0)
    expect((await kinds(headers)).filter((kind) => kind === 'person')).toHaveLength(3)
    expect(await end('others', 'anderen')).toBe(2)
    expect(await kinds(headers)).toEqual(['person', 'public', 'public', 'public'])
  })

  it('cannot be ended by another person', async () => {
    const mine = await signedIn('mijn', 1)
    const theirs = await signedIn('hun', 1)
    const session = (await ownSessions(house, theirs.actor, theirs.here))[0]?.id ?? ''
    const asked = { which: { session }, headers: mine.here, operation: 'van een ander' }
    expect(await endOwnSessions(house, mine.actor, asked)).toBe(0)
    expect(await kinds([theirs.here])).toEqual(['person'])
  })

  it('are all ended by an administrator, with a line on the audit trail, and by nobody else', async () => {
    const { person, headers, actor } = await signedIn('weg', 2)
    const { actor: administrator } = await signedIn('beheer', 1, 'administrator')
    const asked = { email: person.email, operation: 'alles weg' }
    await expect(endSessionsOf(house, actor, asked)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(endSessionsOf(house, publicActor, asked)).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(await endSessionsOf(house, administrator, asked)).toBe(2)
    expect(await kinds(headers)).toEqual(['public', 'public'])
    const [line] = await listAudit(house, operatorActor, { limit: 1 })
    expect(line).toMatchObject({ action: 'accounts.end-sessions', subjectName: person.name, after: { ended: 2 } })
  })
})

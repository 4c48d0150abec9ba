import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from './act.server'
import { auditChoices, listAudit } from './audit.server'
import { type Actor, definePolicy, operatorActor, publicActor } from './model'
import { signIn } from './sign-in.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { actorOfRequest } from './visitor.server'

const policy = definePolicy({ 'notes.write': { roles: { 'programme-manager': 'own-area' } }, 'notes.read': {} })

let house: AccountsHouse
const actors = {} as Record<'heerlen' | 'breda' | 'administrator' | 'reader', Actor>

beforeAll(async () => {
  house = await openAccountsHouse()
  const actor = async (mailbox: string, membership: Parameters<typeof addPerson>[2]) => {
    const person = await addPerson(house, `${mailbox}@voorbeeld.example`, { ...membership, from: '2025-01-01' })
    return actorOfRequest(house, withCookies((await signIn(house, person)).setCookie))
  }
  actors.heerlen = await actor('heerlen', { role: 'programme-manager', area: 'heerlen-noord' })
  actors.breda = await actor('breda', { role: 'programme-manager', area: 'breda-noord' })
  actors.administrator = await actor('beheer', { role: 'administrator' })
  actors.reader = await actor('lezer', { role: 'reader' })
  const write = async (who: Actor, area: string, note: string, at: string) => {
    house.setClock(at)
    const deed = { policy, action: 'notes.write', area, subject: { kind: 'note', id: note }, operation: note } as const
    await act(house, who, { ...deed, input: {} }, async () => ({ result: null, audit: { fields: ['text'] } }))
  }
  await write(actors.heerlen, 'heerlen-noord', 'een', '2025-03-10T22:59:59Z')
  await write(actors.heerlen, 'heerlen-noord', 'twee', '2025-03-10T23:00:00Z')
  await write(actors.breda, 'breda-noord', 'drie', '2025-03-12T09:00:00Z')
})
afterAll(() => house.close())

const notes = async (actor: Actor, asked: Parameters<typeof listAudit>[2] = {}) =>
  (await listAudit(house, actor, asked)).flatMap(({ subject }) => (subject.kind === 'note' ? [subject.id] : []))

describe('the audit trail', () => {
  it('is read whole by administrators and the operator, of the own area by its programme manager, else by nobody', async () => {
    expect(await notes(actors.administrator)).toEqual(['drie', 'twee', 'een'])
    expect(await notes(operatorActor)).toEqual(['drie', 'twee', 'een'])
    expect(await notes(actors.heerlen)).toEqual(['twee', 'een'])
    await expect(notes(actors.heerlen, { area: 'breda-noord' })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(notes(actors.reader)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(auditChoices(house, actors.reader)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(notes(publicActor)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('is searched by person (who did it or whom it was done to), action, and days in the Netherlands', async () => {
    expect(await notes(operatorActor, { person: 'BREDA@voor' })).toEqual(['drie'])
    expect(await notes(operatorActor, { person: 'Naam van heerlen' })).toEqual(['twee', 'een'])
    expect(await notes(operatorActor, { person: '%' })).toEqual([])
    expect((await listAudit(house, operatorActor, { person: 'lezer@' })).map(({ action }) => action)).toEqual([
      'accounts.add-person',
    ])
    expect(await notes(operatorActor, { action: 'accounts.add-person' })).toEqual([])
    expect(await notes(operatorActor, { to: '2025-03-10' })).toEqual(['een'])
    expect(await notes(operatorActor, { from: '2025-03-11', to: '2025-03-11' })).toEqual(['twee'])
    expect(await notes(operatorActor, { from: '2025-03-11' })).toEqual(['drie', 'twee'])
  })

  it('is read in pages, older than the last line seen', async () => {
    const first = await listAudit(house, actors.heerlen, { limit: 1 })
    const second = await listAudit(house, actors.heerlen, { limit: 1, before: first[0]?.id })
    expect([first, second].map((page) => page[0]?.subject.id)).toEqual(['twee', 'een'])
  })

  it('offers to choose what happened where one may read', async () => {
    expect(await auditChoices(house, actors.heerlen)).toEqual({ areas: ['heerlen-noord'], actions: ['notes.write'] })
    const all = await auditChoices(house, actors.administrator)
    expect(all.areas).toBe('everywhere')
    expect(all.actions).toEqual(['accounts.add-organisation', 'accounts.add-person', 'notes.write'])
  })
})

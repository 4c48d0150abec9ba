import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invite, inviteAgain, inviteContributor } from './invitation.server'
import { listOutbox, openMail } from './mail.server'
import { type Actor, operatorActor, publicActor } from './model'
import { choosePassword, requestPasswordReset, whoseLink } from './password-reset.server'
import { createOrganisation, listPersons } from './service.server'
import { signIn } from './sign-in.server'
import { endContributor, teamOf } from './team.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from './test-support/house'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse
let administrator: Actor
let manager: Actor
let number = 0

beforeAll(async () => {
  house = await openAccountsHouse()
  const actor = async (mailbox: string, membership: Parameters<typeof addPerson>[2]) => {
    const person = await addPerson(house, `${mailbox}@voorbeeld.example`, membership)
    return actorOfRequest(house, withCookies((await signIn(house, person)).setCookie))
  }
  administrator = await actor('beheer', { role: 'administrator' })
  manager = await actor('manager', { role: 'programme-manager', area: 'heerlen-noord' })
  await createOrganisation(house, operatorActor, {
    slug: 'politie',
    name: 'Politie',
    kind: 'police',
    operation: 'politie',
  })
})
afterAll(() => house.close())

const next = () => {
  number += 1
  return `handeling ${number}`
}
const asked = (email: string, membership: Partial<Parameters<typeof invite>[2]['membership']> = {}) => ({
  email,
  name: 'Nieuwe Collega',
  language: 'nl' as const,
  membership: { role: 'reader' as const, area: null, organisation: 'politie', ...membership },
  operation: next(),
})

async function letterTo(email: string) {
  const mail = (await listOutbox(house, operatorActor)).find((one) => one.email === email && one.state === 'waiting')
  return openMail(house, operatorActor, { mail: mail?.id ?? '', operation: next() })
}
const tokenIn = (text: string) => /token=([\w-]+)/.exec(text)?.[1] ?? ''
const personWith = async (email: string) =>
  (await listPersons(house, operatorActor)).find((person) => person.email === email)

describe('an invitation', () => {
  it('makes an account without password; the link in the mail chooses one, and then it signs in', async () => {
    const email = 'uitgenodigd@politie.example'
    const role = { role: 'contributor', area: 'heerlen-noord', to: '2025-12-31' } as const
    const invited = await invite(house, administrator, { ...asked(email, role), areaName: 'Heerlen-Noord' })
    expect(invited).toMatchObject({ email, isNew: true })
    expect(await personWith(email)).toMatchObject({
      hasPassword: false,
      memberships: [{ ...role, organisation: 'politie' }],
    })
    await expect(signIn(house, { email, password: '' })).rejects.toMatchObject({ code: 'sign-in-failed' })

    const { subject, text } = await letterTo(email)
    expect(subject).toBe('Uitnodiging voor Wijklus')
    expect(text).toContain('Naam van beheer@voorbeeld.example nodigt u uit')
    expect(text).toContain('partner die bijdraagt (Heerlen-Noord)')
    const token = tokenIn(text)
    expect((await whoseLink(house, token)).purpose).toBe('invitation')
    await choosePassword(house, { token, wanted: 'vier woorden achter elkaar', operation: next() })
    await signIn(house, { email, password: 'vier woorden achter elkaar' })
    expect((await personWith(email))?.hasPassword).toBe(true)
  })

  it('works seven days; invited again, the newest link works and the older does not', async () => {
    const email = 'traag@politie.example'
    await invite(house, administrator, asked(email))
    const first = tokenIn((await letterTo(email)).text)
    house.pass(7 * 24 * 3600 - 1)
    await whoseLink(house, first)
    house.pass(1)
    await expect(whoseLink(house, first)).rejects.toMatchObject({ code: 'link-unusable' })
    await inviteAgain(house, administrator, { email, operation: next() })
    const second = tokenIn((await letterTo(email)).text)
    await choosePassword(house, { token: second, wanted: 'vier woorden achter elkaar', operation: next() })
    await expect(inviteAgain(house, administrator, { email, operation: next() })).rejects.toMatchObject({
      code: 'invitation-accepted',
    })
  })

  it('is not ended by somebody else who asks for a new password of that address', async () => {
    const email = 'gestoord@politie.example'
    await invite(house, administrator, asked(email))
    const token = tokenIn((await letterTo(email)).text)
    await requestPasswordReset(house, { email, operation: next() })
    expect((await whoseLink(house, token)).purpose).toBe('invitation')
  })

  it('of somebody with an account adds the role, says so by mail, and leaves the password alone', async () => {
    const person = await addPerson(house, 'bekend@voorbeeld.example')
    const wish = asked(person.email, { role: 'researcher' })
    expect(await invite(house, administrator, wish)).toMatchObject({ isNew: false, person: person.id })
    expect((await letterTo(person.email)).text).toContain('gaf u een rol erbij in Wijklus: onderzoeker.')
    await signIn(house, person)
    const again = { ...wish, operation: next() }
    await expect(invite(house, administrator, again)).rejects.toMatchObject({ code: 'role-held', where: 'email' })
  })

  it('says at which field it is not right, and then makes nothing', async () => {
    const wrong = (change: object) => invite(house, administrator, { ...asked('fout@politie.example'), ...change })
    await expect(wrong({ email: 'geen adres' })).rejects.toMatchObject({ where: 'email' })
    await expect(wrong({ name: ' ' })).rejects.toMatchObject({ where: 'name' })
    const membership = (change: object) => ({ membership: { ...asked('x@y.example').membership, ...change } })
    await expect(wrong(membership({ organisation: 'polite' }))).rejects.toMatchObject({
      where: 'organisation',
      parameters: { near: expect.arrayContaining(['politie']) },
    })
    await expect(wrong(membership({ role: 'contributor' }))).rejects.toMatchObject({ where: 'area' })
    await expect(wrong(membership({ from: '2025-03-10', to: '2025-03-09' }))).rejects.toMatchObject({ where: 'to' })
    expect(await personWith('fout@politie.example')).toBeUndefined()
  })

  it('is for administrators; a programme manager invites contributors of the own area only', async () => {
    for (const actor of [manager, publicActor]) {
      await expect(invite(house, actor, asked('nee@politie.example'))).rejects.toThrow(/not-allowed|not-signed-in/)
    }
    const contributor = (area: string) => ({
      ...asked(`partner-${area}@politie.example`),
      area,
      membership: { organisation: 'politie' },
    })
    await expect(inviteContributor(house, manager, contributor('breda-noord'))).rejects.toThrow(/not-allowed/)
    await expect(inviteContributor(house, administrator, contributor('heerlen-noord'))).rejects.toThrow(/not-allowed/)
    await inviteContributor(house, manager, contributor('heerlen-noord'))
    expect((await personWith('partner-heerlen-noord@politie.example'))?.memberships).toMatchObject([
      { role: 'contributor', area: 'heerlen-noord' },
    ])
  })
})

describe('the team of an area', () => {
  it('is seen by its programme manager, who ends a role as contributor of that area and no other', async () => {
    await inviteContributor(house, manager, {
      ...asked('team@politie.example'),
      area: 'heerlen-noord',
      membership: { organisation: 'politie' },
    })
    const { members, organisations } = await teamOf(house, manager, 'heerlen-noord')
    const find = (email: string) => members.find((member) => member.email === email)?.membership.id ?? ''
    expect(organisations.map(({ slug }) => slug)).toContain('politie')
    await expect(teamOf(house, manager, 'breda-noord')).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(teamOf(house, administrator, 'heerlen-noord')).rejects.toMatchObject({ code: 'not-allowed' })

    const elsewhere = await addPerson(house, 'elders@voorbeeld.example', { role: 'contributor', area: 'breda-noord' })
    const foreign = (await personWith(elsewhere.email))?.memberships[0]?.id ?? ''
    const end = (membership: string) =>
      endContributor(house, manager, { area: 'heerlen-noord', membership, operation: next() })
    for (const membership of [foreign, find('manager@voorbeeld.example'), 'onzin']) {
      await expect(end(membership)).rejects.toMatchObject({ code: 'membership-unknown' })
    }
    await end(find('team@politie.example'))
    house.pass(2 * 24 * 3600)
    const later = (await teamOf(house, manager, 'heerlen-noord')).members
    expect(later.map(({ email }) => email)).not.toContain('team@politie.example')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from './audit.server'
import { type Actor, type Membership, operatorActor, publicActor, type Role } from './model'
import { isVisible, share, sharesOf, visibleItems, withdrawShare } from './sharing.server'
import { type AccountsHouse, openAccountsHouse } from './test-support/house'

const area = 'heerlen-noord'

function person(role: Role, held: string | null): Actor {
  const membership: Membership = { role, area: held, organisation: 'gemeente', from: '2025-01-01', to: null }
  return { kind: 'person', id: `${role}-${held}`, name: role, memberships: [membership] }
}

const manager = person('programme-manager', area)
const everyone: Record<string, Actor> = {
  public: publicActor,
  operator: operatorActor,
  administrator: person('administrator', null),
  coordinator: person('national-coordinator', null),
  manager,
  contributor: person('contributor', area),
  researcher: person('researcher', null),
  reader: person('reader', null),
  'other manager': person('programme-manager', 'breda-noord'),
  'other contributor': person('contributor', 'breda-noord'),
}

let house: AccountsHouse
let count = 0

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

function newItem() {
  count += 1
  return { subject: { kind: 'signal', id: `s${count}` }, area }
}

async function whoSees(item: { subject: { kind: string; id: string }; area: string }): Promise<string[]> {
  const seeing: string[] = []
  for (const [name, actor] of Object.entries(everyone)) if (await isVisible(house, actor, item)) seeing.push(name)
  return seeing
}

const national = ['coordinator', 'manager', 'contributor', 'researcher', 'reader']

describe('an item an area wrote', () => {
  it('is seen by its own team only, until it is shared, and again after the sharing is withdrawn', async () => {
    const item = newItem()
    expect(await whoSees(item)).toEqual(['manager', 'contributor'])
    await share(house, manager, { ...item, with: 'national', operation: 'to the country' })
    expect(await whoSees(item)).toEqual(national)
    await share(house, manager, { ...item, with: 'public', operation: 'to everybody' })
    expect(await whoSees(item)).toEqual(Object.keys(everyone))
    expect(await withdrawShare(house, manager, { ...item, with: 'public', operation: 'not to everybody' })).toEqual([
      'national',
    ])
    expect(await whoSees(item)).toEqual(national)
    await withdrawShare(house, manager, { ...item, with: 'national', operation: 'to nobody' })
    expect(await whoSees(item)).toEqual(['manager', 'contributor'])
    expect(await sharesOf(house, item)).toMatchObject([
      { with: 'national', sharedBy: 'person:programme-manager-heerlen-noord', withdrawnAt: expect.any(String) },
      { with: 'public', withdrawnAt: expect.any(String) },
    ])
  })

  it('is not opened by sharing another item, or by another area that says it is theirs', async () => {
    const item = newItem()
    await share(house, manager, { ...newItem(), with: 'public', operation: 'another item' })
    const stranger = everyone['other manager'] as Actor
    await share(house, stranger, {
      subject: item.subject,
      area: 'breda-noord',
      with: 'public',
      operation: 'not theirs',
    })
    expect(await whoSees(item)).toEqual(['manager', 'contributor'])
  })

  it.each(Object.keys(everyone).filter((name) => name !== 'manager'))(
    'is not shared or withdrawn by: %s',
    async (name) => {
      const actor = everyone[name] as Actor
      const asked = { ...newItem(), with: 'public' as const, operation: `by ${name}` }
      const code = actor.kind === 'public' ? 'not-signed-in' : 'not-allowed'
      await expect(share(house, actor, asked)).rejects.toMatchObject({ code })
      await expect(withdrawShare(house, actor, asked)).rejects.toMatchObject({ code })
    },
  )

  it('that is shared twice, or by two at once, is shared once; every act stands in the audit trail', async () => {
    const item = newItem()
    const asked = (operation: string) => share(house, manager, { ...item, with: 'public', operation })
    await Promise.all([asked('once'), asked('at once')])
    await asked('again')
    expect(await sharesOf(house, item)).toHaveLength(1)
    const lines = await listAudit(house, manager, { subject: item.subject })
    expect(lines.filter((line) => line.fields.includes('shared'))).toMatchObject([
      {
        action: 'accounts.share',
        before: { shared: [] },
        after: { shared: ['public'] },
        role: `programme-manager:${area}`,
      },
    ])
    expect(lines).toHaveLength(3)
  })

  it('is picked from a list in the order of the list', async () => {
    const [first, second, third] = [newItem(), newItem(), { ...newItem(), area: 'breda-noord' }]
    await share(house, manager, { ...second, with: 'national', operation: 'the second' })
    const list = [third, second, first]
    expect(await visibleItems(house, everyone.coordinator as Actor, list)).toEqual([second])
    expect(await visibleItems(house, manager, list)).toEqual([second, first])
    expect(await visibleItems(house, publicActor, [])).toEqual([])
  })
})

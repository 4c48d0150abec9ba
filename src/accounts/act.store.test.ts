import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatabaseTransaction } from '../platform/index.server'
import { act, type Deed } from './act.server'
import { listAudit } from './audit.server'
import { type Actor, definePolicy, type Membership, operatorActor, publicActor } from './model'
import { accountsTables } from './tables.server'
import { type AccountsHouse, openAccountsHouse } from './test-support/house'

const area = 'heerlen-noord'
const policy = definePolicy({ 'notes.write': { operator: true, roles: { 'programme-manager': 'own-area' } } })

function manager(id: string, held = area): Actor {
  const membership: Membership = {
    role: 'programme-manager',
    area: held,
    organisation: 'heerlen',
    from: '2025-01-01',
    to: null,
  }
  return { kind: 'person', id, name: 'Naam', memberships: [membership] }
}

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

const deed = (operation: string, input: unknown = { text: 'a' }): Deed<'notes.write'> => ({
  policy,
  action: 'notes.write',
  area,
  subject: { kind: 'note', id: 'n1' },
  operation,
  input,
})

/** Work that writes something of its own: an organisation with the name of the operation. */
const write = (slug: string) => async (transaction: DatabaseTransaction) => {
  await accountsTables(transaction).insertInto('organisation').values({ slug, name: slug, kind: 'other' }).execute()
  return { result: { slug }, audit: { fields: ['text'], before: { text: null }, after: { text: 'a' } } }
}
const isWritten = async (slug: string) =>
  (await accountsTables(house.database).selectFrom('organisation').selectAll().where('slug', '=', slug).execute())
    .length > 0
const auditOf = async (operation: string) =>
  (await listAudit(house, operatorActor, { limit: 1000 })).filter((entry) => entry.operation === operation)

describe('something that is done', () => {
  it('stands in the audit trail: who, on whose behalf, what, to what, where, when', async () => {
    house.setClock('2025-03-10T09:00:00Z')
    await act(house, manager('p1'), deed('told'), write('told'))
    expect(await auditOf('told')).toEqual([
      {
        id: expect.any(Number),
        at: '2025-03-10T09:00:00.000Z',
        actor: 'person:p1',
        actorName: null,
        role: `programme-manager:${area}`,
        organisation: 'heerlen',
        action: 'notes.write',
        subject: { kind: 'note', id: 'n1' },
        subjectName: null,
        area,
        operation: 'told',
        fields: ['text'],
        before: { text: null },
        after: { text: 'a' },
      },
    ])
  })

  it('by the operator acting as a role is on behalf of that role', async () => {
    const acting: Actor = { kind: 'operator', as: { role: 'programme-manager', area } }
    await act(house, acting, deed('as'), write('as'))
    await act(house, operatorActor, deed('plain'), write('plain'))
    expect(await auditOf('as')).toMatchObject([
      { actor: 'operator', role: `programme-manager:${area}`, organisation: null },
    ])
    expect(await auditOf('plain')).toMatchObject([{ actor: 'operator', role: null }])
  })

  it('is done once: the same operation gets the same answer and no second line', async () => {
    const first = await act(house, manager('p1'), deed('repeated'), write('repeated'))
    const second = await act(house, manager('p1'), deed('repeated'), write('repeated'))
    expect(second).toEqual(first)
    expect(await auditOf('repeated')).toHaveLength(1)
  })

  it('is done once when two ask at the same time', async () => {
    const both = await Promise.all([1, 2, 3].map(() => act(house, manager('p1'), deed('together'), write('together'))))
    expect(both).toEqual([{ slug: 'together' }, { slug: 'together' }, { slug: 'together' }])
    expect(await auditOf('together')).toHaveLength(1)
  })

  it('does not pass for something else: a reused operation is refused', async () => {
    await act(house, manager('p1'), deed('reused'), write('reused'))
    const refused = expect.objectContaining({ code: 'operation-reused' })
    const never = () => Promise.reject(new Error('was done'))
    await expect(act(house, manager('p1'), deed('reused', { text: 'b' }), never)).rejects.toEqual(refused)
    await expect(act(house, manager('p2'), deed('reused'), never)).rejects.toEqual(refused)
    const elsewhere = { ...deed('reused'), subject: { kind: 'note', id: 'n2' } }
    await expect(act(house, manager('p1'), elsewhere, never)).rejects.toEqual(refused)
    expect(await auditOf('reused')).toHaveLength(1)
  })
})

describe('something that is refused', () => {
  it('was not begun: the policy comes first, also for an operation that was done before', async () => {
    const never = () => Promise.reject(new Error('was done'))
    await expect(act(house, publicActor, deed('public'), never)).rejects.toMatchObject({ code: 'not-signed-in' })
    await expect(act(house, manager('p1', 'breda-noord'), deed('other'), never)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await act(house, manager('p1'), deed('was mine'), write('was-mine'))
    await expect(act(house, manager('p1', 'breda-noord'), deed('was mine'), never)).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it.each(['', '  ', 'x'.repeat(201)])('has no usable operation id: %j', async (operation) => {
    await expect(act(house, manager('p1'), deed(operation), write('empty'))).rejects.toMatchObject({
      code: 'input-invalid',
      where: 'operation',
    })
  })

  it('leaves nothing behind, and can be done later under the same id', async () => {
    const broken = async (transaction: DatabaseTransaction) => {
      await write('broken')(transaction)
      throw new Error('halfway')
    }
    await expect(act(house, manager('p1'), deed('broken'), broken)).rejects.toThrow('halfway')
    expect(await isWritten('broken')).toBe(false)
    expect(await auditOf('broken')).toEqual([])
    await act(house, manager('p1'), deed('broken'), write('broken'))
    expect(await auditOf('broken')).toHaveLength(1)
  })
})

it('a kill before the end leaves neither the change nor its line', async () => {
  const killed = async (transaction: DatabaseTransaction) => {
    const done = await write('killed')(transaction)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction)
    return done
  }
  await expect(act(house, manager('p1'), deed('killed'), killed)).rejects.toThrow()
  expect(await isWritten('killed')).toBe(false)
  expect(await auditOf('killed')).toEqual([])
  expect(await act(house, manager('p1'), deed('killed'), write('killed'))).toEqual({ slug: 'killed' })
})

describe('the audit trail', () => {
  it('is read by the operator and administrators, and by a programme manager for the own area', async () => {
    await act(house, operatorActor, { ...deed('elsewhere'), area: 'breda-noord' }, write('elsewhere'))
    await act(house, operatorActor, { ...deed('nowhere'), area: null }, write('nowhere'))
    const seenBy = async (actor: Actor, asked = {}) =>
      new Set((await listAudit(house, actor, { limit: 1000, ...asked })).map((entry) => entry.area))

    expect(await seenBy(operatorActor)).toEqual(new Set([area, 'breda-noord', null]))
    expect(await seenBy({ kind: 'operator', as: { role: 'administrator', area: null } })).toEqual(
      new Set([area, 'breda-noord', null]),
    )
    expect(await seenBy(operatorActor, { area: 'breda-noord' })).toEqual(new Set(['breda-noord']))
    expect(await seenBy(manager('p1'))).toEqual(new Set([area]))
    expect(await seenBy(manager('p1'), { area })).toEqual(new Set([area]))
    await expect(seenBy(manager('p1'), { area: 'breda-noord' })).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(seenBy({ kind: 'operator', as: { role: 'reader', area: null } })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(seenBy(publicActor)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('is given newest first, of one subject, as many lines as asked', async () => {
    await act(house, operatorActor, { ...deed('n9 a'), subject: { kind: 'note', id: 'n9' } }, write('n9-a'))
    await act(house, operatorActor, { ...deed('n9 b'), subject: { kind: 'note', id: 'n9' } }, write('n9-b'))
    const of = { subject: { kind: 'note', id: 'n9' } }
    expect((await listAudit(house, operatorActor, of)).map((entry) => entry.operation)).toEqual(['n9 b', 'n9 a'])
    expect(await listAudit(house, operatorActor, { ...of, limit: 1 })).toHaveLength(1)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, operatorActor, publicActor } from '../accounts'
import { listAudit } from '../accounts/index.server'
import type { House } from '../platform/index.server'
import { describeRecord } from './describe.server'
import type { RecordChange } from './kind'
import {
  changeRecords,
  changesSince,
  historyOf,
  nameVersion,
  readRecord,
  readRecords,
  recordsAt,
  undoChanges,
  versionsOf,
} from './service.server'
import { changeSharing, shareSections, sharingOf } from './sharing.server'
import { deed, goal, gone, person } from './test-support/kinds'

const area = 'heerlen-noord'

const manager = person('programme-manager', area)
const partner = person('contributor', area)
const coordinator = person('national-coordinator', null)
const administrator = person('administrator', null)
const neighbour = person('programme-manager', 'breda-noord')

let house: House
let count = 0
const operation = () => `operation-${++count}`

beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const money = (id: string): RecordChange => ({ kind: 'test-money', id, base: null, body: { id, title: 'subsidy' } })

function change(changes: RecordChange[], actor: Actor = manager, id = operation(), where = area) {
  return changeRecords(house, actor, { area: where, operation: id, changes })
}
const goals = async (where = area) => (await readRecords(house, manager, where, ['test-goal'])).map(({ id }) => id)

describe('two people at once', () => {
  it('do not overwrite each other: the second is refused with both versions', async () => {
    await change([goal('two', 'before')])
    const [first, second] = await Promise.allSettled([
      change([goal('two', 'mine', 1)], manager),
      change([goal('two', 'ours', 1)], partner),
    ])
    const [won, lost] = first.status === 'fulfilled' ? [first, second] : [second, first]
    expect(won.status).toBe('fulfilled')
    const kept = await readRecord(house, manager, area, { kind: 'test-goal', id: 'two' })
    const { reason } = lost as PromiseRejectedResult
    const typed = kept.body['title'] === 'mine' ? 'ours' : 'mine'
    expect(reason).toMatchObject({
      ...{ code: 'record-changed', status: 409 },
      versions: { yours: { id: 'two', title: typed }, current: kept.body, revision: 2 },
    })
    expect(reason.line('nl')).toContain('intussen door een ander veranderd')
  })

  it('who write the same at once both succeed', async () => {
    await change([goal('same', 'before')])
    await change([goal('same', 'after', 1)])
    expect(await change([goal('same', 'after', 1)], partner)).toMatchObject({ records: [] })
  })

  it('learn what the other did from the changes after a number', async () => {
    const { number } = await change([goal('follow', 'one')])
    await change([goal('follow', 'two', 1), goal('other', 'new')], partner)
    const changes = await changesSince(house, manager, area, number)
    expect(changes).toMatchObject([
      { kind: 'test-goal', id: 'follow', before: { title: 'one' }, after: { title: 'two' } },
      { id: 'other', before: null },
    ])
  })
})

describe('a change', () => {
  it('is done once for one operation id, and answers the same again', async () => {
    const id = operation()
    const [first, second] = await Promise.all([
      change([goal('once', 'x')], manager, id),
      change([goal('once', 'x')], manager, id),
    ])
    expect(second).toEqual(first)
    expect(await historyOf(house, manager, area, { kind: 'test-goal', id: 'once' })).toHaveLength(1)
    await expect(change([goal('once', 'y')], manager, id)).rejects.toMatchObject({ code: 'operation-reused' })
  })

  it('that is refused in part is refused as a whole', async () => {
    const before = await goals()
    const wrong = [goal('whole-1', 'x'), { ...goal('whole-2', 'y'), body: { id: 'whole-2' } }]
    await expect(change(wrong)).rejects.toMatchObject({ code: 'record-invalid', where: 'title' })
    await expect(change([goal('whole-1', 'x'), deed('d', ['nowhere'])])).rejects.toMatchObject({
      ...{ code: 'record-reference', where: 'goals[0]' },
    })
    await expect(change([goal('whole-1', 'x'), goal('whole-1', 'y')])).rejects.toMatchObject({ code: 'record-twice' })
    await expect(change([{ ...goal('a', 'x'), id: 'b' }])).rejects.toMatchObject({
      code: 'record-invalid',
      where: 'id',
    })
    expect(await goals()).toEqual(before)
  })

  it('takes no id that another record has, whatever its kind: a file could not hold both', async () => {
    await change([goal('taken', 'first')])
    await expect(change([money('taken')])).rejects.toMatchObject({ code: 'record-id-taken', where: 'id' })
    await expect(change([goal('taken-2', 'x'), money('taken-2')])).rejects.toMatchObject({ code: 'record-id-taken' })
    await change([gone('taken', 1), money('taken')])
    expect(await goals()).not.toContain('taken')
  })

  it('with text that no store keeps is refused with its place', async () => {
    for (const title of ['a\0b', 'half \ud83d']) {
      await expect(change([goal('unkept', title)])).rejects.toMatchObject({ code: 'record-invalid', where: 'title' })
    }
  })

  it('keeps places: at the end, or where it is put', async () => {
    const where = 'delft-west'
    const actor = person('programme-manager', where)
    const put = (changes: RecordChange[]) => change(changes, actor, operation(), where)
    const order = async () => (await readRecords(house, actor, where, ['test-goal'])).map(({ id }) => id)
    await put([goal('a', 'a'), goal('b', 'b'), goal('c', 'c')])
    expect(await order()).toEqual(['a', 'b', 'c'])
    await put([
      { ...goal('c', 'c', 1), position: 0 },
      { ...goal('a', 'a', 1), position: 2 },
    ])
    expect(await order()).toEqual(['c', 'b', 'a'])
    await put([goal('d', 'd')])
    expect(await order()).toEqual(['c', 'b', 'a', 'd'])
  })

  it('stands on the audit trail with the fields that changed, and never with what was written', async () => {
    const id = operation()
    await change([goal('audited', 'secret words')], partner, id)
    const lines = await listAudit(house, operatorActor, { subject: { kind: 'test-goal', id: `${area}/audited` } })
    expect(lines).toMatchObject([
      { action: 'records.change', actor: 'person:contributor-heerlen-noord', operation: id, fields: ['id', 'title'] },
    ])
    expect(JSON.stringify(lines)).not.toContain('secret words')
  })
})

describe('removing', () => {
  it('what others refer to is refused with who refers to it, unless they go together', async () => {
    await change([goal('held', 'held goal'), deed('holds', ['held'])])
    const refused = change([gone('held', 1)])
    await expect(refused).rejects.toMatchObject({ code: 'record-referred', status: 409, where: 'test-goal:held' })
    await expect(refused).rejects.toMatchObject({ parameters: { subject: 'held goal', by: 'deed holds' } })
    const { removed } = await change([gone('held', 1), gone('holds', 1, 'test-deed')])
    expect(removed).toHaveLength(2)
  })

  it('and making again goes on counting, so that nobody writes over what came back', async () => {
    await change([goal('back', 'first')])
    await change([gone('back', 1)])
    const { records } = await change([goal('back', 'second')])
    expect(records).toMatchObject([{ revision: 3 }])
    await expect(change([goal('back', 'late', 1)])).rejects.toMatchObject({ code: 'record-changed' })
  })
})

describe('undoing', () => {
  it('takes back everything of an operation, and can be undone itself', async () => {
    await change([goal('undo-1', 'before')])
    const done = operation()
    await change([goal('undo-1', 'after', 1), goal('undo-2', 'new')], manager, done)
    const undoing = operation()
    await undoChanges(house, manager, { area, undo: done, operation: undoing })
    const title = async () =>
      (await readRecord(house, manager, area, { kind: 'test-goal', id: 'undo-1' })).body['title']
    expect(await title()).toBe('before')
    expect(await goals()).not.toContain('undo-2')
    await undoChanges(house, manager, { area, undo: undoing, operation: operation() })
    expect(await title()).toBe('after')
    expect(await goals()).toContain('undo-2')
  })

  it('a removal brings the record back where it stood', async () => {
    await change([goal('stay-1', '1'), goal('stay-2', '2'), goal('stay-3', '3')])
    const removing = operation()
    await change([gone('stay-2', 1)], manager, removing)
    await undoChanges(house, manager, { area, undo: removing, operation: operation() })
    expect((await goals()).filter((id) => id.startsWith('stay'))).toEqual(['stay-1', 'stay-2', 'stay-3'])
  })

  it('is refused when somebody changed it since, and when there is nothing to undo', async () => {
    const done = operation()
    await change([goal('since', 'one')], manager, done)
    await change([goal('since', 'two', 1)], partner)
    const undo = { area, undo: done, operation: operation() }
    await expect(undoChanges(house, manager, undo)).rejects.toMatchObject({ code: 'record-changed' })
    await expect(undoChanges(house, manager, { ...undo, undo: 'nothing' })).rejects.toMatchObject({
      code: 'record-operation-unknown',
    })
    await expect(undoChanges(house, neighbour, undo)).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

describe('what an area wrote', () => {
  it.each([
    ['the public', publicActor, 'not-signed-in'],
    ['an administrator', administrator, 'not-allowed'],
    ['the national coordinator', coordinator, 'not-allowed'],
    ['the programme manager of another area', neighbour, 'not-allowed'],
    ['a reader of the area', person('reader', area), 'not-allowed'],
  ])('is not changed by %s', async (_who, actor, code) => {
    await expect(change([goal('not-theirs', 'x')], actor)).rejects.toMatchObject({ code })
    await expect(nameVersion(house, actor, { area, name: 'x', operation: operation() })).rejects.toMatchObject({ code })
  })

  it('that binds the alliance is changed by its programme managers only', async () => {
    await expect(change([goal('bound', 'x'), money('m0')], partner)).rejects.toMatchObject({ code: 'not-allowed' })
    await change([money('m1')], manager)
    const undo = (await historyOf(house, manager, area, { kind: 'test-money', id: 'm1' }))[0]?.operation ?? ''
    await expect(undoChanges(house, partner, { area, undo, operation: operation() })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is seen by its team; by others part by part, once it is shared', async () => {
    const where = 'breda-noord'
    await change([goal('seen', 'x'), deed('unseen', ['seen'])], neighbour, operation(), where)
    const sees = async (actor: Actor) => (await readRecords(house, actor, where)).map(({ id }) => id)
    const share = (audience: 'national' | 'public', isShared: boolean, actor = neighbour) =>
      changeSharing(house, actor, { area: where, section: 'theory', with: audience, isShared, operation: operation() })
    const everyone = async () => Promise.all([neighbour, coordinator, manager, administrator, publicActor].map(sees))
    expect(await everyone()).toEqual([['unseen', 'seen'], [], [], [], []])
    await share('national', true)
    expect(await everyone()).toEqual([['unseen', 'seen'], ['seen'], [], [], []])
    await share('public', true)
    expect(await everyone()).toEqual([['unseen', 'seen'], ['seen'], ['seen'], ['seen'], ['seen']])
    expect(await sharingOf(house, neighbour, where, 'theory')).toMatchObject({
      ...{ audiences: ['national', 'public'], mayShare: true },
    })
    expect(await sharingOf(house, coordinator, where, 'theory')).toBeNull()
    const by = async (actor: Actor) => (await readRecords(house, actor, where, ['test-goal']))[0]?.changedBy
    expect([await by(neighbour), await by(publicActor)]).toEqual(['person:programme-manager-breda-noord', ''])
    const ref = { kind: 'test-deed', id: 'unseen' }
    await expect(readRecord(house, publicActor, where, ref)).rejects.toMatchObject({ code: 'record-unknown' })
    expect(await describeRecord(house, publicActor, where, ref, 'nl')).toEqual({ isVisible: false })
    expect(await describeRecord(house, publicActor, where, { kind: 'test-goal', id: 'seen' }, 'nl')).toEqual({
      ...{ isVisible: true, label: 'x', address: '/gebieden/breda-noord/gegevens/testGoals/seen' },
    })
    await share('public', false)
    await share('national', false)
    expect(await everyone()).toEqual([['unseen', 'seen'], [], [], [], []])
    for (const actor of [coordinator, partner, operatorActor]) {
      await expect(share('public', true, actor)).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })

  it('has a history that others do not see, whatever was shared', async () => {
    for (const ask of [
      (actor: Actor) => historyOf(house, actor, area),
      (actor: Actor) => changesSince(house, actor, area, 0),
      (actor: Actor) => versionsOf(house, actor, area),
      (actor: Actor) => recordsAt(house, actor, area, 1),
    ]) {
      await expect(ask(coordinator)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(ask(publicActor)).rejects.toMatchObject({ code: 'not-signed-in' })
    }
  })

  it('that ships with the product is shared by the operator, with the reason, once', async () => {
    const where = 'lelystad-oost'
    const asked = { area: where, with: 'public', why: 'made up to show Wijklus' } as const
    await change([goal('shipped', 'x')], operatorActor, operation(), where)
    await shareSections(house, operatorActor, { ...asked, operation: operation() })
    await shareSections(house, operatorActor, { ...asked, operation: operation() })
    expect((await readRecords(house, publicActor, where)).map(({ id }) => id)).toEqual(['shipped'])
    const lines = await listAudit(house, operatorActor, { area: where, action: 'accounts.share-shipped' })
    expect(lines.filter(({ fields }) => fields.includes('shared'))).toHaveLength(8)
    expect(lines.at(-1)?.after).toMatchObject({ why: asked.why })
    await expect(shareSections(house, manager, { ...asked, operation: operation() })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('a version', () => {
  it('is what stood there when it got its name', async () => {
    const where = 'groningen-noord'
    const actor = person('programme-manager', where)
    const put = (changes: RecordChange[]) => change(changes, actor, operation(), where)
    await put([goal('v1', 'first'), goal('v2', 'second')])
    const named = await nameVersion(house, actor, { area: where, name: ' Aanvraag ', operation: operation() })
    await put([goal('v1', 'changed', 1), gone('v2', 1), goal('v3', 'third')])
    await nameVersion(house, actor, { area: where, name: 'Na de wijziging', operation: operation() })
    expect(await versionsOf(house, actor, where)).toMatchObject([
      { version: 2, name: 'Na de wijziging' },
      { version: 1, name: 'Aanvraag', number: named.number },
    ])
    const then = await recordsAt(house, actor, where, named.number)
    expect(then.map(({ id, body }) => [id, body['title']])).toEqual([
      ['v1', 'first'],
      ['v2', 'second'],
    ])
    await expect(nameVersion(house, actor, { area: where, name: ' ', operation: operation() })).rejects.toMatchObject({
      ...{ code: 'input-invalid', where: 'name' },
    })
  })
})

it('a thousand records are written in one change', async () => {
  const where = 'leeuwarden-oost'
  const actor = person('programme-manager', where)
  const some = Array.from({ length: 1000 }, (_, index) => goal(`n${index}`, `goal ${index}`))
  const started = performance.now()
  const { records } = await change(some, actor, operation(), where)
  const written = performance.now()
  expect(records).toHaveLength(1000)
  expect(await readRecords(house, actor, where)).toHaveLength(1000)
  const [took, reading] = [written - started, performance.now() - written].map(Math.round)
  process.stderr.write(`1,000 records: written in ${took} ms, read in ${reading} ms\n`)
})

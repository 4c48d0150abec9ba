import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import type { House } from '../../platform/index.server'
import type { RecordChange } from '../kind'
import { changeRecords, readRecord } from '../service.server'
import { deedKind, goal, goalKind, gone, person } from '../test-support/kinds'
import { saveForm, sentForm } from './save.server'

const area = 'heerlen-noord'
const manager = person('programme-manager', area)
const partner = person('contributor', area)

let house: House
let count = 0
const operation = () => `operation-${++count}`

beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

function change(changes: RecordChange[], actor = manager) {
  return changeRecords(house, actor, { area, operation: operation(), changes })
}

describe('a form', () => {
  const ofGoal = goalKind as unknown as Parameters<typeof saveForm>[2]['kind']

  async function send(id: string | null, fields: Record<string, string>, actor = manager, kind = ofGoal) {
    const own = { ':do': 'save', ':operation': operation(), ':base': '' }
    const body = new URLSearchParams({ ...own, ...fields })
    const sent = await sentForm(new Request('http://localhost/', { method: 'POST', body }))
    return saveForm(house, actor, { area, kind, id, sent, language: 'nl' })
  }

  it('makes a record that is known by its title, and changes it leaving what it does not ask for', async () => {
    const { id } = await send(null, {
      title: 'Armoede & schulden',
      'targets[0].period': '2030',
      'targets[0].value': '12,5',
    })
    expect(id).toMatch(/^armoede-schulden-[0-9a-f]{6}$/)
    const ref = { kind: 'test-goal', id: String(id) }
    const made = await readRecord(house, manager, area, ref)
    expect(made.body).toEqual({ id, title: 'Armoede & schulden', targets: [{ period: '2030', value: 12.5 }] })
    await change([{ ...ref, base: 1, body: { ...made.body, at: { x: 4 } } }])
    await send(String(id), { title: 'Minder armoede', ':base': '2' })
    expect((await readRecord(house, manager, area, ref)).body).toEqual({ id, title: 'Minder armoede', at: { x: 4 } })
  })

  it('that is wrong comes back with what was typed and what is wrong at each field', async () => {
    const typed = { title: ' ', 'targets[1].period': 'straks', 'targets[1].value': '3' }
    expect(await send(null, typed)).toMatchObject({
      status: 400,
      refused: {
        typed: { title: [' '], 'targets[1].period': ['straks'] },
        faults: [
          { field: 'title', fault: 'required' },
          { field: 'targets[1].period', fault: 'period' },
        ],
      },
    })
  })

  it('says at the field that what was chosen is there no more', async () => {
    const ofDeed = deedKind as unknown as typeof ofGoal
    expect(await send(null, { title: 'x', goals: 'nowhere' }, manager, ofDeed)).toMatchObject({
      refused: { faults: [{ field: 'goals', fault: 'gone' }] },
    })
  })

  it('based on an old revision comes back with both versions; sent again it holds', async () => {
    await change([goal('form-two', 'before')])
    await change([goal('form-two', 'theirs', 1)], partner)
    const late = await send('form-two', { title: 'mine', ':base': '1' })
    expect(late).toMatchObject({
      ...{ status: 409, id: null },
      refused: {
        typed: { title: ['mine'] },
        conflict: { theirs: { title: 'theirs' }, yours: { title: 'mine' }, revision: 2 },
      },
    })
    expect(await send('form-two', { title: 'mine', ':base': '2' })).toEqual({ id: 'form-two', refused: null })
    await change([gone('form-two', 3)], partner)
    const removed = await send('form-two', { title: 'again', ':base': '3' })
    expect(removed).toMatchObject({ refused: { conflict: { theirs: null, revision: null } } })
    expect(await send('form-two', { title: 'again', ':base': '' })).toEqual({ id: 'form-two', refused: null })
  })
})

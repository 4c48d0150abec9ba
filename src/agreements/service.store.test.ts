import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, publicActor } from '../accounts'
import type { House } from '../platform/index.server'
import { bodiesOf } from '../records'
import { changeRecords, readRecord, readRecords } from '../records/index.server'
import { bottleneckKind, commitmentKind } from './kinds'
import { followUp, noteOnBottleneck } from './service.server'

const area = 'heerlen-noord'
const person = (role: 'contributor' | 'reader', held = area): Actor => ({
  kind: 'person',
  id: `${role} ${held}`,
  name: role,
  memberships: [{ role, area: held, organisation: 'test', from: '2020-01-01', to: null }],
})
const partner = person('contributor')

let house: House

beforeAll(async () => {
  house = await freshHouse()
  await changeRecords(house, partner, {
    area,
    operation: 'begin',
    changes: [
      { kind: 'commitment', id: 'c1', base: null, body: { id: 'c1', text: 'Twee panden', state: 'open' } },
      { kind: 'bottleneck', id: 'b1', base: null, body: { id: 'b1', title: 'Een regel', state: 'open' } },
    ],
  })
})

afterAll(() => house.close())

const commitment = async () => bodiesOf(await readRecords(house, partner, area), commitmentKind)[0]
const bottleneck = async () => bodiesOf(await readRecords(house, partner, area), bottleneckKind)[0]

describe('following up a commitment', () => {
  it('adds what came of it, with the day, and how it stands; asked again it is done once', async () => {
    const asked = { area, id: 'c1', base: 1, operation: 'follow', text: ' Eén pand is er. ', state: 'partly' }
    const first = await followUp(house, partner, asked)
    expect(await followUp(house, partner, asked)).toEqual(first)
    expect(await commitment()).toMatchObject({
      state: 'partly',
      followUp: [{ on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), text: 'Eén pand is er.' }],
    })
  })

  it('is refused with both versions when somebody else was first', async () => {
    const late = { area, id: 'c1', base: 1, operation: 'late', text: 'Toch niet.', state: 'open' }
    await expect(followUp(house, partner, late)).rejects.toMatchObject({
      code: 'record-changed',
      versions: { yours: { state: 'open' }, current: { state: 'partly' }, revision: 2 },
    })
  })

  it('is refused when nothing was said, and to who is not of the team', async () => {
    const asked = { area, id: 'c1', base: 2, operation: 'nothing', text: ' ', state: 'partly' }
    await expect(followUp(house, partner, asked)).rejects.toMatchObject({ code: 'agreement-nothing-said' })
    for (const actor of [person('reader'), person('contributor', 'breda-noord')]) {
      await expect(followUp(house, actor, { ...asked, text: 'Ja' })).rejects.toMatchObject({ code: 'not-allowed' })
    }
    await expect(followUp(house, publicActor, asked)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('noting something on a bottleneck', () => {
  it('keeps every breakthrough that was tried, and the answer with its day', async () => {
    const note = { area, id: 'b1', state: 'put' } as const
    await noteOnBottleneck(house, partner, { ...note, base: 1, operation: 'one', what: 'tried', text: 'Gevraagd' })
    await noteOnBottleneck(house, partner, { ...note, base: 2, operation: 'two', what: 'tried', text: 'Weer gevraagd' })
    await noteOnBottleneck(house, partner, {
      ...{ ...note, state: 'answered', base: 3, operation: 'three', what: 'answer', text: 'Het mag.' },
    })
    expect(await bottleneck()).toMatchObject({
      state: 'answered',
      tried: [{ text: 'Gevraagd' }, { text: 'Weer gevraagd' }],
      answer: 'Het mag.',
      answeredOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    })
    expect((await readRecord(house, partner, area, { kind: 'bottleneck', id: 'b1' })).revision).toBe(4)
  })
})

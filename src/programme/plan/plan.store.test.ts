import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { addPerson } from '../../../test/support/people'
import { type Actor, operatorActor, publicActor } from '../../accounts'
import { actorOfText, share } from '../../accounts/index.server'
import type { House } from '../../platform/index.server'
import type { RecordChange } from '../../records'
import { changeRecords, readRecord, readRecords, sectionItem } from '../../records/index.server'
import { areaPlan } from './area-plan.server'
import { moneyCsv, readMoneyFile } from './money-file.server'
import { publishedMoney } from './published.server'
import { publishedInterventions } from './published-interventions.server'
import { addReach, decide, importMoney, logSession, startCycle, takeOver } from './service.server'

const area = 'delft-west'

let house: House
let manager: Actor
let contributor: Actor
beforeAll(async () => {
  house = await freshHouse({ clock: () => new Date('2026-11-21T12:00:00Z') })
  const actorOf = async (name: string, role: 'programme-manager' | 'contributor') =>
    actorOfText(house, `person:${(await addPerson(house, name, { role, area })).id}`)
  manager = await actorOf('manager', 'programme-manager')
  contributor = await actorOf('partner', 'contributor')
  const added = (kind: string, id: string, body: Record<string, unknown>): RecordChange => ({
    ...{ kind, id, base: null, body: { id, ...body } },
  })
  const changes = [
    added('cycle', 'eerste', { name: 'Eerste', from: '2023-01-01', to: '2026-12-31', lessons: ['Bel aan'] }),
    added('intervention', 'bedrijf', { title: 'Wijkbedrijf', cycle: 'eerste', phase: 'running' }),
    added('intervention', 'oud', { title: 'Iets ouds', cycle: 'eerste' }),
    added('activity', 'spreekuur', { title: 'Spreekuur', intervention: 'bedrijf' }),
  ]
  await changeRecords(house, manager, { area, operation: 'begin', changes })
})
afterAll(() => house.close())

let count = 0
const operation = () => `plan-${++count}`
const bodyOf = async (kind: string, id: string) => (await readRecord(house, manager, area, { kind, id })).body
const fileOf = (text: string) => Readable.from([Buffer.from(text)])

describe('a quick action', () => {
  it('logs a session once per form, also when two people log at once', async () => {
    const once = { area, operation: operation(), activity: 'spreekuur', on: '2026-11-02', count: 12, text: 'Vol huis' }
    await logSession(house, contributor, once)
    await logSession(house, contributor, once)
    const session = (on: string) => ({ area, operation: operation(), activity: 'spreekuur', on, count: 5 })
    await Promise.all([
      logSession(house, contributor, session('2026-11-09')),
      logSession(house, manager, session('2026-11-16')),
    ])
    const { sessions } = await bodyOf('activity', 'spreekuur')
    expect((sessions as { on: string }[]).map(({ on }) => on).sort()).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ])
  })

  it('adds reach by group and period, each once, and never on a period that does not exist', async () => {
    const reach = (group?: string, period = '2026-Q1') => ({
      ...{ area, operation: operation(), intervention: 'bedrijf', period, group, count: 40 },
    })
    await addReach(house, contributor, reach())
    await addReach(house, contributor, reach('ouders'))
    await expect(addReach(house, contributor, reach('ouders'))).rejects.toMatchObject({ code: 'programme-reach-twice' })
    await expect(addReach(house, contributor, reach('x', '2026-Q7'))).rejects.toMatchObject({ code: 'record-invalid' })
    expect((await bodyOf('intervention', 'bedrijf'))['reach']).toHaveLength(2)
  })

  it('takes a decision beside the earlier ones, with a reason', async () => {
    const decision = (kind: 'continue' | 'stop', reason: string) => ({
      ...{ area, operation: operation(), intervention: 'oud', kind, on: '2026-06-01', reason },
    })
    const first = decision('continue', 'Het loopt net')
    await decide(house, contributor, first)
    await decide(house, contributor, first)
    await decide(house, contributor, decision('stop', 'Er kwam niemand'))
    const empty = decision('stop', '  ')
    await expect(decide(house, contributor, empty)).rejects.toMatchObject({ code: 'programme-reason-missing' })
    const kept = await readRecords(house, manager, area, ['decision'])
    expect(kept.map(({ body }) => [body['kind'], body['reason']])).toEqual([
      ['continue', 'Het loopt net'],
      ['stop', 'Er kwam niemand'],
    ])
  })

  it('is for the team of the area: others and the public are refused', async () => {
    const asked = { area: 'heerlen-noord', operation: operation(), activity: 'x', on: '2026-01-01', count: 1 }
    await expect(logSession(house, manager, asked)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(logSession(house, publicActor, asked)).rejects.toMatchObject({ code: 'not-signed-in' })
    const cycle = { name: 'x', from: '2027-01-01', to: '2030-01-01', lessons: [], continued: [] }
    const started = startCycle(house, contributor, { area, operation: operation(), follows: 'eerste', ...cycle })
    await expect(started).rejects.toMatchObject({ code: 'not-allowed' })
  })
})

it('a published intervention of the area is taken over with its source, once', async () => {
  const published = await publishedInterventions(house, publicActor, area, 'nl')
  expect(published.map(({ id }) => id)).toContain('netwerkmaker-delft-west')
  const asked = { area, published: 'netwerkmaker-delft-west', language: 'nl' as const }
  const { id } = await takeOver(house, contributor, { ...asked, operation: operation() })
  expect(await takeOver(house, contributor, { ...asked, operation: operation() })).toEqual({ id })
  const body = await bodyOf('intervention', id)
  expect(body).toMatchObject({ published: 'netwerkmaker-delft-west' })
  expect(body['source']).toMatch(/^Monitor SPUK Kansrijke Wijk 2023-2025.*, regel \d+/)
  expect(body['contributes']).toBeUndefined()
  const factor = takeOver(house, contributor, { ...asked, published: 'factor-7038', operation: operation() })
  await expect(factor).rejects.toMatchObject({ code: 'programme-not-takeable' })
})

it('a new cycle is started from the old: lessons and what goes on come along, the old stays as it was', async () => {
  const asked = {
    ...{ area, operation: operation(), follows: 'eerste', name: 'Tweede cyclus', from: '2027-01-01', to: '2030-12-31' },
    ...{ lessons: ['Bel aan', 'Begin eerder'], continued: ['bedrijf'] },
  }
  const old = await bodyOf('cycle', 'eerste')
  const { id } = await startCycle(house, manager, asked)
  expect(await startCycle(house, manager, asked)).toEqual({ id })
  expect(await bodyOf('cycle', id)).toMatchObject({ follows: 'eerste', lessons: ['Bel aan', 'Begin eerder'] })
  expect(await bodyOf('intervention', 'bedrijf')).toMatchObject({ cycle: id })
  expect(await bodyOf('intervention', 'oud')).toMatchObject({ cycle: 'eerste' })
  expect(await bodyOf('cycle', 'eerste')).toEqual(old)
  const wrong = startCycle(house, manager, { ...asked, operation: operation(), to: '2026-01-01' })
  await expect(wrong).rejects.toMatchObject({ code: 'programme-cycle-order', where: 'to' })
})

describe('money from a spreadsheet', () => {
  const csv =
    'Bron;Thema;Interventie;Jaar;Budget;Besteed;Aanvullend\nSPUK;Re-integratie;Wijkbedrijf;2024;1.250;1.000,50;ja\n'

  it('is shown first, then kept; written as CSV and read again it changes nothing', async () => {
    const plan = await readMoneyFile(house, manager, { area, file: 'geld.csv', content: fileOf(csv) })
    expect(plan).toMatchObject({ file: 'geld.csv', rows: 1, faults: [], added: ['spuk-re-integratie-bedrijf'] })
    expect(await readRecords(house, manager, area, ['money'])).toEqual([])
    await importMoney(house, manager, { area, operation: operation(), changes: plan.changes })
    const written = await moneyCsv(house, manager, area, 'nl')
    expect(written).toContain('spuk-re-integratie-bedrijf,SPUK,re-integratie,Wijkbedrijf,ja,,,,2024,1250,1000.5,,')
    const again = await readMoneyFile(house, manager, { area, file: 'geld.csv', content: fileOf(written) })
    expect(again).toMatchObject({ changes: [], unchanged: 1, faults: [] })
  })

  it('is refused without its columns, as anything else than money, and for who may not', async () => {
    const content = () => fileOf('Naam;Telefoon\nA;1\n')
    const without = readMoneyFile(house, manager, { area, file: 'adressen.csv', content: content() })
    await expect(without).rejects.toMatchObject({ code: 'money-columns-missing' })
    const partner = readMoneyFile(house, contributor, { area, file: 'geld.csv', content: content() })
    await expect(partner).rejects.toMatchObject({ code: 'not-allowed' })
    const changes = [{ kind: 'intervention', id: 'x', base: null, body: { id: 'x', title: 'x' } }]
    const other = importMoney(house, manager, { area, operation: operation(), changes })
    await expect(other).rejects.toMatchObject({ code: 'input-invalid' })
  })
})

it('others see of a plan what was shared: the programme without its money', async () => {
  const kinds = ['intervention', 'money'] as const
  expect(await areaPlan(house, publicActor, area, 'programme', kinds)).toMatchObject({
    ...{ sees: [], may: { change: false, manage: false }, of: { intervention: [], money: [] } },
  })
  await share(house, manager, { ...sectionItem(area, 'programme'), with: 'public', operation: operation() })
  const seen = await areaPlan(house, publicActor, area, 'programme', kinds)
  expect(seen.sees).toEqual(['programme'])
  expect(seen.of.intervention.map(({ id }) => id)).toContain('bedrijf')
  expect(seen.of.money).toEqual([])
  expect(await moneyCsv(house, publicActor, area, 'nl')).not.toContain('SPUK')
  expect((await areaPlan(house, operatorActor, area, 'programme', kinds)).of.money).toHaveLength(1)
})

it('the grants and cost-benefit figures that ship are read, with the lines they stand on', async () => {
  const { grants, returns } = await publishedMoney(house.root)
  expect(grants.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['spuk-kansrijke-wijk-2023-2025', '2023-07', '2025'],
  ])
  expect(grants[0]?.themes).toHaveLength(6)
  expect(returns).toHaveLength(4)
  expect(returns.find(({ code }) => code === 'instapeconomie-den-haag')).toMatchObject({
    line: '1965-1976',
    year: '2021',
  })
})

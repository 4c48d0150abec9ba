import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshHouse } from '../../test/support/house'
import { type Actor, operatorActor, publicActor, type Role } from '../accounts'
import { listAudit, share } from '../accounts/index.server'
import { followJob, type House, startWorker } from '../platform/index.server'
import { statisticsJobs } from './jobs.server'
import type { Row } from './model/observation'
import { seriesOf } from './service.server'
import { statisticsTables } from './store.server'
import { openDataset, publishTyped, typedRows, typeRow } from './typing.server'

let house: House
let worker: { stop(): Promise<void> }
beforeAll(async () => {
  house = await freshHouse({ settings: { WIJKLUS_CONNECTIONS: '6' } })
  const wording = { nl: 'deelnemers', en: 'participants' }
  const content = JSON.stringify({
    code: 'deelnemers',
    unit: 'persons',
    name: wording,
    definitions: [{ version: '1', label: wording, text: wording }],
  })
  await statisticsTables(house.database)
    .insertInto('indicator')
    .values({ code: 'deelnemers', position: 99, content })
    .execute()
  worker = await startWorker(house, statisticsJobs)
})
afterAll(async () => {
  await worker.stop()
  await house.close()
})

const held = (role: Role, area: string | null): Actor => ({
  kind: 'person',
  id: `${role}-${area}`,
  name: role,
  memberships: [{ role, area, organisation: 'one', from: '2026-01-01', to: null }],
})
const manager = held('programme-manager', 'arnhem-oost')
const contributor = held('contributor', 'arnhem-oost')
const neighbour = held('programme-manager', 'breda-noord')
const coordinator = held('national-coordinator', null)

const row = (value: number, change: Partial<Row> = {}): Row => ({
  indicator: 'deelnemers',
  definition: '1',
  place: 'arnhem-oost',
  boundaryYear: null,
  period: '2025',
  value,
  precision: 'exact',
  source: { document: 'own', line: '1' },
  ...change,
})

async function open(): Promise<string> {
  const slug = `eigen-${randomUUID().slice(0, 8)}`
  await openDataset(house, manager, {
    slug,
    title: { nl: 'Eigen telling', en: 'Own count' },
    publisher: 'Arnhem-Oost',
    licence: 'CC BY 4.0',
    disclosure: 'counts-of-people',
    area: 'arnhem-oost',
    operation: randomUUID(),
  })
  return slug
}

const type = (dataset: string, typed: Row, base = 0, actor = contributor, operation: string = randomUUID()) =>
  typeRow(house, actor, { dataset, row: typed, base, operation })

async function publishAndWait(dataset: string): Promise<unknown> {
  const { job } = await publishTyped(house, manager, { dataset, operation: randomUUID() })
  let last: { state: string; result: unknown; done: number; total: number } | undefined
  for await (const status of followJob(house.database, job, { everyMilliseconds: 20 })) last = status
  expect(last).toMatchObject({ state: 'done', done: 3, total: 3 })
  return last?.result
}

const seen = async (actor: Actor, edition: 'released' | 'full' = 'released') => {
  const series = await seriesOf(house, actor, { indicator: 'deelnemers', place: 'arnhem-oost', edition })
  return series.definitions[0]?.observations.map(({ period, value, absence }) => [period, value ?? absence])
}

describe('typing figures', () => {
  it('keeps a figure, and a change on top of it', async () => {
    const dataset = await open()
    expect(await type(dataset, row(40))).toMatchObject({ revision: 1 })
    expect(await type(dataset, row(41), 1)).toMatchObject({ revision: 2 })
    expect(await typedRows(house, contributor, dataset)).toEqual([row(41)])
  })

  it('keeps what the first typed when two start from the same figure', async () => {
    const dataset = await open()
    await type(dataset, row(40))
    await type(dataset, row(41), 1)
    await expect(type(dataset, row(42), 1)).rejects.toMatchObject({
      code: 'changed-since',
      parameters: { base: 1, current: 2 },
    })
    await expect(type(dataset, row(42), 0)).rejects.toMatchObject({
      code: 'changed-since',
      parameters: { base: 0, current: 2 },
    })
    expect(await typedRows(house, contributor, dataset)).toEqual([row(41)])
  })

  it('lets one of two win who type the same new figure at once', async () => {
    const dataset = await open()
    const outcomes = await Promise.allSettled([type(dataset, row(1)), type(dataset, row(2))])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'changed-since' })
  })

  it('does it once when the same operation comes again', async () => {
    const dataset = await open()
    const operation = randomUUID()
    const first = await type(dataset, row(40), 0, contributor, operation)
    expect(await type(dataset, row(40), 0, contributor, operation)).toEqual(first)
    await expect(type(dataset, row(41), 0, contributor, operation)).rejects.toMatchObject({ code: 'operation-reused' })
  })

  it('refuses a figure that does not hold, by field', async () => {
    const dataset = await open()
    const wrong = type(dataset, row(40, { absence: 'unknown' }))
    await expect(wrong).rejects.toMatchObject({ code: 'row-invalid', parameters: { field: 'absence' } })
    await expect(type(dataset, row(40, { definition: '2' }))).rejects.toMatchObject({ code: 'row-invalid' })
  })

  it('is for the own team; for others the dataset does not exist', async () => {
    const dataset = await open()
    for (const actor of [neighbour, coordinator, publicActor, operatorActor]) {
      await expect(type(dataset, row(40), 0, actor)).rejects.toMatchObject({
        code: 'dataset-unknown',
        parameters: { near: expect.not.arrayContaining([dataset]) },
      })
      await expect(typedRows(house, actor, dataset)).rejects.toMatchObject({ code: 'dataset-unknown' })
    }
    const reader = held('reader', 'arnhem-oost')
    await expect(type(dataset, row(40), 0, reader)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('leaves a line in the audit trail that says which fields, and no figure', async () => {
    const dataset = await open()
    await type(dataset, row(3))
    await type(dataset, row(4), 1)
    const lines = await listAudit(house, operatorActor, { area: 'arnhem-oost' })
    const [line] = lines.filter(({ subject }) => subject.id.startsWith(`${dataset}|`))
    expect(line).toMatchObject({ action: 'statistics.type-row', fields: ['value'], before: null, after: null })
  })

  it('cannot be done in a published dataset', async () => {
    await expect(type('nplv-monitor-2025', row(40))).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('refuses a name that is taken', async () => {
    const slug = await open()
    const again = openDataset(house, manager, {
      slug,
      title: { nl: 'x', en: 'x' },
      publisher: 'x',
      licence: 'x',
      disclosure: 'open',
      area: 'arnhem-oost',
      operation: randomUUID(),
    })
    await expect(again).rejects.toMatchObject({ code: 'dataset-taken' })
  })
})

describe('publishing what was typed', () => {
  it('shows it to the own team only, and to others once it is shared, small numbers hidden', async () => {
    const dataset = await open()
    await type(dataset, row(40, { period: '2024' }))
    await type(dataset, row(4, { period: '2025' }))
    expect(await seen(manager)).toEqual([])

    expect(await publishAndWait(dataset)).toMatchObject({
      version: `${dataset}.1`,
      rows: 2,
      suppressed: 1,
      isNew: true,
    })
    const released = [
      ['2024', 40],
      ['2025', 'suppressed'],
    ]
    const full = [
      ['2024', 40],
      ['2025', 4],
    ]
    expect(await seen(contributor)).toEqual(released)
    expect(await seen(manager, 'full')).toEqual(full)
    for (const actor of [neighbour, coordinator, publicActor]) expect(await seen(actor)).toEqual([])

    await share(house, manager, {
      subject: { kind: 'dataset', id: dataset },
      area: 'arnhem-oost',
      with: 'national',
      operation: randomUUID(),
    })
    expect(await seen(coordinator)).toEqual(released)
    expect(await seen(held('researcher', null), 'full')).toEqual(released)
    expect(await seen(neighbour, 'full')).toEqual(await seen(neighbour))
    expect(await seen(publicActor)).toEqual([])
  })

  it('makes no second version of the same figures, and one of others', async () => {
    const dataset = await open()
    await type(dataset, row(50))
    expect(await publishAndWait(dataset)).toMatchObject({ version: `${dataset}.1`, isNew: true })
    expect(await publishAndWait(dataset)).toMatchObject({ version: `${dataset}.1`, isNew: false })
    await type(dataset, row(51), 1)
    expect(await publishAndWait(dataset)).toMatchObject({ version: `${dataset}.2`, isNew: true })
  })

  it('is for the programme manager and the operator', async () => {
    const dataset = await open()
    const ask = (actor: Actor) => publishTyped(house, actor, { dataset, operation: randomUUID() })
    await expect(ask(contributor)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(ask(neighbour)).rejects.toMatchObject({ code: 'dataset-unknown' })
    expect(await ask(operatorActor)).toMatchObject({ job: expect.any(String) })
  })
})

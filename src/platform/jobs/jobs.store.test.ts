import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { emptyDatabase, type TestDatabase } from '../../../test/support/database'
import { Refusal } from '../errors'
import {
  enqueue,
  followJob,
  type House,
  type JobKind,
  type JobStatus,
  jobStatus,
  migrate,
  openHouse,
  openLog,
  platformSchema,
  prepareQueue,
  readConfiguration,
  startWorker,
} from '../index.server'

let made: TestDatabase
let directory: string
let house: House
const lines: string[] = []
const workers: { stop(): Promise<void> }[] = []

beforeAll(async () => {
  made = await emptyDatabase()
  directory = await mkdtemp(join(tmpdir(), 'wijklus-jobs-'))
  const settings = { DATABASE_URL: made.url, WIJKLUS_DATA_DIRECTORY: directory, WIJKLUS_CONNECTIONS: '4' }
  const log = openLog('info', { write: (line: string) => lines.push(line) })
  house = await openHouse(readConfiguration(settings, directory), directory, { log })
  await migrate(house.database, platformSchema)
  await prepareQueue(house.directUrl)
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})
afterAll(async () => {
  await house.close()
  await made.drop()
  await rm(directory, { recursive: true, force: true })
})

async function work(...kinds: JobKind[]) {
  workers.push(await startWorker(house, kinds))
}

const ask = (kind: string, payload: Record<string, unknown> = {}) =>
  house.database.transaction().execute((transaction) => enqueue(transaction, kind, payload, 'person:1'))

async function followed(id: string): Promise<JobStatus[]> {
  const seen: JobStatus[] = []
  for await (const status of followJob(house.database, id, { everyMilliseconds: 5 })) seen.push(status)
  return seen
}

describe('asking for long work', () => {
  it('is undone with the transaction that asked for it', async () => {
    let id = ''
    const asked = house.database.transaction().execute(async (transaction) => {
      id = await enqueue(transaction, 'count', {}, 'person:1')
      throw new Error('something else failed')
    })
    await expect(asked).rejects.toThrow('something else failed')
    expect(await jobStatus(house.database, id)).toBeUndefined()
    const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker.jobs`.execute(
      house.database,
    )
    expect(rows).toEqual([{ jobs: 0 }])
  })

  it('waits until a worker is there, and is of who asked', async () => {
    const id = await ask('wait')
    expect(await jobStatus(house.database, id)).toMatchObject({
      state: 'waiting',
      actor: 'person:1',
      done: 0,
      total: 0,
    })
    await work({ kind: 'wait', run: async () => 'waited' })
    expect((await followed(id)).at(-1)).toMatchObject({ state: 'done', result: 'waited' })
  })

  it('an id that was never given is of no job', async () => {
    expect(await jobStatus(house.database, 'x')).toBeUndefined()
    expect(await followed('00000000-0000-4000-8000-000000000000')).toEqual([])
  })
})

describe('long work', () => {
  it('says how far it is, and what came of it', async () => {
    const step = { go: () => {} }
    await work({
      kind: 'count',
      async run(_house, payload, report) {
        await report(1, 2, 'count.first')
        await new Promise<void>((done) => {
          step.go = done
        })
        await report(2, 2)
        return { counted: payload.upTo }
      },
    })
    const id = await ask('count', { upTo: 3 })
    const seen: JobStatus[] = []
    for await (const status of followJob(house.database, id, { everyMilliseconds: 5 })) {
      seen.push(status)
      if (status.step === 'count.first') step.go()
    }
    expect(seen).toContainEqual(expect.objectContaining({ state: 'running', done: 1, total: 2, step: 'count.first' }))
    expect(seen.at(-1)).toMatchObject({
      state: 'done',
      done: 2,
      total: 2,
      step: null,
      result: { counted: 3 },
      failure: null,
      endedAt: expect.stringMatching(/Z$/),
    })
    expect(seen.at(-1)).not.toHaveProperty('actor')
  })

  it('that is refused is not tried again, and says why in both languages', async () => {
    let tries = 0
    await work({
      kind: 'refuse',
      async run() {
        tries += 1
        throw new Refusal('dataset-unknown', { name: 'x', near: ['y'] })
      },
    })
    const last = (await followed(await ask('refuse'))).at(-1)
    expect(last).toMatchObject({
      state: 'failed',
      failure: { nl: expect.stringContaining('Bedoelde u: y?'), en: expect.stringContaining('Did you mean: y?') },
    })
    // The queue lets go of a job a moment after its work has ended.
    await vi.waitFor(
      async () => {
        const { rows } = await sql<{ jobs: number }>`select count(*) as jobs from graphile_worker.jobs`.execute(
          house.database,
        )
        expect({ tries, jobs: rows[0]?.jobs }).toEqual({ tries: 1, jobs: 0 })
      },
      { timeout: 5000 },
    )
  })

  it('that fails is tried again, and is not over until then', async () => {
    let tries = 0
    await work({
      kind: 'stumble',
      async run() {
        tries += 1
        if (tries === 1) throw new Error('the disk was full')
        return tries
      },
    })
    const seen = await followed(await ask('stumble'))
    expect(seen).toContainEqual(
      expect.objectContaining({
        state: 'waiting',
        failure: expect.objectContaining({ en: expect.stringContaining('again') }),
      }),
    )
    expect(seen.at(-1)).toMatchObject({ state: 'done', result: 2, failure: null })
    expect(lines.filter((line) => line.includes('the disk was full'))).toHaveLength(1)
  })

  it('that fails the last time has failed, and says nothing of how', async () => {
    const id = await ask('never')
    await sql`update graphile_worker._private_jobs set max_attempts = 1 where key = ${id}`.execute(house.database)
    await work({
      kind: 'never',
      async run() {
        throw new Error('secret reason')
      },
    })
    const last = (await followed(id)).at(-1)
    expect(last).toMatchObject({ state: 'failed', endedAt: expect.any(String) })
    expect(JSON.stringify(last)).not.toContain('secret reason')
  })

  it('is finished before the worker stops', async () => {
    const step = { started: () => {}, go: () => {} }
    const started = new Promise<void>((done) => {
      step.started = done
    })
    await work({
      kind: 'finish',
      async run() {
        step.started()
        await new Promise<void>((done) => {
          step.go = done
        })
      },
    })
    const id = await ask('finish')
    await started
    const stopped = workers.pop()?.stop()
    setTimeout(() => step.go(), 50)
    await stopped
    expect(await jobStatus(house.database, id)).toMatchObject({ state: 'done' })
  })
})

describe('work of a worker that is gone', () => {
  const holdAs = (id: string, worker: string) =>
    sql`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now(), attempts = 1 where key = ${id}`.execute(
      house.database,
    )

  it('is taken up by the next worker that starts', async () => {
    const id = await ask('again')
    await holdAs(id, 'worker-that-was-killed')
    await work({ kind: 'again', run: async () => 'done by another' })
    expect((await followed(id)).at(-1)).toMatchObject({ state: 'done', result: 'done by another' })
  })

  it('is left alone while that worker lives, by other workers and by itself', async () => {
    const started: (() => void)[] = []
    const busy: JobKind = { kind: 'busy', run: () => new Promise<void>((done) => started.push(done)) }
    workers.push(await startWorker(house, [busy], { freeEveryMilliseconds: 20 }))
    const id = await ask('busy')
    await vi.waitFor(() => expect(started).toHaveLength(1))
    workers.push(
      await startWorker(house, [busy, { kind: 'other', run: async () => null }], { freeEveryMilliseconds: 20 }),
    )
    expect((await followed(await ask('other'))).at(-1)).toMatchObject({ state: 'done' })
    // Longer than it takes both to look for work several times.
    await new Promise((done) => setTimeout(done, 1500))
    expect(started).toHaveLength(1)
    started[0]?.()
    expect((await followed(id)).at(-1)).toMatchObject({ state: 'done' })
  })
})

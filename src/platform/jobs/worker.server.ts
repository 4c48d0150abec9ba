import { EventEmitter } from 'node:events'
import { type JobHelpers, Logger, run, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { catalogue, Refusal } from '../errors'
import type { House } from '../house.server'
import { findPayload, updateJob } from './store.server'

/** How far the work is: `done` of `total` steps, and which step now (a key of the room's texts). */
export type ReportProgress = (done: number, total: number, step?: string) => Promise<void>

/** A kind of long work. `run` may be started again after a kill, so it must come to the same end when repeated. */
export interface JobKind {
  kind: string
  run(house: House, payload: Record<string, unknown>, report: ReportProgress): Promise<unknown>
}

/** Makes the queue's own tables. */
export async function prepareQueue(url: string): Promise<void> {
  await runMigrations({ connectionString: url, noHandleSignals: true, logger: quiet })
}

/**
 * Works through the queue until `stop` is called; a running job is then finished first.
 *
 * graphile-worker keeps a job of a killed worker locked for hours, in the name of its pool. So every worker holds an
 * advisory lock in that name, and a starting worker (and later once a minute) frees the jobs of names that nobody holds
 * any more.
 */
export async function startWorker(
  house: House,
  kinds: readonly JobKind[],
  { freeEveryMilliseconds = 60_000 }: { freeEveryMilliseconds?: number } = {},
): Promise<{ stop(): Promise<void> }> {
  const presence = new pg.Client({ connectionString: house.directUrl, application_name: 'wijklus worker' })
  presence.on('error', (error) => house.log.error({ error: error.message }, 'worker lost its presence'))
  await presence.connect()

  const events = new EventEmitter()
  const own = new Map<string, Promise<unknown>>()
  events.on('pool:create', ({ workerPool: { id } }: { workerPool: { id: string } }) => {
    own.set(id, presence.query('select pg_advisory_lock(hashtextextended($1, 11))', [id]))
  })
  const free = () =>
    freeJobsOfTheDead(presence, own).catch((error) =>
      house.log.warn({ error: error.message }, 'jobs of killed workers not freed'),
    )
  await free()

  const runner = await run({
    connectionString: house.directUrl,
    maxPoolSize: house.configuration.jobs + 2,
    concurrency: house.configuration.jobs,
    noHandleSignals: true,
    logger: quiet,
    pollInterval: 1000,
    parsedCronItems: [],
    // biome-ignore lint/suspicious/noExplicitAny: the library types its emitter more narrowly than node does
    events: events as any,
    taskList: Object.fromEntries(
      kinds.map((kind) => [
        kind.kind,
        (payload: unknown, { job }: JobHelpers) =>
          work(house, kind, (payload as { job: string }).job, job.attempts >= job.max_attempts),
      ]),
    ),
  })
  await Promise.all(own.values())
  const timer = setInterval(free, freeEveryMilliseconds)
  return {
    async stop() {
      clearInterval(timer)
      await runner.stop()
      await presence.end()
    },
  }
}

async function work(house: House, kind: JobKind, id: string, isLastTry: boolean): Promise<void> {
  const payload = await findPayload(house.database, id)
  if (!payload) return
  await updateJob(house.database, id, { state: 'running' })
  try {
    const result = await kind.run(house, payload, (done, total, step) =>
      updateJob(house.database, id, { done, total, step: step ?? null }),
    )
    const ended_at = house.clock()
    await updateJob(house.database, id, { state: 'done', result: { value: result ?? null }, failure: null, ended_at })
  } catch (error) {
    if (error instanceof Refusal) {
      // What is refused is refused again next time, so it is not tried again.
      const failure = { nl: error.line('nl'), en: error.line('en') }
      await updateJob(house.database, id, { state: 'failed', failure, ended_at: house.clock() })
      return
    }
    house.log.error({ job: id, kind: kind.kind, error: (error as Error).stack }, 'job failed')
    if (isLastTry) {
      const { nl, en } = catalogue.failed.message
      await updateJob(house.database, id, { state: 'failed', failure: { nl, en }, ended_at: house.clock() })
    } else {
      await updateJob(house.database, id, { state: 'waiting', failure: triedAgain })
    }
    throw error
  }
}

/** What people read while a job waits for its next try. */
const triedAgain = {
  nl: 'Er ging iets mis; het wordt opnieuw geprobeerd.',
  en: 'Something went wrong; it will be tried again.',
}

async function freeJobsOfTheDead(client: pg.Client, own: { has(name: string): boolean }): Promise<void> {
  const { rows } = await client.query<{ locked_by: string }>(
    'select distinct locked_by from graphile_worker._private_jobs where locked_by is not null',
  )
  for (const { locked_by: name } of rows) {
    // A session is always given a lock that it holds already.
    if (own.has(name)) continue
    const { rows: held } = await client.query<{ free: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 11)) as free',
      [name],
    )
    if (!held[0]?.free) continue
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [[name]])
    await client.query('select pg_advisory_unlock(hashtextextended($1, 11))', [name])
  }
}

const quiet = new Logger(() => () => {})

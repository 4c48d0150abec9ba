import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database, DatabaseTransaction } from '../database.server'
import { isEnded, type JobStatus } from './model'
import { findJob, insertJob } from './store.server'

/**
 * Puts long work in the queue, within the transaction of what asked for it: rolled back together.
 *
 * @returns the id under which it can be followed
 */
export async function enqueue(
  transaction: DatabaseTransaction,
  kind: string,
  payload: Record<string, unknown>,
  actor: string,
): Promise<string> {
  const id = randomUUID()
  await insertJob(transaction, { id, kind, payload, actor })
  return id
}

/** Where the job stands, or undefined when there is none with this id. */
export async function jobStatus(database: Database, id: string): Promise<(JobStatus & { actor: string }) | undefined> {
  return findJob(database, id)
}

/** Every change of a job until it has ended, for a page or a program that follows it. */
export async function* followJob(
  database: Database,
  id: string,
  options: { everyMilliseconds?: number; signal?: AbortSignal } = {},
): AsyncGenerator<JobStatus> {
  let last = ''
  while (!options.signal?.aborted) {
    const status = await findJob(database, id)
    if (!status) return
    const seen = JSON.stringify(status)
    if (seen !== last) {
      last = seen
      const { actor: _asker, ...shown } = status
      yield shown
    }
    if (isEnded(status)) return
    await wait(options.everyMilliseconds ?? 250)
  }
}

import { type Selectable, sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../database.server'
import type { PlatformTables } from '../tables.server'
import type { JobState, JobStatus } from './model'

/** Rows and queue in one transaction: when it rolls back there is no job (graphile-worker adds by SQL). */
export async function insertJob(
  transaction: DatabaseTransaction,
  job: { id: string; kind: string; payload: Record<string, unknown>; actor: string },
): Promise<void> {
  await transaction
    .insertInto('job')
    .values({ ...job, payload: JSON.stringify(job.payload), state: 'waiting', done: 0, total: 0 })
    .execute()
  await sql`select graphile_worker.add_job(${job.kind}, ${JSON.stringify({ job: job.id })}::json, max_attempts => 5, job_key => ${job.id})`.execute(
    transaction,
  )
}

/** The job, or undefined. */
export async function findJob(database: Database, id: string): Promise<(JobStatus & { actor: string }) | undefined> {
  const row = await database.selectFrom('job').selectAll().where(sql<string>`id::text`, '=', id).executeTakeFirst()
  return row && jobStatus(row)
}

export async function findPayload(database: Database, id: string): Promise<Record<string, unknown> | undefined> {
  const row = await database.selectFrom('job').select('payload').where('id', '=', id).executeTakeFirst()
  return row?.payload
}

export async function updateJob(
  database: Database,
  id: string,
  change: Partial<{
    state: JobState
    done: number
    total: number
    step: string | null
    result: { value: unknown }
    failure: { nl: string; en: string } | null
    ended_at: Date
  }>,
): Promise<void> {
  await database
    .updateTable('job')
    .set({
      ...change,
      result: change.result && JSON.stringify(change.result),
      failure: change.failure && JSON.stringify(change.failure),
    })
    .where('id', '=', id)
    .execute()
}

function jobStatus(row: Selectable<PlatformTables['job']>): JobStatus & { actor: string } {
  return {
    id: row.id,
    kind: row.kind,
    actor: row.actor,
    state: row.state,
    done: row.done,
    total: row.total,
    step: row.step,
    result: row.result?.value ?? null,
    failure: row.failure,
    enqueuedAt: row.enqueued_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

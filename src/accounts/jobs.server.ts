import { Refusal } from '../platform'
import { type House, type JobKind, type JobStatus, jobStatus } from '../platform/index.server'
import { sendMail } from './mail.server'
import { type Actor, actorText, authorise } from './model'
import { accountsPolicy } from './policy'

/**
 * Where long work stands. Only who asked for it and the operator may know.
 *
 * @throws Refusal `not-signed-in`, `job-unknown` (also when it is somebody else's)
 */
export async function ownJob(house: House, actor: Actor, id: string): Promise<JobStatus> {
  authorise(accountsPolicy, 'accounts.follow-own-job', actor)
  const job = await jobStatus(house.database, id)
  if (!job || (actor.kind !== 'operator' && job.actor !== actorText(actor)))
    throw new Refusal('job-unknown', { job: id })
  const { actor: _asker, ...status } = job
  return status
}

/** The long work of this room. */
export const accountsJobs: readonly JobKind[] = [sendMail]

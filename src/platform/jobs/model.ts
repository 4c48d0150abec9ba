/** Where a piece of long work stands. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed'

/** Long work as people see it: what it is, how far it is, what came of it. */
export interface JobStatus {
  id: string
  kind: string
  state: JobState
  /** Steps done and steps in all; both 0 while that is not known. */
  done: number
  total: number
  /** What is being done now, as a key of the room's texts. */
  step: string | null
  result: unknown
  /** What went wrong, as a line for people: when `state` is `failed`, or when it waits to be tried again. */
  failure: { nl: string; en: string } | null
  enqueuedAt: string
  endedAt: string | null
}

/** True when nothing will change any more. */
export function isEnded(status: JobStatus): boolean {
  return status.state === 'done' || status.state === 'failed'
}

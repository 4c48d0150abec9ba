import type { ColumnType, JSONColumnType } from 'kysely'
import type { JobState } from './jobs/model'

/** Tables of the platform; a room adds its own with `withTables`. */
export interface PlatformTables {
  operation: {
    id: string
    action: string
    actor: string
    input_hash: string
    result: JSONColumnType<{ value: unknown }>
    at: ColumnType<Date, Date | undefined, never>
  }
  job: {
    id: string
    kind: string
    payload: JSONColumnType<Record<string, unknown>>
    actor: string
    state: JobState
    done: number
    total: number
    step: string | null
    result: JSONColumnType<{ value: unknown }> | null
    failure: JSONColumnType<{ nl: string; en: string }> | null
    enqueued_at: ColumnType<Date, Date | undefined, never>
    ended_at: Date | null
  }
}

import { type Selectable, sql } from 'kysely'
import type { Ref } from '../platform'
import type { Database, DatabaseTransaction } from '../platform/index.server'
import { type AccountsTables, accountsTables } from './tables.server'

/** One line of the audit trail. */
export interface AuditEntry {
  id: number
  /** Moment in ISO 8601. */
  at: string
  /** `person:ID`, `operator` or `public`. */
  actor: string
  /** Name of the person now; null for others, and for people who are no longer there. */
  actorName: string | null
  /** On whose behalf: the role that allowed it and the organisation it is held for. */
  role: string | null
  organisation: string | null
  action: string
  subject: Ref
  /** Name of the person it was done to; null for others. */
  subjectName: string | null
  area: string | null
  operation: string | null
  /** Names of the fields that changed. */
  fields: string[]
  /** Only for fields marked for it by the room; null otherwise. */
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

export type NewAuditEntry = Omit<AuditEntry, 'id' | 'at' | 'actorName' | 'subjectName'> & { at: Date }

/** One statement has at most some 65,000 parameters; a line takes thirteen. */
const linesAtOnce = 2000

/** Writes lines on the audit trail, in their order. */
export async function insertAudit(
  transaction: DatabaseTransaction,
  entries: NewAuditEntry | readonly NewAuditEntry[],
): Promise<void> {
  const lines = [entries].flat()
  for (let first = 0; first < lines.length; first += linesAtOnce) {
    await accountsTables(transaction)
      .insertInto('audit')
      .values(
        lines.slice(first, first + linesAtOnce).map((entry) => ({
          at: entry.at,
          actor: entry.actor,
          role: entry.role,
          organisation: entry.organisation,
          action: entry.action,
          subject_kind: entry.subject.kind,
          subject_id: entry.subject.id,
          area: entry.area,
          operation: entry.operation,
          fields: entry.fields,
          before: entry.before && JSON.stringify(entry.before),
          after: entry.after && JSON.stringify(entry.after),
        })),
      )
      .execute()
  }
}

/** Which lines of the audit trail; every part that is given holds. */
export interface AuditFilter {
  /** Slugs of areas; undefined is everything, also what belongs to no area. */
  areas?: readonly string[]
  subject?: Ref
  /** Part of the name or e-mail address of who did it or whom it was done to. */
  person?: string
  action?: string
  /** First and last day in the Netherlands, as `2026-01-31`. */
  from?: string
  to?: string
  /** Only lines older than the one with this id. */
  before?: number
  limit: number
}

/** Lines of the audit trail, the newest first. */
export async function findAudit(database: Database | DatabaseTransaction, filter: AuditFilter): Promise<AuditEntry[]> {
  const { areas, subject, person, action, from, to, before } = filter
  const like = `%${(person ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const midnight = (day: string, later: number) =>
    sql<Date>`(${day}::date + ${later}::integer)::timestamp at time zone 'Europe/Amsterdam'`
  const rows = await accountsTables(database)
    .selectFrom('audit')
    .leftJoin('person as asker', (join) => join.on('audit.actor', '=', sql<string>`'person:' || asker.id`))
    .leftJoin('person as about', (join) =>
      join.on('audit.subject_kind', '=', 'person').onRef('audit.subject_id', '=', 'about.id'),
    )
    .selectAll('audit')
    .select(['asker.name as actor_name', 'about.name as subject_name'])
    .$if(areas !== undefined, (query) => query.where('area', 'in', [...(areas ?? [])]))
    .$if(subject !== undefined, (query) =>
      query.where('subject_kind', '=', subject?.kind ?? '').where('subject_id', '=', subject?.id ?? ''),
    )
    .$if(Boolean(person), (query) =>
      query.where((where) =>
        where.or(
          (['asker.name', 'asker.email', 'about.name', 'about.email'] as const).map((column) =>
            where(column, 'ilike', like),
          ),
        ),
      ),
    )
    .$if(action !== undefined, (query) => query.where('action', '=', action ?? ''))
    .$if(from !== undefined, (query) => query.where('at', '>=', midnight(from ?? '', 0)))
    .$if(to !== undefined, (query) => query.where('at', '<', midnight(to ?? '', 1)))
    .$if(before !== undefined, (query) => query.where('audit.id', '<', before ?? 0))
    .orderBy('audit.id', 'desc')
    .limit(filter.limit)
    .execute()
  return rows.map(auditEntry)
}

/** The names of everything that was ever done, in these areas or everywhere. */
export async function findActions(database: Database, areas?: readonly string[]): Promise<string[]> {
  const rows = await accountsTables(database)
    .selectFrom('audit')
    .select('action')
    .distinct()
    .$if(areas !== undefined, (query) => query.where('area', 'in', [...(areas ?? [])]))
    .orderBy('action')
    .execute()
  return rows.map(({ action }) => action)
}

function auditEntry(
  row: Selectable<AccountsTables['audit']> & { actor_name: string | null; subject_name: string | null },
): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    actorName: row.actor_name,
    role: row.role,
    organisation: row.organisation,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    subjectName: row.subject_name,
    area: row.area,
    operation: row.operation,
    fields: row.fields,
    before: row.before,
    after: row.after,
  }
}

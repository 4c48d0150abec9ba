import type { z } from 'zod'
import type { Ref } from '../platform'

/** The parts of what an alliance writes about its area. A part is shared, or not, as a whole (promise 7). */
export const sections = [
  'theory',
  'programme',
  'money',
  'landscape',
  'alliance',
  'agreements',
  'people',
  'check',
] as const

export type Section = (typeof sections)[number]

/**
 * A kind of record: something an alliance writes about its area. Its schema is the one definition for form, API,
 * command line, workbook and exchange format.
 */
export interface RecordKind<Schema extends z.ZodObject = z.ZodObject> {
  /** As refs, findings and texts name it: `node`, `intervention`. */
  name: string
  /** As the exchange format and addresses of the API name all of them: `nodes`. */
  collection: string
  section: Section
  /** Several, in order; or at most one per area, whose id is then the name of the kind. */
  many: boolean
  /** Who may change it: the whole team of the area, or its programme managers. */
  writers: 'team' | 'managers'
  schema: Schema
  /** What it is known by in its area, unique within its kind. */
  idOf(body: z.infer<Schema>): string
  /** What a list calls it, in the words of the alliance. */
  titleOf(body: z.infer<Schema>): string
  /** What a page calls it, where that takes the titles of other records or the words of a choice. */
  titleIn?(body: z.infer<Schema>, say: Saying): string
  /** Names of the optional fields that a form asks for at once; without it the first of its schema. */
  usual?: readonly string[]
  /**
   * The room whose texts say `kind.{name}.one`, `.many`, `.empty`, `field.{name}.{field}`, `help.{name}.{field}` (where
   * help is needed) and `choice.{texts}.{value}`.
   */
  room: string
}

/** How a title speaks of other records, choices and days in the language of a page. */
export interface Saying {
  /** Title of another record; its id where it is not known. */
  titleOf(ref: Ref): string
  /** One of the words of a choice, of `choice.{texts}.{value}`. */
  word(texts: string, value: string): string
  /** A day or period, written out. */
  moment(moment: string): string
}

/** A record as it is kept. */
export interface Kept<Body = Record<string, unknown>> {
  kind: string
  id: string
  body: Body
  /** Counts every change of this record; a write says which one it was based on. */
  revision: number
  /** Its place among those of its kind. */
  position: number
  /** When it was last changed, and by whom as the audit trail names it; empty for who is not of the team. */
  changedAt: string
  changedBy: string
}

/**
 * A change of one record. `base` is the revision it was based on, null for a new one; `body` null removes it. A list of
 * these is what an editor sends, what is kept, and what undoing, differences and versions are made of.
 */
export interface RecordChange {
  kind: string
  id: string
  base: number | null
  body: Readonly<Record<string, unknown>> | null
  /** Its new place among those of its kind; where it is when absent, at the end for a new one. */
  position?: number
}

/** A change as it was done: one line of the history of an area, oldest first by `number`. */
export interface DoneChange {
  number: number
  kind: string
  id: string
  revision: number
  /** The operation it was part of; all changes of one operation are undone together. */
  operation: string
  at: string
  by: string
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
  /** Its place among those of its kind after the change; null where it was removed. */
  position: number | null
}

/** Most changes at once. */
export const mostChanges = 20_000

import type { RecordChange } from '../../records'
import { applySteps, type Edit, inverseOf, type Step, stepsOf } from './edit'
import { type Body, type Entries, entryKey } from './entries'
import { mergeBodies } from './merge'

/** Something that was done and is not kept yet. */
export interface Waiting {
  /** Sent again it is done once. */
  operation: string
  steps: readonly Step[]
}

/**
 * Somebody at work in an editor: what is kept, as far as it is known here, and what was done since. What is seen is one
 * laid over the other, so that work of others comes in under our own without either being lost.
 */
export interface Session {
  kept: Entries
  /** The last change of others that is in `kept`. */
  number: number
  waiting: readonly Waiting[]
  done: readonly (readonly Step[])[]
  undone: readonly (readonly Step[])[]
}

/** Two versions of a record between which somebody has to choose. */
export interface Conflict {
  kind: string
  id: string
  /** Fields both changed; `''` where one removed what the other changed. */
  fields: readonly string[]
  ours: Body | null
  theirs: Body | null
}

/** A change as it is told by who keeps it. */
export interface ToldChange {
  number: number
  /** What it was part of. */
  operation: string
  kind: string
  id: string
  revision: number
  after: Body | null
  position?: number | null
}

export function openSession(kept: Entries, number: number): Session {
  return { kept, number, waiting: [], done: [], undone: [] }
}

/** What is seen: everything that is kept, with what was done since. */
export function viewOf({ kept, waiting }: Session): Entries {
  return waiting.reduce((entries, { steps }) => applySteps(entries, laidOver(entries, steps).steps), kept)
}

/** Does an edit. @returns the same session where it changes nothing */
export function edited(session: Session, edit: Edit, operation: string): Session {
  const steps = stepsOf(viewOf(session), edit)
  if (steps.length === 0) return session
  const waiting = [...session.waiting, { operation, steps }]
  return { ...session, waiting, done: [...session.done, steps], undone: [] }
}

/** Undoes what was done last here; what others did to other fields since stays. */
export function undo(session: Session, operation: string): Session {
  const last = session.done.at(-1)
  if (!last) return session
  const waiting = [...session.waiting, { operation, steps: inverseOf(last) }]
  return { ...session, waiting, done: session.done.slice(0, -1), undone: [...session.undone, last] }
}

/** Does again what was undone last. */
export function redo(session: Session, operation: string): Session {
  const last = session.undone.at(-1)
  if (!last) return session
  const waiting = [...session.waiting, { operation, steps: last }]
  return { ...session, waiting, done: [...session.done, last], undone: session.undone.slice(0, -1) }
}

/** Brings in what others (and we) did, as it was kept. */
export function received(session: Session, changes: readonly ToldChange[]): Session {
  const fresh = changes.filter(({ number }) => number > session.number)
  if (fresh.length === 0) return session
  const kept = new Map(session.kept)
  for (const { kind, id, revision, after, position } of fresh) {
    const key = entryKey({ kind, id })
    if (after === null) kept.delete(key)
    else kept.set(key, { kind, id, body: after, revision, position: position ?? kept.get(key)?.position ?? kept.size })
  }
  // What is told was kept, also when its own answer was lost on the way.
  const told = new Set(fresh.map(({ operation }) => operation))
  const waiting = session.waiting.filter(({ operation }) => !told.has(operation))
  return { ...session, kept, waiting, number: Math.max(...fresh.map(({ number }) => number)) }
}

/** What is to be sent next, based on what is kept now; or what has to be chosen first. Null when all is kept. */
export function nextOf(
  session: Session,
): { operation: string; changes: readonly RecordChange[]; conflicts: readonly Conflict[] } | null {
  const [first] = session.waiting
  if (!first) return null
  const { steps, conflicts } = laidOver(session.kept, first.steps)
  const changes = steps.map(({ kind, id, after, positionBefore, positionAfter }): RecordChange => {
    const base = session.kept.get(entryKey({ kind, id }))?.revision ?? null
    const isMoved = positionAfter !== null && positionAfter !== positionBefore
    return { kind, id, base, body: after, ...(isMoved ? { position: positionAfter } : {}) }
  })
  return { operation: first.operation, changes, conflicts }
}

/** An operation was kept: its records as they are now, and those that are gone. */
export function kept(
  session: Session,
  operation: string,
  result: {
    records: readonly { kind: string; id: string; body: Body; revision: number; position: number }[]
    removed: readonly { kind: string; id: string }[]
  },
): Session {
  const entries = new Map(session.kept)
  for (const { kind, id, body, revision, position } of result.records) {
    entries.set(entryKey({ kind, id }), { kind, id, body, revision, position })
  }
  for (const ref of result.removed) entries.delete(entryKey(ref))
  return { ...session, kept: entries, waiting: session.waiting.filter((one) => one.operation !== operation) }
}

/** Gives up something that was done: it is refused, or theirs was chosen for all of it. */
export function dropped(session: Session, operation: string): Session {
  return { ...session, waiting: session.waiting.filter((one) => one.operation !== operation) }
}

/** Chooses between two versions: ours is sent as a change of theirs, or theirs stays as it is. */
export function chosen(session: Session, { kind, id, theirs }: Conflict, choice: 'ours' | 'theirs'): Session {
  const [first, ...others] = session.waiting
  if (!first) return session
  const steps = first.steps.flatMap((step) => {
    if (step.kind !== kind || step.id !== id) return [step]
    return choice === 'ours' ? [{ ...step, before: theirs }] : []
  })
  return { ...session, waiting: steps.length === 0 ? others : [{ ...first, steps }, ...others] }
}

/** Steps as changes of what is there now, each merged with what was done to the same record meanwhile. */
function laidOver(entries: Entries, steps: readonly Step[]): { steps: Step[]; conflicts: Conflict[] } {
  const conflicts: Conflict[] = []
  const laid = steps.flatMap((step): Step[] => {
    const { kind, id, positionBefore, positionAfter } = step
    const now = entries.get(entryKey({ kind, id }))
    const theirs = now?.body ?? null
    const { body, conflicts: fields } = mergeBodies(step.before, step.after, theirs)
    if (fields.length > 0) conflicts.push({ kind, id, fields, ours: step.after, theirs })
    if (body === null && theirs === null) return []
    // A place is kept with a step only where the step moves the record.
    const place =
      body === null ? null : positionAfter !== positionBefore ? positionAfter : (now?.position ?? positionAfter)
    return [{ kind, id, before: theirs, after: body, positionBefore: now?.position ?? null, positionAfter: place }]
  })
  return { steps: laid, conflicts }
}

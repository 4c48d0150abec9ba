import type { Language } from '../../platform'
import type { RecordChange } from '../../records'
import type { Edit } from '../model/edit'
import { entryKey, theoryParts } from '../model/entries'
import {
  type Conflict,
  chosen,
  dropped,
  edited,
  kept,
  nextOf,
  received,
  redo,
  type Session,
  type ToldChange,
  undo,
} from '../model/session'

/** Where what was done stands: kept, on its way, or waiting for somebody. */
export type SaveState =
  | { kind: 'saved' | 'saving' }
  /** No connection, or the program could not answer: it is tried again by itself. */
  | { kind: 'offline'; count: number }
  | { kind: 'refused'; operation: string; reason: string }
  | { kind: 'conflict'; conflicts: readonly Conflict[] }

/** What an editor shows at a moment. */
export interface Snapshot {
  session: Session
  state: SaveState
  /** Titles of nodes that others changed last; empty where nobody did. */
  others: readonly string[]
}

/** An editor that is kept up to date with the program, both ways. */
export interface Sync {
  snapshot(): Snapshot
  subscribe(listener: () => void): () => void
  edit(edit: Edit): void
  undo(): void
  redo(): void
  choose(conflict: Conflict, choice: 'ours' | 'theirs'): void
  drop(): void
  /** Tries now what waits; for when the connection is back. */
  wake(): void
  stop(): void
}

/** What an editor is kept up to date with. */
export interface SyncOptions {
  session: Session
  /** Address of the changes of the area in the API. */
  address: string
  language: Language
  fetch: typeof globalThis.fetch
  /** Id for an operation, another one every time. */
  newOperation: () => string
  /** Milliseconds between two looks at what others did. */
  pause: number
  /** Where operations that wait are kept for when the page is opened again. */
  remember?: (session: Session) => void
}

/** Most times that one operation is based anew on what others did before it is given up as refused. */
const mostTries = 8

/**
 * Starts keeping an editor up to date: sends what is done, one operation after the other, and brings in what others do.
 * Nothing that was done is lost: it waits, in order, until it is kept, dropped by a person, or a person chose.
 */
export function startSync(options: SyncOptions): Sync {
  const { address, language, fetch, newOperation, pause, remember } = options
  const listeners = new Set<() => void>()
  const own = new Set<string>()
  let shown: Snapshot = { session: options.session, state: { kind: 'saved' }, others: [] }
  let isStopped = false
  let wakeUp: (() => void) | undefined

  const show = (change: Partial<Snapshot>) => {
    shown = { ...shown, ...change }
    if (change.session) remember?.(change.session)
    for (const listener of listeners) listener()
  }
  const act = (change: (session: Session, operation: string) => Session) => {
    const operation = newOperation()
    const session = change(shown.session, operation)
    if (session === shown.session) return
    own.add(operation)
    show({ session })
    wakeUp?.()
  }
  const rest = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        done()
      }
    })

  /** Brings in what others did. @returns whether the program answered */
  const look = async (): Promise<boolean> => {
    const answer = await ask(() => fetch(`${address}?after=${shown.session.number}`, { headers: { accept: json } }))
    if (!answer?.ok) return false
    const { changes, number } = (await answer.json()) as { changes: ToldChange[]; number: number }
    const parts = changes.filter(({ kind }) => (theoryParts as readonly string[]).includes(kind))
    const theirs = parts.filter(({ operation }) => !own.has(operation))
    if (changes.length === 0) return true
    const session = { ...received(shown.session, parts), number: Math.max(number, shown.session.number) }
    show({ session, ...(theirs.length > 0 ? { others: titlesOf(theirs, shown.session) } : {}) })
    return true
  }

  /** Sends one operation. @returns milliseconds to wait before anything else is done */
  const send = async (operation: string, changes: readonly RecordChange[], tries: number): Promise<number> => {
    const waiting = shown.session.waiting.length
    if (shown.state.kind !== 'offline') show({ state: { kind: 'saving' } })
    const answer = await ask(() =>
      fetch(address, {
        method: 'POST',
        headers: { 'content-type': json, accept: json, 'idempotency-key': operation },
        body: JSON.stringify({ changes }),
      }),
    )
    if (!answer || answer.status >= 500) {
      show({ state: { kind: 'offline', count: waiting } })
      return pause
    }
    if (answer.ok) {
      const result = (await answer.json()) as Parameters<typeof kept>[2]
      show({ session: kept(shown.session, operation, result), state: { kind: 'saving' } })
      return 0
    }
    const problem = (await answer.json().catch(() => ({}))) as { code?: string; message?: Record<Language, string> }
    if (mended.has(problem.code ?? '') && tries < mostTries) {
      if (await look()) return 0
      show({ state: { kind: 'offline', count: waiting } })
      return pause
    }
    const reason = problem.message?.[language] ?? String(answer.status)
    show({ state: { kind: 'refused', operation, reason } })
    return Number.POSITIVE_INFINITY
  }

  const run = async () => {
    let tries = { operation: '', count: 0 }
    while (!isStopped) {
      const next = nextOf(shown.session)
      if (next && next.conflicts.length === 0) {
        if (next.changes.length === 0) {
          show({ session: dropped(shown.session, next.operation) })
          continue
        }
        tries = { operation: next.operation, count: tries.operation === next.operation ? tries.count + 1 : 0 }
        const wait = await send(next.operation, next.changes, tries.count)
        if (wait > 0) await rest(Math.min(wait, 60_000))
        continue
      }
      show({ state: next ? { kind: 'conflict', conflicts: next.conflicts } : { kind: 'saved' } })
      await rest(pause)
      if (!isStopped && (nextOf(shown.session)?.conflicts.length ?? 1) > 0) await look()
    }
  }
  void run()

  return {
    snapshot: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    edit: (edit) => act((session, operation) => edited(session, edit, operation)),
    undo: () => act(undo),
    redo: () => act(redo),
    choose: (conflict, choice) => act((session) => chosen(session, conflict, choice)),
    drop: () => act((session) => dropped(session, session.waiting[0]?.operation ?? '')),
    wake: () => wakeUp?.(),
    stop() {
      isStopped = true
      wakeUp?.()
    },
  }
}

/** What looking at what others did, and trying again, can mend. */
const mended = new Set(['record-changed', 'operation-reused'])

const json = 'application/json'

/** An answer, or undefined where there was none. */
async function ask(question: () => Promise<Response>): Promise<Response | undefined> {
  try {
    return await question()
  } catch {
    return undefined
  }
}

/** Titles of the nodes that changes are about. */
function titlesOf(changes: readonly ToldChange[], { kept: entries }: Session): string[] {
  const titles = changes.flatMap(({ kind, id, after }) => {
    const node = kind === 'node' ? id : kind === 'link' ? String(after?.['from'] ?? id.split('->')[0]) : null
    const body =
      node === null ? null : (kind === 'node' && after) || entries.get(entryKey({ kind: 'node', id: node }))?.body
    return body ? [String(body['title'])] : []
  })
  return [...new Set(titles)].slice(0, 3)
}

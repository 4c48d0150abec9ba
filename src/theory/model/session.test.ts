import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../records'
import { type Entries, entryKey, theoryOf } from './entries'
import {
  chosen,
  edited,
  kept,
  nextOf,
  openSession,
  received,
  redo,
  type Session,
  type ToldChange,
  undo,
  viewOf,
} from './session'
import { anyEdit, made } from './test-support/random'

/** Keeps records as the program does: refuses what is based on an older revision, and tells everybody what was done. */
class Keeper {
  readonly told: ToldChange[] = []
  private readonly revisions = new Map<string, number>()
  entries: Entries
  constructor(entries: Entries) {
    this.entries = entries
  }

  keep(operation: string, changes: readonly RecordChange[]): Parameters<typeof kept>[2] | 'changed' {
    if (changes.some((one) => one.base !== (this.entries.get(entryKey(one))?.revision ?? null))) return 'changed'
    const after = new Map(this.entries)
    const result = { records: [] as never[], removed: [] as { kind: string; id: string }[] }
    for (const { kind, id, body, position } of changes) {
      const key = entryKey({ kind, id })
      const revision = (this.revisions.get(key) ?? after.get(key)?.revision ?? 0) + 1
      this.revisions.set(key, revision)
      const place = position ?? after.get(key)?.position ?? after.size
      if (body === null) after.delete(key)
      else after.set(key, { kind, id, body, revision, position: place })
      if (body === null) result.removed.push({ kind, id })
      else result.records.push({ kind, id, body, revision, position: place } as never)
      this.told.push({ number: this.told.length + 1, operation, kind, id, revision, after: body, position: place })
    }
    this.entries = after
    return result
  }
}

/** Sends everything that waits; where somebody has to choose, ours is chosen. */
function sent(session: Session, keeper: Keeper): Session {
  for (let now = session; ; ) {
    const next = nextOf(now)
    if (!next) return received(now, keeper.told)
    const [conflict] = next.conflicts
    if (conflict) now = chosen(now, conflict, 'ours')
    else {
      const result = keeper.keep(next.operation, next.changes)
      now = result === 'changed' ? received(now, keeper.told) : kept(now, next.operation, result)
    }
  }
}

const start = made([
  { do: 'add', node: { id: 'a', kind: 'ambition', title: 'A' } },
  { do: 'add', node: { id: 'b', kind: 'outcome', title: 'B' }, under: 'a' },
])
const title = (session: Session, id: string) =>
  theoryOf(viewOf(session).values()).nodes.find(({ node }) => node.id === id)?.node.title
const changed = (id: string, fields: Record<string, unknown>) => ({ do: 'change', id, fields }) as const

describe('somebody at work in an editor', () => {
  it('sees at once what they did, and sends it based on what is kept', () => {
    const session = edited(openSession(start, 0), changed('b', { title: 'Nieuw' }), 'een')
    expect(title(session, 'b')).toBe('Nieuw')
    expect(nextOf(session)).toMatchObject({
      operation: 'een',
      changes: [{ id: 'b', base: 0, body: { title: 'Nieuw' } }],
    })
  })

  it('undoes their own work only: what another did to another field since stays', () => {
    const keeper = new Keeper(start)
    let ours = sent(edited(openSession(start, 0), changed('b', { title: 'Van ons' }), 'een'), keeper)
    sent(edited(received(openSession(start, 0), keeper.told), changed('b', { text: 'Van hen' }), 'twee'), keeper)
    ours = sent(undo(received(ours, keeper.told), 'drie'), keeper)
    expect(keeper.entries.get('node b')?.body).toMatchObject({ title: 'B', text: 'Van hen' })
    ours = sent(redo(ours, 'vier'), keeper)
    expect(keeper.entries.get('node b')?.body).toMatchObject({ title: 'Van ons', text: 'Van hen' })
    expect(title(ours, 'b')).toBe('Van ons')
  })

  it('has to choose where two people changed the same field, and either choice is kept', () => {
    const keeper = new Keeper(start)
    sent(edited(openSession(start, 0), changed('b', { title: 'Van hen' }), 'hen'), keeper)
    const ours = received(edited(openSession(start, 0), changed('b', { title: 'Van ons' }), 'ons'), keeper.told)
    const [conflict] = nextOf(ours)?.conflicts ?? []
    expect(conflict).toMatchObject({
      id: 'b',
      fields: ['title'],
      ours: { title: 'Van ons' },
      theirs: { title: 'Van hen' },
    })
    if (!conflict) return
    expect(title(chosen(ours, conflict, 'theirs'), 'b')).toBe('Van hen')
    sent(chosen(ours, conflict, 'ours'), keeper)
    expect(keeper.entries.get('node b')?.body).toMatchObject({ title: 'Van ons' })
  })

  it('does not send twice what was kept while its answer got lost', () => {
    const keeper = new Keeper(start)
    const session = edited(openSession(start, 0), changed('a', { title: 'Nieuw' }), 'een')
    keeper.keep('een', nextOf(session)?.changes ?? [])
    expect(nextOf(received(session, keeper.told))).toBeNull()
  })

  it('ends with the same as whoever worked beside them, whatever both did', () => {
    const work = fc.array(anyEdit, { maxLength: 5 })
    const doing = (session: Session, edits: Parameters<typeof edited>[1][], name: string) =>
      edits.reduce((now, edit, index) => {
        const isThere = edit.do === 'add' && viewOf(now).has(`node ${edit.node.id}`)
        return isThere ? now : edited(now, edit, `${name} ${index}`)
      }, session)
    fc.assert(
      fc.property(work, work, (first, second) => {
        const keeper = new Keeper(start)
        const [one, other] = [doing(openSession(start, 0), first, 'een'), doing(openSession(start, 0), second, 'ander')]
        const [done, last] = [sent(one, keeper), sent(other, keeper)]
        const bodies = (entries: Entries) => new Map([...entries].map(([key, { body }]) => [key, body]))
        expect(bodies(viewOf(received(done, keeper.told)))).toEqual(bodies(keeper.entries))
        expect(bodies(viewOf(last))).toEqual(bodies(keeper.entries))
      }),
    )
  })
})

import { z } from 'zod'
import type { Actor, Membership, Role } from '../../accounts'
import type { RecordChange } from '../kind'
import { defineKind } from '../registry'
import * as value from '../values'

// Kinds of the test: rooms that come later have the real ones.
const goalSchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  targets: value.rows({ period: value.period(), value: value.number() }).optional(),
  at: z.strictObject({ x: z.number() }).optional(),
})
export const goalKind = defineKind({
  ...{ name: 'test-goal', collection: 'testGoals', section: 'theory', many: true, writers: 'team', room: 'records' },
  schema: goalSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
})
export const deedKind = defineKind({
  ...{ name: 'test-deed', collection: 'testDeeds', section: 'programme', many: true, writers: 'team', room: 'records' },
  schema: z.strictObject({
    id: value.id(),
    title: value.line(),
    goals: value.list(value.reference('test-goal')).optional(),
  }),
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
})
defineKind({
  ...{
    name: 'test-money',
    collection: 'testMoney',
    section: 'money',
    many: true,
    writers: 'managers',
    room: 'records',
  },
  schema: z.strictObject({ id: value.id(), title: value.line() }),
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
})

/** Somebody with one role, in an area or everywhere. */
export function person(role: Role, held: string | null): Actor {
  const membership: Membership = { role, area: held, organisation: 'gemeente', from: '2025-01-01', to: null }
  return { kind: 'person', id: `${role}-${held}`, name: role, memberships: [membership] }
}

export function goal(id: string, title: string, base: number | null = null, more: object = {}): RecordChange {
  return { kind: 'test-goal', id, base, body: { id, title, ...more } }
}
export const gone = (id: string, base: number, kind = 'test-goal'): RecordChange => ({ kind, id, base, body: null })
export const deed = (id: string, goals: string[], base: number | null = null): RecordChange => ({
  ...{ kind: 'test-deed', id, base },
  body: { id, title: `deed ${id}`, goals },
})

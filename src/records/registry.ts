import type { z } from 'zod'
import { nearest, Refusal } from '../platform'
import type { RecordKind } from './kind'

const known = new Map<string, RecordKind>()

/** Declares a kind of record; from then on it is known by its name. */
export function defineKind<Schema extends z.ZodObject>(kind: RecordKind<Schema>): RecordKind<Schema> {
  known.set(kind.name, kind as unknown as RecordKind)
  return kind
}

/** Every kind there is. */
export function allKinds(): readonly RecordKind[] {
  return [...known.values()]
}

/** @throws Refusal `record-kind-unknown` */
export function kindNamed(name: string): RecordKind {
  const kind = known.get(name)
  if (!kind) throw new Refusal('record-kind-unknown', { kind: name, near: nearest(name, [...known.keys()]) })
  return kind
}

/** @throws Refusal `record-kind-unknown` */
export function kindOfCollection(collection: string): RecordKind {
  const kind = allKinds().find((one) => one.collection === collection)
  if (kind) return kind
  const names = allKinds().map((one) => one.collection)
  throw new Refusal('record-kind-unknown', { kind: collection, near: nearest(collection, names) })
}

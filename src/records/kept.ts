import type { z } from 'zod'
import type { Kept, RecordKind } from './kind'

/** Of these records those of a kind, in their order, with bodies as its schema has them. */
export function keptOf<Schema extends z.ZodObject>(
  records: readonly Kept[],
  kind: Pick<RecordKind<Schema>, 'name' | 'schema'>,
): Kept<z.infer<Schema>>[] {
  return records.filter((record) => record.kind === kind.name) as unknown as Kept<z.infer<Schema>>[]
}

/** The bodies of these records that are of a kind, in their order. */
export function bodiesOf<Schema extends z.ZodObject>(
  records: readonly Kept[],
  kind: Pick<RecordKind<Schema>, 'name' | 'schema'>,
): z.infer<Schema>[] {
  return keptOf(records, kind).map(({ body }) => body)
}

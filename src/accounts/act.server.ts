import { type Ref, Refusal, refText } from '../platform'
import { type DatabaseTransaction, type House, once } from '../platform/index.server'
import { insertAudit } from './audit.store.server'
import { type Actor, actorText, authorise, type Policy } from './model'

/** What somebody is about to do. */
export interface Deed<Action extends string> {
  policy: Policy<Action>
  action: NoInfer<Action>
  /** Slug of the area it belongs to; null or absent is of no area in particular. */
  area?: string | null
  /** What it is done to. Of something that is new: what it will be known by, such as its slug. */
  subject: Ref
  /** Chosen by the form or program that asks: the same id gets the same answer and changes nothing a second time. */
  operation: string
  /** What was asked, as plain JSON. Never a password: a fingerprint of it is kept. */
  input: unknown
}

/** What the audit trail will say about it. */
export interface AuditNote {
  /** Names of the fields that changed. */
  fields: readonly string[]
  /** Old and new values, only of fields the room marked for it; never residents' free text, never secrets. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** When only the work itself can say what it was done to. */
  subject?: Ref
}

/**
 * Everything that changes something goes through here: first the policy is asked, then the work and its line in the
 * audit trail are one transaction, done once per operation id. A kill at any moment leaves both or neither.
 *
 * @param work does it; `result` is plain JSON, because a repeated operation gets it back from the store
 * @throws Refusal `not-signed-in`, `not-allowed`, `input-invalid` without operation id, `operation-reused`
 */
export async function act<Action extends string, Result>(
  house: House,
  actor: Actor,
  deed: Deed<Action>,
  work: (transaction: DatabaseTransaction) => Promise<{ result: Result; audit: AuditNote | readonly AuditNote[] }>,
): Promise<Result> {
  const area = deed.area ?? null
  const capacity = authorise(deed.policy, deed.action, actor, area)
  const operation = deed.operation.trim()
  if (operation === '' || operation.length > 200) {
    throw new Refusal('input-invalid', { field: 'operation', reason: '1-200' }, { where: 'operation' })
  }
  return once(
    house.database,
    {
      id: operation,
      action: deed.action,
      actor: actorText(actor),
      input: { subject: refText(deed.subject), area, input: deed.input },
    },
    async (transaction) => {
      const { result, audit } = await work(transaction)
      const at = house.clock()
      const lines = ([audit].flat() as AuditNote[]).map((note) => ({
        at,
        actor: actorText(actor),
        ...capacity,
        action: deed.action,
        subject: note.subject ?? deed.subject,
        area,
        operation,
        fields: [...note.fields],
        before: note.before ?? null,
        after: note.after ?? null,
      }))
      await insertAudit(transaction, lines)
      return result
    },
  )
}

/** A line on the audit trail for what a library did by itself, of which it only tells us afterwards. */
export async function recordAlone(
  house: House,
  line: { actor: string; action: string; subject: Ref; fields: string[]; after: Record<string, unknown> },
): Promise<void> {
  await house.database.transaction().execute((transaction) =>
    insertAudit(transaction, {
      ...line,
      at: house.clock(),
      role: null,
      organisation: null,
      area: null,
      operation: null,
      before: null,
    }),
  )
}

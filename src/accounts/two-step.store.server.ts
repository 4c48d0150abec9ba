import { randomUUID } from 'node:crypto'
import type { DatabaseTransaction } from '../platform/index.server'
import { accountsTables } from './tables.server'

/** The second step of a person; key and backup codes are encrypted as the sign-in library expects them. */
export interface KeptTwoStep {
  sealedKey: string
  sealedCodes: string
  /** False until it was confirmed with a code; then it is not asked at sign-in yet. */
  verified: boolean
}

/** The second step of a person; locked until the transaction ends. */
export async function lockTwoStep(transaction: DatabaseTransaction, person: string): Promise<KeptTwoStep | undefined> {
  const row = await accountsTables(transaction)
    .selectFrom('sign_in_two_step')
    .select(['secret', 'backup_codes', 'verified'])
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst()
  return row && { sealedKey: row.secret, sealedCodes: row.backup_codes, verified: row.verified }
}

/** Keeps the second step of a person, in the place of what was there. */
export async function putTwoStep(transaction: DatabaseTransaction, person: string, kept: KeptTwoStep): Promise<void> {
  const tables = accountsTables(transaction)
  const values = { secret: kept.sealedKey, backup_codes: kept.sealedCodes, verified: kept.verified }
  await tables
    .insertInto('sign_in_two_step')
    .values({ id: randomUUID(), person, ...values })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(values))
    .execute()
  await tables.updateTable('person').set({ two_step: kept.verified }).where('id', '=', person).execute()
}

/** Takes the second step of a person away. @returns false when there was none */
export async function removeTwoStep(transaction: DatabaseTransaction, person: string): Promise<boolean> {
  const tables = accountsTables(transaction)
  await tables.updateTable('person').set({ two_step: false }).where('id', '=', person).execute()
  const removed = await tables
    .deleteFrom('sign_in_two_step')
    .where('person', '=', person)
    .returning('verified')
    .execute()
  return removed.some(({ verified }) => verified)
}

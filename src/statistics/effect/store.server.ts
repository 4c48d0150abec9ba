import type { ColumnType, JSONColumnType, Selectable } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import type { MovingFigure } from './model/movers'
import type { FrozenInputs } from './model/question'
import type { EffectMethod, EffectSettings } from './model/settings'
import type { Analysis, StoredResult } from './model/stored'

export type EffectTables = {
  effect_analysis: {
    id: string
    area: string
    title: string
    question: string
    method: EffectMethod
    inputs: JSONColumnType<FrozenInputs>
    settings: JSONColumnType<EffectSettings>
    movers: JSONColumnType<MovingFigure[]> | null
    job: string
    result: JSONColumnType<StoredResult> | null
    computed_at: ColumnType<Date | null, Date | null, Date | null>
    created_by: string
    created_at: Date
    revision: ColumnType<number, number | undefined, number>
  }
}

function tables(store: Database | DatabaseTransaction) {
  return (store as Database).withTables<EffectTables>()
}

/** The analyses of an area, newest first. */
export async function readAnalyses(store: Database, area: string): Promise<Analysis[]> {
  const rows = await tables(store)
    .selectFrom('effect_analysis')
    .selectAll()
    .where('area', '=', area)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(analysisOfRow)
}

export async function readAnalysis(store: Database | DatabaseTransaction, id: string): Promise<Analysis | undefined> {
  const row = await tables(store).selectFrom('effect_analysis').selectAll().where('id', '=', id).executeTakeFirst()
  return row && analysisOfRow(row)
}

/** The analysis, kept for this transaction. */
export async function holdAnalysis(transaction: DatabaseTransaction, id: string): Promise<Analysis | undefined> {
  const row = await tables(transaction)
    .selectFrom('effect_analysis')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && analysisOfRow(row)
}

export async function insertAnalysis(
  transaction: DatabaseTransaction,
  made: Pick<Analysis, 'id' | 'area' | 'inputs' | 'settings' | 'job' | 'createdBy'> & { createdAt: Date },
): Promise<void> {
  const { title, question, method } = made.inputs.question
  await tables(transaction)
    .insertInto('effect_analysis')
    .values({
      id: made.id,
      area: made.area,
      title,
      question,
      method,
      inputs: JSON.stringify(made.inputs),
      settings: JSON.stringify(made.settings),
      job: made.job,
      created_by: made.createdBy,
      created_at: made.createdAt,
    })
    .execute()
}

/** Changes an analysis that is held, and counts its revision up. */
export async function updateAnalysis(
  transaction: DatabaseTransaction,
  id: string,
  change: { job: string } | { movers: readonly MovingFigure[] | null },
): Promise<void> {
  await tables(transaction)
    .updateTable('effect_analysis')
    .set((expression) => ({
      ...('job' in change ? { job: change.job } : { movers: change.movers && JSON.stringify(change.movers) }),
      revision: expression('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function writeResult(store: Database, id: string, result: StoredResult, at: Date): Promise<void> {
  await tables(store)
    .updateTable('effect_analysis')
    .set({ result: JSON.stringify(result), computed_at: at })
    .where('id', '=', id)
    .execute()
}

function analysisOfRow(row: Selectable<EffectTables['effect_analysis']>): Analysis {
  return {
    id: row.id,
    area: row.area,
    inputs: row.inputs,
    settings: row.settings,
    movers: row.movers,
    job: row.job,
    result: row.result,
    computedAt: row.computed_at?.toISOString() ?? null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    revision: row.revision,
  }
}

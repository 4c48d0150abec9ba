import { type ColumnType, type JSONColumnType, sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/index.server'
import type { Question, QuestionState, QuestionStatus } from './model'

export type QuestionTables = {
  source_question: { key: string; position: number; content: JSONColumnType<Question> }
  source_question_state: {
    key: string
    status: QuestionStatus
    answer: string
    since: ColumnType<string, string, string>
    revision: number
  }
}

function tables(store: Database | DatabaseTransaction) {
  return (store as Database).withTables<QuestionTables>()
}

/** Makes the questions equal to the content; what people recorded about them stays. */
export async function writeQuestions(transaction: DatabaseTransaction, questions: readonly Question[]): Promise<void> {
  await tables(transaction).deleteFrom('source_question').execute()
  if (questions.length === 0) return
  await tables(transaction)
    .insertInto('source_question')
    .values(questions.map((question, position) => ({ key: question.key, position, content: JSON.stringify(question) })))
    .execute()
}

export async function readQuestions(store: Database): Promise<Question[]> {
  const rows = await tables(store).selectFrom('source_question').select('content').orderBy('position').execute()
  return rows.map((row) => row.content)
}

/** What people recorded, by the key of the question. */
export async function readStates(store: Database | DatabaseTransaction): Promise<Map<string, QuestionState>> {
  const rows = await tables(store).selectFrom('source_question_state').selectAll().execute()
  return new Map(rows.map(({ key, ...state }) => [key, state]))
}

export async function writeState(transaction: DatabaseTransaction, key: string, state: QuestionState): Promise<void> {
  const row = { key, ...state, since: state.since ?? '' }
  await tables(transaction)
    .insertInto('source_question_state')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute()
}

/** Makes two who record something about the same question wait for each other. */
export async function holdQuestion(transaction: DatabaseTransaction, key: string): Promise<QuestionState | undefined> {
  // Of a question nobody touched there is no row to lock.
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 13))`.execute(transaction)
  const row = await tables(transaction)
    .selectFrom('source_question_state')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  const { key: _key, ...state } = row
  return state
}

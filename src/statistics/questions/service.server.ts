import { type Actor, authorise, dayOf } from '../../accounts'
import { act } from '../../accounts/index.server'
import { nearest, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import { checksOf } from '../checks.server'
import { statisticsPolicy } from '../policy'
import { type AskedQuestion, isQuestionStatus, longestAnswer, questionOfCheck, untouched } from './model'
import { holdQuestion, readQuestions, readStates, writeState } from './store.server'

/** Everything that does not fit, in the figures and in the text around them, with where the question stands. */
export async function listQuestions(house: House, actor: Actor): Promise<AskedQuestion[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [checks, read, states] = await Promise.all([
    checksOf(house, actor),
    readQuestions(house.database),
    readStates(house.database),
  ])
  return [...checks.map(questionOfCheck), ...read].map((question) => ({
    ...question,
    ...(states.get(question.key) ?? untouched),
  }))
}

/**
 * One question by its key.
 *
 * @throws Refusal `question-unknown` with near keys
 */
export async function findQuestion(house: House, actor: Actor, key: string): Promise<AskedQuestion> {
  const questions = await listQuestions(house, actor)
  const found = questions.find((question) => question.key === key)
  if (found) return found
  throw new Refusal('question-unknown', {
    key,
    near: nearest(
      key,
      questions.map((question) => question.key),
    ),
  })
}

export interface RecordedAnswer {
  key: string
  status: string
  answer: string
  /** Revision the change was based on; 0 when nothing was recorded yet. */
  base: number
  operation: string
}

/**
 * Records where a question to the source stands and what its author answered.
 *
 * @throws Refusal `not-allowed`, `question-unknown`, `changed-since`, `input-invalid`, `answer-missing` when it is said
 * to be answered without an answer
 */
export async function recordAnswer(house: House, actor: Actor, input: RecordedAnswer): Promise<{ revision: number }> {
  authorise(statisticsPolicy, 'statistics.record-answer', actor)
  const question = await findQuestion(house, actor, input.key)
  const answer = input.answer.trim().replaceAll('\r\n', '\n')
  const { status } = input
  if (!isQuestionStatus(status))
    throw new Refusal('input-invalid', { field: 'status', reason: status }, { where: 'status' })
  if (answer.length > longestAnswer) {
    throw new Refusal('answer-too-long', { limit: longestAnswer, count: answer.length }, { where: 'answer' })
  }
  if (status === 'answered' && answer === '') throw new Refusal('answer-missing', {}, { where: 'answer' })
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.record-answer',
      subject: { kind: 'source-question', id: question.key },
      operation: input.operation,
      input: { status, answer, base: input.base },
    },
    async (transaction) => {
      const before = (await holdQuestion(transaction, question.key)) ?? untouched
      if (before.revision !== input.base) {
        throw new Refusal('changed-since', { subject: question.key, base: input.base, current: before.revision })
      }
      const revision = before.revision + 1
      await writeState(transaction, question.key, { status, answer, since: dayOf(house.clock()), revision })
      return {
        result: { revision },
        audit: { fields: ['status', 'answer'], before: { status: before.status }, after: { status } },
      }
    },
  )
}

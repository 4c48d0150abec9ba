import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Question } from './model'
import { writeQuestions } from './store.server'

const questionSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  indicators: z.array(z.string()).min(1),
  lines: z.coerce.string().regex(/^\d+(-\d+)?(, \d+(-\d+)?)*$/),
  text: z.strictObject({ nl: z.string().min(1), en: z.string().min(1) }),
})

const file = 'content/questions.yaml'

/**
 * Reads the questions that ship with Wijklus.
 *
 * @throws Refusal `content-invalid` with file, entry and field
 */
export async function readQuestionFile(root: string): Promise<Question[]> {
  const document = parseDocument(await readFile(join(root, file), 'utf8'))
  const problem = document.errors[0]
  if (problem) {
    const row = problem.linePos?.[0].line ?? 1
    throw new Refusal('content-invalid', { file, row, column: '', reason: problem.code }, { where: `${file}:${row}` })
  }
  const entries = z.array(z.unknown()).parse(document.toJS())
  return entries.map((entry, index) => {
    const read = questionSchema.safeParse(entry)
    if (read.success) return read.data
    const issue = read.error.issues[0]
    const column = issue?.path.join('.') ?? ''
    throw new Refusal(
      'content-invalid',
      { file, row: index + 1, column, reason: issue?.message ?? '' },
      { where: `${file}:${index + 1}:${column}` },
    )
  })
}

/** Loads the questions that ship with Wijklus; done again it changes nothing. */
export async function loadQuestions(house: House): Promise<void> {
  const questions = await readQuestionFile(house.root)
  await house.database.transaction().execute((transaction) => writeQuestions(transaction, questions))
}

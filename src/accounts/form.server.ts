import { data } from 'react-router'
import { type Language, Refusal } from '../platform'
import { createTexts } from '../ui'
import { accountsTexts } from './index'
import type { RefusedForm } from './refused-form'

/** Fields that never come back to the page. */
const secrets = new Set(['current', 'wanted', 'again', 'password', 'code', 'token'])

/** Fields for which `input-invalid` is said in words of their own. */
const worded = new Set(['email', 'name', 'slug', 'from', 'to', 'role', 'area', 'organisation', 'kind', 'language'])

const texts = createTexts([accountsTexts])

/** The fields of a form by name, as text; of fields with one name the last. */
export async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const form = await request.formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
}

/**
 * Turns a refusal into an answer that keeps what was typed. What the whole page is refused for is thrown again, and so
 * is what is no refusal.
 *
 * @param place the field that a refusal without place belongs to; empty for the whole form
 */
export function refusedForm(error: unknown, language: Language, fields: Readonly<Record<string, string>>, place = '') {
  if (!(error instanceof Refusal) || error.code === 'not-signed-in' || error.code === 'not-allowed') throw error
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !secrets.has(name)))
  const field = error.where ?? place
  const refused: RefusedForm = { form: fields['do'] ?? '', typed, errors: [{ field, message: said(error, language) }] }
  return data(refused, { status: error.status })
}

/** A choice that is in the list. @throws Refusal `input-invalid` at the field */
export function requireChoice<Choice extends string>(
  field: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new Refusal('input-invalid', { field, reason: choices.join(', ') }, { where: field })
  return found
}

function said(error: Refusal, language: Language): string {
  const field = error.where ?? ''
  if (error.code === 'input-invalid' && worded.has(field)) return texts.in(language)('accounts')(`invalid.${field}`)
  return error.line(language)
}

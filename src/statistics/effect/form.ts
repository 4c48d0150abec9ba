import { readNumber } from './model/number'
import type { AnalysisQuestion, Inquiry } from './model/question'
import { type EffectMethod, isEffectMethod } from './model/settings'

/** The fields of the form as they were typed, so that nothing is lost when it is refused. */
export const textFields = [
  'title',
  'question',
  'indicator',
  'definition',
  'place',
  'from',
  'firstPeriod',
  'lastPeriod',
  'method',
  'donors',
  'adjacent',
  'beside',
  'reached',
  'sameTime',
  'earlier',
] as const
export type TextFieldName = (typeof textFields)[number]

export type TypedForm = Readonly<Record<TextFieldName, string>> & { sameTimeLooked: boolean; earlierLooked: boolean }

export function readTyped(form: FormData): TypedForm {
  const typed = Object.fromEntries(textFields.map((field) => [field, String(form.get(field) ?? '')])) as Record<
    TextFieldName,
    string
  >
  return { ...typed, sameTimeLooked: form.has('sameTimeLooked'), earlierLooked: form.has('earlierLooked') }
}

/** The form before anybody typed in it. */
export function emptyForm(more: Partial<TypedForm>): TypedForm {
  return { ...readTyped(new FormData()), method: 'synthetic-did', ...more }
}

/** What was typed as a question; a number that is none becomes NaN, which the service refuses at its field. */
export function questionOf(area: string, typed: TypedForm): AnalysisQuestion {
  const method: EffectMethod = isEffectMethod(typed.method) ? typed.method : ('' as EffectMethod)
  const reached = typed.reached.trim()
  return {
    area,
    title: typed.title,
    question: typed.question,
    indicator: typed.indicator,
    definition: typed.definition || null,
    place: typed.place,
    from: typed.from.trim(),
    firstPeriod: typed.firstPeriod.trim() || null,
    lastPeriod: typed.lastPeriod.trim() || null,
    method,
    donors: listOf(typed.donors),
    adjacent: listOf(typed.adjacent),
    beside: listOf(typed.beside),
    reached: reached === '' ? null : (readNumber(reached, ',') ?? Number.NaN),
    sameTime: inquiryOf(typed.sameTime, typed.sameTimeLooked),
    earlier: inquiryOf(typed.earlier, typed.earlierLooked),
  }
}

/** Codes and names, however they are set apart. */
function listOf(typed: string): string[] {
  return typed.split(/[\r\n;,]+/).flatMap((each) => each.trim() || [])
}

function inquiryOf(typed: string, looked: boolean): Inquiry {
  return { looked, items: typed.split(/\r?\n/) }
}

import type { z } from 'zod'
import type { Wording } from '../platform'
import { reasonTexts } from './reason-texts'

export type ReasonCode = keyof typeof reasonTexts

/** A reason in both languages, with its places filled in. */
export function reason(code: ReasonCode, values: Readonly<Record<string, string | number>> = {}): Wording {
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { nl: filled(reasonTexts[code].nl), en: filled(reasonTexts[code].en) }
}

/** Something in a document that is not right: where (`interventions[2].scale`), and why. */
export interface Fault {
  where: string
  reason: Wording
}

/** A place as people and machines write it: `interventions[2].scale`. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, step) => {
    if (typeof step === 'number') return `${before}[${step}]`
    return before === '' ? String(step) : `${before}.${String(step)}`
  }, '')
}

/** What a schema found, as faults with the reason in both languages; every unknown field is one of its own. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Fault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => ({ where: placeOf([...issue.path, name]), reason: reason('unknown-field') }))
    }
    return [{ where: placeOf(issue.path), reason: reasonOf(issue, valueAt(input, issue.path)) }]
  })
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): Wording {
  const shown = short(value)
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return reason('missing')
      return reason(isExpected(issue.expected) ? `expected-${issue.expected}` : 'other')
    case 'invalid_value':
      return reason('choice', { value: shown, values: issue.values.map(String).join(', ') })
    case 'invalid_format':
      if (issue.format === 'date') return reason('day', { value: shown })
      return String(issue.pattern ?? '').includes('Cc') ? reason('line') : reason('period', { value: shown })
    case 'invalid_union':
      return value === undefined ? reason('missing') : reason('moment', { value: shown })
    case 'too_small':
      if (issue.origin === 'string') return reason('empty')
      return reason('too-small', { limit: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin === 'string') return reason('too-long', { limit: Number(issue.maximum) })
      if (issue.origin === 'array') return reason('too-many', { limit: Number(issue.maximum) })
      return reason('too-large', { limit: Number(issue.maximum) })
    default:
      return reason('other')
  }
}

const expectedTypes = ['string', 'number', 'boolean', 'array', 'object'] as const

function isExpected(type: string): type is (typeof expectedTypes)[number] {
  return (expectedTypes as readonly string[]).includes(type)
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    input,
  )
}

/** A value as a message shows it: whole when it is short. */
export function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

/** Text that no store keeps: with a null character, or with half a character in it. */
export function faultsOfText(value: unknown, where = ''): Fault[] {
  // JSON writes both with a code; most texts have none.
  return JSON.stringify(value ?? null).includes('\\u') ? unkept(value, where) : []
}

function unkept(value: unknown, where: string): Fault[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed() ? [{ where, reason: reason('character') }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => {
    if (Array.isArray(value)) return unkept(one, `${where}[${name}]`)
    return unkept(one, where === '' ? name : `${where}.${name}`)
  })
}

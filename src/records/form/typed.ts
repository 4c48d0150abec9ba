import type { Language } from '../../platform'
import type { FormField, ValueForm } from './fields'
import { normalised, oneLine, read, type Typed, written } from './written'

type Body = Readonly<Record<string, unknown>>

/** The field beside a choice from known words, for a word of one's own. */
export const ownWordOf = (name: string) => `${name}+`

/** The tick that takes a row away. */
export const removalOf = (name: string) => `${name}-`

/** What a form shows of a record, by name of field. */
export function typedOf(fields: readonly FormField[], body: Body, language: Language, under = ''): Typed {
  const typed: Record<string, readonly string[]> = {}
  for (const field of fields) {
    const name = under === '' ? field.name : `${under}.${field.name}`
    Object.assign(typed, typedOfField(field, name, body[field.name], language))
  }
  return typed
}

function typedOfField(field: FormField, name: string, value: unknown, language: Language): Typed {
  switch (field.type) {
    case 'value': {
      const text = written(field.form, value, language)
      return isOwnWord(field.form, text) ? { [name]: [''], [ownWordOf(name)]: [text] } : { [name]: [text] }
    }
    case 'list':
      return typedOfList(field.form, name, entriesOf(value), language)
    case 'group':
      return typedOf(field.fields, (value ?? {}) as Body, language, name)
    case 'rows':
      return Object.assign(
        {},
        ...entriesOf(value).map((row, index) => typedOf(field.fields, row as Body, language, `${name}[${index}]`)),
      ) as Typed
  }
}

function typedOfList(form: ValueForm, name: string, entries: readonly unknown[], language: Language): Typed {
  const texts = entries.map((entry) => written(form, entry, language))
  if (!isTicked(form)) return { [name]: [texts.join('\n')] }
  const own = texts.filter((text) => isOwnWord(form, text))
  return {
    [name]: texts.filter((text) => !isOwnWord(form, text)),
    ...(form.control === 'vocabulary' && { [ownWordOf(name)]: [own.join('\n')] }),
  }
}

/** Whether several of these are chosen by ticking them, and not typed one per line. */
export function isTicked(form: ValueForm): boolean {
  return form.control === 'reference' || form.control === 'choice' || hasWords(form)
}

/** Whether there are words to choose from beside which one may write one's own. */
export function hasWords(form: ValueForm): form is Extract<ValueForm, { control: 'vocabulary' }> {
  return form.control === 'vocabulary' && form.values.length > 0
}

function isOwnWord(form: ValueForm, text: string): boolean {
  return hasWords(form) && text !== '' && !form.values.includes(text)
}

function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A record as a form was filled in. */
export interface ReadForm {
  /** What the schema of its kind still has to judge. */
  body: Record<string, unknown>
  /** The name of the field by the path in the body: rows that were left empty count in the one and not in the other. */
  places: ReadonlyMap<string, string>
}

/**
 * A record as a form was filled in. An empty field is one that is not there. What still stands as the form showed it is kept
 * exactly as it was, and so is what a form does not ask for: saving a form in which nothing was touched changes nothing.
 *
 * @param before the record that the form showed; null for a new one
 */
export function bodyOf(fields: readonly FormField[], typed: Typed, before: Body | null, language: Language): ReadForm {
  const places = new Map<string, string>()
  const body = readFields(fields, { typed, language, places }, before ?? {}, { name: '', path: '' })
  return { body: body as Record<string, unknown>, places }
}

interface Reading {
  typed: Typed
  language: Language
  places: Map<string, string>
}

interface Place {
  name: string
  path: string
}

const below = (parent: string, name: string) => (parent === '' ? name : `${parent}.${name}`)

function readFields(fields: readonly FormField[], reading: Reading, before: Body, place: Place): Body {
  const asked = new Set(fields.map(({ name }) => name))
  const read: Record<string, unknown> = {}
  for (const field of fields) {
    const here = { name: below(place.name, field.name), path: below(place.path, field.name) }
    reading.places.set(here.path, here.name)
    const value = readField(field, reading, before[field.name], here)
    if (value !== undefined) read[field.name] = value
  }
  for (const [name, value] of Object.entries(before)) if (!asked.has(name)) read[name] = value
  return read
}

function readField(field: FormField, reading: Reading, before: unknown, place: Place): unknown {
  if (field.type === 'rows') return readRows(field, reading, before, place)
  if (field.type === 'group') {
    const group = readFields(field.fields, reading, (before ?? {}) as Body, place)
    return Object.keys(group).length > 0 ? group : emptied(field, before, (kept) => Object.keys(kept).length === 0)
  }
  if (isUntouched(field, reading, before, place.name)) return before
  const { typed, language } = reading
  const own = typed[ownWordOf(place.name)] ?? []
  if (field.type === 'value') {
    const [chosen = ''] = typed[place.name] ?? []
    const [word = ''] = own
    // Who chooses a known word leaves their own word standing beside it; who types a new one, the known word.
    const isOldWord = chosen !== '' && word !== '' && word === before
    return read(field.form, oneLine(word) === '' || isOldWord ? chosen : word, language)
  }
  const ticked = isTicked(field.form)
  const lines = [...(ticked ? (typed[place.name] ?? []) : linesOf(typed[place.name])), ...linesOf(own)]
  const entries = lines.flatMap((line, index) => {
    const entry = read(field.form, line, language)
    if (entry === undefined) return []
    reading.places.set(`${place.path}[${index}]`, place.name)
    return [entry]
  })
  return entries.length > 0 ? entries : emptied(field, before, (kept) => (kept as unknown as unknown[]).length === 0)
}

/** What becomes of a list, table or group in which nothing is filled in: it is not there, unless it was there and empty. */
function emptied(field: FormField, before: unknown, isEmpty: (kept: object) => boolean): unknown {
  const wasEmpty = typeof before === 'object' && before !== null && isEmpty(before)
  if (wasEmpty) return before
  return field.isRequired ? (field.type === 'group' ? {} : []) : undefined
}

function readRows(field: FormField & { type: 'rows' }, reading: Reading, before: unknown, place: Place): unknown {
  const kept = entriesOf(before)
  const rows: Body[] = []
  const count = Math.max(kept.length, rowsTyped(reading.typed, place.name))
  for (let index = 0; index < count; index += 1) {
    const name = `${place.name}[${index}]`
    const here = { name, path: `${place.path}[${rows.length}]` }
    if (reading.typed[removalOf(name)] !== undefined) continue
    const row = readFields(field.fields, reading, (kept[index] ?? {}) as Body, here)
    const wasEmpty = kept[index] !== undefined && Object.keys(kept[index] as object).length === 0
    if (Object.keys(row).length > 0 || wasEmpty) rows.push(row)
  }
  return rows.length > 0 ? rows : emptied(field, before, (list) => (list as unknown[]).length === 0)
}

/** How many rows of a table a form has to show: as far as something is filled in. */
export function rowsTyped(typed: Typed, name: string): number {
  const start = `${name}[`
  const numbers = Object.entries(typed)
    .filter(([key, texts]) => key.startsWith(start) && texts.some((text) => text.trim() !== ''))
    .map(([key]) => Number.parseInt(key.slice(start.length), 10))
    .filter((number) => number < mostRows)
  return Math.max(-1, ...numbers) + 1
}

/** More rows than any schema takes; nobody makes the house walk through a million. */
const mostRows = 1000

function isUntouched(field: FormField, { typed, language }: Reading, before: unknown, name: string): boolean {
  if (before === undefined) return false
  const shown = typedOfField(field, name, before, language)
  const isLong = field.type === 'list' || (field.type === 'value' && field.form.control === 'prose')
  return [name, ownWordOf(name)].every((one) => isSameText(shown[one] ?? [], typed[one] ?? [], isLong))
}

function isSameText(shown: readonly string[], typed: readonly string[], isLong: boolean): boolean {
  const [one, other] = [shown, typed].map((texts) =>
    texts.map(isLong ? normalised : oneLine).filter((text) => text !== ''),
  ) as [string[], string[]]
  return one.length === other.length && one.every((text, index) => text === other[index])
}

function linesOf(texts: readonly string[] | undefined): string[] {
  return (texts ?? []).flatMap((text) => normalised(text).split('\n'))
}

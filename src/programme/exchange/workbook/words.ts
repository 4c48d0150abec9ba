import { agreementsTexts } from '../../../agreements'
import { allianceTexts } from '../../../alliance'
import { type Language, languages, type RoomTexts } from '../../../platform'
import type { RecordKind } from '../../../records'
import { theoryTexts } from '../../../theory'
import en from '../../texts/en.json'
import nl from '../../texts/nl.json'
import type { Column, Table } from './tables'

const rooms: readonly RoomTexts[] = [
  theoryTexts,
  agreementsTexts,
  allianceTexts,
  { room: 'programme', texts: { nl, en } },
]

/** What stands at a place in the texts of a room: a text, or texts by name. */
function textsAt(name: string, language: Language, path: readonly string[]): unknown {
  const room = rooms.find((one) => one.room === name)
  return path.reduce<unknown>(
    (inside, name) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<string, unknown>)[name] : undefined,
    room?.texts[language],
  )
}

function said(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value
  const inside = (value as Record<string, unknown> | undefined)?.[name]
  return typeof inside === 'string' ? inside : undefined
}

/** What people read above a column: the name the form gives the field. */
export function headingOf({ kind, rows }: Table, { path, name }: Column, language: Language): string {
  const isRow = rows !== null && name.startsWith(`${kind.collection}.${rows}.`)
  const full = isRow ? [rows, ...path] : path
  if (!isRow && (path[0] === 'id' || path[0] === 'code')) {
    return rows === null ? 'Id' : `${capital(oneOf(kind, language))} (id)`
  }
  const own = said(textsAt(kind.room, language, ['field', kind.name, ...full]), 'label')
  if (full.length === 1 || isRow) return own ?? path.join('.')
  const group = said(textsAt(kind.room, language, ['field', kind.name, full[0] as string]), 'label')
  return group && own ? `${group}: ${own}` : (own ?? full.join('.'))
}

function oneOf(kind: RecordKind, language: Language): string {
  return said(textsAt(kind.room, language, ['kind', kind.name]), 'one') ?? kind.name
}

/** The name of a sheet: at most 31 characters, none that a spreadsheet refuses. */
export function sheetNameOf({ kind, rows }: Table, language: Language): string {
  const name = rows === null ? kind.collection : `${kind.collection}-${rows}`
  return textOf(`sheet.${name}`, language) ?? name.slice(0, 31)
}

/** A text of this room. */
export function textOf(key: string, language: Language): string | undefined {
  return said(textsAt('programme', language, key.split('.')), '')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const labels = new Map<string, ReadonlyMap<string, Readonly<Record<Language, string>>>>()

/**
 * The values of a choice or vocabulary with what they are called in both languages: in the room of the kind, or in that of
 * the kind it borrowed the choice from.
 */
export function labelsOf(kind: RecordKind, texts: string): ReadonlyMap<string, Readonly<Record<Language, string>>> {
  const key = `${kind.room} ${texts}`
  const known = labels.get(key)
  if (known) return known
  const found = [kind.room, ...rooms.map(({ room }) => room)]
    .map((room) => languages.map((language) => textsAt(room, language, ['choice', texts])))
    .find(([dutch]) => typeof dutch === 'object')
  const [dutch, english] = found ?? []
  const made = new Map(
    Object.entries((dutch ?? {}) as Record<string, unknown>).flatMap(([value, word]) => {
      const other = said(english, value)
      return typeof word === 'string' && other !== undefined ? [[value, { nl: word, en: other }] as const] : []
    }),
  )
  labels.set(key, made)
  return made
}

import { useKnownText, useLanguage } from '../../ui'
import type { RecordKind } from '../kind'
import { formatMoment } from '../moment'
import { allKinds, kindNamed } from '../registry'

/** Titles of records by the name of their kind and their id. */
export type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The words of the room of a kind, in the language of the page. */
export interface KindWords {
  one: string
  many: string
  empty: string
  /** Of a field: `title`, `targets.label`, `targets.period`. */
  label(field: string): string
  help(field: string): string | undefined
  /** One of the words of a choice; the value itself where it is somebody's own word. */
  word(texts: string, value: string): string
}

/** The name of a kind inside a sentence: "Besluit" as "besluit", "SPUK-rapportage" as it is. */
export function insideSentence(name: string): string {
  return /^\p{Lu}[\p{Ll}\s]/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
}

/** The name of a kind on its own: "besluit" as "Besluit". */
export function onItsOwn(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** The words for a kind of record. */
export function useKindWords(name: string): KindWords {
  const known = useKnownText()
  const kind = kindNamed(name)
  const text = (key: string) => known(kind.room, key)
  return {
    one: text(`kind.${name}.one`) ?? name,
    many: text(`kind.${name}.many`) ?? kind.collection,
    empty: text(`kind.${name}.empty`) ?? '',
    label: (field) => text(`field.${name}.${field}`) ?? field,
    help: (field) => text(`help.${name}.${field}`),
    word: (texts, value) => wordOf(known, kind, texts, value),
  }
}

/** What pages call a record: its title, with the titles of what it refers to in the words of the page. */
export function useRecordTitle(titles: Titles): (kind: string, body: Readonly<Record<string, unknown>>) => string {
  const known = useKnownText()
  const language = useLanguage()
  return (name, body) => {
    const kind = kindNamed(name)
    const saying = {
      titleOf: (ref: { kind: string; id: string }) => titles[ref.kind]?.[ref.id] ?? ref.id,
      word: (texts: string, value: string) => wordOf(known, kind, texts, value),
      moment: (moment: string) => formatMoment(moment, language),
    }
    return kind.titleIn?.(body, saying) ?? kind.titleOf(body)
  }
}

/** Words of a choice stand in the room of the kind, or in that of the kind it borrowed the choice from. */
function wordOf(
  known: (room: string, key: string) => string | undefined,
  kind: RecordKind,
  texts: string,
  value: string,
): string {
  if (!/^[\w-]+$/.test(value)) return value
  for (const room of new Set([kind.room, ...allKinds().map((other) => other.room)])) {
    const word = known(room, `choice.${texts}.${value}`)
    if (word !== undefined) return word
  }
  return value
}

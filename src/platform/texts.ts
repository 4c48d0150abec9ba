import type { Language } from './wording'

type Tree = { readonly [key: string]: string | Tree }

/** The texts of one room: the same keys in every language, read from `texts/nl.json` and `texts/en.json`. */
export interface RoomTexts {
  room: string
  texts: Readonly<Record<Language, Tree>>
}

/** Declares the texts of a room; a test holds that both languages have the same keys and placeholders. */
export function defineTexts(room: string, texts: Readonly<Record<Language, Tree>>): RoomTexts {
  return { room, texts }
}

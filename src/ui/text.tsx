import { createInstance, type TFunction } from 'i18next'
import { createContext, type ReactNode, useContext } from 'react'
import { type Language, languages, type RoomTexts } from '../platform'

/** Gives the texts of one room in one language. */
export type Translate = (room: string) => TFunction

export interface Texts {
  in(language: Language): Translate
  /** A text if there is one: for names that come from the store, such as what was done on the audit trail. */
  known(language: Language, room: string, key: string): string | undefined
}

/** Brings the texts of all rooms together. A key that is missing is an error, never an empty spot on a page. */
export function createTexts(rooms: readonly RoomTexts[]): Texts {
  const instance = createInstance()
  void instance.init({
    initAsync: false,
    fallbackLng: false,
    supportedLngs: [...languages],
    ns: rooms.map((room) => room.room),
    resources: Object.fromEntries(
      languages.map((language) => [
        language,
        Object.fromEntries(rooms.map((room) => [room.room, room.texts[language]])),
      ]),
    ),
    // React and the API escape by themselves.
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (_languages, room, key) => {
      throw new Error(`no text ${room}:${key}`)
    },
  })
  return {
    in: (language) => (room) => instance.getFixedT(language, room),
    known: (language, room, key) =>
      instance.exists(key, { lng: language, ns: room }) ? instance.getFixedT(language, room)(key) : undefined,
  }
}

const TextContext = createContext<{ language: Language; translate: Translate; texts: Texts } | null>(null)

/** Everything below reads its texts in this language: from the request, never from a global. */
export function TextProvider(props: { texts: Texts; language: Language; children: ReactNode }) {
  return (
    <TextContext value={{ language: props.language, translate: props.texts.in(props.language), texts: props.texts }}>
      {props.children}
    </TextContext>
  )
}

/** `t` for the texts of one room, in the language of the page. */
export function useText(room: string): TFunction {
  return useTextContext().translate(room)
}

/** Looks for a text that may not be there: undefined then. */
export function useKnownText(): (room: string, key: string) => string | undefined {
  const { texts, language } = useTextContext()
  return (room, key) => texts.known(language, room, key)
}

/** The language of the page. */
export function useLanguage(): Language {
  return useTextContext().language
}

function useTextContext() {
  const context = useContext(TextContext)
  if (!context) throw new Error('texts are used outside TextProvider')
  return context
}

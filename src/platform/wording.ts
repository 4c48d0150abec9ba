export type Language = 'nl' | 'en'

/** One line in two languages. */
export type Wording = Readonly<Record<Language, string>>

export interface RefusalKind {
  /** HTTP status of the answer (RFC 9457 problem). */
  status: number
  /** What is wrong, and where. */
  message: Wording
  /** What the reader can do about it. */
  remedy: Wording
}

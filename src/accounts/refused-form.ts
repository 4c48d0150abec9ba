import type { FieldError } from '../ui'

/** What a form shows again when it was refused: what was typed, never a secret, and what is wrong where. */
export interface RefusedForm {
  /** Which form of the page, as its field `do` said. */
  form: string
  typed: Readonly<Record<string, string>>
  errors: FieldError[]
}

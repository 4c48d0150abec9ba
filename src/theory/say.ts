import type { TFunction } from 'i18next'
import type { Say } from './model/story'

/** The texts of a page as the model asks for them, which knows no library of texts. */
export function sayOf(t: TFunction): Say {
  return (key, values) => t(key, { ...values })
}

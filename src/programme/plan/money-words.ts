import type { Language } from '../../platform'
import en from '../texts/en.json'
import nl from '../texts/nl.json'

/** What the columns of a spreadsheet of money are called, in their order; they are read back by these names. */
export const moneyColumns: Readonly<Record<Language, typeof nl.money.column>> = {
  nl: nl.money.column,
  en: en.money.column,
}

export const yesWords: Readonly<Record<Language, { yes: string; no: string }>> = {
  nl: nl.money['yes-no'],
  en: en.money['yes-no'],
}

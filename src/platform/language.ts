import type { Language } from './wording'

/** The languages of the product, the first is the default. More can be added as text files. */
export const languages = ['nl', 'en'] as const satisfies readonly Language[]

export function isLanguage(value: unknown): value is Language {
  return value === 'nl' || value === 'en'
}

export function otherLanguage(language: Language): Language {
  return language === 'nl' ? 'en' : 'nl'
}

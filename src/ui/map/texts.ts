import type { Language } from '../../platform'
import { type ChartTexts, chartTexts } from '../charts/texts'
import en from './texts/en.json'
import nl from './texts/nl.json'

/** Everything a map says by itself. `{name}` is filled in. */
export type MapTexts = ChartTexts & Readonly<Record<keyof typeof nl, string>>

export const mapTexts: Readonly<Record<Language, MapTexts>> = {
  nl: { ...chartTexts.nl, ...nl },
  en: { ...chartTexts.en, ...en },
}

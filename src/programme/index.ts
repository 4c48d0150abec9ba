import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const programmeTexts = defineTexts('programme', { nl, en })

export { programmePolicy } from './policy'
export type { Cluster, EntryKind, FactorLevel, FactorPolarity, RegisterEntry, RegisterTheme } from './register/model'

import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const areasTexts = defineTexts('areas', { nl, en })

export type { Area, Group, Place } from './model'
export { placeOfArea } from './model'
export { areasPolicy } from './policy'

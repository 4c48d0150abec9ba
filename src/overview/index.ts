import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const overviewTexts = defineTexts('overview', { nl, en })

import { defineTexts } from '../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export const uiTexts = defineTexts('ui', { nl, en })

export { addresses, addressOf, languageOf, type PageName } from './addresses'
export * from './charts'
export * from './format'
export * from './map'
export { Button, ErrorSummary, type FieldError, FileField, TextArea, TextField } from './parts/form'
export { Ring } from './parts/mark'
export { type Crumb, Page } from './parts/page'
export { PageStyles } from './parts/page-styles'
export { type Choice, SelectField } from './parts/select'
export { Shell } from './parts/shell'
export { WideTable } from './parts/wide-table'
export { createTexts, TextProvider, type Texts, type Translate, useKnownText, useLanguage, useText } from './text'
export { unitWords } from './units'

import type { ReactNode } from 'react'
import { formatNumber, useLanguage, useText } from '../../ui'
import type { FormField, ValueForm } from '../form/fields'
import { formatMoment } from '../moment'
import { type Titles, useKindWords } from './words'

type Body = Readonly<Record<string, unknown>>

/** What stands in a field of a record, in words. */
export function RecordValue(props: { kind: string; field: FormField; value: unknown; titles: Titles }): ReactNode {
  const { kind, field, value, titles } = props
  const { label } = useKindWords(kind)
  const say = useValueText(kind, titles)
  if (value === undefined || value === null) return null
  if (field.type === 'value') {
    const text = say(field.form, value)
    return field.form.control === 'prose' ? <span className="as-typed">{text}</span> : text
  }
  if (field.type === 'list') {
    const entries = (value as readonly unknown[]).map((entry) => say(field.form, entry))
    return entries.length < 2 ? entries[0] : <ListOf entries={entries} />
  }
  const rows = (field.type === 'group' ? [value] : value) as readonly Body[]
  const written = rows.map((row) =>
    field.fields
      .filter((column) => row[column.name] !== undefined && column.type === 'value')
      .map((column) => {
        const text = say((column as FormField & { type: 'value' }).form, row[column.name])
        return `${label(`${field.name}.${column.name}`)}: ${text}`
      })
      .join('; '),
  )
  return written.length < 2 ? written[0] : <ListOf entries={written} />
}

function ListOf({ entries }: { entries: readonly string[] }) {
  return (
    <ul className="entries">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries of a record have no other identity than their place
        <li key={index}>{entry}</li>
      ))}
    </ul>
  )
}

/** One value in words, for readers. */
export function useValueText(kind: string, titles: Titles): (form: ValueForm, value: unknown) => string {
  const { word } = useKindWords(kind)
  const t = useText('records')
  const language = useLanguage()
  return (form, value) => {
    if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no')
    if (typeof value === 'number') {
      return form.control === 'share'
        ? `${formatNumber(Math.round(value * 1e6) / 1e4, { language })}${language === 'nl' ? '\u00a0' : ''}%`
        : formatNumber(value, { language })
    }
    const text = String(value)
    switch (form.control) {
      case 'choice':
      case 'vocabulary':
        return word(form.texts, text)
      case 'reference':
        return titles[form.kind]?.[text] ?? text
      case 'day':
      case 'period':
      case 'moment':
        return formatMoment(text, language)
      default:
        return text
    }
  }
}

import type { Language } from '../../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

/** Everything a chart says by itself. `{name}` is filled in. */
export type ChartTexts = Readonly<Record<keyof typeof nl, string>>

export const chartTexts: Readonly<Record<Language, ChartTexts>> = { nl, en }

/** Fills `{name}` in a text; a name without a value is an error, because a reader would see a hole. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`No value for {${name}} in "${text}"`)
    return String(value)
  })
}

/** Joins parts with semicolons; the first letter becomes a capital and the end a full stop. */
export function sentenceOf(parts: readonly string[]): string {
  const text = parts.join('; ')
  return text === '' ? '' : `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`
}

import type { Wording } from '../../../platform'
import en from './texts/en.json'
import nl from './texts/nl.json'

export type WordingKey = keyof typeof nl

/** A text about a file in both languages; `{name}` is filled from the values. */
export function wording(key: WordingKey, values: Readonly<Record<string, string | number>> = {}): Wording {
  return { nl: fill(nl[key], values), en: fill(en[key], values) }
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  // Three dots end a sentence by themselves.
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')).replaceAll('….', '…')
}

/** The first few of a list, for a text: `a; b; c; …`. */
export function some(names: readonly string[], count = 5): string {
  return `${names.slice(0, count).join('; ')}${names.length > count ? '; …' : ''}`
}

import { unitWords } from '../../../ui'
import { plainColumn } from './names'

/** What analysts write for a unit besides its own name in Dutch and English. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  '%': [
    ...['procent', 'procenten', 'percent', 'percentage', 'perc', 'pct', 'aandeel', 'share'],
    ...['fractie', 'fraction', 'proportie', 'proportion'],
  ],
  persons: [
    ...['aantal', 'mensen', 'inwoners', 'clienten', 'client', 'gebruikers', 'deelnemers', 'jeugdigen', 'jongeren'],
    ...['leerlingen', 'patienten', 'number', 'people', 'clients', 'users', 'participants', 'inhabitants'],
  ],
  score: ['cijfer', 'rapportcijfer', 'punten', 'score', 'points', 'mark'],
  EUR: ['euro', 'eur', 'euros'],
  // Of a table of one's own it is how long something took or how old people are, and no calendar year.
  years: ['jaar', 'jaren', 'year', 'years'],
  decisions: ['besluiten', 'besluit', 'beschikkingen', 'decision'],
  'per 1000 residents': ['per 1000 inwoners', 'per 1000 bewoners', 'per duizend inwoners', 'promille'],
  'per 1000 households': ['per 1000 huishoudens', 'per duizend huishoudens'],
}

const byWord = new Map<string, string>([
  ...Object.entries(unitWords).flatMap(([unit, { nl, en }]) =>
    // Square metres would be called as metres are.
    [unit, ...nl, ...en].flatMap((word) => (/[²³]/.test(word) ? [] : [[plainColumn(word), unit] as const])),
  ),
  ...Object.entries(otherWords).flatMap(([unit, words]) => words.map((word) => [plainColumn(word), unit] as const)),
])

/**
 * The unit that somebody wrote in a table of their own: `procent`, `pct` and `% van de inwoners` are `%`, `personen` are
 * `persons`. What is not known stays as it was written.
 */
export function unitOfWord(text: string): string {
  const written = text.trim()
  if (written.startsWith('%') || /^procent(en)? van /i.test(written)) return '%'
  if (written === '€') return 'EUR'
  return byWord.get(plainColumn(written)) ?? written
}

/** Words for shares that are always parts of 1, and those that some write parts of 1 under and others per cents. */
const partsOfOne: readonly string[] = ['fractie', 'fraction', 'proportie', 'proportion']
const shares: readonly string[] = ['aandeel', 'share']

/** What the word for a unit, or the name of a column, says of shares: parts of 1, or either of the two; null for anything else. */
export function fractionOfWord(text: string): 'parts-of-one' | 'either' | null {
  const word = plainColumn(text)
  if (text.includes('%')) return null
  return partsOfOne.includes(word) ? 'parts-of-one' : shares.includes(word) ? 'either' : null
}

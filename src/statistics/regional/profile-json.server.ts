import type { Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { plainWording } from '../plain-wording'
import { otherNumbers } from '../source/figure-columns'
import type { ProfileEntry } from './overview'

/** Texts as JSON. */
type Words = Map<string, string>

/** The indicators of a profile as JSON, one by one: each with its figures and those of the references. */
export function* jsonOfProfile(entries: Iterable<ProfileEntry>): Generator<string> {
  const words: Words = new Map()
  for (const { indicator, series, references, statement, warnings, updated } of entries) {
    const { code, name, unit, theme } = indicator
    const beside = references.map(
      ({ kind, series: own }) => `{"kind":"${kind}","definitions":${jsonOfDefinitions(own, words)}}`,
    )
    const told = narrow(
      JSON.stringify({ code, name, unit, theme, statement: plainWording(statement), warnings, updated }),
    )
    yield `${told.slice(0, -1)},"definitions":${jsonOfDefinitions(series, words)},"references":[${beside.join(',')}]}`
  }
}

function jsonOfDefinitions({ definitions }: Series, words: Words): string {
  const each = definitions.map(({ version, observations }) => {
    let text = `{"version":${quoted(version, words)},"observations":[`
    for (const [position, observation] of observations.entries()) {
      text += (position === 0 ? '' : ',') + jsonOfObservation(observation, words)
    }
    return `${text}]}`
  })
  return `[${each.join(',')}]`
}

/**
 * As JSON writes it.
 *
 * @param words texts that were written before: thousands of observations have them in common
 */
export function jsonOfObservation(observation: Observation, words: Words): string {
  const { period, value, precision, absence, decimals, note, source, coverage, isConverted } = observation
  let text = `{"period":"${period}","value":${value},"precision":"${precision}"`
  for (const name of otherNumbers) {
    const number = observation[name]
    if (number !== undefined) text += `,"${name}":${number}`
  }
  if (absence !== undefined) text += `,"absence":"${absence}"`
  if (decimals !== undefined) text += `,"decimals":${decimals}`
  if (note !== undefined) text += `,"note":{"nl":${quoted(note.nl, words)},"en":${quoted(note.en, words)}}`
  if (coverage !== undefined) text += `,"coverage":${jsonOfCoverage(coverage)}`
  const { document, line, figure } = source
  text += `,"source":{"document":${quoted(document, words)},"line":${quoted(line, words)}`
  if (figure !== undefined) text += `,"figure":${quoted(figure, words)}`
  return `${text}}${isConverted ? ',"isConverted":true' : ''}}`
}

function jsonOfCoverage({ known, of, share }: NonNullable<Observation['coverage']>): string {
  return `{"known":${known},"of":${of}${share === undefined ? '' : `,"share":${share}`}}`
}

function quoted(text: string, words: Words): string {
  const known = words.get(text)
  if (known !== undefined) return known
  const written = narrow(JSON.stringify(text))
  words.set(text, written)
  return written
}

/** JSON in which every character takes one byte in memory: one that takes two makes all of a piece twice as long. */
function narrow(json: string): string {
  return json.replaceAll(/[\u0100-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

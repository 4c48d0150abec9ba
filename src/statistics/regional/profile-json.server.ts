import type { Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { plainWording } from '../plain-wording'
import { otherNumbers } from '../source/figure-columns'
import type { Overview } from './overview.server'

/** The indicators of a profile as JSON, one by one: each with its figures and those of the references. */
export function* jsonOfProfile({ reference, others, entries }: Overview): Generator<string> {
  for (const { indicator, series, referenceSeries, statement, warnings, updated } of entries) {
    const { code, name, unit, theme } = indicator
    const beside = [
      { kind: reference?.kind, series: referenceSeries },
      ...others.map(({ kind, series: all }) => ({ kind, series: all.get(code) })),
    ]
    const references = beside.flatMap(({ kind, series: own }) =>
      own ? [`{"kind":"${kind}","definitions":${jsonOfDefinitions(own)}}`] : [],
    )
    const told = narrow(
      JSON.stringify({ code, name, unit, theme, statement: plainWording(statement), warnings, updated }),
    )
    yield `${told.slice(0, -1)},"definitions":${jsonOfDefinitions(series)},"references":[${references.join(',')}]}`
  }
}

function jsonOfDefinitions({ definitions }: Series): string {
  const each = definitions.map(
    ({ version, observations }) =>
      `{"version":${JSON.stringify(version)},"observations":[${observations.map(jsonOfObservation).join(',')}]}`,
  )
  return `[${each.join(',')}]`
}

/** As JSON writes it; what thousands of observations have in common is looked at once. */
export function jsonOfObservation(observation: Observation): string {
  const { period, value, precision, absence, decimals, note, source, coverage, isConverted } = observation
  let text = `{"period":"${period}","value":${value},"precision":"${precision}"`
  for (const name of otherNumbers) {
    const number = observation[name]
    if (number !== undefined) text += `,"${name}":${number}`
  }
  if (absence !== undefined) text += `,"absence":"${absence}"`
  if (decimals !== undefined) text += `,"decimals":${decimals}`
  if (note !== undefined) text += `,"note":${written(note)}`
  if (coverage !== undefined) text += `,"coverage":${JSON.stringify(coverage)}`
  return `${text},"source":${written(source)}${isConverted ? ',"isConverted":true' : ''}}`
}

const known = new WeakMap<object, string>()

function written(words: object): string {
  const before = known.get(words)
  if (before !== undefined) return before
  const text = narrow(JSON.stringify(words))
  known.set(words, text)
  return text
}

/** JSON in which every character takes one byte in memory: one that takes two makes all of a piece twice as long. */
function narrow(json: string): string {
  return json.replaceAll(/[\u0100-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

import type { Wording } from '../../platform'
import type { Series } from '../model/indicator'
import type { FigureSource, Observation } from '../model/observation'
import { plainWording } from '../plain-wording'
import type { ProfileEntry } from './overview'
import { asciiJson } from './pieces.server'

/** Notes as JSON, by what they say in Dutch, with what that was in English: thousands of observations have some in common. */
export type WrittenNotes = Map<string, { en: string; written: string }>

/** The indicators of a profile as JSON, one by one: each with its figures and those of the references. */
export function* jsonOfProfile(entries: Iterable<ProfileEntry>): Generator<string> {
  const notes: WrittenNotes = new Map()
  for (const { indicator, series, references, statement, warnings, updated } of entries) {
    const { code, name, unit, theme } = indicator
    const told = asciiJson({ code, name, unit, theme, statement: plainWording(statement), warnings, updated })
    // Added to, and not joined: a text that is put together from others is only written out once, in its piece.
    let text = `${told.slice(0, -1)},"definitions":${jsonOfDefinitions(series, notes)},"references":[`
    let comma = ''
    for (const { kind, series: own } of references) {
      text += `${comma}{"kind":"${kind}","definitions":${jsonOfDefinitions(own, notes)}}`
      comma = ','
    }
    yield `${text}]}`
  }
}

function jsonOfDefinitions({ definitions }: Series, notes: WrittenNotes): string {
  let text = '['
  for (const [position, { version, observations }] of definitions.entries()) {
    text += `${position === 0 ? '' : ','}{"version":${asciiJson(version)},"observations":[`
    let comma = ''
    for (const observation of observations) {
      text += comma + jsonOfObservation(observation, notes)
      comma = ','
    }
    text += ']}'
  }
  return `${text}]`
}

/** As JSON writes it, in ASCII. */
export function jsonOfObservation(observation: Observation, notes: WrittenNotes): string {
  const { period, value, precision, low, high, margin, n, of, absence, decimals, note, coverage } = observation
  const { boundaryYear, isConverted } = observation
  let text = `{"period":"${period}","value":${value},"precision":"${precision}"`
  // Each by its name: a loop over the names takes several times as long.
  if (low !== undefined) text += `,"low":${low}`
  if (high !== undefined) text += `,"high":${high}`
  if (margin !== undefined) text += `,"margin":${margin}`
  if (n !== undefined) text += `,"n":${n}`
  if (of !== undefined) text += `,"of":${of}`
  if (absence !== undefined) text += `,"absence":"${absence}"`
  if (decimals !== undefined) text += `,"decimals":${decimals}`
  if (note !== undefined) text += jsonOfNote(note, notes)
  if (coverage !== undefined) text += jsonOfCoverage(coverage)
  if (boundaryYear !== undefined) text += `,"boundaryYear":${boundaryYear}`
  text += jsonOfSource(observation.source)
  return isConverted ? `${text},"isConverted":true}` : `${text}}`
}

function jsonOfNote(note: Wording, notes: WrittenNotes): string {
  const known = notes.get(note.nl)
  if (known?.en === note.en) return known.written
  const written = `,"note":${asciiJson(note)}`
  notes.set(note.nl, { en: note.en, written })
  return written
}

/** Sources as JSON; those of a file that stays open stay what they are, and with them this. */
const sources = new WeakMap<FigureSource, string>()

function jsonOfSource(source: FigureSource): string {
  const known = sources.get(source)
  if (known !== undefined) return known
  const written = `,"source":${asciiJson(source)}`
  sources.set(source, written)
  return written
}

function jsonOfCoverage({ known, of, share }: NonNullable<Observation['coverage']>): string {
  return `,"coverage":{"known":${known},"of":${of}${share === undefined ? '}' : `,"share":${share}}`}`
}

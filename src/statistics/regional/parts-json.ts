import type { Observation } from '../model/observation'
import type { PartOfPlace } from './parts'

/**
 * Regions with their figures as JSON, the same as `JSON.stringify` gives but for the order of keys. Of a country they have
 * their words in common (period, reason, note, source), so each of these is written out once.
 */
export function jsonOfParts(parts: readonly PartOfPlace[]): string {
  const written = new Map<object, { of: Observation; words: string }>()
  const wordsOf = (observation: Observation): string => {
    const known = written.get(observation.source)
    if (known && hasSameWords(known.of, observation)) return known.words
    const { value, low, high, margin, n, of, ...rest } = observation
    const words = JSON.stringify(rest).slice(1)
    written.set(observation.source, { of: observation, words })
    return words
  }
  const regions = parts.map(({ code, name, isInside, whole, observation }) => {
    const figure = observation ? `{${numbersOf(observation)},${wordsOf(observation)}` : 'null'
    return `{"code":${JSON.stringify(code)},"name":${JSON.stringify(name)},"isInside":${isInside},"whole":${textOf(whole)},"observation":${figure}}`
  })
  return `[${regions.join(',')}]`
}

/** Whether they say the same but for their numbers. */
function hasSameWords(one: Observation, other: Observation): boolean {
  return (
    one.period === other.period &&
    one.precision === other.precision &&
    one.absence === other.absence &&
    one.decimals === other.decimals &&
    one.note === other.note &&
    one.source === other.source &&
    one.coverage === other.coverage &&
    one.isConverted === other.isConverted
  )
}

function numbersOf({ value, low, high, margin, n, of }: Observation): string {
  let text = `"value":${textOf(value)}`
  if (low !== undefined) text += `,"low":${textOf(low)}`
  if (high !== undefined) text += `,"high":${textOf(high)}`
  if (margin !== undefined) text += `,"margin":${textOf(margin)}`
  if (n !== undefined) text += `,"n":${textOf(n)}`
  if (of !== undefined) text += `,"of":${textOf(of)}`
  return text
}

function textOf(value: number | null): string {
  return value !== null && Number.isFinite(value) ? String(value) : 'null'
}

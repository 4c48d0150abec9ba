import type { Observation } from '../model/observation'
import type { PartOfPlace } from './parts'

/** Text is turned into bytes in pieces of so many characters: longer ones are copied more often on their way. */
const pieceLength = 50_000

/**
 * Regions with their figures as JSON, the same as `JSON.stringify` gives but for the order of keys. Of a country they have
 * their words in common (period, reason, note, source), so each of these is written out once.
 *
 * @param about what the answer says besides
 * @returns `{…about, "regions": […]}` in UTF-8
 */
export function jsonOfParts(about: object, parts: readonly PartOfPlace[]): Buffer<ArrayBuffer> {
  const written = new Map<object, { of: Observation; words: string }>()
  const wordsOf = (observation: Observation): string => {
    const known = written.get(observation.source)
    if (known && hasSameWords(known.of, observation)) return known.words
    const { value, low, high, margin, n, of, ...rest } = observation
    const words = JSON.stringify(rest).slice(1)
    written.set(observation.source, { of: observation, words })
    return words
  }
  const figures = new Map<Observation, string>()
  const figureOf = (observation: Observation): string => {
    const known = figures.get(observation)
    if (known !== undefined) return known
    const figure = `{${numbersOf(observation)},${wordsOf(observation)}`
    figures.set(observation, figure)
    return figure
  }
  const pieces: Buffer[] = []
  const said = JSON.stringify(about)
  let text = `${said.slice(0, -1)}${said === '{}' ? '' : ','}"regions":[`
  let comma = ''
  for (const { code, name, isInside, whole, observation } of parts) {
    const region = `${comma}{"code":${quoted(code)},"name":${quoted(name)},"isInside":${isInside},"whole":${textOf(whole)}`
    text += `${region},"observation":${observation ? figureOf(observation) : 'null'}}`
    comma = ','
    if (text.length < pieceLength) continue
    pieces.push(Buffer.from(text))
    text = ''
  }
  return Buffer.concat([...pieces, Buffer.from(`${text}]}`)])
}

/** Text in which nothing has to be written in another way. */
const plain = /^[\w .,()/'-]*$/

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
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

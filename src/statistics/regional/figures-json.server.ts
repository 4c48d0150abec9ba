import { otherNumbers } from '../source/figure-columns'
import type { FiguresOfParts, RegionsAround } from './parts'

type Bytes = Uint8Array<ArrayBuffer>

/** An answer is sent in pieces of so many characters while it is still being written: more would outlive young memory. */
const pieceLength = 48_000

/**
 * The figures of regions as JSON. Of a country they have their words in common (precision, reason, note, source), so each
 * of these is written out once; a region says which.
 *
 * @param about what the answer says besides
 * @returns `{…about, "kinds": […], "regions": […]}` in UTF-8, in pieces
 */
export function* jsonOfFigures(about: object, found: FiguresOfParts | null): Generator<Bytes> {
  const told = JSON.stringify({ ...about, kinds: found?.figures.kinds ?? [] })
  yield Buffer.from(`${told.slice(0, -1)},"regions":[`)
  if (found) yield* regionsOf(found)
  yield Buffer.from(']}')
}

function* regionsOf({ regions, isInside, figures, wholes }: FiguresOfParts): Generator<Bytes> {
  const beginnings = beginningsOf(regions)
  const others = otherNumbers.flatMap((name) => {
    const column = figures.others[name]
    return column ? [{ name, column }] : []
  })
  const kinds = figures.kinds.map((_, kind) => `,"kind":${kind},"value":`)
  let [text, comma] = ['', '']
  for (let position = 0; position < regions.length; position += 1) {
    const value = figures.value[position] as number
    const kind = kinds[figures.kind[position] as number] ?? ',"kind":null,"value":'
    text += `${comma}${beginnings[position]}${kind}${Number.isNaN(value) ? 'null' : value}`
    comma = ','
    if (!isInside(regions[position]?.code ?? '')) text += ',"isOutside":true'
    for (const { name, column } of others) {
      const other = column[position] as number
      if (!Number.isNaN(other)) text += `,"${name}":${other}`
    }
    const whole = wholes?.[position] ?? Number.NaN
    text += Number.isNaN(whole) ? '}' : `,"whole":${whole}}`
    if (text.length < pieceLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

const kept = new WeakMap<RegionsAround['regions'], readonly string[]>()

/** How an answer begins with each of the regions; those of the country are kept by their service, and with them this. */
function beginningsOf(regions: RegionsAround['regions']): readonly string[] {
  const known = kept.get(regions)
  if (known) return known
  const beginnings = regions.map(({ code, name }) => JSON.stringify({ code, name }).slice(0, -1))
  kept.set(regions, beginnings)
  return beginnings
}

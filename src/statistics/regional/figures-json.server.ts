import { otherNumbers } from '../source/figure-columns'
import type { FiguresOfParts, RegionsAround } from './parts'
import { asciiJson } from './pieces.server'

/** So many characters of regions are given at once: handing over each of fourteen thousand would take longer than writing it. */
const handful = 4000

/**
 * The figures of regions as JSON, some at once with commas between. Of a country they have their words in common (precision,
 * reason, note, source), so each of these is written out once, elsewhere; a region says which.
 */
export function* jsonOfRegions({ regions, isInside, figures, wholes }: FiguresOfParts): Generator<string> {
  const beginnings = beginningsOf(regions)
  const kinds = figures.kinds.map((_, kind) => `,"kind":${kind},"value":`)
  const others = otherNumbers.flatMap((name) => {
    const column = figures.others[name]
    return column ? [{ name, column }] : []
  })
  let [text, comma] = ['', '']
  for (let position = 0; position < regions.length; position += 1) {
    const value = figures.value[position] as number
    const kind = kinds[figures.kind[position] as number] ?? ',"kind":null,"value":'
    text += `${comma}${beginnings[position]}${kind}${Number.isNaN(value) ? 'null' : value}`
    if (!isInside(regions[position]?.code ?? '')) text += ',"isOutside":true'
    for (const { name, column } of others) {
      const other = column[position] as number
      if (!Number.isNaN(other)) text += `,"${name}":${other}`
    }
    const whole = wholes?.[position] ?? Number.NaN
    text += Number.isNaN(whole) ? '}' : `,"whole":${whole}}`
    comma = ','
    if (text.length < handful) continue
    yield text
    text = ''
    comma = ''
  }
  if (text !== '') yield text
}

const kept = new WeakMap<RegionsAround['regions'], readonly string[]>()

/** How an answer begins with each of the regions; those of the country are kept by their service, and with them this. */
function beginningsOf(regions: RegionsAround['regions']): readonly string[] {
  const known = kept.get(regions)
  if (known) return known
  const beginnings = regions.map(({ code, name }) => asciiJson({ code, name }).slice(0, -1))
  kept.set(regions, beginnings)
  return beginnings
}

import { fillText, sentenceOf } from '../charts/texts'
import { groupsOf } from './groups'
import type { MapState } from './state'
import { countOf } from './words'

/**
 * Tells in one to five sentences what a map shows: how many regions, from which to which figure, the area at hand, how many
 * regions are on either side of the reference, and what is missing and why. It names no lowest and highest region.
 */
export function mapAlternative(state: MapState): readonly string[] {
  const { title: series, regions, reference, area, missing, texts } = state
  const known = regions.flatMap((region) => region.known ?? []).sort((one, other) => one.value - other.value)
  const [low, high] = [known[0], known.at(-1)]
  const sides = groupsOf(state).map(({ words, classes }) => {
    const count = classes.reduce((sum, each) => sum + each.count, 0)
    return fillText(texts.altSides, { words: words ?? '', regions: countOf(count, state) })
  })
  const told = missing.map(({ reason, count }) =>
    fillText(texts.altMissingPart, { regions: countOf(count, state), reason }),
  )
  return [
    fillText(texts.altMap, { regions: countOf(regions.length, state), series }),
    low &&
      high &&
      (low.text === high.text
        ? fillText(texts.altAllEqual, { value: low.text })
        : fillText(texts.altRange, { low: low.text, high: high.text })),
    area && fillText(texts.altArea, { name: area.label, value: area.said }),
    reference && sides.length > 0 && sentenceOf(sides.map(uncapitalised)),
    told.length > 0 && fillText(texts.altMissing, { missing: told.join('; ') }),
  ].filter((each) => typeof each === 'string')
}

function uncapitalised(text: string): string {
  return `${text.charAt(0).toLocaleLowerCase()}${text.slice(1)}`
}

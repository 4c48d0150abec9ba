import type { MapReading } from './browser/reading'
import { colourOf, mapLines } from './colours'
import type { MapInput } from './input'
import type { MapState, StateRegion } from './state'
import { withNote } from './words'

/**
 * What the script in the page needs of a map that is drawn there. Of each region its figure is said and which side of the
 * reference it lies; how far stands in the table.
 */
export function mapReading(state: MapState, { link }: Pick<MapInput, 'link'>): MapReading {
  const sayings: string[] = []
  const numberOf = (saying: string) => {
    const found = sayings.indexOf(saying)
    return found === -1 ? sayings.push(saying) - 1 : found
  }
  return {
    regions: Object.fromEntries(
      state.regions.map((region) => {
        const { code, inClass, known } = region
        const saying = numberOf(sayingOf(region, state))
        return [code, known ? [inClass ?? -1, saying, known.fullText] : [-1, saying]] as const
      }),
    ),
    fills: state.classes.map(colourOf),
    lines: mapLines,
    sayings,
    area: state.area?.codes ?? [],
    link: link ?? null,
  }
}

function sayingOf(
  { known, reason, difference, isConverted, note }: StateRegion,
  { reference, texts }: MapState,
): string {
  const side = difference?.side ?? null
  const compared =
    side === null || !reference
      ? '{value}'
      : { above: texts.isHigher, below: texts.isLower, equal: texts.isEqual }[side].replaceAll(
          '{reference}',
          reference.phrase,
        )
  const parts = [known ? compared : (reason ?? ''), isConverted ? texts.converted : null]
  return withNote(parts.filter((part) => part !== null).join(', '), note)
}

import { fillText } from '../charts/texts'
import type { MapState, StateClass } from './state'

export interface ClassGroup {
  /** "Hoger dan Utrecht: ongunstiger"; null without a reference. */
  words: string | null
  classes: readonly StateClass[]
}

/**
 * The classes above, around and below the reference, each with its words and the side that is better in words too, so that
 * no colour has to be known; high figures first, as on a scale. Without a reference one group from low to high.
 */
export function groupsOf({ classes, reference, texts }: MapState): readonly ClassGroup[] {
  if (!reference) return classes.length > 0 ? [{ words: null, classes }] : []
  return (['above', 'around', 'below'] as const).flatMap((side) => {
    const members = classes.filter((each) => each.side === side).toReversed()
    const [first] = members
    if (!first) return []
    const name = side === 'around' ? `${reference.phrase} (${reference.text})` : reference.phrase
    const words = fillText(texts[side], { reference: name })
    const better = { better: texts.betterSide, worse: texts.worseSide }[first.tone as string]
    return [
      { words: better === undefined ? words : fillText(texts.withSide, { words, side: better }), classes: members },
    ]
  })
}

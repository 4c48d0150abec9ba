import { fillText, sentenceOf } from '../texts'
import type { GapState, GapStateRow } from './state'

/** More rows than this are told as a whole: the smallest and the largest gap. */
const mostTold = 4
/** More missing figures than this are counted instead of named. */
const mostMissing = 4

/** Tells in one to four sentences what a gap chart shows: what is compared, the gaps, what is missing and why. */
export function gapAlternative(state: GapState): readonly string[] {
  const { texts, title: series, names } = state
  const complete = state.rows.filter(({ place, reference }) => place && reference)
  const none = state.rows.every(({ place, reference }) => !place && !reference)
  return [
    none ? fillText(texts.altEmpty, { series }) : fillText(texts.altGap, { ...names, series }),
    complete.length > mostTold ? extremes(state, complete) : sentenceOf(complete.map((row) => told(state, row))),
    missing(state),
    state.axis.cut ? texts.axisCut : '',
  ].filter((sentence) => sentence !== '')
}

function told({ texts, names }: GapState, { label, place, reference, gapText, ratioText }: GapStateRow): string {
  return fillText(texts.altGapRow, {
    row: label,
    ...names,
    placeValue: place?.text ?? '',
    referenceValue: reference?.text ?? '',
    gap: ratioText === null ? gapText : `${gapText} (${ratioText})`,
  })
}

function extremes({ texts }: GapState, rows: readonly GapStateRow[]): string {
  const ordered = rows
    .flatMap((row) => (row.gap === null ? [] : [{ row, gap: row.gap }]))
    .sort((one, other) => one.gap - other.gap)
  const [low, high] = [ordered[0]?.row, ordered.at(-1)?.row]
  if (!low || !high) return ''
  const words = { low: low.gapText, lowRow: low.label, high: high.gapText, highRow: high.label }
  return fillText(texts.altGapRange, words)
}

function missing({ texts, rows }: GapState): string {
  const all = rows.flatMap(({ label, missing: names }) => names.map((each) => ({ label, ...each })))
  if (all.length === 0) return ''
  if (all.length > mostMissing) return fillText(texts.altMissingMany, { count: all.length })
  return fillText(texts.altMissing, {
    missing: all.map(({ label, name, reason }) => `${name} ${label} (${reason})`).join('; '),
  })
}

import { fillText, sentenceOf } from '../texts'
import type { BarState } from './state'

/** More bars than this are told as a whole: the area at hand, the lowest and the highest. */
const mostTold = 6
/** More missing figures than this are counted instead of named. */
const mostMissing = 4

/** Tells in one to four sentences what a bar chart shows: the figures, the reference, what is missing and why. */
export function barAlternative({ title: series, bars, reference, texts }: BarState): readonly string[] {
  const known = bars.flatMap(({ known: value, ...bar }) => (value ? [{ ...bar, value }] : []))
  if (known.length === 0)
    return [fillText(texts.altEmpty, { series }), missing(bars, texts)].filter((each) => each !== '')
  const named = known.length > mostTold ? known.filter(({ role }) => role === 'area') : known
  const told = sentenceOf(
    (named.length > mostTold ? [] : named).map(
      ({ label, value, basis }) => `${label} ${value.text}${basis === '' ? '' : ` (${basis})`}`,
    ),
  )
  const ordered = known.toSorted((one, other) => one.value.value - other.value.value)
  const [low, high] = [ordered[0], ordered.at(-1)]
  const range =
    known.length > mostTold && low && high
      ? fillText(texts.altBarsRange, {
          count: known.length,
          low: low.value.text,
          lowRow: low.label,
          high: high.value.text,
          highRow: high.label,
        })
      : ''
  const compared =
    reference === null
      ? ''
      : fillText(texts.altReference, { name: reference.label, value: reference.known?.text ?? reference.reason ?? '' })
  return [
    fillText(texts.altBars, { series }),
    [range, told].filter((each) => each !== '').join(' '),
    compared,
    missing(bars, texts),
  ].filter((each) => each !== '')
}

function missing(bars: BarState['bars'], texts: BarState['texts']): string {
  const all = bars.filter(({ known }) => known === null)
  if (all.length === 0) return ''
  if (all.length > mostMissing) return fillText(texts.altMissingMany, { count: all.length })
  return fillText(texts.altMissing, { missing: all.map(({ label, reason }) => `${label} (${reason})`).join('; ') })
}

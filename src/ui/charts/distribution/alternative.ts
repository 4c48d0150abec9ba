import { type ChartTexts, fillText } from '../texts'
import { inSentence } from '../value'
import type { DistributionInput } from './input'
import type { DistributionState } from './state'

/** What the chart is, and what it shows, in two to seven sentences. */
export function distributionAlternative(
  { title, parts, sentences }: DistributionState,
  { kind, area }: Pick<DistributionInput, 'kind' | 'area'>,
  texts: ChartTexts,
): readonly string[] {
  const count = `${parts.length} ${parts.length === 1 ? kind.one : kind.many}`
  return [fillText(texts.altDistribution, { series: title, parts: count, area: inSentence(area) }), ...sentences]
}

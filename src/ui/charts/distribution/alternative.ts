import { type ChartTexts, fillText } from '../texts'
import type { DistributionInput } from './input'
import type { DistributionState } from './state'

/** What the chart is, and what it shows, in two to seven sentences. */
export function distributionAlternative(
  { title, parts, area, sentences }: DistributionState,
  { kind }: Pick<DistributionInput, 'kind'>,
  texts: ChartTexts,
): readonly string[] {
  const count = `${parts.length} ${parts.length === 1 ? kind.one : kind.many}`
  return [fillText(texts.altDistribution, { series: title, parts: count, area: area.label }), ...sentences]
}

import type { Language } from '../../../platform'
import { formatNumber } from '../../format'
import { differenceOf, differenceWords, distanceText } from '../difference'
import { type ChartTexts, fillText } from '../texts'
import { inSentence, readValue, sharedDecimals, type Wording } from '../value'
import type { DistributionFacts } from './facts'
import type { DistributionInput, DistributionPart } from './input'

/** More parts than this are counted and not named. */
const mostNamed = 3

/**
 * Says in one to six sentences what a distribution shows: how many parts are far above and below the area, who live there,
 * whether the figure of the area hides it, and which figures rest on few people.
 */
export function distributionSentences(
  input: DistributionInput,
  facts: DistributionFacts | null,
  language: Language,
  texts: ChartTexts,
): readonly string[] {
  const { kind, area, reference, unit } = input
  const areaName = inSentence(area)
  if (!facts) return [fillText(texts.distributionNothing, { area: areaName })]
  const decimals = input.decimals ?? sharedDecimals(unit, [area, ...input.parts])
  const wording: Wording = { unit, decimals, language, texts }
  const count = (number: number) => formatNumber(number, { language })
  const distance = distanceText(facts.far, wording)
  const figure = unit === '%' ? texts.distributionShare : texts.distributionFigure
  const told = (part: DistributionPart) => `${part.label} ${readValue(part, wording, `Part "${part.id}"`)?.text ?? ''}`
  const counted = { of: count(facts.known), parts: kind.many, distance, figure }
  const whole = `${areaName} (${readValue(area, wording, 'The area')?.text ?? ''})`
  const side = (text: string, parts: readonly DistributionPart[], isFirst: boolean) => {
    if (parts.length === 0) return []
    const names = parts.length > mostNamed ? '' : `: ${parts.map(told).join('; ')}`
    return [`${fillText(text, { ...counted, count: count(parts.length), area: isFirst ? whole : areaName })}${names}.`]
  }
  const living = facts.living
    ? [
        fillText(texts.distributionLiving, {
          count: count(facts.living.there),
          of: count(facts.living.of),
          size: input.sizeKind ?? '',
        }),
      ]
    : []
  const gap = facts.isHidden && reference ? differenceOf(area, reference) : null
  const hidden =
    reference && gap !== null
      ? [
          fillText(texts.distributionHidden, {
            area: areaName,
            reference: inSentence(reference),
            difference: differenceWords(gap, [area, reference], wording),
          }),
        ]
      : []
  const above = { text: texts.distributionAbove, parts: facts.above }
  const below = { text: texts.distributionBelow, parts: facts.below }
  // The worse side first, with what belongs to it.
  const [first, second] = input.better === 'higher' ? [below, above] : [above, below]
  const isFar = facts.above.length + facts.below.length > 0
  const only = facts.known === 1 ? input.parts.find(({ value }) => value !== null) : undefined
  // How parts lie around the area is nothing to say of one.
  const around = only
    ? [fillText(texts.distributionOnly, { one: kind.one, part: told(only), area: whole })]
    : [
        ...side(first.text, first.parts, true),
        ...living,
        ...hidden,
        ...side(second.text, second.parts, first.parts.length === 0),
        ...(isFar || facts.known === 0 ? [] : [fillText(texts.distributionNone, { ...counted, area: whole })]),
      ]
  return [
    ...around,
    ...(facts.few.length > 0
      ? [
          fillText(facts.few.length === 1 ? texts.distributionFewOne : texts.distributionFew, {
            count: count(facts.few.length),
            one: kind.one,
            parts: kind.many,
            small: count(facts.small),
          }),
        ]
      : []),
    ...(facts.known < facts.parts
      ? [
          fillText(texts.distributionMissing, {
            count: count(facts.parts - facts.known),
            of: count(facts.parts),
            parts: kind.many,
          }),
        ]
      : []),
  ]
}

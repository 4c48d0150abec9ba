import type { Language } from '../../platform'
import { formatNumber } from '../../ui'
import type { DefinitionComparison } from './comparison'
import { type ComparisonSettings, unitFamily } from './comparison-settings'
import { publishedDecimals, roundingReach } from './reading'
import type { StatementFacts, Writer } from './statement-facts'

/** When a change is called one: the rules and thresholds behind a statement, one plain sentence each. */
export function ruleSentences(
  { indicator, comparison }: StatementFacts,
  { level, ratio }: DefinitionComparison,
): Writer[] {
  if (level.from === level.to) return []
  const { settings } = comparison
  const decimals = level.lastObservation ? publishedDecimals(level.lastObservation) : 0
  const reach = roundingReach(decimals)
  const survey = indicator.uncertainty.startsWith('survey')
  const unmeasured = survey && [level.firstObservation, level.lastObservation].some((one) => one?.margin === undefined)
  const counted = indicator.uncertainty === 'count' && unitFamily(indicator.unit) === 'count'
  const number = (value: number, language: Language) => formatNumber(value, { language })
  const writers: Writer[] = counted
    ? []
    : [
        (language) =>
          language === 'nl'
            ? `Een verandering telt pas als zij groter is dan afronding kan veroorzaken; een exact cijfer met ${decimals} ${decimals === 1 ? 'decimaal' : 'decimalen'} kan ${number(reach, language)} afwijken, een cijfer met “ongeveer” tien keer zoveel.`
            : `A change counts only when it is larger than rounding can produce; an exact figure with ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'} can be ${number(reach, language)} off, a figure with “about” ten times as much.`,
      ]
  if (unmeasured) writers.push((language) => surveyRule(indicator.unit, settings, language))
  else if (survey) {
    writers.push((language) =>
      language === 'nl'
        ? 'De gepubliceerde marges tellen in hun geheel mee: een verandering telt pas als zij groter is dan de marges samen.'
        : 'The published margins count in full: a change counts only when it is larger than the margins together.',
    )
  } else if (indicator.uncertainty === 'modelled' || indicator.uncertainty === 'composite') {
    writers.push((language) =>
      language === 'nl'
        ? 'Hoe onzeker het model of de samengestelde score is, is niet gepubliceerd; alleen de afronding telt mee.'
        : 'How uncertain the model or the composite score is was not published; only rounding counts.',
    )
  }
  return [...writers, (language) => thresholds(indicator.unit, ratio !== null, settings, language)]
}

function surveyRule(unit: string, { surveyWithoutMargin: rule }: ComparisonSettings, language: Language): string {
  if (unitFamily(unit) === 'score') {
    return language === 'nl'
      ? 'Van deze enquête is geen marge gepubliceerd; daarom krijgt een verandering van de score geen richting.'
      : 'No margin was published for this survey; a change of the score is therefore given no direction.'
  }
  const points = formatNumber(rule.points, { language })
  const share = formatNumber(rule.share * 100, { language, decimals: 0 })
  const inPoints = unitFamily(unit) === 'share'
  if (language === 'nl') {
    const width = inPoints
      ? `${points} procentpunt of ${share} % van zichzelf, wat het grootste is,`
      : `${share} % van zichzelf`
    return `Van deze enquête is geen marge gepubliceerd; daarom wordt aangenomen dat elk cijfer ${width} kan afwijken, en krijgen kleinere veranderingen geen richting.`
  }
  const width = inPoints
    ? `${points} percentage point or ${share}% of itself, whichever is larger`
    : `${share}% of itself`
  return `No margin was published for this survey; every figure is therefore taken to be off by ${width}, and smaller changes are given no direction.`
}

function thresholds(
  unit: string,
  withRatio: boolean,
  { gap, ratio, level }: ComparisonSettings,
  language: Language,
): string {
  const family = unitFamily(unit)
  const nl = language === 'nl'
  const percent = (share: number) => `${formatNumber(share * 100, { language, decimals: 0 })}${nl ? ' %' : '%'}`
  const least = (points: number, share: number) => {
    const number = formatNumber(points, { language })
    if (family !== 'share') return percent(share)
    return nl ? `${number} procentpunt en ${percent(share)}` : `${number} percentage points and ${percent(share)}`
  }
  const own =
    unit === 'class'
      ? nl
        ? 'één klasse'
        : 'one class'
      : family === 'score'
        ? `${level.scoreSteps} ${nl ? 'eenheden van de laatste decimaal' : 'units of the last decimal'}`
        : least(level.points, level.share)
  const gapName = nl
    ? family === 'share'
      ? 'de kloof (in procentpunt)'
      : 'het verschil'
    : family === 'share'
      ? 'the gap'
      : 'the difference'
  const times = withRatio ? `, ${nl ? 'de verhouding minstens' : 'the ratio by at least'} ${percent(ratio.share)}` : ''
  return nl
    ? `Een woord van verandering staat er alleen als het cijfer zelf minstens ${own} verandert, ${gapName} minstens ${least(gap.points, gap.share)}${times}; deze drempels zijn een keuze en zijn in te stellen.`
    : `A word of change is used only when the figure itself changes by at least ${own}, ${gapName} by at least ${least(gap.points, gap.share)}${times}; these thresholds are a choice and can be set.`
}

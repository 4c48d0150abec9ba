import type { Language, Wording } from '../../platform'
import { formatNumber, formatPeriod, formatPoints, formatRatio, formatValue } from '../../ui'
import type { DefinitionComparison } from './comparison'
import { unitFamily } from './comparison-settings'
import type { Development } from './development'

/** Words for what happened to a gap; "kloof" never without procentpunt, so other units say "verschil". */
const gapWords: Record<Development, { share: Wording; other: Wording }> = {
  narrowing: {
    share: { nl: 'Kloof kleiner', en: 'Gap smaller' },
    other: { nl: 'Verschil kleiner', en: 'Difference smaller' },
  },
  widening: {
    share: { nl: 'Kloof groter', en: 'Gap larger' },
    other: { nl: 'Verschil groter', en: 'Difference larger' },
  },
  unchanged: {
    share: { nl: 'Kloof nauwelijks veranderd', en: 'Gap hardly changed' },
    other: { nl: 'Verschil nauwelijks veranderd', en: 'Difference hardly changed' },
  },
  'not-distinguishable': {
    share: { nl: 'Kloof, verandering niet te onderscheiden', en: 'Gap, change not distinguishable' },
    other: { nl: 'Verschil, verandering niet te onderscheiden', en: 'Difference, change not distinguishable' },
  },
  'not-comparable': {
    share: { nl: 'Kloof', en: 'Gap' },
    other: { nl: 'Verschil', en: 'Difference' },
  },
}

const ratioWords: Record<Development, Wording> = {
  narrowing: { nl: 'verhouding kleiner', en: 'ratio smaller' },
  widening: { nl: 'verhouding groter', en: 'ratio larger' },
  unchanged: { nl: 'verhouding gelijk', en: 'ratio the same' },
  'not-distinguishable': { nl: 'verhouding', en: 'ratio' },
  'not-comparable': { nl: 'verhouding', en: 'ratio' },
}

/**
 * One line about a comparison, for lists of many: "Kloof kleiner: 9,4 → 4,0 procentpunt; verhouding gelijk, 2,00 ×."
 * Words of change stand only where the full statement has them. With one common period it says which; without any it says
 * that there is nothing to compare with.
 */
export function shortStatement(unit: string, definition: DefinitionComparison | null): Wording {
  return { nl: line(unit, definition, 'nl'), en: line(unit, definition, 'en') }
}

function line(unit: string, definition: DefinitionComparison | null, language: Language): string {
  const { gap, ratio } = definition ?? {}
  if (!gap || gap.last === null || gap.to === null) {
    return { nl: 'Geen cijfers om te vergelijken.', en: 'No figures to compare.' }[language]
  }
  const share = unitFamily(unit) === 'share'
  const word = gapWords[gap.development][share ? 'share' : 'other'][language]
  const decimals = gap.decimals
  const size = (value: number) =>
    share
      ? formatPoints(Math.abs(value), language, { decimals })
      : formatValue(Math.abs(value), unit, language, { decimals })
  const alone = gap.from === gap.to || gap.first === null
  const sizes = alone
    ? size(gap.last)
    : `${formatNumber(Math.abs(gap.first as number), { language, decimals })} → ${size(gap.last)}`
  const ratioPart =
    ratio && ratio.last !== null
      ? `; ${ratioWords[ratio.development][language]}, ${formatRatio(ratio.last, language)}`
      : ''
  const when = alone ? ` (${formatPeriod(gap.to, language)})` : ''
  return `${word}${when}: ${sizes}${ratioPart}.`
}

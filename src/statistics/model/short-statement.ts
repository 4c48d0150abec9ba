import type { Language, Wording } from '../../platform'
import { formatNumber, formatPeriod, formatPoints, formatRatio, formatValue } from '../../ui'
import type { DefinitionComparison } from './comparison'
import { unitFamily } from './comparison-settings'
import type { Development, LevelDevelopment } from './development'
import { writeFigure, writeFigures } from './statement-figures'

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
  narrowing: { nl: 'verhouding kleiner,', en: 'ratio smaller,' },
  widening: { nl: 'verhouding groter,', en: 'ratio larger,' },
  unchanged: { nl: 'verhouding gelijk,', en: 'ratio the same,' },
  'not-distinguishable': { nl: 'verhouding', en: 'ratio' },
  'not-comparable': { nl: 'verhouding', en: 'ratio' },
}

/** On which side of the reference a figure is. */
const sideWords: Record<Language, { above: string; below: string }> = {
  nl: { above: 'hoger', below: 'lager' },
  en: { above: 'higher', below: 'lower' },
}

/**
 * One line about a comparison, for lists of many: "Kloof kleiner: 9,4 → 4,0 procentpunt; verhouding gelijk, 2,00 ×."
 * Words of change stand only where the full statement has them. With one common period it says which, and on which side the
 * figure is; a figure that went to the other side is told with both sides, for the size of a gap alone would hide it.
 * Without any common period it says that there is nothing to compare with.
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
  const { above, below } = sideWords[language]
  const side = (value: number) => `${size(value)} ${value > 0 ? above : below}`
  const when = alone ? ` (${formatPeriod(gap.to, language)})` : ''
  if (alone && gap.last === 0) return `${{ nl: 'Geen verschil', en: 'No difference' }[language]}${when}.`
  if (!alone && crosses(gap.first as number, gap.last)) {
    const [was, is] = [side(gap.first as number), side(gap.last)]
    return {
      nl: `Eerst ${was}, nu ${is} (${gap.from}–${gap.to}).`,
      en: `First ${was}, now ${is} (${gap.from}–${gap.to}).`,
    }[language]
  }
  const sizes = alone
    ? side(gap.last)
    : `${formatNumber(Math.abs(gap.first as number), { language, decimals })} → ${size(gap.last)}`
  const ratioPart =
    ratio && ratio.last !== null
      ? `; ${ratioWords[ratio.development][language]} ${formatRatio(ratio.last, language)}`
      : ''
  return `${word}${when}: ${sizes}${ratioPart}.`
}

/** True when one is above the reference and the other below it. */
function crosses(first: number, last: number): boolean {
  return first * last < 0
}

type Changed = Exclude<LevelDevelopment, 'not-comparable'>

/** What became of a figure, with its first and last value and the years between. */
const levelWords: Record<Language, Record<Changed, (first: string, last: string, years: string) => string>> = {
  nl: {
    rising: (first, last, years) => `Gestegen van ${first} naar ${last} (${years}).`,
    falling: (first, last, years) => `Gedaald van ${first} naar ${last} (${years}).`,
    unchanged: (first, last, years) => `Weinig veranderd: ${first} en ${last} (${years}).`,
    'not-distinguishable': (first, last, years) => `Verandering niet zeker: ${first} en ${last} (${years}).`,
  },
  en: {
    rising: (first, last, years) => `Risen from ${first} to ${last} (${years}).`,
    falling: (first, last, years) => `Fallen from ${first} to ${last} (${years}).`,
    unchanged: (first, last, years) => `Little changed: ${first} and ${last} (${years}).`,
    'not-distinguishable': (first, last, years) => `Change not certain: ${first} and ${last} (${years}).`,
  },
}

/** Where both figures are written alike there is no change to speak of, whatever rounding can hide. */
const sameWords: Record<Language, (figure: string, years: string) => string> = {
  nl: (figure, years) => `Zelfde cijfer: ${figure} (${years}).`,
  en: (figure, years) => `Same figure: ${figure} (${years}).`,
}

/**
 * One line about a place itself, for lists of many: "Gedaald van 18,2 naar 8,0 % (2018–2022)." Empty when there is one period
 * only, or none.
 */
export function shortDevelopment(unit: string, definition: DefinitionComparison | null): Wording {
  return { nl: levelLine(unit, definition, 'nl'), en: levelLine(unit, definition, 'en') }
}

function levelLine(unit: string, definition: DefinitionComparison | null, language: Language): string {
  if (!definition) return ''
  const { from, to, firstObservation, lastObservation, development } = definition.level
  if (development === 'not-comparable' || !from || !to || from === to || !firstObservation || !lastObservation)
    return ''
  const [first, last] = writeFigures(firstObservation, lastObservation, unit, language)
  const years = `${formatPeriod(from, language)}–${formatPeriod(to, language)}`
  if (writeFigure(firstObservation, unit, language) === last) return sameWords[language](last, years)
  return levelWords[language][development](first, last, years)
}

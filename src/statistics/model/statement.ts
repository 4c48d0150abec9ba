/**
 * Sentences a careful researcher would sign, made from a comparison: two at most, for any indicator. They tell what was
 * published and what changed, never why: without a design that supports it there is no cause, and nobody is judged.
 * A word of change stands only where the change is distinguishable and material (issue 3, items 2 and 3).
 */
import type { Language, Wording } from '../../platform'
import type { Comparison, DefinitionComparison, GapChange } from './comparison'
import { unitFamily } from './comparison-settings'
import type { Development, LevelDevelopment } from './development'
import type { Indicator } from './indicator'
import { comparePeriods } from './observation'
import type { StatementFacts, StatementNames } from './statement-facts'
import {
  isMeasure,
  writeFigure,
  writeFigures,
  writeFiguresApart,
  writeGaps,
  writeGapsApart,
  writePeriod,
  writeRange,
  writeRatios,
} from './statement-figures'
import { howStatementIsMade } from './statement-how'
import {
  absenceWords,
  doubtWords,
  type GapParts,
  type LevelParts,
  type Phrases,
  uncertaintyNotes,
} from './statement-phrases'
import { englishPhrases } from './statement-phrases-en'
import { dutchPhrases } from './statement-phrases-nl'

/** The findings the sentences rest on, for machines. */
export interface StatementGrounds {
  /** Definition version the sentences are about; null when nothing was published. */
  readonly version: string | null
  readonly level: LevelDevelopment
  readonly gap: Development
  readonly ratio: Development | null
  readonly complementRatio?: Development
}

export interface Statement extends Wording {
  /** How the sentences were made: figures, rules, thresholds, doubts; one plain sentence each. */
  readonly how: readonly Wording[]
  readonly because: StatementGrounds
}

/**
 * At most two sentences in Dutch and English about a place, compared with its reference. With several definitions they
 * are about the newest one the place has figures for and say that the others do not connect to it.
 */
export function statementOf(indicator: Indicator, comparison: Comparison, names: StatementNames): Statement {
  const facts = factsOf(indicator, comparison, names)
  const { definition } = facts
  return {
    ...wordingOf(facts),
    how: howStatementIsMade(facts),
    because: {
      version: definition?.version ?? null,
      level: definition?.level.development ?? 'not-comparable',
      gap: definition?.gap.development ?? 'not-comparable',
      ratio: definition?.ratio?.development ?? null,
      ...(definition?.complementRatio && { complementRatio: definition.complementRatio.development }),
    },
  }
}

/** The sentences alone, without how they were made: for a list of many, where that is half of the work. */
export function statementWording(indicator: Indicator, comparison: Comparison, names: StatementNames): Wording {
  return wordingOf(factsOf(indicator, comparison, names))
}

function factsOf(indicator: Indicator, comparison: Comparison, names: StatementNames): StatementFacts {
  const definition = newestWithFigures(indicator, comparison)
  return { indicator, comparison, names, family: unitFamily(indicator.unit), definition }
}

function wordingOf(facts: StatementFacts): Wording {
  return { nl: sentencesOf(facts, 'nl'), en: sentencesOf(facts, 'en') }
}

function phrasesOf(language: Language): Phrases {
  return language === 'nl' ? dutchPhrases : englishPhrases
}

function newestWithFigures(indicator: Indicator, comparison: Comparison): DefinitionComparison | null {
  const from = (version: string) => indicator.definitions.find((one) => one.version === version)?.from ?? ''
  const published = comparison.definitions.filter(({ level }) => level.from !== null)
  return published.reduce<DefinitionComparison | null>(
    (newest, one) => (newest === null || from(one.version) >= from(newest.version) ? one : newest),
    null,
  )
}

function sentencesOf(facts: StatementFacts, language: Language): string {
  const { definition } = facts
  const clauses = definition
    ? [levelSentence(facts, definition, language), gapSentence(facts, definition, language)]
    : [nothingSentence(facts, language), referenceSentence(facts, language)]
  return clauses
    .filter((clause) => clause !== '')
    .map(sentence)
    .join(' ')
}

/** What is measured, as sentences call it. */
function measureOf({ indicator, family }: StatementFacts, language: Language): string {
  return indicator.measure?.[language] ?? phrasesOf(language).measure[family](indicator.subject[language])
}

function levelSentence(facts: StatementFacts, definition: DefinitionComparison, language: Language): string {
  const { indicator } = facts
  const say = phrasesOf(language)
  const { from, to, firstObservation, lastObservation, development, doubt } = definition.level
  if (!from || !to || !firstObservation || !lastObservation) return ''
  const parts: LevelParts = {
    definition: definitionPhrase(facts, definition, language),
    measure: measureOf(facts, language),
    place: placePhrase(facts, definition, language),
    from: writePeriod(from, language),
    to: writePeriod(to, language),
    figures: writeFigures(firstObservation, lastObservation, indicator.unit, language),
    get apart() {
      return writeFiguresApart(firstObservation, lastObservation, indicator.unit, language)
    },
  }
  const clauses = [levelClause(parts, from === to, development, doubt && doubtWords[doubt][language], say)]
  const others = facts.comparison.definitions.filter((one) => one !== definition && one.periods.length > 0)
  if (others.length > 0) {
    clauses.push(
      say.otherDefinition(others.some(({ periods }) => comparePeriods(periods[0]?.period ?? from, from) < 0)),
    )
  }
  const jump = jumpClause(facts, definition, language)
  return [...clauses, ...jump].join('; ')
}

function levelClause(
  parts: LevelParts,
  once: boolean,
  development: LevelDevelopment,
  doubt: string | null,
  say: Phrases,
) {
  if (once) return say.level.once(parts)
  if (development === 'rising' || development === 'falling') return say.level.changed(parts, development === 'rising')
  return development === 'unchanged' ? say.level.steady(parts) : say.level.unclear(parts, doubt ?? '')
}

/** That the series jumps, and what the level did before the first jump. */
function jumpClause(facts: StatementFacts, { segments }: DefinitionComparison, language: Language): string[] {
  const [before] = segments
  if (!before?.until) return []
  const say = phrasesOf(language)
  const { from, to, firstObservation, lastObservation, development } = before.level
  const jump = writePeriod(before.until, language)
  if (!to || from === to || !firstObservation || !lastObservation) return [say.jump(jump, '')]
  const figures = writeFigures(firstObservation, lastObservation, facts.indicator.unit, language)
  const noun = nounOf(facts, say)
  const until = writePeriod(to, language)
  const changed = development === 'rising' || development === 'falling'
  const known = changed
    ? say.beforeJump.changed(noun, until, figures, development === 'rising')
    : say.beforeJump.other(noun, until, figures)
  return [say.jump(jump, known)]
}

function gapSentence(facts: StatementFacts, definition: DefinitionComparison, language: Language): string {
  const { indicator, family, names } = facts
  const say = phrasesOf(language)
  if (names.isAlone) return ''
  if (!names.reference || facts.comparison.reference === null) return say.gap.noReference
  const { gap, level } = definition
  const gaps = writeGaps(gap, indicator.unit, language)
  const reference = names.reference.with[language]
  if (!gaps || !gap.from || !gap.to) {
    const beside = definition.periods.findLast(({ value, referenceRange }) => value !== null && referenceRange)
    if (!beside?.referenceRange) return say.gap.noCommonPeriod(reference)
    const range = writeRange(beside.referenceRange, indicator.unit, language)
    return say.gap.besideRange(reference, names.reference.in[language], writePeriod(beside.period, language), range)
  }
  const noun = nounOf(facts, say)
  const [from, to] = [writePeriod(gap.from, language), writePeriod(gap.to, language)]
  const parts: GapParts = {
    gap: say.gap.name(family, reference) + sideClause(definition, noun, say),
    between: gap.from === level.from && gap.to === level.to ? null : { from, to },
    from,
    to,
    gaps,
    get apart() {
      return writeGapsApart(gap, indicator.unit, language) ?? gaps
    },
  }
  const ratios = ratioPair(definition, language)
  if (gap.from === gap.to) {
    return say.gap.once(parts, level.from === level.to && level.to === gap.to, ratios ? say.ratio.once(ratios[1]) : '')
  }
  const doubt = gap.doubt && doubtWords[gap.doubt][language]
  if (gap.crossed) {
    const crossing = say.gap.crossed(parts, noun, names.reference.in[language], (gap.first ?? 0) > 0)
    const doubted = doubt && gap.crossed === 'uncertain' ? `, ${doubt}` : ''
    return crossing + doubted + (ratios ? `; ${say.ratio.crossed(ratios, names.reference.in[language])}` : '')
  }
  const main = gapClause(parts, gap, doubt, say) + concentrationClause(definition, language)
  return [main, ...ratioClauses(definition, noun, language)].join('; ')
}

function gapClause(parts: GapParts, { development }: GapChange, doubt: string | null, say: Phrases): string {
  if (development === 'narrowing' || development === 'widening')
    return say.gap.changed(parts, development === 'narrowing')
  return development === 'unchanged' ? say.gap.steady(parts) : say.gap.unclear(parts, doubt ?? '')
}

/** What the figure is called when it is named again; what is measured is no number of something. */
function nounOf({ indicator, family }: StatementFacts, say: Phrases): string {
  return say.noun[family === 'count' && isMeasure(indicator.unit) ? 'measured' : family]
}

/** On which side the reference is, where the ratio does not show it at a glance. */
function sideClause({ gap, ratio }: DefinitionComparison, noun: string, say: Phrases): string {
  const side = gap.last || gap.first
  if (!side || gap.crossed) return ''
  return side > 0 && typeof ratio?.last === 'number' ? '' : say.gap.where(noun, side < 0)
}

function concentrationClause({ concentration, gap }: DefinitionComparison, language: Language): string {
  if (!concentration || !(concentration.single || concentration.short)) return ''
  const say = phrasesOf(language)
  const [from, to] = [writePeriod(concentration.from, language), writePeriod(concentration.to, language)]
  const where = concentration.single ? say.single(to) : say.span(from, to)
  return say.concentration(where, gap.development === 'narrowing', (concentration.share ?? 0) > 1)
}

function ratioClauses(definition: DefinitionComparison, noun: string, language: Language): string[] {
  const say = phrasesOf(language)
  const { ratio, complementRatio } = definition
  const ratios = ratioPair(definition, language)
  if (!ratio || !ratios || ratio.development === 'not-comparable') return []
  const clause = (by: string, development: Development, pair: readonly [string, string]) => {
    if (development === 'unchanged') return say.ratio.steady(by, pair)
    if (development === 'not-distinguishable') return say.ratio.unclear(by, pair)
    return say.ratio.changed(by, pair, development === 'narrowing')
  }
  const clauses = [clause(say.ratio.byProportion, ratio.development, ratios)]
  // The complement is told only where it tells another story than the ratio (participation and not working).
  if (
    complementRatio &&
    typeof complementRatio.first === 'number' &&
    typeof complementRatio.last === 'number' &&
    complementRatio.development !== 'not-comparable' &&
    complementRatio.development !== ratio.development &&
    [complementRatio.development, ratio.development].some((one) => one === 'narrowing' || one === 'widening')
  ) {
    const pair = writeRatios(complementRatio.first, complementRatio.last, language, 3)
    clauses.push(clause(say.ratio.byRest(noun), complementRatio.development, pair))
  }
  return clauses
}

function ratioPair({ ratio }: DefinitionComparison, language: Language): readonly [string, string] | null {
  return typeof ratio?.first === 'number' && typeof ratio.last === 'number'
    ? writeRatios(ratio.first, ratio.last, language)
    : null
}

/** That there is no value: the newest range that was published instead, or the reasons why there is nothing. */
function nothingSentence(facts: StatementFacts, language: Language): string {
  const { indicator, comparison, names } = facts
  const say = phrasesOf(language)
  const measure = measureOf(facts, language)
  // "No figure about the figure 'Residents'" says it twice.
  const missing = indicator.measure ? `‘${indicator.name[language]}’` : measure
  const ranges = comparison.definitions.flatMap(({ periods }) =>
    periods.flatMap(({ period, range }) => (range ? [{ period, range }] : [])),
  )
  const newest = ranges.toSorted((a, b) => comparePeriods(a.period, b.period)).at(-1)
  if (newest) {
    const figure = writeRange(newest.range, indicator.unit, language)
    const to = writePeriod(newest.period, language)
    const figures = [figure, figure] as const
    return say.level.once({
      definition: '',
      measure,
      place: names.place.in[language],
      from: to,
      to,
      figures,
      apart: figures,
    })
  }
  const reasons = new Set(
    comparison.definitions.flatMap(({ periods }) => periods.map(({ absence }) => absence ?? 'unknown')),
  )
  // A period without a row has no reason to tell; it would only blur the reasons that were given.
  reasons.delete('unknown')
  const words = [...reasons].map((absence) => absenceWords[absence][language]).join(', ')
  return say.level.none(missing, names.place.in[language], words)
}

/** The newest figure of the reference, when the place has none. */
function referenceSentence(facts: StatementFacts, language: Language): string {
  const { indicator, comparison, names } = facts
  const newest = comparison.definitions.findLast(({ referenceLevel }) => referenceLevel.lastObservation !== null)
  const observation = newest?.referenceLevel.lastObservation
  if (!observation || !names.reference) return ''
  const say = phrasesOf(language)
  const figure = writeFigure(observation, indicator.unit, language)
  return say.level.ofReference(
    nounOf(facts, say),
    names.reference.in[language],
    writePeriod(observation.period, language),
    figure,
  )
}

function definitionPhrase(
  { indicator, comparison }: StatementFacts,
  { version }: DefinitionComparison,
  language: Language,
) {
  const label = indicator.definitions.find((one) => one.version === version)?.label[language] ?? version
  return comparison.definitions.length > 1 ? phrasesOf(language).definition(label) : ''
}

/** Where, with what a reader must know of its figures in one pair of brackets. */
function placePhrase(
  { indicator, names }: StatementFacts,
  { level }: DefinitionComparison,
  language: Language,
): string {
  const observations = [level.firstObservation, level.lastObservation].flatMap((one) => one ?? [])
  const survey = indicator.uncertainty === 'survey-with-margin' || indicator.uncertainty === 'survey-without-margin'
  const notes = [names.place.note?.[language]]
  if (survey && observations.some(({ margin }) => margin === undefined)) notes.push(uncertaintyNotes.noMargin[language])
  if (indicator.uncertainty === 'modelled') notes.push(uncertaintyNotes.modelled[language])
  const { n, of } = level.lastObservation ?? {}
  if (level.from === level.to && n !== undefined && of !== undefined && n < of) {
    notes.push(phrasesOf(language).answered(n, of))
  }
  const known = notes.filter((note) => note !== undefined)
  return names.place.in[language] + (known.length > 0 ? ` (${known.join('; ')})` : '')
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
}

import type { Wording } from '../../platform'
import { formatNumber } from '../../ui'
import type { Change, DefinitionComparison, Developments, LevelChange } from './comparison'
import type { Development, LevelDevelopment } from './development'
import type { Absence } from './observation'
import type { StatementFacts, Writer } from './statement-facts'
import { writeFigure, writeGap, writeGaps, writePeriod, writeRatios } from './statement-figures'
import { absenceWords } from './statement-phrases'
import { ruleSentences } from './statement-rules'

/**
 * How a statement was made, one plain sentence each: which figures, which calculation, when a change is called one, what
 * came out, and what is missing or doubtful.
 */
export function howStatementIsMade(facts: StatementFacts): Wording[] {
  const { definition } = facts
  const writers = definition
    ? [
        ...definitionUsed(facts, definition),
        ...levels(facts, definition),
        ...gapMade(facts, definition),
        ...ratioMade(definition),
        ...ruleSentences(facts, definition),
        outcome(definition),
        ...concentrated(facts, definition),
        ...aroundJumps(facts, definition),
        ...missing(facts, definition),
        ...answered(definition),
        ...placeNote(facts),
        noCause,
      ]
    : [nothing]
  return writers.map((write) => ({ nl: write('nl'), en: write('en') }))
}

function definitionUsed({ indicator, comparison }: StatementFacts, { version }: DefinitionComparison): Writer[] {
  if (comparison.definitions.length < 2) return []
  const label = indicator.definitions.find((one) => one.version === version)?.label
  return [
    (language) =>
      language === 'nl'
        ? `Gebruikt is de nieuwste definitie met cijfers (${label?.nl ?? version}); cijfers volgens verschillende definities worden nooit samengenomen.`
        : `The newest definition with figures was used (${label?.en ?? version}); figures by different definitions are never combined.`,
  ]
}

function levels({ names, indicator }: StatementFacts, { level, referenceLevel }: DefinitionComparison): Writer[] {
  const line = (place: Wording, change: LevelChange): Writer[] => {
    const { firstObservation: first, lastObservation: last } = change
    if (!first || !last) return []
    return [
      (language) => {
        const part = (one: typeof first) =>
          `${writeFigure(one, indicator.unit, language)} in ${writePeriod(one.period, language)}`
        const figures = first === last ? part(last) : `${part(first)} ${language === 'nl' ? 'en' : 'and'} ${part(last)}`
        return `${language === 'nl' ? 'Gepubliceerd' : 'Published'} ${place[language]}: ${figures}.`
      },
    ]
  }
  return [...line(names.place.in, level), ...(names.reference ? line(names.reference.in, referenceLevel) : [])]
}

function gapMade({ family }: StatementFacts, { periods, gap }: DefinitionComparison): Writer[] {
  const ends = [...new Set([gap.from, gap.to])].flatMap((end) => periods.find(({ period }) => period === end) ?? [])
  if (ends.length === 0) return []
  return [
    (language) => {
      const write = (value: number) => formatNumber(value, { language, decimals: gap.decimals })
      const sums = ends.map(({ value, reference, gap: made }) =>
        value === null || reference === null || made === null
          ? ''
          : `${write(value)} − ${bracketed(write(reference))} = ${write(made)}`,
      )
      const joined = sums.join(language === 'nl' ? ' en ' : ' and ')
      if (language === 'nl') {
        return family === 'share'
          ? `De kloof is het cijfer min dat van de referentie, in procentpunt: ${joined}.`
          : `Het verschil is het cijfer min dat van de referentie: ${joined}.`
      }
      return family === 'share'
        ? `The gap is the figure minus that of the reference, in percentage points: ${joined}.`
        : `The difference is the figure minus that of the reference: ${joined}.`
    },
  ]
}

function ratioMade({ ratio, complementRatio }: DefinitionComparison): Writer[] {
  if (ratio === null) {
    return [
      (language) =>
        language === 'nl'
          ? 'Van scores wordt geen verhouding berekend, omdat nul op zo’n schaal niets betekent.'
          : 'No ratio is made of scores, because zero means nothing on such a scale.',
    ]
  }
  const line = (change: Change<Development> | undefined, words: Wording, decimals?: number): Writer[] => {
    const { first, last, from, to } = change ?? {}
    if (typeof first !== 'number' || typeof last !== 'number') return []
    return [
      (language) => {
        const pair = writeRatios(first, last, language, decimals)
        const shown = from === to ? pair[1] : pair.join(language === 'nl' ? ' en ' : ' and ')
        return `${words[language]}: ${shown} ${language === 'nl' ? 'keer (pas bij het tonen afgerond)' : 'times (rounded only to show it)'}.`
      },
    ]
  }
  return [
    ...line(ratio, {
      nl: 'De verhouding is het cijfer gedeeld door dat van de referentie',
      en: 'The ratio is the figure divided by that of the reference',
    }),
    ...line(
      complementRatio,
      {
        nl: 'Omdat hier hoger als beter geldt, is ook de verhouding van de rest berekend (100 % min het aandeel)',
        en: 'Because higher counts as better here, the ratio of the rest was made too (100% minus the share)',
      },
      3,
    ),
  ]
}

function outcome({ level, gap, ratio, complementRatio }: Developments): Writer {
  const compared = [level, gap, ratio, complementRatio].some((one) => one && one.development !== 'not-comparable')
  return (language) => {
    const nl = language === 'nl'
    if (!compared) return nl ? 'Er zijn geen twee periodes om te vergelijken.' : 'There are no two periods to compare.'
    const parts = [
      `${nl ? 'het cijfer zelf' : 'the figure itself'} ${developmentWords[level.development][language]}`,
      `${nl ? 'het verschil met de referentie' : 'the difference with the reference'} ${developmentWords[gap.development][language]}`,
      ratio && `${nl ? 'de verhouding' : 'the ratio'} ${developmentWords[ratio.development][language]}`,
      complementRatio &&
        `${nl ? 'de verhouding van de rest' : 'the ratio of the rest'} ${developmentWords[complementRatio.development][language]}`,
    ]
    return `${nl ? 'Uitkomst' : 'Outcome'}: ${parts.filter(Boolean).join('; ')}.`
  }
}

function concentrated({ indicator }: StatementFacts, { concentration, gap }: DefinitionComparison): Writer[] {
  if (!concentration) return []
  return [
    (language) => {
      const size = (value: number) => writeGap(value, gap, 'exact', indicator.unit, language)
      const [from, to] = [writePeriod(concentration.from, language), writePeriod(concentration.to, language)]
      return language === 'nl'
        ? `De hele verandering van het verschil is ${size(concentration.whole)}; tussen ${from} en ${to} was zij ${size(concentration.change)}.`
        : `The whole change of the difference is ${size(concentration.whole)}; between ${from} and ${to} it was ${size(concentration.change)}.`
    },
  ]
}

function aroundJumps({ indicator }: StatementFacts, { segments }: DefinitionComparison): Writer[] {
  return segments.flatMap((segment): Writer[] => {
    const { level, gap, since, until } = segment
    const { firstObservation: first, lastObservation: last } = level
    if (!first || !last || first === last) return []
    return [
      (language) => {
        const nl = language === 'nl'
        const start = since
          ? `${nl ? 'Vanaf de sprong in' : 'From the jump in'} ${writePeriod(since, language)}`
          : `${nl ? 'Vóór de sprong in' : 'Before the jump in'} ${writePeriod(until ?? '', language)}`
        const join = nl ? ' en ' : ' and '
        const figures = [first, last].map((one) => writeFigure(one, indicator.unit, language)).join(join)
        const gaps = writeGaps(gap, indicator.unit, language)?.join(join)
        const difference = gaps
          ? `; ${nl ? 'het verschil met de referentie was' : 'the difference with the reference was'} ${gaps} (${developmentWords[gap.development][language]})`
          : ''
        return `${start}: ${figures} (${developmentWords[level.development][language]})${difference}.`
      },
    ]
  })
}

function missing({ names, comparison }: StatementFacts, { periods }: DefinitionComparison): Writer[] {
  const lines = (place: Wording, absenceOf: (period: (typeof periods)[number]) => Absence | undefined): Writer[] => {
    const byReason = Map.groupBy(
      periods.filter((one) => absenceOf(one) !== undefined),
      (one) => absenceOf(one) ?? 'unknown',
    )
    return [...byReason].map(([absence, gone]) => (language) => {
      const when = gone.map(({ period }) => writePeriod(period, language)).join(', ')
      return language === 'nl'
        ? `Geen cijfer ${place.nl} over ${when}: ${absenceWords[absence].nl}.`
        : `No figure ${place.en} for ${when}: ${absenceWords[absence].en}.`
    })
  }
  return [
    ...lines(names.place.in, ({ absence }) => absence),
    ...(names.reference && comparison.reference !== null
      ? lines(names.reference.in, ({ referenceAbsence }) => referenceAbsence)
      : []),
  ]
}

function answered({ level }: DefinitionComparison): Writer[] {
  const ends = [...new Set([level.firstObservation, level.lastObservation])]
  return ends.flatMap((one): Writer[] => {
    if (one?.n === undefined) return []
    const { n, of, period } = one
    return [
      (language) => {
        const number = (value: number) => formatNumber(value, { language })
        const all = of === undefined ? '' : ` ${language === 'nl' ? 'van' : 'of'} ${number(of)}`
        return language === 'nl'
          ? `Het cijfer over ${writePeriod(period, language)} berust op ${number(n)}${all} antwoorden.`
          : `The figure for ${writePeriod(period, language)} rests on ${number(n)}${all} answers.`
      },
    ]
  })
}

function placeNote({ names }: StatementFacts): Writer[] {
  const { note } = names.place
  if (!note) return []
  return [
    (language) =>
      language === 'nl'
        ? `Over de cijfers ${names.place.in.nl}: ${note.nl}.`
        : `On the figures ${names.place.in.en}: ${note.en}.`,
  ]
}

/** A number below zero after a minus sign stands in brackets. */
function bracketed(written: string): string {
  return /^\d/.test(written) ? written : `(${written})`
}

const noCause: Writer = (language) =>
  language === 'nl'
    ? 'De zin beschrijft wat gepubliceerd is en zegt niets over oorzaken.'
    : 'The sentence describes what was published and says nothing about causes.'

const nothing: Writer = (language) =>
  language === 'nl'
    ? 'Er is geen cijfer van deze plaats; een ontbrekend cijfer is nooit nul.'
    : 'There is no figure of this place; a missing figure is never zero.'

const developmentWords: Readonly<Record<Development | LevelDevelopment, Wording>> = {
  rising: { nl: 'stijgt', en: 'rises' },
  falling: { nl: 'daalt', en: 'falls' },
  narrowing: { nl: 'wordt kleiner', en: 'becomes smaller' },
  widening: { nl: 'wordt groter', en: 'becomes larger' },
  unchanged: { nl: 'verandert weinig', en: 'changes little' },
  'not-distinguishable': {
    nl: 'heeft geen aantoonbare verandering',
    en: 'has no change that can be shown',
  },
  'not-comparable': { nl: 'is niet in de tijd te vergelijken', en: 'cannot be compared in time' },
}

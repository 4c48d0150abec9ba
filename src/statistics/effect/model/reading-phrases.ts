import type { Language } from '../../../platform'
import { formatNumber, formatPoints, formatUnit, formatValue } from '../../../ui'
import type { Verdict } from './verdict'

type Said = string | number

/** Which way a difference goes as it is written; `none` for one that is written as nought. */
export type Direction = 'lower' | 'higher' | 'none'

/** Why nobody knows whether a difference is unusual. */
type WithoutPlacebo = 'not-asked' | 'few-places'

interface VerdictFacts {
  rank: number
  of: number
  from: string
  failing: string
  without: WithoutPlacebo
}

/** The words of a reading in one language. */
export interface Phrases {
  difference(facts: { outcome: string; place: string; from: string; difference: string; direction: Direction }): string
  verdict: Readonly<Record<Verdict, (facts: VerdictFacts) => string>>
  fit(facts: { from: string; error: Said; usual: Said; times: Said }): string
  placeboNone: Readonly<Record<WithoutPlacebo, string>>
  placebo(facts: { rank: number; of: number; highest: number }): string
  plainPlacebo(facts: { rank: number; of: number; highest: number; least: Said }): string
  donors(facts: { donors: number; least: number }): string
  inTimeNone: string
  inTime(facts: { from: string; found: Said; share: Said }): string
  trend(facts: { from: string; found: Said; share: Said }): string
  leftOutNone: string
  leftOutOnly: string
  leftOut(facts: { unit: string; found: Said; share: Said }): string
  reach(facts: { most: Said }): string
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  nl: {
    difference: ({ outcome, place, from, difference, direction }) =>
      `Voor “${outcome}” in ${place} ligt de uitkomst vanaf ${from} gemiddeld ${direction === 'none' ? 'even hoog als' : `${difference} ${direction === 'lower' ? 'lager' : 'hoger'} dan`} de vergelijking laat verwachten.`,
    verdict: {
      effect: ({ rank, of }) =>
        `Dat wijst op een effect van wat daar toen begon: de vergelijking liep ervoor gelijk op, en een verschil als dit is in plaatsen zonder programma ongewoon (plaats ${rank} van ${of}). Iets anders dat alleen daar speelde, is hiermee niet uitgesloten.`,
      associated: ({ rank, of, failing }) =>
        `Dat hangt samen met wat daar toen begon (plaats ${rank} van ${of}). Een effect is hiermee niet aangetoond. ${failing}`,
      'none-found': ({ rank, of }) =>
        `Er is geen effect gevonden: een verschil als dit komt ook voor in plaatsen zonder programma (plaats ${rank} van ${of}). Dat is iets anders dan aantonen dat er geen effect is.`,
      unclear: ({ from }) =>
        `Of dat iets met het programma te maken heeft, is zo niet te zeggen: de vergelijking liep vóór ${from} al niet gelijk op.`,
      untested: ({ without }) =>
        without === 'few-places'
          ? 'Of dat ongewoon is, is niet na te gaan: er zijn te weinig plaatsen zonder programma om te zien hoe groot zulke verschillen daar zijn. Over een effect zegt dit dus niets.'
          : 'Of dat ongewoon is, is niet nagegaan: er is niet gekeken hoe groot zulke verschillen zijn in plaatsen zonder programma. Over een effect zegt dit dus niets.',
    },
    fit: ({ from, error, usual, times }) =>
      `Vóór ${from} zat de vergelijking er ${error} naast; het mag hoogstens ${times} keer de gewone verandering per periode zijn (${usual}).`,
    placeboNone: {
      'not-asked': 'Er is niet gekeken hoe groot het verschil is in plaatsen zonder programma.',
      'few-places': 'Er zijn te weinig plaatsen zonder programma om te zien hoe groot het verschil daar is.',
    },
    placebo: ({ rank, of, highest }) =>
      `Van alle plaatsen samen, als had elke het programma gehad, staat deze op plaats ${rank} van ${of}; ${highest > 1 ? `plaats 1 tot en met ${highest} telt` : 'alleen plaats 1 telt'} als ongewoon.`,
    plainPlacebo: ({ rank, of, highest, least }) =>
      `Telt ook een aansluiting vooraf die beter is dan de middelste, of dan ${least} keer de gewone verandering, in haar geheel, dan is het plaats ${rank} van ${of}; ${highest > 1 ? `plaats 1 tot en met ${highest} telt` : 'alleen plaats 1 telt'} als ongewoon.`,
    donors: ({ donors, least }) =>
      `Er zijn ${donors} vergelijkingsplaatsen; met minder dan ${least} wordt alleen de plaats in de volgorde gegeven, geen p-waarde.`,
    inTimeNone: 'Een start van vóór de echte start kon niet worden nagebootst: er zijn te weinig periodes voor.',
    inTime: ({ from, found, share }) =>
      `Met een nagebootste start in ${from}, toen er nog niets was begonnen, komt er ${found} uit; dat mag hoogstens ${share}\u00a0% van het gevonden verschil zijn.`,
    trend: ({ from, found, share }) =>
      `Gaat het verschil van vóór ${from} in een rechte lijn door, dan komt er ${found} uit; dat mag hoogstens ${share}\u00a0% van het gevonden verschil zijn, in dezelfde richting.`,
    leftOutNone: 'Geen enkele vergelijkingsplaats weegt zwaar genoeg om het verschil alleen te bepalen.',
    leftOutOnly: 'Eén vergelijkingsplaats bepaalt alles; zonder haar is er geen verschil te berekenen.',
    leftOut: ({ unit, found, share }) =>
      `Zonder ${unit} wordt het verschil ${found}; er moet minstens ${share}\u00a0% van overblijven, welke plaats ook ontbreekt.`,
    reach: ({ most }) =>
      `Met het aantal bereikte mensen kan het cijfer hoogstens ${most} veranderd zijn; dat moet minstens het gevonden verschil zijn.`,
  },
  en: {
    difference: ({ outcome, place, from, difference, direction }) =>
      `For “${outcome}” in ${place} the outcome is on average ${direction === 'none' ? 'as high' : `${difference} ${direction}`} from ${from} on ${direction === 'none' ? 'as' : 'than'} the comparison makes one expect.`,
    verdict: {
      effect: ({ rank, of }) =>
        `This points to an effect of what began there then: before it the comparison ran alike, and in places without the programme a difference like this is unusual (rank ${rank} of ${of}). Something else that happened only there is not ruled out by it.`,
      associated: ({ rank, of, failing }) =>
        `This is associated with what began there then (rank ${rank} of ${of}). An effect is not shown by it. ${failing}`,
      'none-found': ({ rank, of }) =>
        `No effect was found: a difference like this also occurs in places without the programme (rank ${rank} of ${of}). That is not the same as showing that there is no effect.`,
      unclear: ({ from }) =>
        `Whether this has anything to do with the programme cannot be said in this way: before ${from} the comparison did not run alike.`,
      untested: ({ without }) =>
        without === 'few-places'
          ? 'Whether this is unusual cannot be examined: there are too few places without the programme to see how large such differences are there. So it says nothing about an effect.'
          : 'Whether this is unusual was not examined: nobody looked how large such differences are in places without the programme. So it says nothing about an effect.',
    },
    fit: ({ from, error, usual, times }) =>
      `Before ${from} the comparison was off by ${error}; it may be off by at most ${times === '1' ? '' : `${times} times `}the usual change per period (${usual}).`,
    placeboNone: {
      'not-asked': 'Nobody looked how large the difference is in places without the programme.',
      'few-places': 'There are too few places without the programme to see how large the difference is there.',
    },
    placebo: ({ rank, of, highest }) =>
      `Among all places, each taken as if it had the programme, this one has rank ${rank} of ${of}; ${highest > 1 ? `ranks 1 to ${highest} count` : 'only rank 1 counts'} as unusual.`,
    plainPlacebo: ({ rank, of, highest, least }) =>
      `When a fit before the start that is better than the middle one, or than ${least} times the usual change, counts in full, the rank is ${rank} of ${of}; ${highest > 1 ? `ranks 1 to ${highest} count` : 'only rank 1 counts'} as unusual.`,
    donors: ({ donors, least }) =>
      `There are ${donors} comparison places; with fewer than ${least} only the rank is given, no p-value.`,
    inTimeNone: 'A start before the real one could not be pretended: there are too few periods before.',
    inTime: ({ from, found, share }) =>
      `With a pretended start in ${from}, when nothing had begun yet, the difference is ${found}; it may be at most ${share}% of the difference found.`,
    trend: ({ from, found, share }) =>
      `When the difference of before ${from} goes on in a straight line, it comes to ${found}; it may be at most ${share}% of the difference found, in the same direction.`,
    leftOutNone: 'No comparison place weighs enough to decide the difference by itself.',
    leftOutOnly: 'One comparison place decides everything; without it no difference can be worked out.',
    leftOut: ({ unit, found, share }) =>
      `Without ${unit} the difference becomes ${found}; at least ${share}% of it must remain, whichever place is left out.`,
    reach: ({ most }) =>
      `With the number of people reached the figure can have changed by ${most} at most; that must be at least the difference found.`,
  },
}

/** A number of a setting as it is read: 0,25. */
export function numberText(value: number, language: Language): string {
  return formatNumber(value, { language })
}

/**
 * The size of a difference in the unit of the outcome, without sign: "1,2 procentpunt", "€ 300", "19,5". No more digits than
 * outcomes are published with: one decimal for percentage points, else what gives three digits; of what is so small that this
 * would leave next to nothing, two digits that say something.
 */
export function differenceText(difference: number, unit: string, language: Language): string {
  const size = Math.abs(difference)
  const decimals = decimalsOf(size, unit)
  if (unit === '%') return formatPoints(size, language, { decimals })
  if (decimals <= mostPublished) return formatValue(size, unit, language, { decimals })
  return `${formatNumber(size, { language, decimals })}\u00a0${formatUnit(unit, language)}`.trim()
}

/** Figures with more decimals than this are written by ourselves: for a figure as published they would be a computation’s. */
const mostPublished = 3

/** What is smaller than this is left by a computation, and no outcome differs by it. */
const nothing = 1e-9

/** Decimals with which a difference of this size is written. */
export function decimalsOf(size: number, unit: string): number {
  const usual = unit === '%' ? 1 : size >= 100 ? 0 : size >= 10 ? 1 : 2
  if (size < nothing || size >= 0.095) return usual
  return unit === '%' && size >= 0.0095 ? 2 : 1 - Math.floor(Math.log10(size))
}

/** The way a difference goes, which is none where nothing is left of it as it is written. */
export function directionOf(difference: number): Direction {
  if (Math.abs(difference) < nothing) return 'none'
  return difference < 0 ? 'lower' : 'higher'
}

/** A difference with its sign: "−0,6", "+1,2"; one that is written as nought has none. */
export function signedText(difference: number, unit: string, language: Language): string {
  return withSign(difference, differenceText(difference, unit, language))
}

function withSign(difference: number, written: string): string {
  return /[1-9]/.test(written) ? `${difference < 0 ? '\u2212' : '+'}${written}` : written
}

/** Writes the differences of one column: without unit, all with as many decimals as their largest asks for. */
export function columnOf(differences: readonly number[], unit: string, language: Language): (each: number) => string {
  const largest = differences.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
  const decimals = decimalsOf(largest, unit)
  return (each) => withSign(each, formatNumber(Math.abs(each), { language, decimals }))
}

import type { Wording } from '../../platform'
import type { UnitFamily } from './comparison-settings'
import type { Absence } from './observation'
import type { Doubt } from './reading'
import type { WrittenPair } from './statement-figures'

/** What a sentence about a level is made of, already written out in its language. */
export interface LevelParts {
  /** "volgens de herziene definitie"; empty when the indicator has one definition. */
  definition: string
  /** "het aandeel arme huishoudens". */
  measure: string
  /** "in de focusgebieden (gemiddelde)". */
  place: string
  from: string
  to: string
  figures: WrittenPair
  /** The same figures, each with its sign, for where words stand between them. */
  apart: WrittenPair
}

export interface GapParts {
  /** "de kloof met Nederland". */
  gap: string
  /** Set only where the gap covers other periods than the level before it. */
  between: { from: string; to: string } | null
  from: string
  to: string
  gaps: WrittenPair
  /** The same gaps, each with its unit. */
  apart: WrittenPair
}

/** The turns of phrase of one language. Every one is a clause without capital and full stop. */
export interface Phrases {
  /** The measured thing: "het aandeel", with and without what it is the share of. Always singular, so the verb is too. */
  noun: Record<UnitFamily | 'measured', string>
  measure: Record<UnitFamily, (subject: string) => string>
  definition: (label: string) => string
  otherDefinition: (earlier: boolean) => string
  level: {
    changed: (parts: LevelParts, rose: boolean) => string
    steady: (parts: LevelParts) => string
    unclear: (parts: LevelParts, doubt: string) => string
    once: (parts: LevelParts) => string
    none: (measure: string, place: string, reasons: string) => string
    ofReference: (noun: string, place: string, period: string, figure: string) => string
  }
  jump: (period: string, before: string) => string
  beforeJump: {
    changed: (noun: string, until: string, figures: WrittenPair, rose: boolean) => string
    other: (noun: string, until: string, figures: WrittenPair) => string
  }
  gap: {
    name: (family: UnitFamily, reference: string) => string
    where: (noun: string, higher: boolean) => string
    changed: (parts: GapParts, narrower: boolean) => string
    steady: (parts: GapParts) => string
    unclear: (parts: GapParts, doubt: string) => string
    crossed: (parts: GapParts, noun: string, reference: string, higherFirst: boolean) => string
    once: (parts: GapParts, then: boolean, ratio: string) => string
    noReference: string
    noCommonPeriod: (reference: string) => string
    /** Of the reference only the bounds are known: those of its parts, or a range that was published. */
    besideRange: (reference: string, inReference: string, period: string, range: string) => string
  }
  concentration: (where: string, narrower: boolean, beyond: boolean) => string
  single: (period: string) => string
  span: (from: string, to: string) => string
  /** `by` says how is counted: by proportion, or by what is left of 100 %. */
  ratio: {
    byProportion: string
    byRest: (noun: string) => string
    changed: (by: string, ratios: WrittenPair, narrower: boolean) => string
    steady: (by: string, ratios: WrittenPair) => string
    unclear: (by: string, ratios: WrittenPair) => string
    crossed: (ratios: WrittenPair, reference: string) => string
    once: (ratio: string) => string
  }
  answered: (n: number, of: number) => string
}

/** Why a difference may be no change at all; follows a comma. */
export const doubtWords: Readonly<Record<Doubt, Wording>> = {
  rounding: { nl: 'wat door afronding kan komen', en: 'which rounding can produce' },
  margin: { nl: 'wat binnen de gepubliceerde marges valt', en: 'which is within the published margins' },
  'no-margin': { nl: 'wat bij deze enquête ook toeval kan zijn', en: 'which may also be chance in this survey' },
  precision: {
    nl: 'wat binnen de onzekerheid van de cijfers valt',
    en: 'which is within the uncertainty of the figures',
  },
}

/** Why a value is missing, between brackets or after a colon. */
export const absenceWords: Readonly<Record<Absence, Wording>> = {
  'not-applicable': { nl: 'niet van toepassing', en: 'not applicable' },
  'not-funded': { nl: 'niet uit de regeling betaald', en: 'not paid from the grant' },
  'not-started': { nl: 'nog niet begonnen', en: 'not started yet' },
  'could-not-report': { nl: 'kon niet worden aangeleverd', en: 'could not be reported' },
  partly: { nl: 'alleen voor een deel aangeleverd', en: 'reported in part only' },
  unknown: { nl: 'reden niet bekend', en: 'reason not known' },
  'not-published': { nl: 'niet gepubliceerd', en: 'not published' },
  suppressed: { nl: 'afgeschermd vanwege kleine aantallen', en: 'suppressed because of small numbers' },
  'not-asked': { nl: 'niet gevraagd', en: 'not asked' },
}

/** What a reader must know about how the figures were made, behind the name of the place. */
export const uncertaintyNotes = {
  noMargin: { nl: 'enquête zonder gepubliceerde marge', en: 'survey without published margin' },
  modelled: { nl: 'modelschatting', en: 'modelled estimate' },
} as const satisfies Record<string, Wording>

import type { Wording } from '../../../platform'
import type { EffectResult } from './analysis'
import { someOf } from './panel'
import { momentOf } from './period'
import { fewestForPlacebo } from './placebo'
import type { FrozenInputs } from './question'
import type { EffectSettings } from './settings'

/** What a reader must know before using a result, beside its reading. */
export function warningsOf(result: EffectResult, settings: EffectSettings): Wording[] {
  const { donors, before, treated, placebo, withoutPlacebo, method, leaveOneOut, perPeriod } = result
  const said: Wording[] = []
  const jump = jumpIn(perPeriod.map(({ period }) => period))
  if (jump) {
    said.push({
      nl: `Niet alle periodes volgen op elkaar: tussen ${jump[0]} en ${jump[1]} is er geen cijfer. De gewone verandering per periode is daardoor te groot geschat.`,
      en: `Not all periods follow one another: between ${jump[0]} and ${jump[1]} there is no figure. The usual change per period is estimated too large by it.`,
    })
  }
  if (donors < settings.fewDonors || withoutPlacebo === 'few-places') {
    const few = fewWords(donors)
    const told =
      withoutPlacebo === null ? rankOnly : withoutPlacebo === 'not-asked' ? rankAtMost : noRank(treated.length)
    said.push({ nl: `${few.nl}: ${told.nl}`, en: `${few.en}: ${told.en}` })
  }
  if (method === 'synthetic-control' && donors > before) {
    said.push({
      nl: `Er zijn meer vergelijkingsplaatsen (${donors}) dan periodes voor de start (${before}). Een goede aansluiting vooraf zegt dan weinig; let op de nagebootste start.`,
      en: `There are more comparison places (${donors}) than periods before the start (${before}). A good fit then says little; look at the pretended start.`,
    })
  }
  if (placebo !== null && placebo.rank !== placebo.plainRank) {
    said.push({
      nl: `De plaats in de volgorde hangt af van hoe een heel goede aansluiting telt: plaats ${placebo.rank} met een ondergrens (de middelste), plaats ${placebo.plainRank} als zij in haar geheel telt.`,
      en: `The rank depends on how a very good fit counts: ${placebo.rank} with a lower bound (the middle one), ${placebo.plainRank} when it counts in full.`,
    })
  }
  const early = firstBeforeStart(result, settings)
  if (early) {
    said.push({
      nl: `Gerekend vanaf ${early.base} was het verschil in ${early.periods} hier groter dan in elke andere plaats, terwijl er nog niets was begonnen. Dat kan toeval zijn. Ga na of er toen, of in ${early.base}, al iets speelde.`,
      en: `Counted from ${early.base} the difference in ${early.periods} was larger here than in any other place, while nothing had begun yet. That can be chance. Find out whether something was going on then, or in ${early.base}.`,
    })
  }
  if (treated.length > 1 && placebo !== null) {
    said.push({
      nl: `${treated.length} eenheden zijn samen genomen; vergeleken is met even grote groepjes, willekeurig maar altijd hetzelfde getrokken.`,
      en: `${treated.length} units were taken together; they are compared with groups of the same size, drawn at random but always the same.`,
    })
  }
  if (leaveOneOut.length === 1 || leaveOneOut.length === 2) {
    said.push({
      nl: `De vergelijking rust op ${leaveOneOut.length === 1 ? 'één plaats' : 'twee plaatsen'}: ${leaveOneOut.map(({ unit }) => unit).join(', ')}.`,
      en: `The comparison rests on ${leaveOneOut.length === 1 ? 'one place' : 'two places'}: ${leaveOneOut.map(({ unit }) => unit).join(', ')}.`,
    })
  }
  return said
}

/**
 * Periods before the start in which an event study puts the place first of all, and the period it counts from; null where
 * there is none, or with so few places that somebody is always first. No rule against the word effect: see docs/decisions/0006.
 */
function firstBeforeStart(
  { eventStudy, before, donors }: EffectResult,
  { fewDonors }: EffectSettings,
): { periods: string; base: string } | null {
  const first = (eventStudy ?? []).slice(0, before).filter(({ rank }) => rank === 1)
  if (first.length === 0 || donors < fewDonors) return null
  return { periods: someOf(first.map(({ period }) => period)), base: eventStudy?.[before - 1]?.period ?? '' }
}

function fewWords(donors: number): Wording {
  if (donors === 1) return { nl: 'Er is maar één vergelijkingsplaats', en: 'There is only one comparison place' }
  return { nl: `Er zijn maar ${donors} vergelijkingsplaatsen`, en: `There are only ${donors} comparison places` }
}

const rankOnly: Wording = {
  nl: 'de plaats in de volgorde wordt gegeven, geen p-waarde.',
  en: 'the rank is given, no p-value.',
}

const rankAtMost: Wording = {
  nl: 'wie nagaat of het verschil ongewoon is, krijgt alleen een plaats in de volgorde, geen p-waarde.',
  en: 'who examines whether the difference is unusual gets a rank only, no p-value.',
}

function noRank(treated: number): Wording {
  const least = fewestForPlacebo(treated)
  return {
    nl: `of het verschil ongewoon is, is zo niet na te gaan. Daarvoor zijn er minstens ${least} nodig.`,
    en: `whether the difference is unusual cannot be examined. At least ${least} are needed for that.`,
  }
}

/** The first two periods with more time between them than between the others; null where all are as far apart. */
function jumpIn(periods: readonly string[]): [string, string] | null {
  const moments = periods.map(stepOf)
  const steps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0))
  const usual = Math.min(...steps)
  const place = steps.findIndex((step) => step > usual)
  return place < 0 ? null : [periods[place] ?? '', periods[place + 1] ?? '']
}

/** A period as a number that is one higher for the next one; NaN where that is not known: of days, and of numbers that are no year. */
function stepOf(period: string): number {
  const { kind, at = Number.NaN } = momentOf(period) ?? {}
  return kind === 'day' || (kind === 'number' && !/^\d{4}$/.test(`${at}`)) ? Number.NaN : at
}

/** What a reader must know of the figures themselves. */
export function inputWarningsOf({ indicator, converted, about, leftOut, donors }: FrozenInputs): Wording[] {
  const said: Wording[] = []
  if (indicator.uncertainty === 'survey-without-margin' || indicator.uncertainty === 'survey-with-margin') {
    said.push({
      nl: 'De uitkomst komt uit een steekproef. Een deel van de verschillen per periode is toeval.',
      en: 'The outcome comes from a sample survey. Part of the differences per period is chance.',
    })
  }
  if (converted > 0) {
    said.push({
      nl: `Van ${converted} ${converted === 1 ? 'plaats' : 'plaatsen'} zijn cijfers omgerekend van andere grenzen.`,
      en: `Of ${converted} ${converted === 1 ? 'place' : 'places'} figures were converted from other boundaries.`,
    })
  }
  if (about > 0) {
    said.push({
      nl: `${about} ${about === 1 ? 'cijfer is' : 'cijfers zijn'} gepubliceerd als “ongeveer”.`,
      en: `${about} ${about === 1 ? 'figure was' : 'figures were'} published as “about”.`,
    })
  }
  const missing = leftOut.filter(({ reason }) => reason === 'missing').length
  if (missing > donors.length) {
    said.push({
      nl: `Meer vergelijkingsplaatsen zijn weggelaten (${missing}) dan gebruikt (${donors.length}), omdat er cijfers ontbreken. Kies andere periodes om er meer over te houden.`,
      en: `More comparison places were left out (${missing}) than used (${donors.length}), because figures are missing. Choose other periods to keep more.`,
    })
  }
  return said
}

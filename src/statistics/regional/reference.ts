import type { Wording } from '../../platform'

/** What figures of an area can be put beside (issue 4: references). The first is the one that is shown unasked. */
export const referenceKinds = [
  'rest-of-municipality',
  'municipality',
  'country',
  'other-areas',
  'g4',
  'g40',
  'own-earlier',
  'comparable',
] as const
export type ReferenceKind = (typeof referenceKinds)[number]

export function isReferenceKind(value: unknown): value is ReferenceKind {
  return referenceKinds.includes(value as ReferenceKind)
}

/** The reference for who chose none: what the area is part of, without the area itself. */
export const defaultReference: ReferenceKind = 'rest-of-municipality'

/** What a region that is no area can be put beside. */
export const regionReferenceKinds = [
  'municipality',
  'country',
  'own-earlier',
] as const satisfies readonly ReferenceKind[]

/** What a reference is and why one would choose it; a reference is never without its reason. */
export interface ReferenceWords {
  /** As it stands in a legend: "rest van Utrecht". */
  label: Wording
  /** As it stands in a sentence, after "in", "met" or "dan": "de rest van Utrecht" (see `namesOf`). */
  phrase: Wording
  /** What it answers, and what it does not. */
  reason: Wording
}

/**
 * The words of a reference.
 *
 * @param names of the municipality, of the area, and of how many of how many members there are figures
 */
export function referenceWords(
  kind: ReferenceKind,
  names: { municipality: string; period?: string; members?: { known: number; of: number } },
): ReferenceWords {
  const { municipality, period = '', members } = names
  const count = members
    ? { nl: ` (${members.known} van ${members.of})`, en: ` (${members.known} of ${members.of})` }
    : { nl: '', en: '' }
  const words: Record<ReferenceKind, ReferenceWords> = {
    'rest-of-municipality': {
      label: { nl: `rest van ${municipality}`, en: `rest of ${municipality}` },
      phrase: { nl: `de rest van ${municipality}`, en: `the rest of ${municipality}` },
      reason: {
        nl: 'Alles in de gemeente buiten het gebied: hetzelfde beleid, zonder dat het gebied in zijn eigen vergelijking zit.',
        en: 'All of the municipality outside the area: the same policy, without the area being part of its own comparison.',
      },
    },
    municipality: {
      label: { nl: `gemeente ${municipality}`, en: `municipality of ${municipality}` },
      phrase: { nl: `de gemeente ${municipality}`, en: `the municipality of ${municipality}` },
      reason: {
        nl: 'De hele gemeente, zoals gepubliceerd; het gebied telt zelf mee.',
        en: 'The whole municipality, as published; the area itself is in it.',
      },
    },
    country: {
      label: { nl: 'Nederland', en: 'Netherlands' },
      phrase: { nl: 'Nederland', en: 'the Netherlands' },
      reason: {
        nl: 'Het hele land: zegt of het gebied achterloopt, niet waardoor.',
        en: 'The whole country: tells whether the area is behind, not why.',
      },
    },
    'other-areas': {
      label: { nl: `andere focusgebieden${count.nl}`, en: `other focus areas${count.en}` },
      phrase: { nl: 'de andere focusgebieden', en: 'the other focus areas' },
      reason: {
        nl: 'De focusgebieden die hier zijn samengesteld, zonder dit gebied: gebieden met een zelfde soort programma.',
        en: 'The focus areas that are composed here, without this one: areas with a programme of the same kind.',
      },
    },
    g4: {
      label: { nl: 'G4', en: 'G4' },
      phrase: { nl: 'de G4', en: 'the G4' },
      reason: {
        nl: 'De vier grootste gemeenten samen: grote steden met een zelfde soort bevolking.',
        en: 'The four largest municipalities together: large cities with a similar population.',
      },
    },
    g40: {
      label: { nl: `G40${count.nl}`, en: `G40${count.en}` },
      phrase: { nl: 'de G40', en: 'the G40' },
      reason: {
        nl: 'De steden van het stedennetwerk G40 samen, volgens de ledenlijst van die datum.',
        en: 'The cities of the G40 network together, by its list of members of that date.',
      },
    },
    'own-earlier': {
      label: period
        ? { nl: `eigen cijfer in ${period}`, en: `own figure in ${period}` }
        : { nl: 'eigen eerste cijfer', en: 'own first figure' },
      phrase: period
        ? { nl: `het eigen cijfer in ${period}`, en: `its own figure in ${period}` }
        : { nl: 'het eigen eerste cijfer', en: 'its own first figure' },
      reason: {
        nl: 'Het gebied vergeleken met zichzelf: laat verandering zien, niet of die ergens anders ook was.',
        en: 'The area against itself: shows change, not whether it was the same elsewhere.',
      },
    },
    comparable: {
      label: { nl: `vergelijkbare buurten${count.nl}`, en: `comparable neighbourhoods${count.en}` },
      phrase: { nl: 'vergelijkbare buurten', en: 'comparable neighbourhoods' },
      reason: {
        nl: 'Buurten die vóór het programma op het gebied leken; wat hun overkwam, had het gebied ook kunnen overkomen.',
        en: 'Neighbourhoods that resembled the area before the programme; what happened to them could have happened to it.',
      },
    },
  }
  return words[kind]
}

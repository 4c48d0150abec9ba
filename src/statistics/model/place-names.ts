import type { Wording } from '../../platform'

/** How a place is called inside a sentence, where its name alone can miss an article. */
export interface PlaceNames {
  /** Within any sentence: "de rest van Utrecht", "the Netherlands". */
  readonly phrase: Wording
  /** Where: "in de focusgebieden". */
  readonly in: Wording
  /** With what it is compared: "met Nederland". */
  readonly with: Wording
  /** What a reader must know of its figures to read them right; stands in brackets behind its name. */
  readonly note?: Wording
}

/**
 * The names of a place for sentences: a group whose name does not fit in one (`nplv`, the mean of the focus areas), `nl`,
 * or an area by its name, which is the same in both languages and takes no article.
 */
export function placeNames(slug: string, name: string = slug): PlaceNames {
  return fixedNames[slug] ?? namesOf({ nl: name, en: name })
}

/** The names of what is called so within a sentence. */
export function namesOf(phrase: Wording): PlaceNames {
  return {
    phrase,
    in: { nl: `in ${phrase.nl}`, en: `in ${phrase.en}` },
    with: { nl: `met ${phrase.nl}`, en: `with ${phrase.en}` },
  }
}

/** The mean of several areas, of which nobody published how they were weighed. */
const unweighed = { nl: 'gemiddelde, weging niet gepubliceerd', en: 'mean, weighting not published' }

const fixedNames: Readonly<Record<string, PlaceNames>> = {
  nplv: { ...namesOf({ nl: 'de focusgebieden', en: 'the focus areas' }), note: unweighed },
  'verdiepende-studie-re-integratie': {
    ...namesOf({
      nl: 'de gebieden van de verdiepende studie re-integratie',
      en: 'the areas of the deep study on re-integration',
    }),
    note: unweighed,
  },
  nl: namesOf({ nl: 'Nederland', en: 'the Netherlands' }),
}

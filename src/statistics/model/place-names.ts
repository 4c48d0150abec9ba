import type { Wording } from '../../platform'

/** How a place is called inside a sentence. */
export interface PlaceNames {
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
  return (
    fixedNames[slug] ?? { in: { nl: `in ${name}`, en: `in ${name}` }, with: { nl: `met ${name}`, en: `with ${name}` } }
  )
}

const fixedNames: Readonly<Record<string, PlaceNames>> = {
  nplv: {
    in: { nl: 'in de focusgebieden', en: 'in the focus areas' },
    with: { nl: 'met de focusgebieden', en: 'with the focus areas' },
    note: { nl: 'gemiddelde, weging niet gepubliceerd', en: 'mean, weighting not published' },
  },
  'verdiepende-studie-re-integratie': {
    in: {
      nl: 'in de gebieden van de verdiepende studie re-integratie',
      en: 'in the areas of the deep study on re-integration',
    },
    with: {
      nl: 'met de gebieden van de verdiepende studie re-integratie',
      en: 'with the areas of the deep study on re-integration',
    },
    note: { nl: 'gemiddelde, weging niet gepubliceerd', en: 'mean, weighting not published' },
  },
  nl: {
    in: { nl: 'in Nederland', en: 'in the Netherlands' },
    with: { nl: 'met Nederland', en: 'with the Netherlands' },
  },
}

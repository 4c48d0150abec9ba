import type { Wording } from '../../platform'
import type { Dataset, DatasetVersion } from '../model/dataset'
import { type DisclosureClass, type DisclosureRules, isSensitive } from '../model/disclosure'
import type { Definition, Indicator } from '../model/indicator'
import { columnNames, columns } from '../source/columns'
import en from '../texts/en.json'
import nl from '../texts/nl.json'

/** How people are protected in a version, in words and settings. */
export interface ProtectionOfVersion {
  class: DisclosureClass
  text: Wording
  /** Only of counts of people: what was hidden below, and what was taken into account. */
  rules: {
    smallestCount: number
    smallestDenominator: number
    margins: DisclosureRules['margins']
    /** How its indicators follow from each other: as declared, and as its figures show. */
    relations: NonNullable<DisclosureRules['relations']>
    /** Ids of the compositions of areas whose totals were taken into account. */
    compositions: readonly string[]
  } | null
}

/** What an indicator of a version is, and whether its figures are about people who could be recognised. */
export interface ContainedIndicator {
  code: string
  name: Wording | null
  unit: string | null
  isAboutPeople: boolean
  /** What exactly is counted, per version of the definition. */
  definitions: readonly Pick<Definition, 'version' | 'label' | 'text'>[]
}

/** Everything that has to be known of a version to use and defend its figures. */
export interface VersionProvenance {
  version: string
  dataset: string
  number: number
  title: Wording
  publisher: string
  licence: string
  /** Day on which the input was taken from the publisher. */
  retrievedAt: string
  registeredAt: string
  /**
   * SHA-256 of the input, as hexadecimal text. Null where people are protected, for who may not read what is hidden: whoever
   * knows all other figures could try out which hidden numbers give it.
   */
  inputChecksum: string | null
  importer: string
  rowCount: number
  hiddenCount: number
  protection: ProtectionOfVersion
  indicators: readonly ContainedIndicator[]
  columns: readonly { name: string; type: string; text: Wording }[]
}

/** The way a version was published: its class, rules, and the compositions that were registered. */
export interface Published {
  class: DisclosureClass
  rules: DisclosureRules
  compositions?: readonly string[]
  found?: DisclosureRules['relations']
}

/**
 * The provenance of a version.
 *
 * @param indicators all that are known; one that is not any more has a code only
 * @param isEntitled true for who may read what is hidden in it
 */
export function provenanceOfVersion(
  dataset: Dataset,
  version: DatasetVersion,
  under: Published,
  indicators: ReadonlyMap<string, Indicator>,
  isEntitled: boolean,
): VersionProvenance {
  return {
    version: version.id,
    dataset: dataset.slug,
    number: version.number,
    title: dataset.title,
    publisher: dataset.publisher,
    licence: dataset.licence,
    retrievedAt: version.retrievedAt,
    registeredAt: version.registeredAt,
    inputChecksum: under.class === 'counts-of-people' && !isEntitled ? null : version.checksum,
    importer: version.importer,
    rowCount: version.rowCount,
    hiddenCount: version.suppressedCount,
    protection: protectionOfVersion(under),
    indicators: version.indicators.map((code) => contained(code, under, indicators.get(code))),
    columns: columnNames.map((name) => ({
      name,
      type: columns[name],
      text: { nl: nl.column[name], en: en.column[name] },
    })),
  }
}

/** How people are protected in a version. */
export function protectionOfVersion({ class: way, rules, compositions, found }: Published): ProtectionOfVersion {
  const { smallestCount, smallestDenominator, margins, relations } = rules
  return {
    class: way,
    text: { nl: nl.protection[way], en: en.protection[way] },
    rules:
      way === 'counts-of-people'
        ? {
            smallestCount,
            smallestDenominator,
            margins,
            relations: [...(relations ?? []), ...(found ?? [])],
            compositions: compositions ?? [],
          }
        : null,
  }
}

function contained(code: string, { class: way, rules }: Published, indicator?: Indicator): ContainedIndicator {
  return {
    code,
    name: indicator?.name ?? null,
    unit: indicator?.unit ?? null,
    definitions: (indicator?.definitions ?? []).map(({ version, label, text }) => ({ version, label, text })),
    isAboutPeople: way !== 'open' && indicator !== undefined && isSensitive(indicator, rules),
  }
}

import type { RegionMap } from '../../areas'
import type { Language } from '../../platform'
import type { DistributionInput, MapInput, MapShapes, MapValue } from '../../ui'
import type { Indicator } from '../model/indicator'
import type { Absence, Observation } from '../model/observation'
import { isComparable, smallWhole } from './overview'
import type { PartOfPlace, PartsOfPlace } from './parts'

/** Words for what is drawn, in the reader's language. */
export interface DrawnWords {
  language: Language
  absence(absence: Absence): string
  /** "buurt" and "buurten". */
  kind: { one: string; many: string }
  /** As it is read: "2024", "1e kwartaal 2024". */
  period: string
  /** What `whole` counts: "huishoudens"; null where that is not known. */
  whole: string | null
}

/** What figures of regions are beside, with a name for the legend and one for within a sentence. */
export interface DrawnBeside {
  label: string
  phrase: string
  observation: Observation | null
}

/**
 * The regions of a place as a map takes them. Around a reference that has a figure the colours go both ways; counts grow
 * with the number of people, so they have no reference.
 *
 * @param about `place` the place the figures are of, with its own figure; `link` address of a region with `{code}` in it
 */
export function mapInputOf(
  indicator: Indicator,
  found: PartsOfPlace,
  about: { place: DrawnBeside | null; reference: DrawnBeside | null; source: string; link?: string },
  words: DrawnWords,
): MapInput {
  const inside = found.parts.filter(({ isInside }) => isInside)
  const decimals = decimalsOf(found.parts)
  const beside = isComparable(indicator) ? about.reference : null
  const isPart = inside.length < found.parts.length
  return {
    title: indicator.name[words.language],
    period: words.period,
    unit: indicator.unit,
    ...(decimals === undefined ? {} : { decimals }),
    // Statistics Netherlands rounds counts of people, households and dwellings below municipalities to fives.
    ...(indicator.aggregation === 'sum' && indicator.uncertainty === 'rounded' ? { rounding: 5 } : {}),
    better: indicator.better,
    kind: words.kind,
    values: new Map(found.parts.flatMap((part) => entryOf(part, indicator, words))),
    ...(isPart && about.place
      ? {
          area: {
            label: about.place.label,
            codes: inside.map(({ code }) => code),
            value: oneValue(about.place.observation, words),
          },
        }
      : {}),
    reference:
      beside?.observation && beside.observation.value !== null
        ? { ...namesIn(beside), ...chartValue(beside.observation, words) }
        : null,
    source: about.source,
    ...(about.link === undefined ? {} : { link: about.link }),
  }
}

/** The regions inside a place around its own figure; null when there are too few to be a distribution. */
export function distributionInputOf(
  indicator: Indicator,
  found: PartsOfPlace,
  about: { place: DrawnBeside; reference: DrawnBeside | null },
  words: DrawnWords,
): DistributionInput | null {
  const inside = found.parts.filter(({ isInside }) => isInside)
  if (inside.length < 2 || !isComparable(indicator)) return null
  const decimals = decimalsOf(inside)
  const isSized = words.whole !== null && inside.every(({ whole }) => whole !== null)
  return {
    title: indicator.name[words.language],
    period: words.period,
    unit: indicator.unit,
    ...(decimals === undefined ? {} : { decimals }),
    better: indicator.better,
    kind: words.kind,
    area: { ...namesIn(about.place), ...oneValue(about.place.observation, words) },
    reference: about.reference && { ...namesIn(about.reference), ...oneValue(about.reference.observation, words) },
    parts: inside.map((part) => ({
      id: part.code,
      label: part.name,
      ...chartValue(part.observation, words),
      ...(isSized && part.whole !== null ? { size: part.whole } : {}),
      ...basisOf(part, indicator),
    })),
    ...(isSized && words.whole !== null ? { sizeKind: words.whole } : {}),
    thresholds: { small: smallWhole },
  }
}

/** The shapes of a map, when there are boundaries for it. */
export function shapesOf(map: RegionMap | null): MapShapes | null {
  return map && { topology: map, object: 'regions' }
}

function entryOf(part: PartOfPlace, indicator: Indicator, words: DrawnWords): [string, MapValue][] {
  const { code, observation } = part
  if (!observation) return []
  const note = observation.note?.[words.language]
  return [
    [
      code,
      {
        ...chartValue(observation, words),
        ...(note === undefined ? {} : { note }),
        ...basisOf(part, indicator),
        ...(observation.isConverted ? { isConverted: true } : {}),
      },
    ],
  ]
}

/** On how many people or answers a figure rests: only of a share is the whole that. */
function basisOf({ observation, whole }: PartOfPlace, { unit }: Indicator): { n?: number } {
  const n = observation?.n ?? (unit.startsWith('%') ? whole : null)
  return n === null ? {} : { n }
}

function namesIn({ label, phrase }: DrawnBeside) {
  return { label, phrase }
}

function chartValue(observation: Observation | null, words: DrawnWords) {
  if (!observation) return { value: null }
  const { value, precision, low, high, margin, absence } = observation
  return {
    value,
    precision,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(margin === undefined ? {} : { margin }),
    ...(absence === undefined ? {} : { absence: words.absence(absence) }),
  }
}

/** A figure that has a place among others: the lowest and highest of parts is none, and its middle means nothing. */
function oneValue(observation: Observation | null, words: DrawnWords) {
  return chartValue(observation?.value === null ? null : observation, words)
}

function decimalsOf(parts: readonly PartOfPlace[]): number | undefined {
  const decimals = parts.flatMap(({ observation }) =>
    observation?.decimals === undefined || observation.value === null ? [] : [observation.decimals],
  )
  return decimals.length === 0 ? undefined : Math.min(2, Math.max(...decimals))
}

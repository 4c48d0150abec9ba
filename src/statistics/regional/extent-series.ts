import type { Wording } from '../../platform'
import type { Indicator, Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { aggregate, nothingLeft, type PartFigure, remainder } from './aggregate'
import type { Below, Parts } from './below'
import type { Extent, ExtentPart } from './extent'
import type { FoundMoment, FoundRows } from './found-rows'
import { type PartsAt, partsAt } from './parts-at'

/** The series of an extent, of one indicator after the other. */
export function seriesOfExtent(
  extent: Extent,
  parts: Parts,
  found: FoundRows,
  below: Below,
): (indicator: Indicator) => Series {
  // What nothing is put together of is made of the same regions whatever the indicator.
  const inYears = new Map([...parts].map(([year, own]) => [year, partsAt(extent, own, () => [])]))
  const partsOf = (code: string, moment: FoundMoment): PartsAt | null => {
    if (!below.indicators.has(code)) return inYears.get(moment.boundaryYear) ?? null
    const own = parts.get(moment.boundaryYear)
    return own ? partsAt(extent, own, (region) => below.lyingIn(code, moment, region)) : null
  }
  const compositions = compositionsOf(parts)
  return (indicator) => {
    const figures = new Map<string, { observation: Observation; isPutTogether: boolean }[]>()
    for (const moment of found.moments(indicator.code)) {
      let ofDefinition = figures.get(moment.definition)
      if (!ofDefinition) {
        ofDefinition = []
        figures.set(moment.definition, ofDefinition)
      }
      // Of one period in two divisions the newer one counts, being the division the area is known in today; but a figure that
      // was published in an older division goes before one that is put together. Moments come in the order of their periods.
      const last = ofDefinition.at(-1)
      const known = last?.observation.period === moment.period ? last : undefined
      if (known && !known.isPutTogether) continue
      const own = partsOf(indicator.code, moment)
      const observation = own && observationAt(indicator, own, moment, found.wholes(indicator, moment), extent)
      if (!observation) continue
      const isPublished = !own.isPutTogether && !observation.isConverted && observation.value !== null
      if (known && !isPublished) continue
      if (known) ofDefinition.pop()
      const { boundaryYear } = moment
      ofDefinition.push({ observation: { ...observation, boundaryYear }, isPutTogether: own.isPutTogether })
    }
    return {
      indicator: indicator.code,
      unit: indicator.unit,
      better: indicator.better,
      uncertainty: indicator.uncertainty,
      place: extent.id,
      definitions: indicator.definitions.map(({ version }) => ({
        version,
        observations: figures.get(version)?.map(({ observation }) => observation) ?? [],
      })),
      ...(compositions && { compositions }),
    }
  }
}

/** The compositions behind parts, by boundary year; null for regions by themselves. */
function compositionsOf(parts: Parts): Series['compositions'] | null {
  const found = [...parts].flatMap(([year, own]) => {
    const ids = [...new Set(own.flatMap(({ composition }) => composition ?? []))]
    return ids.length > 0 ? [[String(year), ids] as const] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : null
}

const putTogether: Wording = {
  nl: 'Samengesteld uit buurten. Wat de bron bij geen buurt plaatst, telt niet mee.',
  en: 'Put together from neighbourhoods. What the source places in none of them is not counted.',
}

const restOfPutTogether: Wording = {
  nl: 'Het gebied is samengesteld uit buurten. Wat de bron bij geen buurt plaatst, telt in de rest mee.',
  en: 'The area is put together from neighbourhoods. What the source places in none of them is counted in the rest.',
}

function observationAt(
  indicator: Indicator,
  { parts, whole: outer, isPutTogether }: PartsAt,
  moment: FoundMoment,
  wholes: readonly FoundMoment[],
  { whole: takenOutOf }: Extent,
): Observation | null {
  if (parts.length === 0) {
    if (takenOutOf === undefined) return null
    const told = moment.of(takenOutOf) ?? moment.of(moment.places()[0] ?? '')
    return told ? nothingLeft(moment.period, told.source) : null
  }
  const weightOf = (region: string): number | null => {
    for (const whole of wholes) {
      const value = whole.valueOf(region)
      if (value !== null) return value
    }
    return null
  }
  const figureOf = ({ region, share, isConverted, isLost = false }: ExtentPart): PartFigure => ({
    region,
    share,
    isConverted,
    observation: (isLost ? null : moment.of(region)) ?? null,
    weight: isLost ? null : weightOf(region),
  })
  const figures = parts.map(figureOf)
  if (figures.every(({ observation }) => observation === null)) return null
  const source = figures.find(({ observation }) => observation)?.observation?.source
  if (!source) return null
  if (outer === undefined) {
    const observation = aggregate(indicator, moment.period, figures, source)
    return isPutTogether ? withNote(putTogether, observation) : observation
  }
  const whole = figureOf({ region: outer, share: 1, isConverted: false })
  const rest = remainder(indicator, moment.period, whole, figures, source)
  return isPutTogether ? withNote(restOfPutTogether, rest) : rest
}

/** A note before what an observation says itself: of how many parts nothing is known means little without it. */
function withNote(added: Wording, { note, ...observation }: Observation): Observation {
  return { ...observation, note: note ? { nl: `${added.nl} ${note.nl}`, en: `${added.en} ${note.en}` } : added }
}

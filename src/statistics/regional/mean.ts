import type { Wording } from '../../platform'
import type { Indicator, Series } from '../model/indicator'
import { comparePeriods, type Observation } from '../model/observation'

/**
 * The mean of the figures of areas, every area counting once whatever its size. Another figure than that of all their
 * people together, which is the ratio of sums (house: rules for numbers: 80 % against 413 of 548). Only areas that have a
 * value count; each figure says how many of how many.
 *
 * @param all the series of the areas
 * @param place what the answer is called
 */
export function meanOfAreas(indicator: Indicator, all: readonly Series[], place: string): Series {
  return {
    indicator: indicator.code,
    unit: indicator.unit,
    better: indicator.better,
    uncertainty: indicator.uncertainty,
    place,
    definitions: indicator.definitions.map(({ version }) => {
      const own = all.map(({ definitions }) => definitions.find((one) => one.version === version)?.observations ?? [])
      const periods = [...new Set(own.flatMap((each) => each.map(({ period }) => period)))].toSorted(comparePeriods)
      return {
        version,
        observations: periods.map((period) =>
          meanAt(
            period,
            own.map((each) => each.find((one) => one.period === period)),
          ),
        ),
      }
    }),
  }
}

function meanAt(period: string, own: readonly (Observation | undefined)[]): Observation {
  const known = own.flatMap((each) => (each && each.value !== null ? [{ ...each, value: each.value }] : []))
  const source = own.find((each) => each !== undefined)?.source ?? { document: '', line: '' }
  const coverage = { known: known.length, of: own.length }
  if (known.length === 0) {
    const absence = own.find((each) => each?.absence)?.absence ?? 'not-published'
    return { period, value: null, precision: 'exact', absence, source, coverage }
  }
  const decimals = Math.min(2, Math.max(...known.map((each) => each.decimals ?? 0)))
  const mean = known.reduce((sum, { value }) => sum + value, 0) / known.length
  return {
    period,
    value: Number(mean.toFixed(decimals)),
    precision: known.every(({ precision }) => precision === 'exact') ? 'exact' : 'about',
    decimals,
    source,
    coverage,
    ...(known.some(({ isConverted }) => isConverted) ? { isConverted: true as const } : {}),
    ...(known.length < own.length ? { note: onlySome(known.length, own.length) } : {}),
  }
}

function onlySome(known: number, of: number): Wording {
  return {
    nl: `Gemiddelde van de ${known} gebieden met een cijfer, van ${of}.`,
    en: `Mean of the ${known} areas with a figure, of ${of}.`,
  }
}

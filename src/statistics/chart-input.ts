import type { Language, Wording } from '../platform'
import { type BarInput, type ChartSeries, formatPeriod, type LineChartInput } from '../ui'
import type { Indicator, Series } from './model/indicator'
import type { Absence } from './model/observation'

/** What the chart needs to know of a figure. */
export interface Charted {
  indicator: Indicator
  series: Series
  referenceSeries: Series | null
  /** What it is beside: comparable neighbourhoods are drawn as a group that was matched. */
  reference?: { kind: string } | null
  /** The mean of the areas that the reference is made of, where there is one. */
  meanSeries?: Series | null
  /** Names as the legend shows them. */
  names: { place: string; reference: string | null; mean?: string }
}

/**
 * The figure as the line chart takes it: per place one line for every definition version, because versions never mix
 * (house: rules for numbers).
 *
 * @param absenceText the reason for a missing value in the reader's language
 */
export function chartInput(
  charted: Charted,
  language: Language,
  absenceText: (absence: Absence) => string,
): LineChartInput {
  const { indicator, series, referenceSeries, reference, meanSeries = null, names } = charted
  const beside = reference?.kind === 'comparable' ? 'matched' : 'reference'
  const all = [series, referenceSeries].flatMap((one) => one?.definitions ?? [])
  const used = new Set(all.flatMap(({ version, observations }) => (observations.length > 0 ? [version] : [])))
  // Without any figure the newest definition stays, to be drawn as the line that is not there.
  if (used.size === 0) used.add(series.definitions.at(-1)?.version ?? '')
  const newest = series.definitions.findLast(({ version }) => used.has(version))?.version
  const lines = (from: Series, label: string, role: ChartSeries['role'], id = from.place): ChartSeries[] =>
    from.definitions
      .filter(({ version }) => used.has(version))
      .map(({ version, observations }) => ({
        id: `${id}-${version}`,
        label,
        role,
        ...(used.size > 1 ? { definition: definitionLabel(indicator, version, language) } : {}),
        older: version !== newest,
        points: observations.map((observation) => ({
          period: observation.period,
          value: observation.value,
          precision: observation.precision,
          ...(observation.decimals === undefined ? {} : { decimals: observation.decimals }),
          ...(observation.low === undefined ? {} : { low: observation.low }),
          ...(observation.high === undefined ? {} : { high: observation.high }),
          ...(observation.margin === undefined ? {} : { margin: observation.margin }),
          ...(observation.absence ? { absence: absenceText(observation.absence) } : {}),
          ...(observation.note ? { note: observation.note[language] } : {}),
        })),
      }))
  return {
    title: indicator.name[language],
    unit: indicator.unit,
    better: indicator.better,
    jumps: indicator.jumps.map(({ period }) => ({ period, label: jumpLabels[language] })),
    series: [
      ...lines(series, names.place, 'area'),
      ...(referenceSeries && names.reference
        ? lines(referenceSeries, names.reference, beside, `beside-${referenceSeries.place}`)
        : []),
      ...(meanSeries && names.mean ? lines(meanSeries, names.mean, 'reference', `mean-${meanSeries.place}`) : []),
    ],
  }
}

/**
 * The same figure as bars when it is of one period only: a line of one point says less. Null when there are more periods.
 *
 * @param heading what the bars are, as the head of the table column
 */
export function barInput(input: LineChartInput, language: Language, heading: string): BarInput | null {
  const [period, ...others] = new Set(input.series.flatMap((series) => series.points.map((point) => point.period)))
  if (period === undefined || others.length > 0) return null
  return {
    title: input.title,
    period: formatPeriod(period, language),
    unit: input.unit,
    better: input.better,
    heading,
    bars: input.series.flatMap(({ id, label, role, points: [point] }) =>
      point ? [{ ...point, id, label, role }] : [],
    ),
  }
}

const jumpLabels: Wording = { nl: 'sprong, oorzaak niet bekend', en: 'jump, cause not known' }

/** The short name of a definition version: "oude definitie". */
export function definitionLabel(indicator: Indicator, version: string, language: Language): string {
  return indicator.definitions.find((definition) => definition.version === version)?.label[language] ?? version
}

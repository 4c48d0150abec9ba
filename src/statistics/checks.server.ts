import { type Actor, authorise } from '../accounts'
import type { House } from '../platform/index.server'
import { currentVersions, publishedSource } from './catalogue.server'
import { type CheckedSeries, type DataCheck, type DeclaredTotal, dataChecks } from './model/data-check'
import type { Indicator } from './model/indicator'
import type { Row } from './model/observation'
import { statisticsPolicy } from './policy'
import { holding, listIndicators } from './service.server'
import type { Current } from './store.server'

/**
 * Shares that are the parts of one whole. Source 000, figures 4 to 10 (L6674-6707): the seven kinds of school advice of
 * all pupils; monitor-part-2, rule 4: they add up to 100 within rounding.
 */
export const declaredTotals: readonly DeclaredTotal[] = [
  {
    parts: [
      'schooladvies-vmbo-basis-kader',
      'schooladvies-vmbo-kader-gl',
      'schooladvies-vmbo-gl-tl',
      'schooladvies-vmbo-tl-havo',
      'schooladvies-havo',
      'schooladvies-havo-vwo',
      'schooladvies-vwo',
    ],
    total: 100,
  },
]

const found = new WeakMap<House, { versions: string; checks: Promise<DataCheck[]> }>()

/**
 * What does not fit in the figures the actor sees, over all datasets together. Worked out once per set of versions: a
 * version never changes.
 */
export async function checksOf(house: House, actor: Actor): Promise<DataCheck[]> {
  authorise(statisticsPolicy, 'statistics.read', actor)
  const [indicators, current] = await Promise.all([listIndicators(house, actor), currentVersions(house, actor)])
  const versions = [...current.map(({ version }) => version.id), ...indicators.map(({ code }) => code)].join(' ')
  const known = found.get(house)
  if (known?.versions === versions) return known.checks
  const checks = check(house, indicators, current)
  found.set(house, { versions, checks })
  // A failure is not remembered.
  checks.catch(() => found.delete(house))
  return checks
}

async function check(
  house: House,
  indicators: readonly Indicator[],
  current: readonly Current[],
): Promise<DataCheck[]> {
  const series = await Promise.all(
    indicators.map(async (indicator) => {
      const rows = await Promise.all(
        holding(current, indicator.code).map(async ({ dataset, version }) => {
          const asked = { version: version.id, indicator: indicator.code, edition: 'released' } as const
          const answered = await publishedSource(house).rows(asked)
          return answered.map((row) => ({ row, dataset: dataset.slug }))
        }),
      )
      return seriesOfRows(indicator, rows.flat())
    }),
  )
  return dataChecks(series.flat(), declaredTotals)
}

function seriesOfRows(indicator: Indicator, rows: readonly { row: Row; dataset: string }[]): CheckedSeries[] {
  const perSeries = new Map<string, CheckedSeries & { observations: Row[] }>()
  for (const { row, dataset } of rows) {
    const key = [dataset, row.definition, row.place].join('|')
    const { definition, place } = row
    const entry = perSeries.get(key) ?? {
      indicator: indicator.code,
      name: indicator.name,
      definition,
      place,
      dataset,
      observations: [],
    }
    entry.observations.push(row)
    perSeries.set(key, entry)
  }
  return [...perSeries.values()]
}

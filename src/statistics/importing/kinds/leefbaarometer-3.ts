import type { StatisticsPlan } from '../plan'
import { decimalOfColumns, differentValues } from './cells'
import { readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { blank, liveabilityMarkers } from './markers'
import { plainColumn } from './names'
import { regionByCode } from './places'
import { wording } from './wordings'

/**
 * The Leefbaarometer 3.0: a score per region and year, its deviation from the country, and the five dimensions that add up
 * to that deviation. Not comparable with 2.0, so it has codes of its own. The file does not say of which year its
 * boundaries are; the last year in it is taken, and said.
 */
export const leefbaarometer3: Kind = {
  kind: 'leefbaarometer-3',
  name: wording('kind-leefbaarometer-3'),
  recognise: (sample, catalogue) => {
    const names = new Set(sample.columns.map(plainColumn))
    const period = sample.columns.find((column) => plainColumn(column) === 'jaar')
    const place = regionByCode(sample)
    if (!names.has('lbm') || !names.has('afw') || period === undefined || !place) return null
    const years = differentValues(sample, period).map(Number)
    const year = Math.max(...years)
    const { name } = place.region
    const read = readColumns(sample, catalogue, {
      sources: ['lbm3'],
      used: [...place.region.columns, period, ...(name === null ? [] : [name])],
      markers: liveabilityMarkers,
      year: null,
    })
    const plan: StatisticsPlan = {
      target: 'statistics',
      kind: 'leefbaarometer-3',
      dataset: {
        slug: 'leefbaarometer-3',
        title: wording('leefbaarometer-3-title'),
        publisher: 'Ministerie van BZK',
        licence: 'CC0',
        disclosure: 'protected-at-source',
      },
      indicators: read.indicators,
      region: place.region,
      boundaryYear: { fixed: year },
      period: { column: period },
      decimal: decimalOfColumns(sample, read.columns),
      markers: liveabilityMarkers,
      blank: blank('not-published', 'marker-no-score'),
      shape: { form: 'wide', columns: read.columns },
      left: read.left,
      warnings: [wording('composite'), wording('boundaries-of-last-year', { year }), ...read.warnings],
    }
    return recognised('leefbaarometer-3', 1, plan)
  },
}

import type { StatisticsPlan } from '../plan'
import { decimalOfColumns, differentValues } from './cells'
import { absentIn, plainIndicator, readColumns } from './columns'
import { type Kind, recognised } from './kind'
import { exceptNoRegions } from './kwb-map'
import { blank } from './markers'
import { plainColumn } from './names'
import { wording } from './wordings'

/** What the panel calls the people of a municipality whose district is not known (`WK1916--`). */
const unknownDistrict = 'Wijk onbekend'

/**
 * The panel of districts by ELAN (LUMC): shares of residents per district and year, computed from microdata of Statistics
 * Netherlands and released as aggregates. Shares run from 0 to 1. In years without a source the file has 0 in all
 * districts; the catalogue knows these years, and there the column has no figures.
 */
export const elanPanel: Kind = {
  kind: 'elan-panel',
  name: wording('kind-elan-panel'),
  recognise: (sample, catalogue) => {
    const period = sample.columns.find((column) => plainColumn(column) === 'year')
    const code = sample.columns.find((column) => plainColumn(column) === 'wkc')
    const shares = sample.columns.filter((column) => column.startsWith('%_'))
    if (period === undefined || code === undefined || shares.length < 2) return null
    const periods = differentValues(sample, period)
    const year = Math.max(...periods.map(Number))
    const name = sample.columns.find((column) => plainColumn(column) === 'wijknaam') ?? null
    const read = readColumns(sample, catalogue, {
      sources: ['elan'],
      used: [period, code, ...(name === null ? [] : [name])],
      markers: [],
      year: null,
      more: (column, entry) => ({ ...(column.startsWith('%_') ? { factor: 100 } : {}), ...absentIn(entry, periods) }),
      unknown: (column) => plainIndicator('elan', column, column.startsWith('%_') ? { unit: '%' } : {}),
    })
    const columns = read.columns.map((each) => (each.column.startsWith('%_') ? { ...each, factor: 100 } : each))
    const except = exceptNoRegions(sample, code, 'district')
    const some = columns.filter(({ absentIn }) => absentIn).length
    const plan: StatisticsPlan = {
      target: 'statistics',
      kind: 'elan-panel',
      dataset: {
        slug: 'elan-wijkpanel',
        title: wording('elan-title'),
        publisher: 'ELAN (LUMC)',
        licence: wording('licence-unknown').nl,
        disclosure: 'protected-at-source',
      },
      indicators: read.indicators,
      region: { by: 'code', columns: [code], level: 'district', name },
      boundaryYear: { fixed: year },
      period: { column: period },
      decimal: decimalOfColumns(sample, columns),
      markers: [],
      blank: blank('not-published', 'blank-not-published'),
      shape: { form: 'wide', columns },
      except: { ...except.except, ...(name === null ? {} : { [name]: [unknownDistrict] }) },
      left: read.left,
      warnings: [
        wording('boundaries-of-last-year', { year }),
        ...(some > 0 ? [wording('zeros-that-are-absent', { count: some })] : []),
        ...except.warnings,
        ...read.warnings,
      ],
    }
    return recognised('elan-panel', 1, plan)
  },
}

import { columnNames } from '../../source/columns'
import type { RowsPlan } from '../plan'
import { baseName } from './collected-series'
import { type Kind, recognised } from './kind'
import { slugOf } from './names'
import { wording } from './wordings'

const required = ['indicator', 'definition', 'place', 'boundary_year', 'period', 'value', 'precision', 'absence']

/** A download of Wijklus itself, as CSV or Parquet: a row per figure with the columns of `source/columns`. */
export const wijklus: Kind = {
  kind: 'wijklus',
  name: wording('kind-wijklus'),
  recognise: (sample) => {
    if (!required.every((column) => sample.columns.includes(column))) return null
    const known: readonly string[] = columnNames
    const title = baseName(sample.file)
    const plan: RowsPlan = {
      target: 'rows',
      kind: 'wijklus',
      dataset: {
        slug: `wijklus-${slugOf(title)}`,
        title: wording('wijklus-title', { title }),
        publisher: wording('several-publishers').nl,
        licence: wording('licence-unknown').nl,
        disclosure: 'protected-at-source',
      },
      markers: [],
      left: sample.columns
        .filter((column) => !known.includes(column))
        .map((column) => ({ column, reason: wording('not-of-rows') })),
      warnings: [wording('rows-of-released')],
    }
    return recognised('wijklus', 1, plan)
  },
}

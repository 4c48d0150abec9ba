import { Refusal } from '../../../platform'
import type { BoundariesPlan } from '../plan'
import { differentValues } from './cells'
import { type Kind, recognised } from './kind'
import { plainColumn } from './names'
import { nameBeside, regionByCode } from './places'
import { wording } from './wordings'
import { yearOf } from './years'

/** A map with boundaries and no figures: codes and names of one level, of the year in the name of the file or the layer. */
export const boundaries: Kind = {
  kind: 'boundaries',
  name: wording('kind-boundaries'),
  recognise: (sample, catalogue, hints) => {
    if (sample.format !== 'geojson' && sample.format !== 'topojson') return null
    const place = regionByCode(sample)
    const [code] = place?.region.columns ?? []
    if (!place || place.level === null || code === undefined) return null
    const found = yearOf(sample, hints)
    if (!found) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
    const name = nameBeside(sample, code)
    const codes = differentValues(sample, code)
    const plan: BoundariesPlan = {
      target: 'boundaries',
      kind: 'boundaries',
      level: place.level,
      boundaryYear: found.year,
      code,
      name,
      markers: [],
      left: sample.columns
        .filter((column) => column !== code && column !== name)
        .map((column) => ({ column, reason: catalogue.leave(column) ?? wording('not-of-list') })),
      warnings: [
        ...found.warnings,
        ...(codes.length < sample.rows.length ? [wording('codes-twice')] : []),
        ...(sample.columns.some((column) => plainColumn(column) === 'px m') ? [wording('boundaries-approximate')] : []),
      ],
    }
    // A map that also has figures is better read by the kind that knows them.
    return recognised('boundaries', 0.6, plan)
  },
}

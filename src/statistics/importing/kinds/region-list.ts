import { normaliseRegionCode, type RegionLevel } from '../../../areas'
import type { RegionsPlan } from '../plan'
import { differentValues } from './cells'
import { type Kind, recognised } from './kind'
import { plainColumn } from './names'
import { wording } from './wordings'

const levels: Readonly<Record<string, RegionLevel>> = {
  gemeente: 'municipality',
  gem: 'municipality',
  wijk: 'district',
  buurt: 'neighbourhood',
}

/** Lists of codes and names of Statistics Netherlands: `Buurt2025;buurtnaam2025`, codes without their prefix. */
export const regionList: Kind = {
  kind: 'region-list',
  name: wording('kind-region-list'),
  recognise: (sample) => {
    // Where postcodes or house numbers stand beside them, the codes are not a list of their own.
    if (sample.columns.length > 4 || sample.columns.some((column) => /^(pc|postcode|huisnummer)/i.test(column)))
      return null
    for (const code of sample.columns) {
      const found = /^(gemeente|gem|wijk|buurt)(?:code)?[ _]?((?:19|20)\d{2})$/i.exec(code.trim())
      const level = levels[found?.[1]?.toLowerCase() ?? '']
      if (!found || level === undefined) continue
      const year = found[2] ?? ''
      const name = sample.columns.find((column) =>
        new RegExp(`^(gemeente|gem|wijk|buurt)naam ?${year}$`).test(plainColumn(column)),
      )
      const codes = differentValues(sample, code)
      if (name === undefined || codes.some((each) => normaliseRegionCode(each, level) === null)) continue
      const plan: RegionsPlan = {
        target: 'regions',
        kind: 'region-list',
        level,
        boundaryYear: Number(year),
        code,
        name,
        markers: [],
        left: sample.columns
          .filter((column) => column !== code && column !== name)
          .map((column) => ({ column, reason: wording('not-of-list') })),
        warnings: [],
      }
      return recognised('region-list', 1, plan)
    }
    return null
  },
}

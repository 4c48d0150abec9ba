import { Refusal } from '../../../platform'
import type { Kind } from './kind'
import { plainColumn } from './names'
import { wording } from './wordings'

/**
 * Lists of postcodes or addresses with the regions they lie in. They are recognised to say that they are not read: a
 * postcode can lie in several regions, and what became of a region is read from a list of conversions.
 */
export const postcodeList: Kind = {
  kind: 'postcode-list',
  name: wording('kind-postcode-list'),
  recognise: (sample) => {
    const names = sample.columns.map((column) => plainColumn(column).replace(/ ?(19|20)\d{2}$/, ''))
    const hasPostcode = names.some((name) => ['pc4', 'pc6', 'postcode', 'postcode6'].includes(name))
    const hasRegion = names.some((name) => ['gemeente', 'wijk', 'buurt', 'gwb', 'gm', 'gemeentecode'].includes(name))
    const isList = names.includes('huisnummer') || names.includes('adressen')
    if (!hasPostcode || !hasRegion || !isList) return null
    throw new Refusal('kind-not-read', { file: sample.file, kind: 'postcode-list' }, { where: sample.file })
  },
}

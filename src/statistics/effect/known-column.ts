import type { ColumnCatalogue } from '../importing/kinds/catalogue'
import { refuseUncertainty } from './model/grounds'

/** Sources whose figures are all modelled or composite, and whose own names of columns are known to mean that. */
const sourcesWithoutGround = ['rivm', 'lbm2', 'lbm3']

/**
 * Refuses a column of a file that bears the code of such an outcome, or the name under which the health monitor or the
 * Leefbaarometer publishes it: `lbm`, `RLBRMTR`, `rivm:sterk-eenzaam`, `ErvarenGezondheidGoedZeerGoed_4`.
 *
 * @throws Refusal `effect-outcome-modelled`, `effect-outcome-composite`
 */
export function refuseKnownColumn(catalogue: ColumnCatalogue, column: string): void {
  const found =
    catalogue.byCode(column.toLowerCase()) ??
    catalogue.find(column, sourcesWithoutGround) ??
    // In services a column has a number behind its name.
    catalogue.find(column.replace(/_\d+$/, ''), sourcesWithoutGround)
  if (!found) return
  const { uncertainty, name } = found.indicator
  refuseUncertainty(uncertainty, { nl: `${column} (${name.nl})`, en: `${column} (${name.en})` })
}

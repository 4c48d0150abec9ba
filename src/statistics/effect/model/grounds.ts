import { Refusal, type Wording } from '../../../platform'
import type { Uncertainty } from '../../model/observation'

/**
 * Outcomes on which no effect can be shown, because they hold their own explanation:
 * - `modelled`: predicted from traits of residents, as the neighbourhood estimates of the health monitor are. A change in
 *   the figure is a change in who lives there, or in the model, not in health
 * - `composite`: put together from several characteristics, as the Leefbaarometer is (source 000, L5219-5221): housing and
 *   who lives there count in the score itself, partly as stand-ins (source 003, L1684-1716)
 */
const withoutGround: Partial<Record<Uncertainty, 'effect-outcome-modelled' | 'effect-outcome-composite'>> = {
  modelled: 'effect-outcome-modelled',
  composite: 'effect-outcome-composite',
}

/** @throws Refusal `effect-outcome-modelled`, `effect-outcome-composite` */
export function refuseUncertainty(uncertainty: string, name: string | Wording): void {
  const code = withoutGround[uncertainty as Uncertainty]
  if (code) throw new Refusal(code, { name }, { where: 'outcome' })
}

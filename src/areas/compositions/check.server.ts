import type { House } from '../../platform/index.server'
import type { Composition } from './composition'

/**
 * What another room has against a composition, such as that its difference with another one leaves a handful of people.
 * Asked in the transaction that would keep it, while no other composition can be made; it throws a Refusal, or does nothing.
 *
 * @param house reads what the transaction sees
 * @param proposed the version as it would be kept
 */
export type CompositionCheck = (house: House, proposed: Composition) => Promise<void>

let registered: CompositionCheck = async () => {}

/**
 * Says which check every new composition goes through. Rooms that know what figures give away come after this one, so
 * what puts the rooms together tells it, once, before anything is asked.
 */
export function registerCompositionCheck(check: CompositionCheck): void {
  registered = check
}

/** The check that was registered; until then there is none. */
export function registeredCheck(): CompositionCheck {
  return registered
}

import { definePolicy, type Rule } from '../accounts'
import type { RecordKind } from './kind'

/**
 * Who may do what with what an alliance writes about its area. What an area writes is its own until it shares it, part by
 * part (promise 7): `records.see-own` is for its own team; what others see was shared with them.
 */
export const recordsPolicy = definePolicy({
  'records.read': { everyone: true },
  'records.see-own': {
    operator: true,
    roles: {
      'programme-manager': 'own-area',
      contributor: 'own-area',
      researcher: 'own-area',
      reader: 'own-area',
    },
  },
  'records.change': { operator: true, roles: { 'programme-manager': 'own-area', contributor: 'own-area' } },
  // What binds the alliance as a whole: who is in it, its contract, its money, its cycles.
  'records.manage': { operator: true, roles: { 'programme-manager': 'own-area' } },
})

/** What changing records of a kind is called. */
export function actionToChange({ writers }: Pick<RecordKind, 'writers'>): 'records.manage' | 'records.change' {
  return writers === 'managers' ? 'records.manage' : 'records.change'
}

/** Who may change records of a kind. */
export function ruleToChange(kind: Pick<RecordKind, 'writers'>): Rule {
  return recordsPolicy[actionToChange(kind)]
}

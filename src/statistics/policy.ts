import { definePolicy } from '../accounts'

/**
 * Who may do what with figures. Released figures of everybody's datasets are public. What an area types in is seen by its
 * own team, and by others once it is shared (promise 7); its full edition never leaves the team, `read-full` being about
 * everybody's datasets only.
 */
export const statisticsPolicy = definePolicy({
  'statistics.read': { everyone: true },
  'statistics.read-full': { operator: true, roles: { researcher: 'everywhere' } },
  'statistics.read-full-of-area': {
    operator: true,
    roles: { 'programme-manager': 'own-area', researcher: 'own-area' },
  },
  'statistics.read-typed': {
    roles: { 'programme-manager': 'own-area', contributor: 'own-area', researcher: 'own-area' },
  },
  'statistics.open-dataset': { roles: { 'programme-manager': 'own-area' } },
  'statistics.type-row': { roles: { 'programme-manager': 'own-area', contributor: 'own-area' } },
  // What an author answered to a question about a source: recorded by those who speak with authors.
  'statistics.record-answer': {
    operator: true,
    roles: { administrator: 'everywhere', 'national-coordinator': 'everywhere', researcher: 'everywhere' },
  },
  'statistics.publish': { operator: true, roles: { 'programme-manager': 'own-area' } },
})

export type StatisticsAction = keyof typeof statisticsPolicy

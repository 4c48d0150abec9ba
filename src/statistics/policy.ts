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
  // Files of publishers become figures of everybody's: by those who answer for figures of the whole installation.
  'statistics.import': {
    operator: true,
    roles: { administrator: 'everywhere', 'national-coordinator': 'everywhere', researcher: 'everywhere' },
  },
  // Files of an area's own stay with its team until they are shared.
  'statistics.import-for-area': {
    operator: true,
    roles: {
      administrator: 'everywhere',
      'national-coordinator': 'everywhere',
      'programme-manager': 'own-area',
      researcher: 'everywhere',
    },
  },
  // A reference decides how an area looks: chosen by those who answer for its figures.
  'statistics.choose-comparable': {
    operator: true,
    roles: { administrator: 'everywhere', 'programme-manager': 'own-area', researcher: 'own-area' },
  },
  // Effect analyses: for who is trained for it, and for who answers for the programme.
  'statistics.analyse': {
    operator: true,
    roles: { 'programme-manager': 'own-area', researcher: 'everywhere' },
  },
  'statistics.publish': { operator: true, roles: { 'programme-manager': 'own-area' } },
})

export type StatisticsAction = keyof typeof statisticsPolicy

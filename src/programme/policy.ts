import { definePolicy } from '../accounts'

/** Who may do what with programmes. The published register is what a public report says: everybody reads it. */
export const programmePolicy = definePolicy({
  'programme.read-register': { everyone: true },
  // What is in it is decided part by part, by the policy of records.
  'programme.read': { everyone: true },
  // It takes the place of everything an area wrote.
  'programme.import': { operator: true, roles: { 'programme-manager': 'own-area' } },
})

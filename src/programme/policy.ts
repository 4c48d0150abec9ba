import { definePolicy } from '../accounts'

/** Who may do what with programmes. The published register is what a public report says: everybody reads it. */
export const programmePolicy = definePolicy({
  'programme.read-register': { everyone: true },
})

import { definePolicy } from '../accounts'

/**
 * Who may see what the check finds in the programme of an area: its own team (`check.see-own`). Everybody may ask; others
 * get an answer when the area shared its check.
 */
export const checkPolicy = definePolicy({
  'check.read': { everyone: true },
  'check.see-own': {
    operator: true,
    roles: {
      'programme-manager': 'own-area',
      contributor: 'own-area',
      researcher: 'own-area',
      reader: 'own-area',
    },
  },
})

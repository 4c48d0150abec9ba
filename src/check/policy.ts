import { definePolicy } from '../accounts'
import { recordsPolicy } from '../records'

/**
 * Who may see what the check finds in the programme of an area: its own team (`check.see-own`). Everybody may ask; others
 * get an answer when the area shared its check.
 */
export const checkPolicy = definePolicy({
  'check.read': { everyone: true },
  'check.see-own': recordsPolicy['records.see-own'],
})

import { expect, it } from 'vitest'
import { accountsPolicy, accountsTexts } from '../../src/accounts'
import { areasTexts } from '../../src/areas'
import { areasPolicy } from '../../src/areas/policy'
import { languages } from '../../src/platform'
import { recordsPolicy, recordsTexts } from '../../src/records'
import { statisticsTexts } from '../../src/statistics'
import { statisticsPolicy } from '../../src/statistics/policy'
import { createTexts } from '../../src/ui'

const rooms = [accountsTexts, areasTexts, statisticsTexts, recordsTexts]

/** What only reads stands on no audit trail. */
const reads = /\.(read|see|list|follow)-?/

it('everything that can stand on the audit trail has words, in both languages', () => {
  const texts = createTexts(rooms)
  const actions = Object.keys({ ...accountsPolicy, ...areasPolicy, ...statisticsPolicy, ...recordsPolicy })
  const missing = actions
    .filter((action) => !reads.test(action))
    .flatMap((action) => {
      const [room = '', name = ''] = action.split('.')
      return languages.flatMap((language) =>
        texts.known(language, room, `actions.${name}`) === undefined ? [`${language}: ${action}`] : [],
      )
    })
  expect(missing).toEqual([])
})

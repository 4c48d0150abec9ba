import { Refusal } from '../../../platform'
import type { ConversionsPlan } from '../plan'
import { valuesOf } from './cells'
import { type Kind, recognised } from './kind'
import { plainColumn } from './names'
import { levelOfCodes } from './places'
import { wording } from './wordings'

const roles = [
  ['fromYear', ['van jaar', 'from year', 'jaar van', 'oud jaar']],
  ['toYear', ['naar jaar', 'to year', 'jaar naar', 'nieuw jaar']],
  ['fromCode', ['van code', 'from code', 'oude code', 'code van', 'code oud']],
  ['toCode', ['naar code', 'to code', 'nieuwe code', 'code naar', 'code nieuw']],
  ['addresses', ['adressen', 'addresses', 'aantal adressen', 'aantal']],
] as const

/** What became of regions: how many addresses of an old code have a new code, from one year to another. */
export const conversions: Kind = {
  kind: 'conversions',
  name: wording('kind-conversions'),
  recognise: (sample) => {
    const found = new Map(
      roles.map(([role, names]) => [
        role,
        sample.columns.find((column) => (names as readonly string[]).includes(plainColumn(column))),
      ]),
    )
    const at = (role: (typeof roles)[number][0]) => found.get(role)
    const [fromYear, toYear, fromCode, toCode, addresses] = [
      at('fromYear'),
      at('toYear'),
      at('fromCode'),
      at('toCode'),
      at('addresses'),
    ]
    if (!fromYear || !toYear || !fromCode || !toCode || !addresses) return null
    const level = levelOfCodes([...new Set(valuesOf(sample, fromCode))])?.level
    if (!level)
      throw new Refusal('regions-not-found', { file: sample.file, columns: [fromCode] }, { where: sample.file })
    const used = [fromYear, toYear, fromCode, toCode, addresses]
    const plan: ConversionsPlan = {
      target: 'conversions',
      kind: 'conversions',
      level,
      fromYear,
      toYear,
      fromCode,
      toCode,
      addresses,
      markers: [],
      left: sample.columns
        .filter((column) => !used.includes(column))
        .map((column) => ({ column, reason: wording('not-of-list') })),
      warnings: [wording('conversions-only-changed')],
    }
    return recognised('conversions', 1, plan)
  },
}

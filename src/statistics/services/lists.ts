import { nextAddress } from './address'
import { envelopeOf } from './cells'
import { type Get, Unreadable } from './port'

/** Most pages of a list that describes a table: dimensions, measures, levels. */
const mostPages = 50

/**
 * A whole list that describes a table, over all its pages: half a list of measures would lose columns in silence.
 *
 * @throws Refusal `service-address-unsafe` for a link that leads elsewhere, and what `get` throws
 * @throws Unreadable for a list that does not end
 */
export async function wholeList(get: Get, address: string, base: string, options?: { optional: true }) {
  const list: unknown[] = []
  let next: string | null = address
  for (let pages = 0; next !== null; pages += 1) {
    if (pages === mostPages) throw new Unreadable(`a list of more than ${mostPages} pages`)
    const answer: unknown = await get(next, options)
    if (answer === undefined) return undefined
    const envelope = envelopeOf(answer)
    list.push(...envelope.value)
    const link: string | undefined = envelope['odata.nextLink'] ?? envelope['@odata.nextLink']
    next = link === undefined ? null : nextAddress(link, next, base)
  }
  return list
}

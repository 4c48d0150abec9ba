import type { Conversion } from '../../areas'

/**
 * True when a code was not the same area in another year, as far as a list of changes tells; a code that is in no list is
 * taken to have stayed what it was.
 */
export function isOtherArea(list: Conversion | null, code: string): boolean {
  const went = list?.get(code)
  if (went === undefined) return false
  return went.length !== 1 || went[0]?.code !== code || went[0].kind !== 'unchanged'
}

/**
 * The bytes of a file that a Range header asks for: one stretch, from a place on or the last so many.
 *
 * @param size of the file
 * @returns first and last byte; null where all is to be sent: no header, one that asks for several stretches, or for nothing
 * that is there, which a server may all answer with the whole file
 */
export function bytesAsked(range: string | undefined, size: number): { first: number; last: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return null
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return first <= last ? { first, last } : null
}

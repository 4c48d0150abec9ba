/** A piece of an answer has so many bytes at most, unless one text is longer: who is sent many small ones is woken by each. */
const pieceBytes = 1_048_576

/**
 * The same texts in pieces of some length, so that the first are on their way while the last are still being written. Each goes
 * into its piece by itself: a long text that is made of thousands of others takes half as long again to write.
 *
 * @param texts without other signs than those of ASCII, as `asciiJson` writes them
 */
export function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let piece = Buffer.allocUnsafe(pieceBytes)
  let length = 0
  for (const text of texts) {
    if (length + text.length > piece.length) {
      if (length > 0) yield piece.subarray(0, length)
      piece = Buffer.allocUnsafe(Math.max(pieceBytes, text.length))
      length = 0
    }
    length += piece.write(text, length, 'latin1')
  }
  if (length > 0) yield piece.subarray(0, length)
}

/**
 * JSON in which every sign that is not ASCII is written by its number. One sign that takes two bytes in memory makes all of a
 * text twice as long; and what takes one byte is sent as it stands.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** `{…about, "name": […items]}` as JSON, one text of items after the other; one can hold several with commas between. */
export function* jsonOfItems(about: object, name: string, items: Iterable<string>): Generator<string> {
  const told = asciiJson(about)
  yield `${told.slice(0, -1)}${told === '{}' ? '' : ','}"${name}":[`
  let comma = ''
  for (const item of items) {
    yield comma + item
    comma = ','
  }
  yield ']}'
}

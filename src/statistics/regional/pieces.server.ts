/** A piece of an answer has so many bytes at most, unless one text is longer: who is sent many small ones is woken by each. */
const pieceBytes = 1_048_576

/**
 * The same texts in UTF-8 in pieces of some length, so that the first are on their way while the last are still being written.
 * Each goes into its piece by itself: a long text that is made of thousands of others takes half as long again to write.
 */
export function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let piece = Buffer.allocUnsafe(pieceBytes)
  let length = 0
  for (const text of texts) {
    // No sign of a text takes more than three bytes.
    const most = 3 * text.length
    if (length + most > piece.length) {
      if (length > 0) yield piece.subarray(0, length)
      piece = Buffer.allocUnsafe(Math.max(pieceBytes, most))
      length = 0
    }
    length += piece.write(text, length)
  }
  if (length > 0) yield piece.subarray(0, length)
}

/** `{…about, "name": […items]}` as JSON, one text of items after the other; one can hold several with commas between. */
export function* jsonOfItems(about: object, name: string, items: Iterable<string>): Generator<string> {
  const told = JSON.stringify(about)
  yield `${told.slice(0, -1)}${told === '{}' ? '' : ','}"${name}":[`
  let comma = ''
  for (const item of items) {
    yield comma + item
    comma = ','
  }
  yield ']}'
}

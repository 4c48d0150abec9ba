/** A piece of an answer has about so many characters: more would outlive the young part of memory. */
const pieceLength = 48_000

/**
 * Texts as the body of an answer in UTF-8, one after the other. They are asked for and sent in pieces, so that the first
 * are on their way while the last are still being written.
 */
export function sentInPieces(texts: Iterator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull(controller) {
      let piece = ''
      while (piece.length < pieceLength) {
        const { done, value } = texts.next()
        if (done) break
        piece += value
      }
      if (piece === '') controller.close()
      else controller.enqueue(Buffer.from(piece))
    },
  })
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

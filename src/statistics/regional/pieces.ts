/** A piece of an answer has about so many characters: above 128 KB memory is kept in another, slower way. */
const pieceLength = 120_000

/** The same texts in pieces of some length, so that the first are on their way while the last are still being written. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
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

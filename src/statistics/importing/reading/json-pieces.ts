/** A part of a JSON file that can be read by itself. */
export interface JsonPiece {
  /**
   * `element` of the list that the file is, or of the list under `features` or `value` in the object that it is.
   * `document`: an object that stands by itself, without the elements that were given before it.
   */
  kind: 'element' | 'document'
  text: string
}

export type JsonFault = 'too-long' | 'too-deep' | 'cut-short' | 'damaged'

/** Thrown where JSON cannot be divided. */
export class JsonPieceError extends Error {
  readonly fault: JsonFault

  constructor(fault: JsonFault) {
    super(`JSON is ${fault}`)
    this.name = 'JsonPieceError'
    this.fault = fault
  }
}

export interface JsonLimits {
  /** Characters that a piece may have. */
  characters: number
  /** Objects and lists within each other. */
  depth: number
}

/**
 * Divides JSON into pieces as it comes, so that a file of any size is read with the memory of one piece: the features of a
 * map, the elements of a list, the lines of NDJSON. It only counts brackets; whether a piece is JSON, its reader finds.
 *
 * @throws JsonPieceError
 */
export async function* jsonPieces(text: AsyncIterable<string>, limits: JsonLimits): AsyncGenerator<JsonPiece> {
  const divider = new Divider(limits)
  for await (const chunk of text) yield* divider.divide(chunk)
  divider.end()
}

/** What stands before a list that is given an element at a time: maps and open data services name it so. */
const beforeList = /"(?:features|value)"\s*:\s*$/

class Divider {
  readonly #limits: JsonLimits
  #depth = 0
  #isInText = false
  #isEscaped = false
  /** The piece that is being read, up to the chunk that is being read. */
  #piece = ''
  /** Depth of the elements of the list that is being given; 0 outside such a list. */
  #listDepth = 0
  /** What the object around that list consists of so far. */
  #around = ''

  constructor(limits: JsonLimits) {
    this.#limits = limits
  }

  *divide(chunk: string): Generator<JsonPiece> {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#isInText) {
        at = this.#textEnd(chunk, at)
        continue
      }
      switch (chunk[at]) {
        case '"':
          this.#isInText = true
          break
        case '{':
          this.#deeper()
          break
        case '[': {
          const isList = this.#listDepth === 0 && this.#beginsList(chunk.slice(Math.max(from, at - 64), at))
          this.#deeper()
          if (!isList) break
          this.#listDepth = this.#depth
          this.#around = this.#piece + chunk.slice(from, at + 1)
          this.#piece = ''
          from = at + 1
          break
        }
        case ',':
          if (this.#depth !== this.#listDepth || this.#depth === 0) break
          yield this.#take('element', chunk.slice(from, at))
          from = at + 1
          break
        case ']':
        case '}':
          if (this.#depth === this.#listDepth) {
            const last = this.#take('element', chunk.slice(from, at))
            if (last.text.trim() !== '') yield last
            this.#piece = this.#around
            this.#listDepth = 0
            from = at
          }
          this.#depth -= 1
          if (this.#depth < 0) throw new JsonPieceError('damaged')
          if (this.#depth === 0) {
            const document = this.#take('document', chunk.slice(from, at + 1))
            // Of a file that is one list, the brackets are left.
            if (!/^\s*\[\]$/.test(document.text)) yield document
            from = at + 1
          }
      }
    }
    this.#piece += chunk.slice(from)
    if (this.#piece.length > this.#limits.characters) throw new JsonPieceError('too-long')
  }

  /** @throws JsonPieceError when the file ends within a piece, or with something else than JSON */
  end(): void {
    if (this.#depth > 0 || this.#isInText) throw new JsonPieceError('cut-short')
    if (this.#piece.trim() !== '') throw new JsonPieceError('damaged')
  }

  #take(kind: JsonPiece['kind'], rest: string): JsonPiece {
    const text = this.#piece + rest
    this.#piece = ''
    return { kind, text }
  }

  #deeper(): void {
    this.#depth += 1
    if (this.#depth > this.#limits.depth) throw new JsonPieceError('too-deep')
  }

  #beginsList(before: string): boolean {
    if (this.#depth > 1) return false
    const text = this.#piece.slice(-64) + before
    return this.#depth === 0 ? text.trim() === '' : beforeList.test(text)
  }

  /** Place of the quotation mark that ends a text, or of the last character of the chunk. */
  #textEnd(chunk: string, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at)
      if (this.#isEscaped) this.#isEscaped = false
      else if (code === 92) this.#isEscaped = true
      else if (code === 34) {
        this.#isInText = false
        return at
      }
    }
    return chunk.length
  }
}

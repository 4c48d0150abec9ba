import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Refusal } from '../../../platform'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'

/** The parts of a packed file, by name. Nothing is unpacked before it is asked for. */
export interface ZipParts {
  names: readonly string[]
  content(name: string): Promise<Readable>
  close(): void
}

/**
 * Opens a zip and looks at what it claims to hold; what is unpacked later is checked against the claim.
 *
 * @throws Refusal `file-cut-short`, `file-damaged`, `file-unsafe`, `file-too-large`, `file-protected`
 */
export async function openZip(path: string, spot: Spot): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: unknown) => {
    // The list of parts stands at the end of a zip.
    throw refusedAt('file-cut-short', spot, {}, error)
  })
  try {
    const entries = await entriesOf(zip, spot)
    return {
      names: [...entries.keys()],
      content: async (name) => {
        const entry = entries.get(name)
        if (entry === undefined) throw refusedAt('file-damaged', spot)
        if (entry.isEncrypted()) throw refusedAt('file-protected', spot)
        return zip.openReadStreamPromise(entry).catch((error: unknown) => {
          throw refusedAt('file-damaged', spot, {}, error)
        })
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof Refusal ? error : refusedAt('file-damaged', spot, {}, error)
  }
}

async function entriesOf(zip: ZipFile, spot: Spot): Promise<Map<string, Entry>> {
  if (zip.entryCount > readingLimits.parts) throw refusedAt('file-unsafe', spot)
  const entries = new Map<string, Entry>()
  let size = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry
    size += uncompressedSize
    const isPackedTight =
      uncompressedSize > readingLimits.packingFrom && uncompressedSize > compressedSize * readingLimits.packing
    if (isPackedTight) throw refusedAt('file-unsafe', spot)
    if (size > readingLimits.unpackedBytes) {
      throw refusedAt('file-too-large', spot, { limit: readingLimits.unpackedBytes / 1_000_000 })
    }
    entries.set(fileName.replace(/^\//, ''), entry)
  }
  return entries
}

/** What is told of the XML of one part. Names are without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Reads the XML of a part a piece at a time; `yield`s after each piece, so that the listener can hand on what it found.
 *
 * @throws Refusal `file-unsafe` for XML that declares entities, `file-damaged` for what is no XML
 */
export async function* readXml(
  content: AsyncIterable<Uint8Array>,
  listener: XmlListener,
  spot: Spot,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw refusedAt('file-unsafe', spot)
  })
  if (listener.open) {
    const open = listener.open.bind(listener)
    parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open(localName(name), attributes))
  }
  if (listener.close) {
    const close = listener.close.bind(listener)
    parser.on('closetag', ({ name }: SaxesTagPlain) => close(localName(name)))
  }
  if (listener.text) parser.on('text', listener.text.bind(listener))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of content) {
      parser.write(decoder.decode(chunk, { stream: true }))
      yield
    }
    parser.write(decoder.decode())
    parser.close()
    yield
  } catch (error) {
    throw error instanceof Refusal ? error : refusedAt('file-damaged', spot, {}, error)
  }
}

/** Reads all XML of a small part. */
export async function readWholeXml(
  content: AsyncIterable<Uint8Array>,
  listener: XmlListener,
  spot: Spot,
): Promise<void> {
  for await (const _ of readXml(content, listener, spot));
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** An attribute by its name without prefix: `id` of `r:id`. */
export function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1]
}

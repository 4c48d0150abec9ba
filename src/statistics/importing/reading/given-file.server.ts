import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { readingLimits } from './limits'
import { refusedAt, type Spot } from './spot'

/** A file as somebody handed it in. */
export interface GivenFile {
  path: string
  spot: Spot
  /** Size as given. */
  bytes: number
  /** SHA-256 of the bytes as given, in hexadecimal. */
  checksum: string
  /** Packed with gzip, whatever its name says. */
  isPacked: boolean
  /** The first bytes, unpacked, at most half a megabyte. */
  head: Uint8Array
  /**
   * The content, unpacked, from the start.
   * @throws Refusal `file-cut-short`, `file-damaged`, `file-too-large` while it is read
   */
  content(): AsyncIterable<Buffer>
}

/** The header of a very wide table alone can be 200 kB. */
const headBytes = 524_288
const chunkBytes = 262_144

/**
 * Opens a file without reading more of it than is needed to know it.
 *
 * @param name what it is called towards people, when that is not the last part of its path
 * @throws Refusal `file-missing`, `file-empty`, `file-cut-short`, `file-damaged`
 */
export async function openGiven(path: string, name = basename(path)): Promise<GivenFile> {
  const spot = { file: name, sheet: null }
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw refusedAt('file-missing', spot)
  const start = await firstBytes(path, 2)
  const isPacked = start[0] === 0x1f && start[1] === 0x8b
  const content = () => (isPacked ? unpacked(path, spot) : createReadStream(path, { highWaterMark: chunkBytes }))
  const head = isPacked ? await startOf(content()) : await firstBytes(path, headBytes)
  if (head.length === 0) throw refusedAt('file-empty', spot)
  return { path, spot, bytes: found.size, checksum: await checksumOf(path), isPacked, head, content }
}

async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) hash.update(chunk)
  return hash.digest('hex')
}

async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(count), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function startOf(content: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of content) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= headBytes) break
  }
  return Buffer.concat(chunks).subarray(0, headBytes)
}

/** The content of a gzip file, as far as it is not far larger than such a file can be. */
async function* unpacked(path: string, spot: Spot): AsyncGenerator<Buffer> {
  const limit = readingLimits.unpackedBytes
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  // What goes wrong with the packed file goes wrong with the content; who stops reading closes both.
  pipeline(createReadStream(path, { highWaterMark: chunkBytes }), gunzip, () => {})
  let size = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw refusedAt('file-too-large', spot, { limit: limit / 1_000_000 })
      yield chunk
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (!code?.startsWith('Z_')) throw error
    throw refusedAt(code === 'Z_BUF_ERROR' ? 'file-cut-short' : 'file-damaged', spot, {}, error)
  }
}

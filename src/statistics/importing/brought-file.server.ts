import { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { Refusal } from '../../platform'

/** A form with one file in it, as far as it was read. */
export interface BroughtFile {
  /** Fields that stood before the file, by name. */
  fields: Readonly<Record<string, string>>
  file: string
  content: AsyncIterable<Uint8Array>
}

/**
 * The file in a form, while it comes in: nothing is held in memory. Fields after the file are not read, so a form puts them
 * before it.
 *
 * @param take what is done with the file; the request is read to its end afterwards
 * @throws Refusal `file-not-chosen` for a form without a file, and what `take` throws
 */
export async function takeBroughtFile<Result>(
  request: Request,
  take: (brought: BroughtFile) => Promise<Result>,
): Promise<Result> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !type.startsWith('multipart/form-data'))
    throw new Refusal('file-not-chosen', {}, { where: 'file' })
  const fields: Record<string, string> = {}
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: { fields: 20, fieldSize: 10_000, files: 1, headerPairs: 20 },
  })
  return new Promise<Result>((resolve, reject) => {
    let taken: Promise<void> | undefined
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (_name, content: BusboyFileStream, file) => {
      if (!file) {
        content.resume()
        return
      }
      taken = take({ fields, file, content }).then(resolve, (error) => {
        content.resume()
        reject(error)
      })
    })
    parser.on('error', (error) => reject(error))
    parser.on('finish', () => {
      if (!taken) reject(new Refusal('file-not-chosen', {}, { where: 'file' }))
    })
    // biome-ignore lint/suspicious/noExplicitAny: the stream of the web and that of Node are typed apart
    Readable.fromWeb(request.body as any)
      .on('error', reject)
      .pipe(parser)
  })
}

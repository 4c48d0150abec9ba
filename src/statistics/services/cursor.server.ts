import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { settle } from '../../platform/index.server'
import type { TableRequest } from './port'

/** How far fetching came, kept beside the rows after every page, so that it can go on there. */
const cursorSchema = z.object({
  form: z.literal(1),
  /** What was asked of which service. */
  question: z.string(),
  modified: z.string().nullable(),
  /** Part that is being read, and the address of its next page; null when everything was read. */
  part: z.int().min(0),
  next: z.string().nullable(),
  columns: z.array(z.string()),
  /** Bytes of the file with rows that belong to whole pages. */
  bytes: z.int().min(0),
  rows: z.int().min(0),
  /** Rows as the service counts them: in all, and in this part. */
  received: z.int().min(0),
  receivedOfPart: z.int().min(0),
  /** Bytes that were received, also for answers that could not be used. */
  downloaded: z.int().min(0),
  pages: z.int().min(0),
  /** Addresses that were read, and what stood on the pages, both shortened. */
  addresses: z.array(z.string()),
  contents: z.array(z.string()),
})
export type Cursor = z.infer<typeof cursorSchema>

export function startOf(question: string, modified: string | null, first: string | undefined): Cursor {
  return {
    form: 1,
    question,
    modified,
    part: 0,
    next: first ?? null,
    columns: [],
    bytes: 0,
    rows: 0,
    received: 0,
    receivedOfPart: 0,
    downloaded: 0,
    pages: 0,
    addresses: [],
    contents: [],
  }
}

/** A name for what is asked of a service: the same question has the same name. */
export function questionName(service: { slug: string; base: string }, request: TableRequest): string {
  const sorted = (list: readonly string[] | undefined) => (list ? [...new Set(list)].toSorted() : null)
  const dimensions = Object.entries(request.dimensions ?? {}).map(([name, codes]) => [name, sorted(codes)])
  const { table, regions, periods } = request
  return shortened(
    JSON.stringify([service.slug, service.base, table, sorted(regions), sorted(periods), dimensions.toSorted()]),
  )
}

/** The first half of a SHA-256: 128 bits, enough to tell pages of one table apart. */
export function shortened(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

const cursorFile = (folder: string) => join(folder, 'cursor.json')
export const rowsFile = (folder: string) => join(folder, 'rows.csv')

/** The cursor in a folder; undefined when there is none, or not a whole one. */
export async function readCursor(folder: string): Promise<Cursor | undefined> {
  try {
    return cursorSchema.parse(JSON.parse(await readFile(cursorFile(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/** Keeps the cursor: under its own name only when it is whole and on disk. */
export async function keepCursor(folder: string, cursor: Cursor): Promise<void> {
  const draft = `${cursorFile(folder)}.draft`
  const file = await open(draft, 'w')
  try {
    await file.writeFile(JSON.stringify(cursor))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, cursorFile(folder))
  await settle(dirname(draft))
}

/** Forgets what was fetched into a folder. */
export async function forget(folder: string): Promise<void> {
  await rm(cursorFile(folder), { force: true })
  await rm(rowsFile(folder), { force: true })
}

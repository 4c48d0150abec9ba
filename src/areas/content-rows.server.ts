import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { Refusal } from '../platform'

/**
 * Reads a CSV file of `content/`, each row checked against its schema.
 *
 * @throws Refusal `content-invalid` with file, row and column
 */
export async function readRows<Row>(root: string, file: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const text = await readFile(join(root, 'content', file), 'utf8')
  const records = parse(text, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[]
  return records.map((record, index) => {
    const read = schema.safeParse(record)
    if (read.success) return read.data
    const issue = read.error.issues[0]
    const column = String(issue?.path[0] ?? '')
    throw new Refusal(
      'content-invalid',
      { file: `content/${file}`, row: index + 2, column, reason: issue?.message ?? '' },
      { where: `content/${file}:${index + 2}:${column}` },
    )
  })
}

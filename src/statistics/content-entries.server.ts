import { parse } from 'csv-parse/sync'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { Refusal } from '../platform'

/** Says that something at a path within an entry of a YAML list is wrong. */
export type Complain = (path: PropertyKey[], reason: string) => never

/** The rows of a CSV file, each with its line in the file. @throws Refusal `content-invalid` */
export function csvRows(file: string, content: string): { record: Record<string, string>; row: number }[] {
  try {
    const rows = parse(content, { columns: true, bom: true, skip_empty_lines: true, info: true })
    return (rows as unknown as { record: Record<string, string>; info: { lines: number } }[]).map(
      ({ record, info }) => ({
        record,
        row: info.lines,
      }),
    )
  } catch (error) {
    const { lines, column, message } = error as Error & { lines?: number; column?: string | number }
    return refuse(file, lines ?? 1, String(column ?? ''), message)
  }
}

/**
 * The entries of a YAML list, each checked, with no two of the same name.
 *
 * @param check what a schema cannot see: whether what an entry refers to is there
 * @throws Refusal `content-invalid`
 */
export function yamlList<Entry extends object, Name extends keyof Entry & string>(
  file: string,
  content: string,
  schema: z.ZodType<Entry>,
  name: Name,
  check: (entry: Entry, complain: Complain) => void = () => {},
): Entry[] {
  const counter = new LineCounter()
  const document = parseDocument(content, { lineCounter: counter })
  const [broken] = document.errors
  if (broken) return refuse(file, broken.linePos?.[0].line ?? 0, '', broken.message)
  const wrong = (path: readonly PropertyKey[], reason: string): never => {
    // The place of the nearest thing that is there: what is missing has none.
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range)
        return refuse(file, counter.linePos(node.range[0]).line, path.slice(1).join('.'), reason)
    }
    return refuse(file, 1, path.join('.'), reason)
  }
  const read = z.array(schema).safeParse(document.toJS())
  if (!read.success) {
    const [issue] = read.error.issues
    return wrong(issue?.path ?? [], issue?.message ?? '')
  }
  const names = new Set<unknown>()
  for (const [index, entry] of read.data.entries()) {
    if (names.has(entry[name])) wrong([index, name], `${entry[name]} twice`)
    names.add(entry[name])
    check(entry, (path, reason) => wrong([index, ...path], reason))
  }
  return read.data
}

/** What a schema makes of a row. @throws Refusal `content-invalid` with the column of the first thing that is wrong */
export function checked<Value>(file: string, row: number, schema: z.ZodType<Value>, record: unknown): Value {
  const read = schema.safeParse(record)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const reason = issue?.code === 'invalid_union' ? (issue.errors.at(-1)?.[0]?.message ?? issue.message) : issue?.message
  return refuse(file, row, String(issue?.path[0] ?? ''), reason ?? '')
}

/** @throws Refusal `content-invalid`, always */
export function refuse(file: string, row: number, column: string, reason: string): never {
  const path = `content/${file}`
  throw new Refusal('content-invalid', { file: path, row, column, reason }, { where: `${path}:${row}:${column}` })
}

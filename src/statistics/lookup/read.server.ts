import { readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { type FlatRow, unflatten } from '../source/columns'
import { emptyColumns, type FigureColumns, noNumbers, type OtherNumber } from '../source/figure-columns'
import { type FiledRowQuery, filedRow, type RowKind } from '../source/filed-row'
import { type RowColumns, roomForRows } from '../source/row-columns'
import { type Contents, endLength, form, type Kind, lookupPath, numberColumns, recordLength } from './lookup-file'

/** What is asked of a lookup file about many places at once. */
export interface LookupColumnQuery {
  indicator: string
  period: string
  boundaryYear: number
  /** Default any. */
  definition?: string | undefined
  /** Only rows with a value. */
  known?: boolean | undefined
}

/** When an indicator has a value or bounds in a version: by the first signs of the codes of its places. */
export interface LookupMoment {
  sign: string
  period: string
  definition: string
  boundaryYear: number
}

/** A dataset version made to be asked small questions: it answers in the time of reading what it answers with. */
export interface Lookup {
  /** The rows that are asked, in no order. */
  rows(query: FiledRowQuery): Promise<RowColumns>
  /** The figures of one moment, in the order of the places. Where these stand in the file is kept with their list. */
  column(query: LookupColumnQuery, places: readonly { code: string }[]): Promise<FigureColumns>
  /** The moments at which places with a boundary year have a figure of an indicator, each once. */
  moments(indicator: string): LookupMoment[]
}

/** So long it is believed, in milliseconds, that a version has no lookup file. */
const absentFor = 15_000
/** So many files are kept open; each holds its contents in memory, some megabytes of a whole country. */
const mostOpen = 256
/** One that has to make room stays open so long, in milliseconds, for questions that are being answered from it. */
const closedAfter = 120_000

const opened = new Map<string, { lookup: Promise<Lookup | null>; since: number; close(): void }>()

/**
 * The lookup file that goes with a dataset file. A version never changes, so it stays open.
 *
 * @returns null when there is none, or none yet
 */
export async function lookupOf(datasetFile: string, now = performance.now()): Promise<Lookup | null> {
  const path = lookupPath(datasetFile)
  if (path === null) return null
  const known = opened.get(path)
  if (known) {
    const lookup = await known.lookup
    if (lookup || now - known.since < absentFor) {
      opened.delete(path)
      opened.set(path, known)
      return lookup
    }
  }
  const handle = open(path, 'r').catch(() => null)
  const lookup = handle.then(async (file) => {
    const read = file && (await readLookup(file).catch(() => null))
    if (file && !read) await file.close().catch(() => {})
    return read
  })
  opened.set(path, {
    lookup,
    since: now,
    close: () => setTimeout(() => handle.then((file) => file?.close()).catch(() => {}), closedAfter).unref(),
  })
  if (opened.size > mostOpen) {
    const [oldest, entry] = opened.entries().next().value as [string, { close(): void }]
    opened.delete(oldest)
    entry.close()
  }
  return lookup
}

/** Looks anew for lookup files that were not there: some were made. */
export function lookAgain(): void {
  for (const [path, { lookup }] of opened) {
    void lookup.then((found) => {
      if (!found && opened.get(path)?.lookup === lookup) opened.delete(path)
    })
  }
}

async function readLookup(file: FileHandle): Promise<Lookup | null> {
  const { size } = await file.stat()
  const end = await bytesAt(file, size - endLength, endLength)
  if (end.toString('latin1', 16) !== form) return null
  const [begin, kindCount, placeCount] = [end.readDoubleLE(0), end.readUInt32LE(8), end.readUInt32LE(12)]
  const told = await bytesAt(file, begin, size - endLength - begin)
  const starts = (from: number, count: number) => {
    const all = new Float64Array(count + 1)
    for (let at = 0; at < count; at += 1) all[at + 1] = (all[at] ?? 0) + told.readUInt32LE(4 * (from + at))
    return all
  }
  const contents = JSON.parse(told.toString('utf8', 4 * (kindCount + placeCount))) as Contents
  return openLookup(file, contents, starts(0, kindCount), starts(kindCount, placeCount), begin / 2)
}

/** @param half where the records by place begin, in bytes */
function openLookup(
  records: FileHandle,
  contents: Contents,
  kindStarts: Float64Array,
  placeStarts: Float64Array,
  half: number,
): Lookup {
  const { kinds, places, levels, numbers } = contents
  const length = recordLength(contents)
  const placeNumbers = new Map(places.map((place, number) => [place, number]))
  const others = numbers.slice(1) as OtherNumber[]
  const without = Object.fromEntries([...numberColumns, 'place'].map((name) => [name, null])) as unknown as FlatRow
  // A row of each kind without its place and numbers: made once, copied for every observation that is asked.
  const patterns: RowKind[] = kinds.map((kind) => filedRow(unflatten({ ...without, ...kind }), 0))
  const ofIndicator = Map.groupBy(
    kinds.map((_, number) => number),
    (number) => kinds[number]?.indicator ?? '',
  )

  // By place of this file its position in a list of places; -1 of one that is not in it.
  const positions = new WeakMap<readonly object[], Int32Array>()
  const positionsIn = (list: readonly { code: string }[]): Int32Array => {
    const known = positions.get(list)
    if (known) return known
    const found = new Int32Array(places.length).fill(-1)
    for (const [position, { code }] of list.entries()) {
      const place = placeNumbers.get(code)
      if (place !== undefined) found[place] = position
    }
    positions.set(list, found)
    return found
  }

  const kindsAsked = ({ indicators, periods }: FiledRowQuery): number[] => {
    const all = indicators
      ? indicators.flatMap((code) => ofIndicator.get(code) ?? [])
      : kinds.map((_, number) => number)
    const wanted = periods && new Set(periods)
    return wanted ? all.filter((number) => wanted.has(kinds[number]?.period ?? '')) : all
  }

  return {
    async rows(query) {
      const asked = kindsAsked(query)
      const named = query.places?.flatMap((place) => placeNumbers.get(place) ?? []) ?? [...places.keys()]
      const total = (starts: Float64Array, some: readonly number[]) =>
        some.reduce((sum, number) => sum + (starts[number + 1] ?? 0) - (starts[number] ?? 0), 0)
      const [ofPlaces, ofKinds] = [total(placeStarts, named), total(kindStarts, asked)]
      const about = { kinds: patterns, places: named.map((number) => places[number] as string) }
      const found = roomForRows(about, Math.min(ofPlaces, ofKinds), others)
      const further = others.map((name) => found.others[name] as Float64Array)
      const add = (kind: number, place: number, record: DataView, at: number) => {
        const row = found.count
        found.kind[row] = kind
        found.place[row] = place
        found.value[row] = record.getFloat64(at, true)
        for (let each = 0; each < further.length; each += 1) {
          const column = further[each] as Float64Array
          column[row] = record.getFloat64(at + 8 + 8 * each, true)
        }
        found.count += 1
      }
      if (found.kind.length === 0) return found
      if (ofPlaces <= ofKinds) {
        const isKind = new Uint8Array(kinds.length)
        for (const kind of asked) isKind[kind] = 1
        const position = new Map(named.map((number, at) => [number, at]))
        await eachStretch(records, half, length, placeStarts, named, (number, record, from, until) => {
          const place = position.get(number) as number
          for (let at = from; at < until; at += length) {
            const kind = record.getUint32(at, true)
            if (isKind[kind]) add(kind, place, record, at + 4)
          }
        })
        return found
      }
      const position = new Int32Array(places.length).fill(-1)
      for (const [at, number] of named.entries()) position[number] = at
      await eachStretch(records, 0, length, kindStarts, asked, (kind, record, from, until) => {
        for (let at = from; at < until; at += length) {
          const place = position[record.getUint32(at, true)] as number
          if (place >= 0) add(kind, place, record, at + 4)
        }
      })
      return found
    },
    async column({ indicator, period, boundaryYear, definition, known }, list) {
      const asked = kindsAsked({ indicators: [indicator], periods: [period] }).filter((number) => {
        const kind = kinds[number] as Kind
        return kind.boundary_year === boundaryYear && (definition === undefined || kind.definition === definition)
      })
      const words = asked.map((kind) => {
        const { period: _, value: __, ...said } = (patterns[kind] as RowKind).observation
        return said
      })
      const columns = emptyColumns(words, list.length)
      if (asked.length === 0) return columns
      const position = positionsIn(list)
      const numberOf = new Map(asked.map((kind, number) => [kind, number]))
      const further = others.map((name) => (columns.others[name] = noNumbers(list.length)))
      await eachStretch(records, 0, length, kindStarts, asked, (kind, record, from, until) => {
        const number = numberOf.get(kind) as number
        for (let at = from; at < until; at += length) {
          const own = position[record.getUint32(at, true)] as number
          if (own < 0) continue
          const value = record.getFloat64(at + 4, true)
          if (known && Number.isNaN(value)) continue
          columns.kind[own] = number
          columns.value[own] = value
          for (let each = 0; each < further.length; each += 1) {
            const column = further[each] as Float64Array
            column[own] = record.getFloat64(at + 12 + 8 * each, true)
          }
        }
      })
      return columns
    },
    moments(indicator) {
      const found = new Map<string, LookupMoment>()
      for (const number of ofIndicator.get(indicator) ?? []) {
        const kind = kinds[number]
        if (!kind || kind.boundary_year === null) continue
        for (const sign of levels[number] ?? []) {
          const { period, definition, boundary_year: boundaryYear } = kind
          found.set(`${sign} ${period} ${boundaryYear} ${definition}`, { sign, period, definition, boundaryYear })
        }
      }
      return [...found.values()]
    },
  }
}

/**
 * The records of some kinds or places; those that stand side by side are read at once.
 *
 * @param take gets the records of one of `numbers`: the bytes from `from` to `until`
 */
async function eachStretch(
  file: FileHandle,
  begin: number,
  length: number,
  starts: Float64Array,
  numbers: readonly number[],
  take: (own: number, records: DataView, from: number, until: number) => void,
): Promise<void> {
  const inOrder = numbers.toSorted((one, other) => one - other)
  const startOf = (number: number) => starts[number] as number
  const reads: Promise<void>[] = []
  for (let first = 0; first < inOrder.length; ) {
    let last = first
    while (inOrder[last + 1] === (inOrder[last] as number) + 1) last += 1
    const run = inOrder.slice(first, last + 1)
    first = last + 1
    const [from, to] = [startOf(run[0] as number), startOf((run.at(-1) as number) + 1)]
    reads.push(
      bytesAt(file, begin + from * length, (to - from) * length).then((bytes) => {
        const records = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        for (const own of run) take(own, records, (startOf(own) - from) * length, (startOf(own + 1) - from) * length)
      }),
    )
  }
  await Promise.all(reads)
}

/** So many bytes are read at once: handing so little to another thread, and being woken by it, takes some ten times as long. */
const shortRead = 65_536

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length)
  let read = 0
  while (read < length) {
    const [left, from] = [length - read, position + read]
    const bytesRead =
      length <= shortRead
        ? readSync(file.fd, bytes, read, left, from)
        : (await file.read(bytes, read, left, from)).bytesRead
    if (bytesRead === 0) throw new Error('lookup file is shorter than it says')
    read += bytesRead
  }
  return bytes
}

import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { rowLimit, type StatisticsEngine } from '../../platform/index.server'
import { parquet } from '../file-statements.store.server'
import { shapeOfFile } from '../regional/file-shapes.store.server'
import type { FlatRow } from '../source/columns'
import { type Contents, endLength, form, type Kind, kindColumns, numberColumns, recordLength } from './lookup-file'

/** Rows of one version come in no more kinds than this; of more it says something else of nearly every row. */
const mostKinds = 20_000

/**
 * Writes the lookup file of a dataset file, whole or not at all, in bounded memory. A million rows take some seconds.
 *
 * @param source Parquet file of the version
 * @returns false when it does not lend itself to one: its rows have too little in common, or too many places
 */
export async function writeLookup(engine: StatisticsEngine, source: string, target: string): Promise<boolean> {
  const { fixed } = await shapeOfFile(engine, source)
  const varying = kindColumns.filter((name) => fixed[name] === undefined)
  const from = parquet(source)
  const list = varying.map((name) => `"${name}"`).join(', ')
  // One number for all that a kind is made of: what it says of two kinds is checked below to differ.
  const mark = varying.length === 0 ? '0::UBIGINT' : `hash(${list})`
  const [counted] = await engine.rows<{ kinds: number; marks: number; places: number } & Record<string, boolean>>(
    `SELECT (SELECT count(*)::INTEGER FROM (SELECT DISTINCT ${list || '0'} FROM ${from})) AS kinds,
       count(DISTINCT ${mark})::INTEGER AS marks, count(DISTINCT place)::INTEGER AS places,
       ${numberColumns.map((name) => `count("${name}") > 0 AS "${name}"`).join(', ')} FROM ${from}`,
  )
  if (!counted || counted.kinds > mostKinds || counted.places > rowLimit || counted.marks !== counted.kinds)
    return false
  const numbered = `(SELECT *, row_number() OVER (ORDER BY ${list ? `${inOrder(varying)}` : '1'}) - 1 AS number
    FROM (SELECT DISTINCT ${mark} AS mark${list && `, ${list}`} FROM ${from}))`
  const kinds = await engine.rows<Kind & { number: unknown }>(
    `SELECT * EXCLUDE (mark) FROM ${numbered} ORDER BY number`,
  )
  const placed = `(SELECT place, row_number() OVER (ORDER BY place) - 1 AS number FROM (SELECT DISTINCT place FROM ${from}))`
  const places = await engine.rows<{ place: string }>(`SELECT place FROM ${placed} ORDER BY number`)
  const contents: Contents = {
    kinds: kinds.map(({ number: _, ...kind }) => ({ ...onlyKind(fixed), ...kind }) as Kind),
    levels: kinds.map(() => []),
    places: places.map(({ place }) => place),
    numbers: numberColumns.filter((name) => name === 'value' || counted[name]),
  }
  const records = `SELECT kind.number::DOUBLE AS kind, placed.number::DOUBLE AS place,
      ${contents.numbers.map((name) => `"${name}"`).join(', ')}
    FROM (SELECT ${mark} AS mark, place, ${contents.numbers.map((name) => `"${name}"`).join(', ')} FROM ${from}) AS row
    JOIN ${numbered} AS kind USING (mark) JOIN ${placed} AS placed USING (place)`
  const draft = `${target}.${randomBytes(6).toString('hex')}.draft`
  const handle = await open(draft, 'w')
  try {
    await writeFile(engine, handle, contents, records)
    await handle.sync()
    await handle.close()
    await rename(draft, target)
    return true
  } catch (error) {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

function onlyKind(flat: Partial<FlatRow>): Partial<Kind> {
  return Object.fromEntries(kindColumns.map((name) => [name, flat[name]]))
}

function inOrder(names: readonly string[]): string {
  return names.map((name) => `"${name}" NULLS FIRST`).join(', ')
}

async function writeFile(engine: StatisticsEngine, handle: FileHandle, contents: Contents, records: string) {
  const length = recordLength(contents)
  const levels = contents.kinds.map(() => new Set<string>())
  const signs = contents.places.map((place) => place.slice(0, 2))
  const low = contents.numbers.indexOf('low')
  const perKind = new Uint32Array(contents.kinds.length)
  const perPlace = new Uint32Array(contents.places.length)
  for (const order of ['kind', 'place'] as const) {
    await engine.numbers(`${records} ORDER BY ${order}, ${order === 'kind' ? 'place' : 'kind'}`, async (columns) => {
      const [kinds, places, ...numbers] = columns as [Float64Array, Float64Array, ...Float64Array[]]
      const piece = Buffer.alloc(kinds.length * length)
      for (let row = 0; row < kinds.length; row += 1) {
        const [kind, place] = [kinds[row] as number, places[row] as number]
        piece.writeUInt32LE(order === 'kind' ? place : kind, row * length)
        for (const [at, column] of numbers.entries())
          piece.writeDoubleLE(column[row] as number, row * length + 4 + 8 * at)
        if (order === 'place') continue
        perKind[kind] = (perKind[kind] ?? 0) + 1
        perPlace[place] = (perPlace[place] ?? 0) + 1
        const isKnown = !Number.isNaN(numbers[0]?.[row]) || (low >= 0 && !Number.isNaN(numbers[low]?.[row]))
        if (isKnown) levels[kind]?.add(signs[place] as string)
      }
      await handle.write(piece)
    })
  }
  const rows = perKind.reduce((sum, count) => sum + count, 0)
  const told = Buffer.from(JSON.stringify({ ...contents, levels: levels.map((each) => [...each]) } satisfies Contents))
  const end = Buffer.alloc(endLength)
  end.writeDoubleLE(rows * length * 2)
  end.writeUInt32LE(perKind.length, 8)
  end.writeUInt32LE(perPlace.length, 12)
  end.write(form, 16)
  await handle.write(Buffer.concat([bytesOf(perKind), bytesOf(perPlace), told, end]))
}

/** How many records each has, as bytes of numbers. */
function bytesOf(counts: Uint32Array): Buffer {
  const bytes = Buffer.alloc(counts.length * 4)
  for (const [at, count] of counts.entries()) bytes.writeUInt32LE(count, at * 4)
  return bytes
}

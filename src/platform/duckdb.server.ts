import { type DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { Refusal } from './errors'

/** No answer becomes more objects than this; more is a download (house: processes). */
export const rowLimit = 50_000

export interface StatisticsEngine {
  /**
   * Rows of a query as plain objects, at most `rowLimit`.
   * @throws Refusal `query-too-large`, `query-too-slow`
   */
  rows<Row>(query: string, values?: readonly DuckDBValue[]): Promise<Row[]>
  /** Runs a statement that gives no rows, such as COPY; not limited in time. */
  run(statement: string, values?: readonly DuckDBValue[]): Promise<void>
  /**
   * An answer of numbers alone, however long, a piece at a time by column; no value is NaN. For work on whole files: not
   * limited in rows or time.
   */
  numbers(query: string, take: (columns: readonly Float64Array[]) => Promise<void>): Promise<void>
  /**
   * The same engine for work that nobody waits for on a page: none of its questions is stopped because it takes long. An import
   * that was stopped for a busy machine would never succeed.
   */
  patient(): StatisticsEngine
  close(): void
}

/**
 * Opens DuckDB in memory as a query engine over Parquet files: a memory limit, no network, no extension it installs
 * by itself, and at most `queries` at once; the others wait in line.
 */
export async function openEngine(options: {
  memory: string
  queries: number
  seconds: number
  /** Folder for what does not fit in memory; without it a question that needs more is refused. */
  spill?: string
}): Promise<StatisticsEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: options.memory,
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    temp_directory: options.spill ?? '',
  })
  // Dataset files never change, so what they say of themselves is read once: it halves small questions.
  const first = await instance.connect()
  await first.run('SET GLOBAL parquet_metadata_cache = true')
  first.closeSync()
  const line = waitingLine(options.queries)

  const query = <T>(work: (connection: Awaited<ReturnType<typeof instance.connect>>) => Promise<T>) =>
    line(async () => {
      const connection = await instance.connect()
      try {
        return await work(connection)
      } finally {
        connection.closeSync()
      }
    })

  const rowsWithin =
    (seconds: number | null): StatisticsEngine['rows'] =>
    <Row>(text: string, values: readonly DuckDBValue[] = []) =>
      query(async (connection) => {
        let late = false
        const stop = () => {
          late = true
          connection.interrupt()
        }
        const timer = seconds === null ? undefined : setTimeout(stop, seconds * 1000)
        try {
          const reader = await connection.streamAndReadUntil(text, rowLimit + 1, [...values])
          if (reader.currentRowCount > rowLimit) throw new Refusal('query-too-large', { limit: rowLimit })
          return reader.getRowObjectsJS() as Row[]
        } catch (error) {
          if (late) throw new Refusal('query-too-slow', { seconds: options.seconds }, { cause: error })
          throw error
        } finally {
          clearTimeout(timer)
        }
      })

  const engine: StatisticsEngine = {
    rows: rowsWithin(options.seconds),
    run: (text, values = []) =>
      query(async (connection) => {
        await connection.run(text, [...values])
      }),
    numbers: (text, take) =>
      query(async (connection) => {
        const result = await connection.stream(text)
        const selected = result.columnNames().length
        for (;;) {
          const chunk = await result.fetchChunk()
          if (!chunk || chunk.rowCount === 0) return
          await take(Array.from({ length: selected }, (_, column) => numbersOf(chunk, column)))
        }
      }),
    patient: () => patient,
    close: () => instance.closeSync(),
  }
  const patient: StatisticsEngine = { ...engine, rows: rowsWithin(null) }
  return engine
}

/** A column as numbers, without an object per row. */
function numbersOf(chunk: DuckDBDataChunk, column: number): Float64Array {
  const vector = chunk.getColumnVector(column)
  const numbers = new Float64Array(chunk.rowCount)
  for (let row = 0; row < numbers.length; row += 1) numbers[row] = Number(vector.getItem(row) ?? Number.NaN)
  return numbers
}

/** Lets `places` pieces of work run at once; the others start in the order in which they came. */
function waitingLine(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

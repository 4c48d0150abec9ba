import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { StatisticsEngine } from '../../platform/index.server'
import { copy, parquet } from '../file-statements.store.server'

/**
 * The engine as an import uses it: no question is stopped because it takes long. The limit on questions is there for people
 * who wait for a page; a country of twelve years on a busy machine takes longer, and an import that was stopped for it would
 * never succeed. Statements without rows are not limited in time, so the answer goes by a file.
 *
 * @param folder for those files; a file is gone when its answer is there
 */
export function patientEngine(engine: StatisticsEngine, folder: string): StatisticsEngine {
  return {
    ...engine,
    rows: async <Row>(query: string, values: readonly never[] = []) => {
      if (values.length > 0) return engine.rows<Row>(query, values)
      const file = join(folder, `answer-${randomUUID()}.parquet`)
      try {
        await copy(engine, query, file)
        return await engine.rows<Row>(`FROM ${parquet(file)}`)
      } finally {
        await rm(file, { force: true })
      }
    },
  }
}

import { sql } from 'kysely'
import { accountsSchema } from './accounts/index.server'
import { areasSchema, loadAreas, registerCompositionCheck } from './areas/index.server'
import { countFindings } from './check/index.server'
import {
  type House,
  isMigrated,
  migrate,
  openDatabase,
  platformSchema,
  prepareQueue,
  type SchemaStep,
} from './platform/index.server'
import { loadProgrammes, loadRegister, programmeSchema } from './programme/index.server'
import { recordsSchema } from './records/index.server'
import { checkComposition, loadContent, loadQuestions, statisticsSchema } from './statistics/index.server'
import { registerFindings } from './theory/index.server'

/** The steps of all rooms, in the order of their numbers. */
export const schema: readonly SchemaStep[] = [
  ...platformSchema,
  ...accountsSchema,
  ...areasSchema,
  ...statisticsSchema,
  ...recordsSchema,
  ...programmeSchema,
].toSorted((a, b) => (a.name < b.name ? -1 : 1))

/**
 * Makes the store ready: tables, queue, and what ships as content. Two processes that start at once do it one after
 * the other; when all is there already it costs a few questions.
 *
 * @throws Refusal `database-newer`, `content-invalid`
 */
export async function prepareStore(house: House): Promise<void> {
  registerCompositionCheck(checkComposition)
  registerFindings(countFindings)
  // A pooler in front may hand every statement to another session, so the lock and the steps go around it.
  const direct = await openDatabase(house.directUrl, 2)
  try {
    await direct.database.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(hashtextextended('wijklus prepare', 3))`.execute(connection)
      try {
        if (!(await isMigrated(direct.database, schema))) {
          await prepareQueue(house.directUrl)
        }
        await migrate(direct.database, schema)
        await loadAreas(house)
        await loadContent(house)
        await loadQuestions(house)
        await loadRegister(house)
        await loadProgrammes(house)
      } finally {
        await sql`select pg_advisory_unlock(hashtextextended('wijklus prepare', 3))`.execute(connection)
      }
    })
  } finally {
    await direct.close()
  }
}

/** True when the store has everything this program expects; for `/health/ready`. */
export async function isPrepared(house: House): Promise<boolean> {
  return isMigrated(house.database, schema)
}

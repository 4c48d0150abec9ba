import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { execute, withDatabase } from './server'

/** A database of one test file. */
export interface TestDatabase {
  url: string
  /** Removes the database, also under connections that were left open. */
  drop(): Promise<void>
}

/** A database with all tables and the content that ships: a copy, which takes some 0.1 s. */
export async function freshDatabase(): Promise<TestDatabase> {
  // Imported here, so that tests of one room do not need all rooms.
  const { ensureTemplate, templateDatabase } = await import('./template')
  await ensureTemplate()
  return await createDatabase(`TEMPLATE ${templateDatabase}`)
}

/** A database with nothing in it, for tests of the migrations themselves. */
export function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase('')
}

async function createDatabase(how: string): Promise<TestDatabase> {
  const server = inject('storeUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(server, `CREATE DATABASE ${name} ${how}`)
  return {
    url: withDatabase(server, name),
    drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

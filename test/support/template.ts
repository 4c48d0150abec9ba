import pg from 'pg'
import { inject } from 'vitest'
import { makeFolder } from '../../src/platform/files.server'
import { openHouse, readConfiguration } from '../../src/platform/index.server'
import { prepareStore } from '../../src/prepare.server'
import { root } from './places'
import { withDatabase } from './server'

/** The database that fresh ones are copies of: migrated, with the content that ships. */
export const templateDatabase = 'wijklus_template'

/**
 * Makes the template database and its data folder, once per run: the first test that needs them does it, under a lock,
 * and both get their name only when they are whole.
 */
export async function ensureTemplate(): Promise<void> {
  const url = inject('storeUrl')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock(hashtextextended('wijklus test template', 0))")
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [templateDatabase])
    if (rowCount) return
    const draft = `${templateDatabase}_draft`
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${draft}`)
    await makeFolder(inject('templateDirectory'), (directory) => fill(withDatabase(url, draft), directory))
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${templateDatabase}`)
  } finally {
    await client.end()
  }
}

async function fill(url: string, directory: string): Promise<void> {
  const environment = { DATABASE_URL: url, WIJKLUS_DATA_DIRECTORY: directory, WIJKLUS_DEMONSTRATION: 'no' }
  const house = await openHouse(readConfiguration(environment, root), root)
  try {
    await prepareStore(house)
  } finally {
    await house.close()
  }
}

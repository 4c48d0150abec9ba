import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Clock, type House, openHouse, readConfiguration } from '../../src/platform/index.server'
import { freshDatabase } from './database'
import { root, scratch } from './places'

/** A store of one test file: a database of its own and a data folder with the dataset files the database speaks of. */
export interface FreshStore {
  url: string
  dataDirectory: string
  drop(): Promise<void>
}

/** A store with all tables and the content that ships. */
export async function freshStore(): Promise<FreshStore> {
  const database = await freshDatabase()
  const dataDirectory = await mkdtemp(join(scratch, 'wijklus-data-'))
  await cp(inject('templateDirectory'), dataDirectory, { recursive: true })
  return {
    url: database.url,
    dataDirectory,
    drop: async () => {
      await database.drop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}

/**
 * An open house on a fresh store. `close` closes it and removes the store.
 *
 * @param settings variables as in the environment of the program, on top of those that point to the store
 */
export async function freshHouse(
  options: { clock?: Clock; settings?: Readonly<Record<string, string>> } = {},
): Promise<House> {
  const store = await freshStore()
  const environment = {
    DATABASE_URL: store.url,
    WIJKLUS_DATA_DIRECTORY: store.dataDirectory,
    WIJKLUS_CONNECTIONS: '4',
    ...options.settings,
  }
  const house = await openHouse(readConfiguration(environment, root), root, { clock: options.clock })
  return {
    ...house,
    async close() {
      await house.close()
      await store.drop()
    },
  }
}

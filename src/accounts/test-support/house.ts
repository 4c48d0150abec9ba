import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase } from '../../../test/support/database'
import { type House, migrate, openHouse, openLog, platformSchema, readConfiguration } from '../../platform/index.server'
import { type AskedMembership, accountsSchema, createOrganisation, createPerson } from '../index.server'
import { operatorActor } from '../model'

/** A house with the tables of this room and nothing in them, whose clock and log a test can read and set. */
export interface AccountsHouse extends House {
  /** Sets the clock to this moment. */
  setClock(moment: string | Date): void
  /** Lets time pass. */
  pass(seconds: number): void
  /** Everything that was logged, on every level. */
  logged(): string
}

export async function openAccountsHouse(settings: Readonly<Record<string, string>> = {}): Promise<AccountsHouse> {
  const database = await emptyDatabase()
  const directory = await mkdtemp(join(tmpdir(), 'wijklus-accounts-'))
  let now = new Date('2025-03-10T09:00:00Z')
  let lines = ''
  const configuration = readConfiguration(
    { DATABASE_URL: database.url, WIJKLUS_DATA_DIRECTORY: directory, WIJKLUS_CONNECTIONS: '8', ...settings },
    directory,
  )
  const log = openLog('debug', {
    write(line: string) {
      lines += line
    },
  })
  const house = await openHouse(configuration, directory, { clock: () => now, log })
  await migrate(house.database, [...platformSchema, ...accountsSchema])
  return {
    ...house,
    setClock(moment) {
      now = new Date(moment)
    },
    pass(seconds) {
      now = new Date(now.getTime() + seconds * 1000)
    },
    logged: () => lines,
    async close() {
      await house.close()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** An account of a municipality, with the password it can sign in with. */
export async function addPerson(
  house: House,
  email: string,
  membership: Partial<AskedMembership> = {},
): Promise<{ id: string; email: string; name: string; password: string }> {
  await createOrganisation(house, operatorActor, {
    slug: 'gemeente-voorbeeld',
    name: 'Gemeente Voorbeeld',
    kind: 'municipality',
    operation: 'the municipality of the tests',
  })
  const person = await createPerson(house, operatorActor, {
    email,
    name: `Naam van ${email}`,
    membership: { role: 'reader', area: null, organisation: 'gemeente-voorbeeld', ...membership },
    operation: `add ${email}`,
  })
  return { ...person, password: person.password ?? '' }
}

/** The headers of a request from a browser that was given these cookies. */
export function withCookies(setCookie: readonly string[]): Headers {
  return new Headers({ cookie: setCookie.map((cookie) => cookie.split(';')[0]).join('; ') })
}

import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { isRole, type Role } from '../../src/accounts'
import type { Language } from '../../src/platform'
import { addressOf } from '../../src/ui'
import { freshStore } from './house'
import type { VisitOptions } from './page'
import { type RunningProgram, startProgram } from './program'

/** An account of the demonstration, as the program showed it when it started. */
export interface Account {
  email: string
  password: string
}

/** What a browser keeps of an answer. */
type Cookie = NonNullable<VisitOptions['cookies']>[number]

/** A program that shows the demonstration, on a store of its own. */
export interface Demonstration {
  /** The address of a path of it, such as `/en/areas`. */
  at(path: string): string
  accounts: Readonly<Record<Role, Account>>
  /** What a browser keeps in which somebody with this role signed in; for `visit`. One sign-in serves all tests. */
  signedIn(role: Role): Promise<Cookie[]>
  stop(): Promise<void>
}

/**
 * Starts the built program for the tests of one file, with an account for every role, and stops it after the last.
 *
 * @param settings variables of its environment
 */
export function runDemonstration(settings: Readonly<Record<string, string>> = {}): Demonstration {
  let started: Demonstration | undefined
  const running = () => {
    if (!started) throw new Error('The program runs during tests only.')
    return started
  }
  beforeAll(async () => {
    started = await startDemonstration(settings)
  })
  afterAll(() => started?.stop())
  return {
    at: (path) => running().at(path),
    get accounts() {
      return running().accounts
    },
    signedIn: (role) => running().signedIn(role),
    stop: () => running().stop(),
  }
}

async function startDemonstration(settings: Readonly<Record<string, string>>): Promise<Demonstration> {
  const store = await freshStore()
  const program = await startProgram({
    databaseUrl: store.url,
    dataDirectory: store.dataDirectory,
    env: { WIJKLUS_DEMONSTRATION: 'yes', ...settings },
  })
  const at = (path: string) => new URL(path, program.address).href
  const accounts = accountsOf(program)
  const signIns = new Map<Role, Promise<Cookie[]>>()
  return {
    at,
    accounts,
    signedIn(role) {
      const known = signIns.get(role) ?? cookiesAfterSignIn(at(addressOf('sign-in', 'nl')), accounts[role])
      signIns.set(role, known)
      return known
    },
    async stop() {
      await program.stop()
      await store.drop()
    },
  }
}

/** Reads the accounts from the lines `role:area   address   password` that the program shows once. */
export function accountsOf(program: RunningProgram): Record<Role, Account> {
  const accounts: Partial<Record<Role, Account>> = {}
  for (const [, role, email, password] of program.output().matchAll(/^ {2}([\w-]+)\S* +(\S+@\S+) +(\S+)$/gm)) {
    if (role && isRole(role) && email && password) accounts[role] = { email, password }
  }
  return accounts as Record<Role, Account>
}

async function cookiesAfterSignIn(address: string, { email, password }: Account): Promise<Cookie[]> {
  const body = new URLSearchParams({ email, password })
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' })
  if (answer.status !== 302) throw new Error(`${email} could not sign in: ${answer.status}`)
  return answer.headers.getSetCookie().map((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return { name, value, url: address }
  })
}

/** Fills in the sign-in form that is open and sends it. */
export async function fillSignIn(page: Page, { email, password }: Account): Promise<void> {
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.press('#password', 'Enter')
  await page.waitForLoadState()
}

/** Signs in on a page of the program and leaves the browser where that leads: the start page, unless a page was asked. */
export async function signIn(page: Page, account: Account, language: Language = 'nl'): Promise<void> {
  await page.goto(new URL(addressOf('sign-in', language), page.url()).href)
  await fillSignIn(page, account)
}

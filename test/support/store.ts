import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { attachPrivateServer, removePrivateServer } from '../../src/platform/postgres/private-server.server'
import { scratch } from './places'
import { execute, withDatabase } from './server'

/** The PostgreSQL of one test run. */
export interface TestStore {
  /** The server as its owner, at the database `postgres`. */
  url: string
  /** Where the data folder of the template database will be; see `template.ts`. */
  templateDirectory: string
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

/** Starts the PostgreSQL of a test run in a folder of its own. Nothing is in it until a test asks. */
export async function startStore(): Promise<TestStore> {
  const directory = await mkdtemp(join(scratch, 'wijklus-tests-'))
  // As root the server runs under another account, which must be able to reach its files.
  await chmod(directory, 0o755)
  const server = await attachPrivateServer({ directory })
  const abandon = () => killServer(directory)
  process.once('exit', abandon)
  const stop = async () => {
    await server.release()
    await removePrivateServer({ directory })
    process.off('exit', abandon)
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const url = withDatabase(server.url, 'postgres')
    await execute(url, ...lessDurable)
    return { url, templateDirectory: join(directory, 'template'), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Nothing of a test run has to outlive a power failure, and copies of databases are faster without that care. */
const lessDurable = [
  'ALTER SYSTEM SET fsync = off',
  'ALTER SYSTEM SET synchronous_commit = off',
  'ALTER SYSTEM SET full_page_writes = off',
  'SELECT pg_reload_conf()',
]

/** Ends the server when the run ends without closing, as at an interrupt; only what needs no promise can be done then. */
function killServer(directory: string): void {
  const note = join(directory, 'postgres/postmaster.pid')
  try {
    process.kill(Number.parseInt(readFileSync(note, 'utf8'), 10), 'SIGQUIT')
    // The server removes its note last of all.
    for (let attempt = 0; attempt < 100 && existsSync(note); attempt += 1) sleep(20)
  } catch {
    // It had stopped by itself.
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/**
 * A process that uses the private server of a data folder, for tests that kill it. Says one line of JSON for each thing
 * that happened and obeys lines on its standard input:
 *
 *   attach | claim | release | sql <statement>
 *
 * `node --import test/support/run-typescript.mjs test/support/hold-database.ts FOLDER`
 */
import { createInterface } from 'node:readline'
import pg from 'pg'
import { attachPrivateServer, type PrivateServer } from '../../src/platform/postgres/private-server.server'
import { claimRunning, type RunningClaim } from '../../src/platform/postgres/running.server'

const [directory] = process.argv.slice(2) as [string]
const held: { server?: PrivateServer; claim?: RunningClaim | null } = {}

const acts: Record<string, (rest: string) => Promise<unknown>> = {
  async attach() {
    const started = performance.now()
    const events: string[] = []
    held.server = await attachPrivateServer({ directory, log: (event) => events.push(event) })
    return { url: held.server.url, events, milliseconds: Math.round(performance.now() - started) }
  },
  async claim() {
    held.claim = await claimRunning(attached().url)
    return { claimed: held.claim !== null }
  },
  async sql(statement) {
    const client = new pg.Client({ connectionString: attached().url })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query(statement)
    await client.end()
    return { rows }
  },
  async release() {
    await held.claim?.release()
    await held.server?.release()
    return {}
  },
}

function attached(): PrivateServer {
  if (!held.server) throw new Error('attach first')
  return held.server
}

say('ready', {})
for await (const line of createInterface({ input: process.stdin })) {
  const [act = '', ...rest] = line.split(' ')
  try {
    say(act, await acts[act]?.(rest.join(' ')))
  } catch (error) {
    say(act, { error: (error as Error).message })
  }
}
// Whoever started us is gone: leave nothing behind.
await held.claim?.release()
await held.server?.release()

function say(act: string, what: unknown) {
  process.stdout.write(`${JSON.stringify({ act, ...(what as object) })}\n`)
}

import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { accountsJobs, loadDemonstration } from './accounts/index.server'
import { Refusal } from './platform'
import { claimRunning, type House, openHouse, startWorker } from './platform/index.server'
import { prepareStore } from './prepare.server'
import { openProgram } from './program.server'
import { keepLookups, keepWarm, statisticsJobs } from './statistics/index.server'
import type { CommandSurroundings } from './surroundings.server'

/** The long work of all rooms. */
export const jobKinds = [...accountsJobs, ...statisticsJobs]

/** `wijklus start`: the web program, with a worker beside it, until it is told to stop. */
export async function startCommand(surroundings: CommandSurroundings): Promise<number> {
  const stopped = untilStopped()
  const house = await openHouse(surroundings.readConfiguration(), surroundings.root)
  try {
    const claim = await claimStore(house)
    try {
      await prepareStore(house)
      const accounts = house.configuration.demonstration ? await loadDemonstration(house) : null
      const program = await openProgram(house)
      const warm = keepWarm(house)
      const worker = startWorkerProcess(house, warm.again)
      if (accounts) surroundings.write(accountLines(accounts))
      surroundings.write(`Wijklus: ${program.address}/\n`)
      await stopped
      await Promise.all([program.stop(), worker.stop(), warm.stop()])
      return 0
    } finally {
      await claim?.release()
    }
  } finally {
    await house.close()
  }
}

/** `wijklus work`: works through the queue until it is told to stop, or until the program that started it is gone. */
export async function workCommand(surroundings: CommandSurroundings): Promise<number> {
  const stopped = untilStopped()
  const house = await openHouse(surroundings.readConfiguration(), surroundings.root)
  try {
    await prepareStore(house)
    const worker = await startWorker(house, jobKinds)
    const lookups = keepLookups(house, () => process.connected && process.send?.(lookupsMade))
    await stopped
    await Promise.all([worker.stop(), lookups.stop()])
    return 0
  } finally {
    await house.close()
  }
}

/** The private store is held by one running program; a given database may serve many. */
async function claimStore(house: House): Promise<{ release(): Promise<void> } | null> {
  if (house.configuration.databaseUrl) return null
  const claim = await claimRunning(house.directUrl)
  if (!claim) throw new Refusal('already-running', { directory: house.configuration.dataDirectory })
  return claim
}

function accountLines(accounts: readonly { email: string; role: string; password: string }[]): string {
  const width = (name: 'role' | 'email') => Math.max(...accounts.map((account) => account[name].length)) + 2
  const lines = accounts.map(
    ({ email, role, password }) => `  ${role.padEnd(width('role'))}${email.padEnd(width('email'))}${password}`,
  )
  return `Demonstratie-accounts; deze wachtwoorden staan hier één keer (demonstration accounts, shown once):\n${lines.join('\n')}\n`
}

/** Resolves at the first signal to stop, or when the process that started this one as its worker ends. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    process.on('disconnect', () => resolve())
    // It may have ended while this program was still being read.
    if (process.connected === false) resolve()
    // Listening would keep this process alive for as long as the one that started it.
    process.channel?.unref()
  })
}

/** What a worker says to the program that started it. */
const lookupsMade = 'lookups made'

/** The worker as a process of its own, so that long work never delays a page. Started again when it dies. */
function startWorkerProcess(house: House, whenLookupsMade: () => void): { stop(): Promise<void> } {
  let child: ChildProcess | undefined
  let stopping = false
  const begin = () => {
    child = spawn(process.execPath, [join(house.root, 'bin', 'wijklus.js'), 'work'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, WIJKLUS_LAUNCHED: 'yes' },
    })
    child.on('message', (said) => {
      if (said === lookupsMade) whenLookupsMade()
    })
    child.on('exit', (code, signal) => {
      if (stopping) return
      house.log.error({ code, signal }, 'worker ended; started again')
      setTimeout(() => !stopping && begin(), 2000).unref()
    })
  }
  begin()
  return {
    async stop() {
      stopping = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

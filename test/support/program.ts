import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removePrivateServer } from '../../src/platform/postgres/private-server.server'
import { cache, root, scratch } from './places'

const launcher = join(root, 'bin/wijklus.js')
const startMilliseconds = 60_000
const stopMilliseconds = 20_000

/** What a command did. */
export interface Outcome {
  /** The exit code, or null when it did not end in time and was killed. */
  code: number | null
  stdout: string
  stderr: string
}

/** A program that runs as a person starts it. */
export interface RunningProgram {
  /** Where it answers, as the line on standard output says: `http://127.0.0.1:PORT/`. */
  address: string
  /** Its data folder. */
  dataDirectory: string
  /** The process that was started; the program itself is its child. */
  pid: number
  /** Its exit code once it has ended by itself or was stopped otherwise than by `stop`; null when a signal ended it. */
  ended: Promise<number | null>
  /** Asks it to stop, waits until it has, and removes its data folder. Throws when it does not stop by itself. */
  stop(): Promise<Outcome>
  /** Everything it said until now, on both streams. */
  output(): string
}

export interface ProgramOptions {
  /** Without it the program runs its own private server. */
  databaseUrl?: string
  /** A data folder that stays; without it the program gets a new one that `stop` removes. */
  dataDirectory?: string
  env?: Readonly<Record<string, string>>
}

/**
 * Starts `wijklus start` on a free port and waits until it names its address.
 *
 * @throws Error with everything it said when it ends or takes more than a minute before that
 */
export async function startProgram(options: ProgramOptions = {}): Promise<RunningProgram> {
  const dataDirectory = options.dataDirectory ?? (await newDataDirectory())
  const said = { stdout: '', stderr: '', all: '' }
  const child = launch(['start'], {
    WIJKLUS_DATA_DIRECTORY: dataDirectory,
    WIJKLUS_PORT: '0',
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
    ...options.env,
  })
  const ended = listen(child, said)
  const removeData = async () => {
    if (options.dataDirectory) return
    if (!options.databaseUrl) await removePrivateServer({ directory: dataDirectory })
    await rm(dataDirectory, { recursive: true, force: true })
  }
  try {
    const address = await addressFrom(child, said, ended)
    return {
      address,
      dataDirectory,
      pid: child.pid ?? 0,
      ended,
      output: () => said.all,
      async stop() {
        child.kill('SIGTERM')
        const code = await within(ended, stopMilliseconds)
        if (code === undefined) killGroup(child)
        await removeData()
        if (code === undefined) throw new Error(`wijklus did not stop within ${stopMilliseconds} ms:\n${said.all}`)
        return { code, stdout: said.stdout, stderr: said.stderr }
      },
    }
  } catch (error) {
    killGroup(child)
    await removeData()
    throw error
  }
}

/**
 * Runs one command to its end, as `npx wijklus ...args` would.
 *
 * @param timeout milliseconds after which it is killed; `code` is then null
 * @param account whom it runs as, instead of who runs the tests
 */
export async function runCommand(
  args: readonly string[],
  {
    env = {},
    timeout = 60_000,
    input,
    account,
  }: {
    env?: Readonly<Record<string, string>>
    timeout?: number
    input?: string
    account?: { uid: number; gid: number }
  } = {},
): Promise<Outcome> {
  const said = { stdout: '', stderr: '', all: '' }
  const child = launch(args, env, account)
  child.stdin?.end(input ?? '')
  const code = await within(listen(child, said), timeout)
  if (code === undefined) killGroup(child)
  return { code: code ?? null, stdout: said.stdout, stderr: said.stderr }
}

async function newDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(scratch, 'wijklus-program-'))
  // As root the private server runs under another account, which must be able to reach its files.
  await chmod(directory, 0o755)
  return directory
}

/**
 * Starts the launcher and leaves it to the test. Variables of the test runner and of whoever runs it do not decide what the
 * program under test does.
 */
export function launch(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  account?: { uid: number; gid: number },
): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(WIJKLUS_|DATABASE_|VITEST|NODE_ENV$|TEST$)/.test(name),
  )
  return spawn(process.execPath, [launcher, ...args], {
    cwd: root,
    // Node keeps what it compiled: reading all of the program is most of a start, and a run starts it some seventy times.
    env: { ...Object.fromEntries(inherited), NODE_COMPILE_CACHE: join(cache, 'compiled'), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that a program that hangs is ended with the processes it started.
    detached: true,
    ...account,
  })
}

function listen(child: ChildProcess, said: { stdout: string; stderr: string; all: string }): Promise<number | null> {
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
      said.all += text
    })
  }
  return new Promise((done, fail) => child.once('error', fail).once('close', (code) => done(code)))
}

async function addressFrom(child: ChildProcess, said: { stdout: string; all: string }, ended: Promise<number | null>) {
  const named = new Promise<string>((done) => {
    const look = () => {
      const address = /(https?:\/\/[\w.:[\]-]+\/?)\s*$/m.exec(said.stdout)?.[1]
      if (address && said.stdout.endsWith('\n')) done(address.endsWith('/') ? address : `${address}/`)
    }
    child.stdout?.on('data', look)
  })
  const early = ended.then((code) => {
    throw new Error(`wijklus ended with ${code} before it named its address:\n${said.all}`)
  })
  const address = await within(Promise.race([named, early]), startMilliseconds)
  if (address === undefined) throw new Error(`wijklus named no address within ${startMilliseconds} ms:\n${said.all}`)
  return address
}

/** The result of a promise, or undefined when it takes longer. */
async function within<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It had ended by itself.
  }
}

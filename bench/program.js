// The built program, as the benches start and ask it.

import { spawn, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const entry = join(dirname(fileURLToPath(import.meta.url)), '..', 'bin', 'wijklus.js')

/** The middle one of some numbers. */
export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Starts the program in a data folder; resolves when it names its address, with the seconds that took. */
export async function start(data, environment = {}) {
  const began = performance.now()
  const child = spawn(process.execPath, [entry, 'start'], {
    env: { ...process.env, WIJKLUS_PORT: '0', WIJKLUS_DATA_DIRECTORY: data, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text
      const found = said.match(/(http:\/\/\S+?)\/\n/)
      if (found) resolve(found[1])
    })
    child.once('exit', (status) => reject(new Error(`the program ended with ${status}`)))
  })
  const seconds = (performance.now() - began) / 1000
  return {
    address,
    seconds,
    pid: child.pid,
    /** What it said when it started. */
    said: () => said,
    async stop() {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Carries out a command in a data folder; resolves with its seconds and the most memory it held, in MB. */
export function command(data, ...words) {
  const began = performance.now()
  const child = spawn(process.execPath, [entry, ...words], {
    env: { ...process.env, WIJKLUS_DATA_DIRECTORY: data, WIJKLUS_LAUNCHED: 'yes' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let memory = 0
  const watch = setInterval(() => {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })
    memory = Math.max(memory, Number(stdout) / 1024)
  }, 200)
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => {
      clearInterval(watch)
      if (status === 0) resolve({ seconds: (performance.now() - began) / 1000, memory })
      else reject(new Error(`wijklus ${words[0]} ended with ${status}`))
    })
  })
}

/** Where the private server of a running program listens, for a table of ours beside its own. */
export async function privateDatabase(data) {
  const [pid, password] = await Promise.all([
    readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8'),
    readFile(join(data, 'postgres.password'), 'utf8'),
  ])
  return {
    host: '127.0.0.1',
    port: Number(pid.split('\n')[3]),
    user: 'wijklus',
    password: password.trim(),
    database: 'postgres',
  }
}

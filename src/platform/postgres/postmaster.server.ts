import { closeSync, constants, ftruncateSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from '../errors'
import type { Binaries } from './binaries.server'
import type { Cluster } from './cluster.server'
import { boundLog, logSince, logSize, openLog } from './log-file.server'
import type { Places } from './places.server'
import { isServerOn } from './processes.server'
import { runProgram } from './programs.server'
import { serverSettings } from './settings.server'

/** The first process of a running server. */
export interface Postmaster {
  pid: number
  port: number
}

/** More than any system gives out, so that no process has it. */
const numberOfNoProcess = 2_000_000_000

/** What the log says when trying again in a moment helps: leftovers of a killed server, a port taken meanwhile. */
const passing =
  /still in use|could not bind|could not create any TCP|lock file "postmaster.pid" (already exists|is empty)/

/**
 * The server that runs on this cluster, also when it is still starting or already stopping; undefined when none does.
 * postmaster.pid alone does not say so: after a hard kill it stays, and its number may since belong to another process.
 */
export function livingPostmaster(cluster: Cluster): Postmaster | undefined {
  const [pid, , , port] = readPostmasterFile(cluster)
  if (!pid || !port || !isServerOn(cluster.path, pid)) return undefined
  return { pid, port }
}

/**
 * Starts the server, detached, on a free port of this machine only, and waits until it accepts connections. Also ends
 * well when a server of this cluster appears to be running already: the start of a process that was killed goes on.
 *
 * @throws Refusal `database-start-failed` with the end of the log
 */
export async function startServer(cluster: Cluster, binaries: Binaries, places: Places): Promise<void> {
  let reason = ''
  for (let attempt = 0; attempt < 40; attempt++) {
    forgetDeadPostmaster(cluster)
    // The port of last time first: programs that lost the server find it again at their address.
    const port = (attempt === 0 && (await freePort(lastPort(cluster)))) || (await freePort())
    const outcome = await runStart(cluster, binaries, places, port)
    if (outcome.code === 0 || livingPostmaster(cluster)) return
    reason = outcome.said
    if (!passing.test(reason)) break
    await wait(Math.min(50 * (attempt + 1), 500))
  }
  throw new Refusal('database-start-failed', { log: places.log, reason })
}

/** Stops the server: ends its connections, writes all to disk, waits until it is gone. Returns what went wrong, if so. */
export async function stopServer(cluster: Cluster, binaries: Binaries): Promise<string | undefined> {
  const { code, output } = await runProgram(
    binaries.pgCtl,
    ['stop', '-D', cluster.path, '-m', 'fast', '-w', '-t', '60', '-s'],
    { account: cluster.account, cwd: dirname(cluster.path) },
  )
  return code === 0 || !livingPostmaster(cluster) ? undefined : output || 'pg_ctl stop failed'
}

async function runStart(cluster: Cluster, binaries: Binaries, places: Places, port: number) {
  boundLog(places.log)
  const log = openLog(places.log)
  try {
    const before = logSize(log)
    const options = serverSettings(port).map((setting) => `-c ${setting}`)
    const { code, output } = await runProgram(
      binaries.pgCtl,
      ['start', '-D', pathForShell(cluster.path), '-w', '-t', '60', '-s', '-o', options.join(' ')],
      // The server inherits our open log: it lies in the data folder, which the server's account may not reach.
      { account: cluster.account, cwd: dirname(cluster.path), outputFile: log },
    )
    return { code, said: [output, logSince(places.log, before)].filter(Boolean).join(' | ') }
  } finally {
    closeSync(log)
  }
}

/** pg_ctl puts the path between double quotes in a shell command without escaping; seen from its parent the name does. */
function pathForShell(path: string): string {
  return /["$`\\]/.test(path) ? basename(path) : path
}

function postmasterFile(cluster: Cluster): string {
  return join(cluster.path, 'postmaster.pid')
}

/** The lines of postmaster.pid as numbers: process, (folder), start time, port, ...; empty when there is no such file. */
function readPostmasterFile(cluster: Cluster): number[] {
  try {
    return readFileSync(postmasterFile(cluster), 'utf8').split('\n').map(Number)
  } catch {
    return []
  }
}

/**
 * After a hard kill postmaster.pid names a process that is no longer the server. PostgreSQL refuses to start while any
 * process has that number, which in a container it soon does. Only the number is replaced: the rest lets PostgreSQL
 * find out whether processes of the killed server still use its memory.
 */
function forgetDeadPostmaster(cluster: Cluster): void {
  const file = postmasterFile(cluster)
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found || livingPostmaster(cluster)) return
  if (found.size === 0) {
    // Written by a server that starts right now, unless it has been empty for longer (a full disk).
    if (Date.now() - found.mtimeMs > 5000) rmSync(file)
    return
  }
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  const descriptor = openSync(file, constants.O_RDWR | constants.O_NOFOLLOW)
  try {
    ftruncateSync(descriptor, 0)
    writeSync(descriptor, [numberOfNoProcess, ...rest].join('\n'), 0)
  } finally {
    closeSync(descriptor)
  }
}

/** The port of the last start, which PostgreSQL keeps with its options. */
function lastPort(cluster: Cluster): number | undefined {
  try {
    const port = /port=(\d+)/.exec(readFileSync(join(cluster.path, 'postmaster.opts'), 'utf8'))?.[1]
    return port === undefined ? undefined : Number(port)
  } catch {
    return undefined
  }
}

/** This port of 127.0.0.1 when nothing listens there, else 0; any free port when none is named. */
function freePort(port?: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(0))
    server.listen({ host: '127.0.0.1', port: port ?? 0, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

#!/usr/bin/env node
// Plain JavaScript that any Node from 20.19 can run: it starts the built program under the Node that comes with it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(root, 'build', 'server', 'server.js')

function bundledNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const path = join(folder, 'bin', 'node')
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function refuse(line) {
  process.stderr.write(`wijklus: ${line}\n`)
  process.exit(2)
}

if (!existsSync(program)) {
  refuse('the program is not built yet; run "npm ci" (or "npm run build") in ' + root)
}

if (process.env.WIJKLUS_LAUNCHED === 'yes') {
  delete process.env.WIJKLUS_LAUNCHED
  const { command } = await import(program)
  await command(process.argv.slice(2), root)
} else {
  const { node: wanted } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies
  const node = bundledNode() ?? process.execPath
  if (node === process.execPath && Number(process.versions.node.split('.')[0]) < Number(wanted.split('.')[0])) {
    refuse(
      `Node ${wanted} is missing: npm did not run the install script of the package "node"; run "npm ci" again with scripts allowed`,
    )
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      WIJKLUS_LAUNCHED: 'yes',
      // React has a slow build with checks for those who develop it; without this it would be the one that runs.
      NODE_ENV: 'production',
      // Slow statistics queries each hold a thread of this pool; with the default of four they would stop all file reads.
      UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? String(Math.max(16, availableParallelism() * 4)),
    },
  })
  // The channel closes when this process is killed, so that the program behind it ends too.
  // A terminal sends Ctrl-C to both; a service manager only to this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm starts this through a shell and gives a signal to that shell only, which ends without a word to us.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  }
  child.on('exit', (code, signal) => {
    if (signal) process.exitCode = 128 + ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1, SIGKILL: 9 }[signal] ?? 0)
    else process.exitCode = code ?? 1
  })
}

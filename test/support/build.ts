import { spawn } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashOfSources } from '../../scripts/sources.js'
import { underFileLock } from '../../src/platform/postgres/lock.server'
import { cache, root } from './places'

/** Builds the program when `build/` was made from other sources than those that are here now; otherwise does nothing. */
export async function buildWhenStale(): Promise<void> {
  await mkdir(cache, { recursive: true })
  await underFileLock(join(cache, 'build.lock'), async () => {
    if (!(await isStale())) return
    process.stderr.write('The build is older than its sources: building.\n')
    await build()
    if (!(await notedSources()))
      throw new Error('The build did not note in build/sources.sha256 what it was made from.')
  })
}

async function isStale(): Promise<boolean> {
  return (await notedSources()) !== (await hashOfSources(root))
}

async function notedSources(): Promise<string> {
  return (await readFile(join(root, 'build/sources.sha256'), 'utf8').catch(() => '')).trim()
}

async function build(): Promise<void> {
  const { NODE_ENV: _, VITEST: __, ...environment } = process.env
  const child = spawn('npm', ['run', '--silent', 'build'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done))
  if (code !== 0) throw new Error(`npm run build failed (${code}):\n${said.trim()}`)
}

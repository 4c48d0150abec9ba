import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { it } from 'vitest'
import { root } from '../support/places'

/** Runs a program of `node_modules` in the repository. @throws Error with what it said when it found something */
async function run(program: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done))
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`)
}

it.concurrent('Biome finds nothing to mend', () =>
  run('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error', '--max-diagnostics=50'))

it.concurrent('the types hold', () => run('typescript7/bin/tsc', '--noEmit', '--pretty', 'false', '-p', '.'))

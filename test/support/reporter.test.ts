import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cache, root } from './places'

const imports = "import { afterAll, beforeAll, describe, expect, it } from 'vitest'\n"

let folder: string
beforeEach(async () => {
  // Inside the repository, so that the planted project finds vitest.
  await mkdir(cache, { recursive: true })
  folder = await mkdtemp(join(cache, 'reporter-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs Vitest over planted files. @returns its exit code and the last line of its output */
async function run(
  files: Record<string, string>,
): Promise<{ code: unknown; last: string | undefined; counts: number }> {
  const reporters = JSON.stringify(['default', join(root, 'test/support/reporter.ts')])
  const configuration = `export default { test: { reporters: ${reporters}, globalSetup: ${JSON.stringify('setup.js' in files ? './setup.js' : [])} } }`
  for (const [name, text] of Object.entries({ 'vitest.config.js': configuration, ...files })) {
    await writeFile(join(folder, name), text)
  }
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--root', folder], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    // Both streams as one, as a person sees them.
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise((done) => child.once('close', done))
  const lines = output.trimEnd().split('\n')
  return { code, last: lines.at(-1), counts: lines.filter((line) => /\d+ passed, \d+ failed/.test(line)).length }
}

it('counts what passed, once, as the last line', async () => {
  const outcome = await run({ 'a.test.js': `${imports}it('a', () => {})\nit('b', () => expect(1).toBe(1))` })
  expect(outcome).toEqual({ code: 0, last: '2 passed, 0 failed', counts: 1 })
})

it('counts failed and skipped tests', async () => {
  const outcome = await run({
    'a.test.js': `${imports}it('a', () => {})\nit('b', () => expect(1).toBe(2))\nit.skip('c', () => {})\nit.todo('d')`,
  })
  expect(outcome).toEqual({ code: 1, last: '1 passed, 1 failed, 2 skipped', counts: 1 })
})

it('counts a file that cannot be read as failed', async () => {
  const outcome = await run({
    'a.test.js': `${imports}it('a', () => {})`,
    'b.test.js': `${imports}it('b', () => {`,
    'c.test.js': `import './nowhere.js'`,
  })
  expect(outcome).toEqual({ code: 1, last: '1 passed, 2 failed', counts: 1 })
})

it('counts a hook that throws as failed', async () => {
  const hook = `describe('suite', () => { beforeAll(() => { throw new Error('x') })\nit('a', () => {}) })`
  const outcome = await run({
    'a.test.js': `${imports}${hook}\nit('b', () => {})`,
    'b.test.js': `${imports}afterAll(() => { throw new Error('y') })\nit('c', () => {})`,
  })
  expect(outcome).toEqual({ code: 1, last: '2 passed, 2 failed, 1 skipped', counts: 1 })
})

it('counts an error outside any test as failed', async () => {
  const stray = `it('a', async () => { setTimeout(() => { throw new Error('stray') }); await new Promise((done) => setTimeout(done, 50)) })`
  const outcome = await run({ 'a.test.js': `${imports}${stray}` })
  expect(outcome).toEqual({ code: 1, last: '1 passed, 1 failed', counts: 1 })
})

it('counts a run that could not start or found no tests as failed', async () => {
  expect(
    await run({
      'setup.js': `export default () => { throw new Error('no server') }`,
      'a.test.js': `${imports}it('a', () => {})`,
    }),
  ).toEqual({ code: 1, last: '0 passed, 1 failed', counts: 1 })
  await rm(join(folder, 'a.test.js'))
  expect((await run({})).last).toBe('0 passed, 1 failed')
})

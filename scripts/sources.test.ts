import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { hashOfSources } from './sources.js'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wijklus-sources-'))
  await mkdir(join(root, 'src/areas'), { recursive: true })
  await writeFile(join(root, 'src/areas/index.ts'), 'export const area = 1\n')
  await writeFile(join(root, 'vite.config.ts'), 'export default {}\n')
})
afterEach(() => rm(root, { recursive: true, force: true }))

it('stays the same for the same sources, whatever tests and documents say', async () => {
  const before = await hashOfSources(root)
  await writeFile(join(root, 'src/areas/index.test.ts'), 'a test')
  await writeFile(join(root, 'README.md'), 'a document')
  expect(await hashOfSources(root)).toBe(before)
  expect(before).toMatch(/^[0-9a-f]{64}$/)
})

it.each([
  ['a changed file', 'src/areas/index.ts', 'export const area = 2\n'],
  ['a new file', 'src/areas/model.ts', ''],
  ['other settings of the build', 'vite.config.ts', 'export default { base: "/" }\n'],
])('differs after %s', async (_what, path, text) => {
  const before = await hashOfSources(root)
  await writeFile(join(root, path), text)
  expect(await hashOfSources(root)).not.toBe(before)
})

it('differs after a file got another name', async () => {
  const before = await hashOfSources(root)
  await rm(join(root, 'src/areas/index.ts'))
  await writeFile(join(root, 'src/areas/door.ts'), 'export const area = 1\n')
  expect(await hashOfSources(root)).not.toBe(before)
})

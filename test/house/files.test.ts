import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/places'
import { filesUnder } from './repository'

const mostLines = 400
const code = /\.(tsx?|js|css)$/

/** Where something matches, as `file:line`. */
async function matches(files: readonly string[], pattern: RegExp): Promise<string[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(join(root, file), 'utf8')).split('\n')
      return lines.flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))
    }),
  )
  return found.flat()
}

it(`no file in src is longer than ${mostLines} lines`, async () => {
  const files = (await filesUnder('src')).filter((file) => code.test(file))
  const counted = await Promise.all(
    files.map(async (file) => ({ file, lines: (await readFile(join(root, file), 'utf8')).split('\n').length - 1 })),
  )
  expect(counted.filter(({ lines }) => lines > mostLines)).toEqual([])
})

it('nothing in src is left to do later', async () => {
  const files = (await filesUnder('src')).filter((file) => code.test(file))
  expect(await matches(files, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([])
})

it('no file names a package registry or a folder of somebody’s machine', async () => {
  const files = (await filesUnder('.')).filter((file) => /\.(tsx?|[cm]?js|json|md|ya?ml|csv|css|html|sh)$/.test(file))
  const registry =
    /\bregistry\.(?!npmjs\.org)[\w-]+\.\w|https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/(npm|repository|simple)\b/
  const tool = /\b(artifactory|verdaccio|devpi)\b/i
  const place = /(?<![\w.@/-])\/(work|root|Users|workspace)\/[\w.]/
  const itself = 'test/house/files.test.ts'
  const others = files.filter((file) => file !== itself)
  expect([
    ...(await matches(others, registry)),
    ...(await matches(others, tool)),
    ...(await matches(others, place)),
  ]).toEqual([])
})

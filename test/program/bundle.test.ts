import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { root } from '../support/places'

const client = join(root, 'build/client')

async function scriptsIn(folder: string): Promise<[name: string, code: string][]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  return await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as [string, string]),
  )
}

it('nothing of the server is in what the browser gets', async () => {
  const marks = [/pg-protocol/, /kysely/, /better-auth/, /graphile/, /duckdb/, /["'`]node:/, /process\.env/]
  const scripts = await scriptsIn(client)
  expect(scripts.length).toBeGreaterThan(5)
  const found = scripts.flatMap(([name, code]) =>
    marks.filter((mark) => mark.test(code)).map((mark) => [name, String(mark)]),
  )
  expect(found).toEqual([])
})

it('the islands, with all they load, are at most 60 kB together', async () => {
  const islands = await scriptsIn(join(client, 'islands'))
  expect(islands.length).toBeGreaterThan(0)
  const loaded = new Set<string>()
  const load = async (path: string): Promise<void> => {
    if (loaded.has(path)) return
    loaded.add(path)
    const code = await readFile(path, 'utf8')
    const imported = [...code.matchAll(/(?:from|import)\s*\(?["'](\.{1,2}\/[^"']+\.js)["']/g)].map((match) => match[1])
    await Promise.all(imported.map((name) => load(join(path, '..', name as string))))
  }
  await Promise.all(islands.map(([name]) => load(join(client, 'islands', name))))
  const sizes = await Promise.all([...loaded].map(async (path) => gzipSync(await readFile(path)).length))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000)
})

// Builds pages, server and islands into build/, and notes of which sources it is the build.
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { hashOfSources } from './sources.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
process.env.NODE_ENV = 'production'

if (!existsSync(join(root, 'node_modules', 'vite'))) {
  // "npm ci --omit=dev" in a place that already has a build: there is nothing to build with and nothing to do.
  process.stdout.write('build: left as it is, the development packages are not installed\n')
} else {
  const hash = await hashOfSources(root)
  await rm(join(root, 'build', 'sources.sha256'), { force: true })
  const { createBuilder } = await import('vite')
  const builder = await createBuilder({ root, logLevel: process.env.CI ? 'warn' : 'info' })
  await builder.buildApp()
  await compress(join(root, 'build', 'client'))
  await writeFile(join(root, 'build', 'sources.sha256'), `${hash}\n`)
}

/** Writes every text file of the browser beside itself in small, so that nothing is compressed while somebody waits. */
async function compress(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(css|js|svg)$/.test(name)) continue
    const path = join(folder, name)
    const text = await readFile(path)
    await writeFile(`${path}.br`, brotliCompressSync(text))
    await writeFile(`${path}.gz`, gzipSync(text, { level: 9 }))
  }
}

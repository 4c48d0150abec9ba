import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../support/places'

interface Locked {
  version?: string
  resolved?: string
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const packages = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages as Record<string, Locked>
const { allowScripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  allowScripts: Record<string, boolean>
}

/** Where a package finds another, as Node looks for it: in its own folder, then in those above. */
function isFound(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder}${folder === '' ? '' : '/'}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

// `npm ci` refuses a lock file that lacks one, also one of another kind of machine that a registry does not have.
it('package-lock.json knows every package that another one names, also those of other kinds of machine', () => {
  const missing = Object.entries(packages).flatMap(([path, locked]) =>
    Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
      .filter((name) => !isFound(path, name))
      .map((name) => `${path} needs ${name}`),
  )
  expect(missing).toEqual([])
})

it('package-lock.json names no registry, so that any registry will do', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
})

it('package.json allows the install scripts that are needed, and npm warns of no other', () => {
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect([...new Set(scripted)].filter((name) => allowScripts[name] === undefined)).toEqual([])
})

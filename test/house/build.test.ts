import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { doors } from '../../scripts/vite-plugins'
import { root } from '../support/places'

/** A house of one room, with a page for the browser that reaches the room through its front door. */
const soundHouse: Record<string, string> = {
  'src/areas/index.ts': "export { nameOf } from './model'\nexport type { Row } from './store.server'",
  'src/areas/model.ts': "export const nameOf = (area: string) => area.replaceAll('-', ' ')",
  'src/areas/store.server.ts':
    "import { sql } from 'kysely'\nexport interface Row { name: string }\nexport const listAreas = () => sql`select name from area`",
  'src/page.ts': "import { nameOf } from './areas'\ndocument.title = nameOf('delft-west')",
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wijklus-build-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The bundle for the browser of the sound house after these files were added or replaced. */
async function bundleWith(changes: Record<string, string> = {}, plugins: Plugin[] = []): Promise<string> {
  for (const [path, text] of Object.entries({ ...soundHouse, ...changes })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `${text}\n`)
  }
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [doors(), ...plugins],
    build: { write: false, rollupOptions: { input: join(folder, 'src/page.ts') } },
  })) as Rolldown.RolldownOutput
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
}

it('a sound house is built, and types of the server are no breach', async () => {
  const bundle = await bundleWith()
  expect(bundle).toContain('delft-west')
  expect(bundle).not.toContain('select name')
})

describe('the build fails, and names it, when the browser would get', () => {
  it('a module of the server, through a front door', async () => {
    const built = bundleWith({
      'src/areas/index.ts': "export { nameOf } from './model'\nexport { listAreas } from './store.server'",
      'src/page.ts': "import { listAreas, nameOf } from './areas'\ndocument.title = nameOf(String(listAreas()))",
    })
    await expect(built).rejects.toThrow(
      /the browser bundle contains the server module \S*src\/areas\/store\.server\.ts/,
    )
  })

  it('a module of the server, fetched when it is needed', async () => {
    const built = bundleWith({
      'src/page.ts': "void import('./areas/store.server').then(({ listAreas }) => console.log(listAreas()))",
    })
    await expect(built).rejects.toThrow(/the browser bundle contains the server module \S*store\.server\.ts/)
  })

  it.each(['kysely', 'hono', 'yaml'])('the package %s of the server', async (name) => {
    const built = bundleWith({
      'src/areas/model.ts': `import * as all from '${name}'\nexport const nameOf = () => all`,
    })
    await expect(built).rejects.toThrow(new RegExp(`the server module \\S*node_modules/${name}/`))
  })

  it.each(['node:fs', 'path', 'node:sqlite'])('the module %s of Node', async (name) => {
    const built = bundleWith({
      'src/areas/model.ts': `import * as all from '${name}'\nexport const nameOf = () => all`,
    })
    await expect(built).rejects.toThrow(new RegExp(`would contain ${name}, imported by \\S*src/areas/model\\.ts`))
  })

  it('anything of which Vite says that it was externalized for browser compatibility', async () => {
    const warning: Plugin = {
      name: 'planted-warning',
      buildStart() {
        this.warn('Module "x" has been externalized for browser compatibility, imported by "y"')
      },
    }
    await expect(bundleWith({}, [warning])).rejects.toThrow(/externalized for browser compatibility/)
  })
})

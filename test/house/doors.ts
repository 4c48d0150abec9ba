import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser'

/** One place where the house rules do not hold. */
export interface Breach {
  rule: string
  from: string
  /** What it imports; for a cycle the whole way round. */
  to: string
}

const test = '(\\.test\\.tsx?$|/test-support/)'
const serverFile = '\\.server\\.tsx?$'
const frontDoor = '^src/[^/]+/index\\.ts$'
const anyDoor = '^src/[^/]+/index(\\.server)?\\.ts$'
const modelFile = '^src/.+/model(\\.ts$|/)'
/** What only tests use: examples and contract suites that several test files share. */
const testMaterial = '/[^/]*(examples|contract)\\.tsx?$'
/** Files that may speak SQL: stores, tables and schema steps of a room, sources of figures, the platform, preparing. */
const storeFile = [
  '^src/platform/',
  '/[^/]*(store|schema|tables)[^/]*\\.server\\.ts$',
  '/source/[^/]+\\.server\\.ts$',
  '^src/prepare\\.server\\.ts$',
].join('|')
/** The files in `src/` itself that put the rooms together on the server. */
const assembly = '^src/(root\\.tsx|entry\\.server\\.tsx|server\\.ts|routes\\.ts)$'
/** Files that are started or read by name, so that nobody has to import them. */
const entry =
  '(^src/(root\\.tsx|entry\\.(server|client)\\.tsx|server\\.ts|routes\\.ts|rooms\\.ts)$|/pages/|/islands/|\\.d\\.ts$)'

const serverPackages = [
  '@duckdb',
  '@hono',
  '@react-router/node',
  '@resvg',
  'better-auth',
  '@better-auth',
  'csv-parse',
  'csv-stringify',
  'graphile-worker',
  'hono',
  'kysely',
  'pg',
  'pino',
  'sirv',
  'yaml',
]

const pureLibraries = ['d3-array', 'zod', 'fastest-levenshtein']

/** The rooms in their order, read from `src/rooms.ts` of this tree. */
export async function roomsOf(root: string): Promise<string[]> {
  const line = /rooms\s*=\s*\[([^\]]*)\]/.exec(await readFile(join(root, 'src/rooms.ts'), 'utf8'))?.[1]
  if (line === undefined) throw new Error('src/rooms.ts has no line with the rooms in their order')
  return [...line.matchAll(/'([^']+)'/g)].map((match) => String(match[1]))
}

/** The rules of the house for imports. */
export function houseRules(rooms: readonly string[]): IForbiddenRuleType[] {
  return [
    {
      name: 'through-the-door',
      comment: 'A room imports another room only through its front or back door.',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/.*\\.(tsx?|json)$', pathNot: ['^src/$1/', anyDoor] },
    },
    {
      name: 'through-the-door',
      comment: 'What puts the rooms together goes through their doors too.',
      from: { path: '^src/[^/]+$' },
      // The addresses of all pages are read by the route table, which the build tool runs before there is a bundle.
      to: { path: '^src/[^/]+/.*\\.(tsx?|json)$', pathNot: [anyDoor, '^src/ui/addresses\\.ts$'] },
    },
    ...rooms.map((room, place) => ({
      name: 'in-order',
      comment: 'A room imports only rooms before it in the order; what would need an arrow back is a ref.',
      from: { path: `^src/${room}/` },
      to: { path: `^src/(${[...rooms.slice(place + 1), '[^/]+\\.tsx?$'].join('|')})`, pathNot: '^src/rooms\\.ts$' },
    })),
    {
      name: 'no-cycle',
      comment: 'Nothing imports itself by a detour, not for types either.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-server-code-in-front',
      comment: 'A file that can end up in the browser imports no file of the server. The build strips it from pages.',
      from: { path: '^src/', pathNot: [serverFile, test, assembly, '/pages/'] },
      to: { path: serverFile },
    },
    {
      name: 'no-server-code-in-front',
      comment: 'A file that can end up in the browser uses nothing of Node.',
      from: { path: '^src/', pathNot: [serverFile, test, assembly] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-server-code-in-front',
      comment: 'A file that can end up in the browser uses no package of the server.',
      from: { path: '^src/', pathNot: [serverFile, test, assembly] },
      to: { path: packages(serverPackages) },
    },
    {
      name: 'sql-in-the-store',
      comment: 'Only the store of a room, its schema and the platform talk to the database.',
      from: { path: '^src/', pathNot: [storeFile, test] },
      to: { path: packages(['kysely', 'pg']) },
    },
    {
      name: 'pure-model',
      comment: 'The model of a room is rules and types: no framework, no files, no database.',
      from: { path: modelFile, pathNot: [test, testMaterial] },
      to: { pathNot: [modelFile, frontDoor, packages(pureLibraries)] },
    },
  ]
}

/** Every place in `src/` of this tree where a rule of the house does not hold. */
export async function breachesIn(root: string): Promise<Breach[]> {
  const rooms = await roomsOf(root)
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: houseRules(rooms) },
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json'] },
    },
    {},
  )
  const result = output as ICruiseResult
  const { modules, summary } = result
  if (modules.every((module) => module.dependencies.length === 0)) throw new Error(`nothing was read in ${root}/src`)
  const broken = summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
  }))
  return [...broken, ...orphans(result), ...(await unknownRooms(root, rooms)), ...(await sqlOutsideStore(result, root))]
}

function packages(names: readonly string[]): string {
  return `(^|node_modules/)(${names.join('|')})(/|$)`
}

/** Files that nothing but their tests imports. */
function orphans({ modules }: ICruiseResult): Breach[] {
  const isTest = new RegExp(`${test}|${testMaterial}`)
  const isExempt = new RegExp(`${entry}|${anyDoor}`)
  return modules
    .filter(({ source }) => /^src\/.*\.tsx?$/.test(source) && !isTest.test(source) && !isExempt.test(source))
    .filter(({ dependents }) => dependents.every((file) => isTest.test(file)))
    .map(({ source }) => ({ rule: 'no-orphan', from: source, to: 'nothing but tests imports it' }))
}

/** Folders in `src/` that are not in the order, and rooms in the order that are not there. */
async function unknownRooms(root: string, rooms: readonly string[]): Promise<Breach[]> {
  const entries = await readdir(join(root, 'src'), { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return [
    ...folders.filter((name) => !rooms.includes(name)).map((name) => ({ from: `src/${name}`, to: 'not a room' })),
    ...rooms.filter((name) => !folders.includes(name)).map((name) => ({ from: 'src/rooms.ts', to: `no room ${name}` })),
  ].map((breach) => ({ rule: 'rooms-as-listed', ...breach }))
}

const sql =
  /\bsql(<[^`]*>)?`|['"`]\s*(select\s[^'"`]*\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from|create\s+table)\s/i

/** Files that hold SQL as text without being a store. */
async function sqlOutsideStore({ modules }: ICruiseResult, root: string): Promise<Breach[]> {
  const mayHold = new RegExp(`${storeFile}|${test}`)
  const files = modules
    .map(({ source }) => source)
    .filter((file) => /^src\/.*\.tsx?$/.test(file) && !mayHold.test(file))
  const found = await Promise.all(
    files.map(async (file) => {
      const match = sql.exec(await readFile(join(root, file), 'utf8'))
      return match ? [{ rule: 'sql-in-the-store', from: file, to: match[0].trim() }] : []
    }),
  )
  return found.flat()
}

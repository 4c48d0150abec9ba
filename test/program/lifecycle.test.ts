import { spawn } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '../../src/accounts'
import { jobStatus, openHouse, readConfiguration } from '../../src/platform/index.server'
import { attachPrivateServer } from '../../src/platform/postgres/private-server.server'
import { openDataset, publishTyped } from '../../src/statistics/index.server'
import { emptyDatabase, type TestDatabase } from '../support/database'
import { root } from '../support/places'
import { giveToNobody, isRoot, PrivateFolders, serverProcess } from '../support/private-folders'
import { lives, type ProgramProcesses, processesOf } from '../support/processes'
import { launch, type ProgramOptions, type RunningProgram, runCommand, startProgram } from '../support/program'

const folders = new PrivateFolders()
const started: RunningProgram[] = []
const clients: pg.Client[] = []

async function start(dataDirectory: string, options: Omit<ProgramOptions, 'dataDirectory'> = {}) {
  const program = await startProgram({ dataDirectory, ...options })
  started.push(program)
  return program
}

afterEach(async () => {
  await Promise.allSettled(clients.splice(0).map((client) => client.end()))
  await Promise.allSettled(started.splice(0).map((program) => program.stop()))
})
afterAll(() => folders.clearUp())

const wijklus = (dataDirectory: string, ...words: string[]) =>
  runCommand(words, { env: { WIJKLUS_DATA_DIRECTORY: dataDirectory } })

const becomes = (what: () => void) => vi.waitFor(what, { timeout: 15_000, interval: 50 })

/** The processes behind a program, once they are all there. */
async function family(program: RunningProgram): Promise<ProgramProcesses> {
  await becomes(() => expect(processesOf(program.pid)).toBeDefined())
  return processesOf(program.pid) as ProgramProcesses
}

/** Nothing of a program is left: no process, and no database server on its data folder. */
async function expectNothingLeft(program: RunningProgram, { program: behind, worker }: ProgramProcesses) {
  await becomes(() => {
    const left = [program.pid, behind, worker].filter(lives)
    expect({ left, server: serverProcess(program.dataDirectory) }).toEqual({ left: [], server: undefined })
  })
}

/** A connection of its own to the private server of a running program. */
async function connectTo(dataDirectory: string): Promise<pg.Client> {
  const server = await attachPrivateServer({ directory: dataDirectory })
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  clients.push(client)
  await server.release()
  return client
}

/** Keeps everybody from a table until it is released. */
async function hold(
  dataDirectory: string,
  table: string,
): Promise<{ waiting(): Promise<number>; release(): Promise<void> }> {
  const client = await connectTo(dataDirectory)
  await client.query('begin')
  await client.query(`lock table ${table} in access exclusive mode`)
  return {
    async waiting() {
      const { rows } = await client.query(
        `select count(*)::int as waiting from pg_locks where not granted and relation = '${table}'::regclass`,
      )
      return rows[0].waiting
    },
    async release() {
      await client.query('rollback')
    },
  }
}

describe('a data folder of its own', () => {
  const directory = folders.data()

  it('the first start makes everything, also where the language is C, and ends with one line that names the address', async () => {
    const program = await start(directory, { env: { LC_ALL: 'C', LANG: 'C' } })
    const lines = program.output().trimEnd().split('\n')
    expect(lines.at(-1)).toMatch(/^Wijklus: http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(lines.filter((line) => line.includes('@demo.wijklus.example'))).toHaveLength(6)

    const live = await fetch(new URL('health/live', program.address))
    const ready = await fetch(new URL('health/ready', program.address))
    expect([live.status, ready.status]).toEqual([200, 200])
    expect(await ready.json()).toEqual({ status: 'ok' })
    const client = await connectTo(directory)
    const { rows } = await client.query("select current_setting('server_encoding') as encoding")
    expect(rows).toEqual([{ encoding: 'UTF8' }])
    await client.end()

    const [second, command] = await Promise.all([
      runCommand(['start'], { env: { WIJKLUS_DATA_DIRECTORY: directory, WIJKLUS_PORT: '0' } }),
      wijklus(directory, 'aliases', 'delft-west', '--add', 'Buitenhof', '--json'),
    ])
    expect(second).toMatchObject({ code: 2, stdout: '' })
    expect(second.stderr).toMatch(/^wijklus: [^\n]*already running[^\n]*\n$/)
    expect(second.stderr).toContain(directory)
    expect(command).toMatchObject({ code: 0, stderr: '' })

    const before = await family(program)
    expect((await program.stop()).code).toBe(0)
    await expectNothingLeft(program, before)
  })

  it('stops gracefully: a running request is answered, no new one is taken, a command outlives it and closes up', async () => {
    const program = await start(directory)
    expect(program.output()).not.toContain('@demo.wijklus.example')
    const before = await family(program)
    const groups = await hold(directory, 'area_group')
    const audit = await hold(directory, 'audit')
    const request = fetch(new URL('api/v1/areas', program.address))
    const command = wijklus(directory, 'audit', '--json')
    await becomes(async () => expect(await groups.waiting()).toBe(2))

    process.kill(program.pid, 'SIGTERM')
    await becomes(() => expect(fetch(new URL('health/live', program.address))).rejects.toThrow())
    expect(lives(before.program)).toBe(true)
    await groups.release()
    expect((await request).status).toBe(200)
    expect(await program.ended).toBe(0)

    await becomes(async () => expect(await audit.waiting()).toBe(1))
    await audit.release()
    const { code, stdout } = await command
    expect(code).toBe(0)
    expect(JSON.parse(stdout).entries[0]).toMatchObject({ action: 'areas.correct-aliases', actor: 'operator' })
    await expectNothingLeft(program, before)
  })

  it('kill -9 of the process that was started ends the program and the worker behind it', async () => {
    const program = await start(directory)
    const before = await family(program)
    process.kill(program.pid, 'SIGKILL')
    await expectNothingLeft(program, before)
  })

  it('the end of the shell through which npm starts it ends all of it', async () => {
    const settings = { WIJKLUS_DATA_DIRECTORY: directory, WIJKLUS_PORT: '0', npm_lifecycle_event: 'start' }
    const shell = spawn('sh', ['-c', `"${process.execPath}" bin/wijklus.js start & echo $!; wait`], {
      cwd: root,
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let said = ''
    shell.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    try {
      await vi.waitFor(() => expect(said).toMatch(/Wijklus: http/), { timeout: 60_000, interval: 50 })
      const launcher = Number(said.split('\n')[0])
      await becomes(() => expect(processesOf(launcher)).toBeDefined())
      const before = processesOf(launcher) as ProgramProcesses
      shell.kill('SIGTERM')
      await becomes(() => {
        const left = [launcher, before.program, before.worker].filter(lives)
        expect({ left, server: serverProcess(directory) }).toEqual({ left: [], server: undefined })
      })
    } finally {
      shell.kill('SIGTERM')
    }
  })

  it('kill -9 of the program ends its worker, and the last one out stops the database', async () => {
    const program = await start(directory)
    const before = await family(program)
    process.kill(before.program, 'SIGKILL')
    expect(await program.ended).toBe(137)
    await expectNothingLeft(program, before)
  })

  it('after all that the next start has the data, and after a kill -9 of everything so has the next command', async () => {
    const program = await start(directory)
    const area = await (await fetch(new URL('api/v1/areas/buitenhof', program.address))).json()
    expect(area).toMatchObject({ slug: 'delft-west' })
    await family(program)
    process.kill(-program.pid, 'SIGKILL')
    await program.ended
    expect(serverProcess(directory)).toBeDefined()
    const { code, stdout } = await wijklus(directory, 'aliases', 'Buitenhof', '--json')
    expect({ code, slug: JSON.parse(stdout).slug }).toEqual({ code: 0, slug: 'delft-west' })
    expect(serverProcess(directory)).toBeUndefined()
  })

  it('a command that is interrupted stops the database too', async () => {
    const server = await attachPrivateServer({ directory })
    const groups = await hold(directory, 'area_group')
    const child = launch(['areas'], { WIJKLUS_DATA_DIRECTORY: directory })
    const ended = new Promise((done) => child.once('exit', done))
    await becomes(async () => expect(await groups.waiting()).toBe(1))
    await server.release()
    process.kill(-(child.pid as number), 'SIGINT')
    await groups.release()
    expect(await ended).toBe(130)
    expect(serverProcess(directory)).toBeUndefined()
  })
})

describe('two at once in an empty folder', () => {
  it('two first commands are both answered', async () => {
    const directory = folders.data()
    const both = await Promise.all([
      wijklus(directory, 'series', 'huishoudens-in-armoede', '--place', 'nplv', '--json'),
      wijklus(directory, 'areas', '--json'),
    ])
    for (const { code, stdout, stderr } of both) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(() => JSON.parse(stdout)).not.toThrow()
    }
    expect(serverProcess(directory)).toBeUndefined()
  })

  it('a first command and the first start are both answered', async () => {
    const directory = folders.data()
    const [program, command] = await Promise.all([start(directory), wijklus(directory, 'areas', '--json')])
    expect(command).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(command.stdout).areas).toHaveLength(20)
    const before = await family(program)
    expect((await program.stop()).code).toBe(0)
    await expectNothingLeft(program, before)
  })

  it.runIf(isRoot)(
    'somebody without any privilege is answered too (tried as root, who can become somebody else)',
    async () => {
      const folder = folders.folder()
      const account = giveToNobody(folder)
      const env = { WIJKLUS_DATA_DIRECTORY: join(folder, 'data'), HOME: folder }
      const { code, stdout, stderr } = await runCommand(['areas', '--json'], { env, account })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout).areas).toHaveLength(20)
      expect(serverProcess(join(folder, 'data'))).toBeUndefined()
    },
  )
})

describe('a database that is given', () => {
  let database: TestDatabase
  let dataDirectory: string
  let program: RunningProgram
  beforeAll(async () => {
    database = await emptyDatabase()
    dataDirectory = folders.folder()
    const usual = await occupy(3000)
    program = await startProgram({ dataDirectory, databaseUrl: database.url, env: { WIJKLUS_PORT: '' } })
    await new Promise((done) => (usual ? usual.close(done) : done(undefined)))
  })
  afterAll(async () => {
    await program?.stop()
    await database?.drop()
  })

  it('is filled and served, without demonstration', async () => {
    expect(program.output()).toBe(`Wijklus: ${program.address}\n`)
    const page = await (await fetch(program.address)).text()
    expect(page).toContain('<html lang="nl">')
    expect(page).not.toMatch(/demonstratie/i)
    expect(serverProcess(dataDirectory)).toBeUndefined()
  })

  it('is served on a free port when the usual one is taken', () => {
    expect(Number(new URL(program.address).port)).not.toBe(3000)
  })

  it('is not served on a port that was asked for and is taken: that is refused in one line', async () => {
    const { port } = new URL(program.address)
    const env = { DATABASE_URL: database.url, WIJKLUS_DATA_DIRECTORY: dataDirectory, WIJKLUS_PORT: port }
    const { code, stdout, stderr } = await runCommand(['start'], { env })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^wijklus: [^\\n]*${port}[^\\n]*WIJKLUS_PORT[^\\n]*\\n$`))
  })

  it('the work of a worker that was killed is taken up by the next one, and done once', async () => {
    const settings = { DATABASE_URL: database.url, WIJKLUS_DATA_DIRECTORY: dataDirectory, WIJKLUS_CONNECTIONS: '4' }
    const house = await openHouse(readConfiguration(settings, root), root)
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      const { worker } = await family(program)
      await openDataset(house, manager, {
        slug: 'eigen-telling',
        title: { nl: 'Eigen telling', en: 'Own count' },
        publisher: 'Delft',
        licence: 'CC BY 4.0',
        disclosure: 'open',
        area: 'delft-west',
        operation: 'open',
      })
      await client.query('begin')
      await client.query('lock table typed_row in access exclusive mode')
      const { job } = await publishTyped(house, manager, { dataset: 'eigen-telling', operation: 'publish' })
      const state = async () => (await jobStatus(house.database, job))?.state
      await becomes(async () => expect(await state()).toBe('running'))
      process.kill(worker, 'SIGKILL')
      await client.query('rollback')
      await becomes(async () => expect(await state()).toBe('done'))
      expect((await family(program)).worker).not.toBe(worker)
      const versions = "select count(*)::int as versions from dataset_version where dataset = 'eigen-telling'"
      expect((await client.query(versions)).rows).toEqual([{ versions: 1 }])
    } finally {
      await client.end()
      await house.close()
    }
  })

  it('Ctrl-C, which reaches every process at once, ends the program well', async () => {
    const before = await family(program)
    process.kill(-program.pid, 'SIGINT')
    expect(await program.ended).toBe(0)
    await expectNothingLeft(program, before)
  })
})

const manager: Actor = {
  kind: 'person',
  id: '00000000-0000-4000-8000-000000000000',
  name: 'manager',
  memberships: [{ role: 'programme-manager', area: 'delft-west', organisation: 'test', from: '2020-01-01', to: null }],
}

/** Takes a port; undefined when somebody else has it already. */
function occupy(port: number): Promise<Server | undefined> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(undefined))
    server.listen(port, '127.0.0.1', () => done(server))
  })
}

describe('a configuration that is not right is refused in one line', () => {
  it.each([
    ['an unknown setting', { WIJKLUS_PROT: '80' }, 'WIJKLUS_PROT'],
    ['a port that cannot be', { WIJKLUS_PORT: '99999' }, 'WIJKLUS_PORT'],
    ['a server that is not there', { DATABASE_URL: 'postgresql://a:secret@nowhere.invalid/x' }, 'nowhere.invalid'],
  ])('%s', async (_what, env, named) => {
    const settings = { WIJKLUS_DATA_DIRECTORY: folders.folder(), ...env } as Record<string, string>
    const { code, stdout, stderr } = await runCommand(['start'], { env: settings })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^wijklus: [^\n]{30,}\n$/)
    expect(stderr).toContain(named)
    expect(stderr).not.toContain('secret')
  })

  it.each([
    ['a database of another kind', 'mysql://localhost/x', 'configuration-invalid', 'DATABASE_URL'],
    ['a database that is not there', 'postgresql://localhost:1/x', 'database-unreachable', null],
  ])('%s, with --json as JSON', async (_what, url, refused, where) => {
    const env = { WIJKLUS_DATA_DIRECTORY: folders.folder(), DATABASE_URL: url }
    const { code, stdout, stderr } = await runCommand(['areas', '--json'], { env })
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
    const { error } = JSON.parse(stdout)
    expect(error).toMatchObject({ code: refused, where })
    expect(error.message.en).toMatch(/: \S.*\. (Check|See) /)
  })
})

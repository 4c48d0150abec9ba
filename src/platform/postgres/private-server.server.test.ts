import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isRoot, modeOf, PrivateFolders, serverProcess } from '../../../test/support/private-folders'
import { placesIn } from './places.server'

// A first start takes a second, and many times that on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const made = new PrivateFolders()
afterEach(() => made.clearUp())

/** A folder whose server was made once, for the tests that are not about its making. */
const resting = new PrivateFolders()
const original = resting.data()
beforeAll(async () => (await resting.attach({ directory: original })).release())
afterAll(() => resting.clearUp())

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

describe('a new private server', () => {
  test.each([
    ['LC_ALL=C', { LC_ALL: 'C', LANG: 'C' }],
    [
      'a language that does not exist',
      { LC_ALL: 'xx_YY.nonsense', LANG: 'xx_YY.nonsense', PGSSLMODE: 'require', PGPORT: '1' },
    ],
  ])('is UTF-8 and sorts the Dutch way under %s', async (_, environment) => {
    const command = made.process(made.data(), { environment })
    expect(await command.tell('attach')).toMatchObject({ events: expect.arrayContaining(['postgres.initialised']) })
    const { rows } = await command.tell(
      `sql select current_setting('server_encoding') as encoding, datlocprovider as provider, datlocale as locale,
        'appel' < 'Boom' as sorts from pg_database where datname = current_database()`.replaceAll('\n', ' '),
    )
    expect(rows).toEqual([{ encoding: 'UTF8', provider: 'i', locale: 'nl-NL', sorts: true }])
  })

  test('is closed to others, also in a folder whose name a shell would not understand', async () => {
    const directory = made.data(`my "own" $HOME 'data' \`x\``)
    const { url } = await made.attach({ directory })

    // It listens on this machine only, makes no socket file, and has on disk what it confirmed.
    const rows = await ask(
      url,
      `select name, setting from pg_settings where name in
        ('listen_addresses', 'unix_socket_directories', 'fsync', 'full_page_writes', 'data_checksums') order by name`,
    )
    expect(rows.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
    ])

    // Its password is 32 random bytes that only the owner reads, and nobody comes in without.
    const password = readFileSync(placesIn(directory).password, 'utf8').trim()
    expect(Buffer.from(password, 'base64url')).toHaveLength(32)
    expect(modeOf(placesIn(directory).password)).toBe(0o600)
    expect(modeOf(placesIn(directory).log)).toBe(0o600)
    await expect(ask(url.replace(password, 'guess'), 'select 1')).rejects.toThrow(/password/)

    // It has a session of its own, so that Ctrl-C in our terminal does not reach it.
    const pid = serverProcess(directory)
    const session = process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]
    if (session) expect(Number(session.split(' ')[3])).toBe(pid)
  })
})

describe('the last one out', () => {
  test('stops the server, and nothing is left running', async () => {
    const directory = made.copy(original)
    const first = await made.attach({ directory })
    const second = await made.attach({ directory })
    const pid = serverProcess(directory)
    expect(second.url).toBe(first.url)
    await first.release()
    expect(serverProcess(directory)).toBe(pid)
    await second.release()
    await second.release()
    expect(serverProcess(directory)).toBeUndefined()
    expect(existsSync(join(placesIn(directory).cluster, 'postmaster.pid'))).toBe(false)
  })

  test('is the command, when the program that started the server stops while the command works', async () => {
    const directory = made.copy(original)
    const program = made.process(directory)
    await program.tell('attach')
    await program.tell('claim')
    const command = made.process(directory)
    await command.tell('attach')
    const pid = serverProcess(directory)
    await program.tell('release')
    expect(serverProcess(directory)).toBe(pid)
    expect((await command.tell('sql select 1 as one')).rows).toEqual([{ one: 1 }])
    await command.tell('release')
    expect(serverProcess(directory)).toBeUndefined()
  })

  test('never stops the server under someone who is coming in', async () => {
    const directory = made.copy(original)
    const turns = [made.process(directory), made.process(directory)] as const
    await turns[0].tell('attach')
    for (let turn = 0; turn < 24; turn++) {
      const [leaving, coming] = turn % 2 ? [turns[1], turns[0]] : turns
      const order = [() => leaving.send('release'), () => coming.send('attach')]
      for (const act of turn % 3 ? order : order.reverse()) {
        act()
        await new Promise((resolve) => setTimeout(resolve, (turn % 5) * 4))
      }
      expect(await coming.heard('attach')).not.toHaveProperty('error')
      expect((await coming.tell('sql select 1 as one')).rows).toEqual([{ one: 1 }])
      expect(await leaving.heard('release')).not.toHaveProperty('error')
      expect((await coming.tell('sql select 2 as two')).rows).toEqual([{ two: 2 }])
    }
  })
})

describe('starting together', () => {
  test('gives two first commands one cluster and one server', async () => {
    const directory = made.data()
    const commands = [made.process(directory), made.process(directory), made.process(directory)]
    const answers = await Promise.all(commands.map((command) => command.tell('attach')))
    expect(answers.map(({ error }) => error)).toEqual([undefined, undefined, undefined])
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1)
    const events = answers.flatMap((answer) => answer.events)
    expect(events.filter((event) => event === 'postgres.initialised')).toHaveLength(1)
    expect(events.filter((event) => event === 'postgres.started')).toHaveLength(1)
    expect(readdirSync(directory).sort()).toEqual(['postgres', 'postgres.lock', 'postgres.log', 'postgres.password'])
  })
})

describe('after a hard kill', () => {
  test('of the program, a command attaches to the server it left and stops it when done', async () => {
    const directory = made.copy(original)
    const program = made.process(directory)
    await program.tell('attach')
    await program.tell('claim')
    await program.tell('sql create table kept as select 41 as number')
    const pid = serverProcess(directory)
    await program.kill()
    const command = await made.attach({ directory })
    expect(serverProcess(directory)).toBe(pid)
    expect(await ask(command.url, 'select * from kept')).toEqual([{ number: 41 }])
    await vi.waitFor(async () => expect(await ask(command.url, 'select 1 from pg_locks where objid = 2')).toEqual([]))
    await command.release()
    expect(serverProcess(directory)).toBeUndefined()
  })

  test('of everything, what was committed is still there', async () => {
    const directory = made.copy(original)
    const program = made.process(directory)
    await program.tell('attach')
    await program.tell('sql create table kept as select 41 as number')
    await program.kill()
    process.kill(serverProcess(directory) as number, 'SIGKILL')
    const next = await made.attach({ directory })
    expect(await ask(next.url, 'select * from kept')).toEqual([{ number: 41 }])
  })

  test('of the server, its user starts it again at the same address and still counts as a user', async () => {
    const directory = made.copy(original)
    const events: string[] = []
    const program = await made.attach({ directory, log: (event) => events.push(event) })
    const { url } = program
    const killed = serverProcess(directory) as number
    process.kill(killed, 'SIGKILL')
    const command = made.process(directory)
    expect((await command.tell('attach')).url).toBe(url)
    expect(serverProcess(directory)).not.toBe(killed)
    await vi.waitFor(() => expect(events.filter((event) => event === 'postgres.attached')).toHaveLength(2), 10_000)
    await command.tell('release')
    expect(await ask(program.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await program.release()
    expect(serverProcess(directory)).toBeUndefined()
  })

  test('a process that got the number of the dead server does not keep the server from starting', async () => {
    const directory = made.copy(original)
    const { cluster } = placesIn(directory)
    const program = made.process(directory)
    await program.tell('attach')
    await program.kill()
    process.kill(serverProcess(directory) as number, 'SIGKILL')
    await vi.waitFor(() => expect(serverProcess(directory)).toBeUndefined())
    const { uid, gid } = statSync(cluster)
    const stranger = spawn('sleep', ['60'], isRoot ? { uid, gid } : {})
    try {
      const file = join(cluster, 'postmaster.pid')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)))
      const next = await made.attach({ directory })
      expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      stranger.kill('SIGKILL')
    }
  })

  test.each([50, 400, 900])('%i ms into the first start, the next start makes the database whole', async (after) => {
    const directory = made.data()
    const first = made.process(directory)
    await first.heard('ready')
    first.send('attach')
    await vi.waitFor(() => expect(existsSync(placesIn(directory).lock)).toBe(true), { timeout: 5000, interval: 5 })
    await new Promise((resolve) => setTimeout(resolve, after))
    await first.kill()
    const next = await made.attach({ directory })
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await next.release()
    expect(serverProcess(directory)).toBeUndefined()
  })
})

describe('is refused in plain words', () => {
  test('a folder with half a cluster', async () => {
    const directory = made.data()
    mkdirSync(join(directory, 'postgres', 'base'), { recursive: true })
    await expect(made.attach({ directory })).rejects.toMatchObject({ code: 'database-folder-incomplete' })
  })

  test('a cluster of another version of PostgreSQL, and one without its password', async () => {
    const directory = made.copy(original)
    await (await made.attach({ directory })).release()
    writeFileSync(join(placesIn(directory).cluster, 'PG_VERSION'), '17\n')
    await expect(made.attach({ directory })).rejects.toMatchObject({ code: 'database-other-version' })
    rmSync(placesIn(directory).password)
    await expect(made.attach({ directory })).rejects.toMatchObject({ code: 'database-password-missing' })
  })

  test('a cluster that lay elsewhere and is gone', async () => {
    const directory = made.data()
    mkdirSync(directory, { recursive: true })
    writeFileSync(placesIn(directory).note, '/var/lib/wijklus/gone\n')
    await expect(made.attach({ directory })).rejects.toMatchObject({ code: 'database-elsewhere-gone' })
  })

  test.skipIf(isRoot)('a data folder that we may not write to (not tried as root, who may)', async () => {
    await expect(made.attach({ directory: made.data('data', 0o500) })).rejects.toMatchObject({
      code: 'database-unreachable',
    })
  })
})

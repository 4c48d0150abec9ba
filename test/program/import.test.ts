import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, readConfiguration, startWorker } from '../../src/platform/index.server'
import type { Program } from '../../src/program.server'
import { importingJobs } from '../../src/statistics/importing/jobs.server'
import { addressOf } from '../../src/ui'
import { type FreshStore, freshStore } from '../support/house'
import { addPerson, tokenOf } from '../support/people'
import { root } from '../support/places'
import { launch, runCommand } from '../support/program'

let store: FreshStore
let folder: string
let settings: Record<string, string>
beforeAll(async () => {
  store = await freshStore()
  folder = await mkdtemp(join(tmpdir(), 'wijklus-files-'))
  settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '4' }
})
afterAll(async () => {
  await store.drop()
  await rm(folder, { recursive: true })
})

const header = 'gwb_code_10;regio;a_inw;a_hh\n'

async function file(name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('npx wijklus import', () => {
  const wijklus = (...words: string[]) => runCommand(words, { env: settings })

  it('says per file what was read, and the figures of its regions can be asked for', async () => {
    const files = [
      await file('kwb-2022.csv', `${header}GM0344;Utrecht;361699;.\n`),
      await file('kwb-2023.csv', `${header}GM0344;Utrecht;367947;187640\nBU03440111;Welgelegen;1205;\n`),
    ]
    const { code, stdout } = await wijklus('import', ...files, '--json')
    expect(code).toBe(0)
    const [first, second] = JSON.parse(stdout)
    expect(first).toMatchObject({
      file: 'kwb-2022.csv',
      kind: 'kwb',
      dataset: 'kwb-2022',
      version: 'kwb-2022.1',
      regions: 1,
      indicators: ['kwb:a_hh', 'kwb:a_inw'],
      periods: ['2022'],
      observations: 2,
      absences: { 'not-published': 1 },
      warnings: [{ code: 'kind', nl: expect.stringContaining('a_hh') }],
    })
    expect(second).toMatchObject({ regions: 2, absences: { 'not-applicable': 1 } })
    const series = await wijklus('series', 'kwb:a_inw', '--place', 'GM0344', '--json')
    expect(series.stdout).toContain('361699')
    expect(series.stdout).toContain('367947')
  })

  it('refuses a file with exit 2 and the place of the fault', async () => {
    const path = await file('kwb-2021.csv', `${header}GM0344;Utrecht;veel;1\n`)
    const { code, stdout } = await wijklus('import', path, '--json')
    expect(code).toBe(2)
    const { error } = JSON.parse(stdout)
    expect(error).toMatchObject({ code: 'cell-unreadable', where: 'kwb-2021.csv:2:a_inw' })
    expect(error.message.nl).toBe(
      'kwb-2021.csv, rij 2, kolom a_inw: ‘veel’ is niet te lezen. Verbeter deze cel of maak haar leeg; er is niets bewaard.',
    )
  })

  it('gives regions to match, and refuses those that differ too much with exit 2 beside what was found', async () => {
    const others = [101, 102, 103, 104].map((residents, at) => `GM000${at + 1};Gemeente ${at + 1};${residents};50\n`)
    const path = await file('kwb-2018.csv', `${header}GM0344;Utrecht;347483;178000\n${others.join('')}`)
    expect((await wijklus('import', path)).code).toBe(0)
    const asked = ['match', '--place', 'GM0344', '--on', 'kwb:a_inw', '--year', '2018', '--count', '2', '--language=en']
    const plain = await wijklus(...asked)
    expect(plain.code).toBe(2)
    expect(plain.stdout).toContain('Gemeente 4')
    expect(plain.stderr).toMatch(/^wijklus: [^\n]*\(kwb:a_inw\)[^\n]*0\.25[^\n]*\n$/)
    const told = await wijklus(...asked, '--json')
    expect([told.code, told.stderr]).toEqual([2, ''])
    expect(JSON.parse(told.stdout)).toMatchObject({
      isUsable: false,
      matches: [{ code: 'GM0004' }, { code: 'GM0003' }],
      balance: [{ code: 'kwb:a_inw', isSupported: false }],
      error: { code: 'match-not-usable', where: '--on' },
    })
  })

  it('killed between its files and their registration leaves nothing that counts, and works when it is asked again', async () => {
    const path = await file('kwb-2020.csv', `${header}GM0344;Utrecht;357597;1\n`)
    const blocking = new pg.Client({ connectionString: store.url })
    await blocking.connect()
    const versions = async () =>
      (await blocking.query("select id from dataset_version where dataset = 'kwb-2020'")).rows
    try {
      // The import comes as far as this table and waits there, with its files written and nothing registered.
      await blocking.query('begin')
      await blocking.query('lock table dataset_version in share row exclusive mode')
      const child = launch(['import', path], settings)
      const made = join(store.dataDirectory, 'files', 'kwb-2020')
      const folders = async () => (await readdir(made).catch(() => [])).filter((name) => !name.endsWith('.draft'))
      while ((await folders()).length === 0) await wait(50)
      process.kill(-(child.pid ?? 0), 'SIGKILL')
      await once(child, 'exit')
      await blocking.query('rollback')
      expect(await versions()).toEqual([])
      expect(await wijklus('import', path)).toMatchObject({ code: 0, stdout: expect.stringContaining('kwb-2020.1') })
      expect(await versions()).toEqual([{ id: 'kwb-2020.1' }])
      expect(await folders()).toHaveLength(1)
    } finally {
      await blocking.end()
    }
  })
})

describe('files through the API', () => {
  let house: House
  let program: Program
  let worker: { stop(): Promise<void> }
  let token: string
  beforeAll(async () => {
    house = await openHouse(readConfiguration({ ...settings, WIJKLUS_PORT: '0' }, root), root)
    const built = (await import(join(root, 'build/server/server.js'))) as {
      openProgram(house: House): Promise<Program>
    }
    program = await built.openProgram(house)
    worker = await startWorker(house, importingJobs)
    const person = await addPerson(house, 'onderzoeker', { role: 'researcher' })
    token = await tokenOf(`${program.address}/`, person)
  })
  afterAll(async () => {
    await worker?.stop()
    await program?.stop()
    await house?.close()
  })

  let operations = 0
  async function ask(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) {
    operations += 1
    const response = await fetch(new URL(path, program.address), {
      method,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': `file ${operations}`, ...headers },
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  /** The file when it is no longer being worked at. */
  async function settled(id: unknown) {
    for (;;) {
      const { body } = await ask('GET', `/api/v1/files/${id}`)
      if (body.state !== 'reading' && body.state !== 'importing') return body
      await wait(50)
    }
  }

  it('are brought as they are, shown, and imported when that is confirmed', async () => {
    const raw = { 'content-type': 'application/octet-stream' }
    const query = new URLSearchParams({ file: 'kerncijfers.csv', year: '2019' })
    const text = `${header}GM0344;Utrecht;352866;184000\n`
    const brought = await ask('POST', `/api/v1/files?${query}`, text, raw)
    expect(brought).toMatchObject({ status: 202, body: { file: 'kerncijfers.csv', state: 'reading', year: 2019 } })
    const { id } = brought.body
    expect(await settled(id)).toMatchObject({
      state: 'previewed',
      report: { kind: 'kwb', dataset: 'kwb-2019', version: null, regions: 1 },
    })
    expect(await ask('POST', `/api/v1/files/${id}/confirm`)).toMatchObject({
      status: 200,
      body: { state: 'importing' },
    })
    expect(await settled(id)).toMatchObject({ state: 'imported', report: { version: 'kwb-2019.1' } })
    expect(await ask('DELETE', `/api/v1/files/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'upload-elsewhere' },
    })
  })

  it('are brought in a form too, and can be given up', async () => {
    const form = new FormData()
    form.append('as', 'kwb')
    form.append('file', new File([`${header}GM0344;Utrecht;veel;1\n`], 'kwb-2018.csv'))
    const { body } = await ask('POST', '/api/v1/files', form)
    expect(await settled(body.id)).toMatchObject({
      state: 'refused',
      kind: 'kwb',
      refusal: { nl: expect.stringContaining('rij 2, kolom a_inw') },
    })
    expect(await ask('DELETE', `/api/v1/files/${body.id}`)).toMatchObject({ status: 200, body: { state: 'cancelled' } })
    expect(await ask('POST', '/api/v1/files', 'x')).toMatchObject({ status: 400, body: { code: 'input-invalid' } })
  })

  it('may be larger than a form, up to a limit; forms elsewhere may not', async () => {
    const large = `${header}${Array.from({ length: 60_000 }, (_, n) => `WK${String(n).padStart(6, '0')};Wijk ${n};100;50`).join('\n')}\n`
    expect(large.length).toBeGreaterThan(1_500_000)
    const raw = { 'content-type': 'application/octet-stream' }
    const { status, body } = await ask('POST', '/api/v1/files?file=kwb-2017.csv', large, raw)
    expect(status).toBe(202)
    expect(body.bytes).toBe(large.length)
    await ask('DELETE', `/api/v1/files/${body.id}`)

    const elsewhere = await ask('POST', '/api/v1/sessions', large, { 'content-type': 'application/json' })
    expect(elsewhere).toMatchObject({ status: 413, body: { code: 'body-too-large' } })
    const post = (path: string, length?: number) =>
      program.answer(
        new Request(new URL(path, program.address), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/x-www-form-urlencoded',
            ...(length === undefined ? {} : { 'content-length': String(length) }),
          },
          body: 'a=b',
        }),
      )
    const page = addressOf('uploads', 'nl')
    expect((await post(page, 2_000_000)).status).toBe(400)
    expect((await post(page, 600_000_000)).status).toBe(413)
    expect((await post('/api/v1/files', 600_000_000)).status).toBe(413)
    expect((await post(addressOf('account', 'nl'), 2_000_000)).status).toBe(413)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, actorText } from '../../src/accounts'
import { assembleApi } from '../../src/api/index.server'
import { type House, openHouse, readConfiguration } from '../../src/platform/index.server'
import { openDataset, publishTyped, typeRow } from '../../src/statistics/index.server'
import { type FreshStore, freshStore } from '../support/house'
import { faultsIn, type OpenApiDocument, openApiDocument, validatorOf } from '../support/openapi'
import { addPerson, type TestPerson, tokenOf } from '../support/people'
import { root } from '../support/places'
import { type RunningProgram, startProgram } from '../support/program'

let store: FreshStore
let house: House
let program: RunningProgram
let document: OpenApiDocument
let manager: TestPerson
let tokens: Record<'administrator' | 'manager' | 'neighbour' | 'coordinator' | 'reader', string>

beforeAll(async () => {
  store = await freshStore()
  const settings = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory, WIJKLUS_CONNECTIONS: '4' }
  house = await openHouse(readConfiguration(settings, root), root)
  const [started, people] = await Promise.all([
    startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory }),
    (async () => ({
      administrator: await addPerson(house, 'beheer', { role: 'administrator' }),
      manager: await addPerson(house, 'manager', { role: 'programme-manager', area: 'delft-west' }),
      neighbour: await addPerson(house, 'buur', { role: 'programme-manager', area: 'breda-noord' }),
      coordinator: await addPerson(house, 'landelijk', { role: 'national-coordinator' }),
      reader: await addPerson(house, 'lezer', { role: 'reader' }),
    }))(),
  ])
  program = started
  manager = people.manager
  const given = Object.entries(people).map(async ([name, person]) => [name, await tokenOf(program.address, person)])
  tokens = Object.fromEntries(await Promise.all(given))
  document = openApiDocument.parse(await (await fetch(new URL('api/v1/openapi.json', program.address))).json())
})
afterAll(async () => {
  await house?.close()
  await program?.stop()
  await store?.drop()
})

interface Asked {
  as?: string
  body?: unknown
  headers?: Record<string, string>
  /** What stands in the path for `{area}` and the like. */
  in?: Record<string, string>
  query?: string
}

/** What comes back for one request, after its status and body were held against the document. */
async function ask(method: string, path: string, asked: Asked = {}) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asked.in?.[name] ?? ''))
  const response = await fetch(new URL(`api/v1${filled}${asked.query ?? ''}`, program.address), {
    method,
    headers: {
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(asked.as ? { authorization: `Bearer ${asked.as}` } : {}),
      ...asked.headers,
    },
    body:
      asked.body === undefined ? undefined : typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body),
  })
  const type = response.headers.get('content-type') ?? ''
  const isJson = type.includes('json')
  const body = isJson ? await response.json() : await response.text()
  expect(response.headers.get('api-version')).toBe('1.0.0')
  expect(response.headers.get('x-request-id')).toBeTruthy()
  if (isJson) {
    const validator = validatorOf(document, path, method, response.status, type)
    expect(validator, `${method} ${path} declares no ${type} for ${response.status}`).toBeDefined()
    expect(validator?.safeParse(body).error?.issues ?? []).toEqual([])
  }
  return { status: response.status, type, body, headers: response.headers }
}

/** What a problem is, without its texts. */
const problem = (status: number, code: string) => ({
  status,
  type: expect.stringMatching(/^application\/problem\+json/),
  body: expect.objectContaining({ status, code, message: { nl: expect.any(String), en: expect.any(String) } }),
})

const poverty = { code: 'huishoudens-in-armoede' }

describe('the document', () => {
  it('is OpenAPI 3.1 in which every reference and parameter leads somewhere', () => {
    expect(faultsIn(document)).toEqual([])
  })

  it('is found wrong when it is: a planted reference, a planted parameter', () => {
    const wrong = structuredClone(document)
    wrong.components.schemas.Planted = { $ref: '#/components/schemas/Nowhere' }
    wrong.paths['/api/v1/areas/{region}'] = wrong.paths['/api/v1/areas/{area}'] ?? {}
    expect(faultsIn(wrong)).toEqual([
      '#/components/schemas/Nowhere leads nowhere',
      'get /api/v1/areas/{region} declares other parameters than stand in its path',
    ])
  })

  it('has every endpoint, and no endpoint that is not there', () => {
    const declared = assembleApi().declared.map(({ method, path }) => `${method} /api/v1${path}`)
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(documented.sort()).toEqual(declared.sort())
  })

  it('is kept by every endpoint that reads, asked with what its parameters say', async () => {
    const known: Record<string, string> = {
      area: 'delft-west',
      code: poverty.code,
      place: 'nplv',
      job: 'none',
      level: 'district',
      dataset: 'nplv-monitor-2025',
      number: '1',
      file: '1.csv',
      collection: 'nodes',
      id: 'none',
    }
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (!get) continue
      const asked = (get.parameters ?? []).filter((each) => each.in === 'query' && each.required)
      const query = new URLSearchParams(asked.map(({ name }) => [name, known[name] ?? '2022']))
      const bare = path.replace('/api/v1', '')
      const { status } = await ask('GET', bare, { as: tokens.administrator, in: known, query: `?${query}` })
      expect({ path, isDeclared: String(status) in get.responses }).toEqual({ path, isDeclared: true })
    }
  })

  it('says which endpoints ask for a token', () => {
    expect(document.paths['/api/v1/me']?.get?.security).toEqual([{ bearer: [] }])
    expect(document.paths['/api/v1/areas']?.get?.security).toBeUndefined()
  })
})

describe('areas', () => {
  it('are twenty, with the groups they are in', async () => {
    const { status, body } = await ask('GET', '/areas')
    expect(status).toBe(200)
    expect(body.areas).toHaveLength(20)
    const nplv = body.groups.find((group: { slug: string }) => group.slug === 'nplv')
    expect(nplv.members).toHaveLength(20)
  })

  it.each(['heerlen-noord', 'Heerlen Noord', 'heerlen-NOORD'])('one is found as %s', async (area) => {
    const { status, body, headers } = await ask('GET', '/areas/{area}', { in: { area } })
    expect({ status, slug: body.slug, etag: headers.get('etag') }).toEqual({
      status: 200,
      slug: 'heerlen-noord',
      etag: '"1"',
    })
  })

  it('an unknown one is a problem with near matches', async () => {
    const answer = await ask('GET', '/areas/{area}', { in: { area: 'heerlen-nord' } })
    expect(answer).toMatchObject(problem(404, 'place-unknown'))
    expect(answer.body.near).toContain('heerlen-noord')
  })
})

describe('a whole programme', () => {
  const there = { area: 'breda-noord' }
  const put = (as: string | undefined, body: unknown, query = '') =>
    ask('PUT', '/areas/{area}/programme', {
      ...{ in: there, body, query, headers: { 'idempotency-key': `programme ${query}` } },
      ...(as && { as }),
    })

  it('is read, tried, written once per key and read again as the same document', async () => {
    const { neighbour, manager, coordinator } = tokens
    const { body: example } = await ask('GET', '/areas/{area}/programme', { in: { area: 'voorbeeldwijk' } })
    expect(example.area).toMatchObject({ name: 'Voorbeeldwijk', fictitious: true })
    const tried = await put(neighbour, example, '?dryRun=true')
    expect(tried).toMatchObject({ status: 200, body: { number: null, difference: { changes: [], goes: [] } } })
    const done = await put(neighbour, example)
    expect(done.body.difference).toEqual(tried.body.difference)
    expect((await put(neighbour, example)).body).toEqual(done.body)
    expect((await ask('GET', '/areas/{area}/programme', { as: neighbour, in: there })).body).toEqual(example)
    expect((await ask('GET', '/areas/{area}/programme', { as: coordinator, in: there })).body.nodes).toEqual([])
    expect(await put(manager, example)).toMatchObject(problem(403, 'not-allowed'))
    expect(await put(undefined, example)).toMatchObject(problem(401, 'not-signed-in'))
  })

  it('with a fault in it is refused with its place, and its format is published', async () => {
    const { neighbour } = tokens
    const faulty = { format: 'wijklus-programme/1', asOf: '2026-01-01', area: { name: 'x', colour: 'red' } }
    const refused = await put(neighbour, faulty, '?dryRun=true')
    expect(refused).toMatchObject(problem(400, 'programme-invalid'))
    expect(refused.body.where).toBe('area.colour')
    const { body: schema } = await ask('GET', '/schemas/programme.json')
    expect(schema).toMatchObject({ $id: new URL('api/v1/schemas/programme.json', program.address).href })
  })
})

describe('what areas write', () => {
  const node = (title: string) => ({ id: 'own-1', kind: 'ambition', title })
  const one = { area: 'breda-noord', collection: 'nodes', id: 'own-1' }
  const write = (as: string, title: string, operation: string, headers: Record<string, string> = {}) =>
    ask('PUT', '/areas/{area}/programme/{collection}/{id}', {
      ...{ as, in: one, body: node(title), headers: { 'idempotency-key': operation, ...headers } },
    })

  it('is written, read and removed record by record; the revision is the ETag', async () => {
    const { neighbour: manager, manager: neighbour, coordinator } = tokens
    const first = await write(manager, 'Elk kind een goede start', 'node 1', { 'if-none-match': '*' })
    expect({ status: first.status, etag: first.headers.get('etag') }).toEqual({ status: 200, etag: '"1"' })
    const again = await write(manager, 'Elk kind een goede start', 'node 1', { 'if-none-match': '*' })
    expect(again.body).toEqual(first.body)
    const record = await ask('GET', '/areas/{area}/programme/{collection}/{id}', { as: manager, in: one })
    expect(record.body).toMatchObject({
      kind: 'node',
      id: 'own-1',
      revision: 1,
      body: node('Elk kind een goede start'),
    })
    const list = '/areas/{area}/programme/{collection}'
    expect((await ask('GET', list, { as: manager, in: one })).body.records).toContainEqual(record.body)
    expect((await ask('GET', list, { as: coordinator, in: one })).body.records).toEqual([])
    expect(await write(neighbour, 'Van een ander', 'node 2')).toMatchObject(problem(403, 'not-allowed'))
    expect(await write(manager, '', 'node 3', { 'if-match': '"1"' })).toMatchObject(problem(400, 'record-invalid'))
    expect(await ask('GET', list, { in: { ...one, collection: 'knopen' } })).toMatchObject(
      problem(404, 'record-kind-unknown'),
    )
  })

  it('by somebody who was late is a problem with both versions', async () => {
    expect((await write(tokens.neighbour, 'De eerste', 'node 4', { 'if-match': '"1"' })).status).toBe(200)
    const late = await write(tokens.neighbour, 'De tweede', 'node 5', { 'if-match': '"1"' })
    expect(late).toMatchObject(problem(409, 'record-changed'))
    expect(late.body.versions).toEqual({ yours: node('De tweede'), current: node('De eerste'), revision: 2 })
  })

  it('is changed together or not at all, followed by its number, and undone', async () => {
    const { neighbour: manager } = tokens
    const change = (operation: string, changes: unknown[]) =>
      ask('POST', '/areas/{area}/programme/changes', {
        ...{ as: manager, in: one, body: { changes }, headers: { 'idempotency-key': operation } },
      })
    const link = { kind: 'link', id: 'own-1->own-2', base: null, body: { from: 'own-1', to: 'own-2' } }
    expect(await change('changes 1', [link])).toMatchObject(problem(400, 'record-reference'))
    const other = {
      kind: 'node',
      id: 'own-2',
      base: null,
      body: { id: 'own-2', kind: 'outcome', title: 'Minder schulden' },
    }
    const done = await change('changes 2', [other, link])
    expect(done.body.records).toHaveLength(2)
    const since = await ask('GET', '/areas/{area}/programme/changes', {
      ...{ as: manager, in: one, query: `?after=${done.body.number - 2}` },
    })
    expect(since.body).toMatchObject({ number: done.body.number, changes: [{ id: 'own-2' }, { id: 'own-1->own-2' }] })
    const remove = await ask('DELETE', '/areas/{area}/programme/{collection}/{id}', {
      ...{ as: manager, in: one, headers: { 'idempotency-key': 'remove 1', 'if-match': '"2"' } },
    })
    expect(remove).toMatchObject(problem(409, 'record-referred'))
    const undone = await ask('POST', '/areas/{area}/programme/changes/undo', {
      ...{ as: manager, in: one, body: { operation: 'changes 2' }, headers: { 'idempotency-key': 'undo changes 2' } },
    })
    expect(undone.body.removed).toHaveLength(2)
  })

  it('gets a name as it is now', async () => {
    const versions = '/areas/{area}/programme/versions'
    const named = await ask('POST', versions, {
      ...{ as: tokens.neighbour, in: one, body: { name: 'De aanvraag' }, headers: { 'idempotency-key': 'name 1' } },
    })
    expect(named.body).toMatchObject({ version: 1, name: 'De aanvraag' })
    expect((await ask('GET', versions, { as: tokens.neighbour, in: one })).body.versions).toEqual([named.body])
  })
})

describe('indicators and their series', () => {
  it('are listed and given one by one', async () => {
    const { body } = await ask('GET', '/indicators')
    const codes = body.indicators.map((indicator: { code: string }) => indicator.code)
    expect(codes).toEqual(expect.arrayContaining([poverty.code, 'problematische-schulden', 'arbeidsparticipatie']))
    expect((await ask('GET', '/indicators/{code}', { in: poverty })).body.code).toBe(poverty.code)
  })

  it('a series is what the command line gives', async () => {
    const { status, body } = await ask('GET', '/indicators/{code}/series', { in: poverty, query: '?place=NPLV' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ indicator: poverty.code, place: 'nplv', unit: '%', better: 'lower' })
    expect(body.definitions[0].observations.map(({ value }: { value: number }) => value)).toEqual([
      18.2, 16.2, 13, 13.2, 8,
    ])
  })

  it('a missing value comes with the reason', async () => {
    const asked = { in: { code: 'arbeidsparticipatie' }, query: '?place=nl' }
    const { body } = await ask('GET', '/indicators/{code}/series', asked)
    const missing = body.definitions[0].observations.find(({ period }: { period: string }) => period === '2020')
    expect(missing).toMatchObject({ value: null, absence: 'not-published' })
  })

  it('comes as CSV and as Parquet', async () => {
    const csv = await ask('GET', '/indicators/{code}/series.csv', { in: poverty, query: '?place=nplv' })
    expect(csv).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' })
    expect(csv.body).toMatch(/18[.,]2/)
    const parquet = await ask('GET', '/indicators/{code}/series.parquet', { in: poverty, query: '?place=nplv' })
    expect(parquet).toMatchObject({ status: 200, type: 'application/vnd.apache.parquet' })
    expect(parquet.body.slice(0, 4)).toBe('PAR1')
  })

  it('an unknown indicator or place is a problem with near matches', async () => {
    const noIndicator = await ask('GET', '/indicators/{code}/series', { in: { code: 'armoede' }, query: '?place=nl' })
    expect(noIndicator).toMatchObject(problem(404, 'indicator-unknown'))
    expect(noIndicator.body.near).toContain(poverty.code)
    const noPlace = await ask('GET', '/indicators/{code}/series', { in: poverty, query: '?place=Overvegt' })
    expect(noPlace).toMatchObject(problem(404, 'place-unknown'))
    expect(noPlace.body.near).toContain('utrecht-overvecht')
    expect(await ask('GET', '/indicators/{code}', { in: { code: 'armoede' } })).toMatchObject(
      problem(404, 'indicator-unknown'),
    )
  })

  it('without a place, or with an empty one, it is not right', async () => {
    for (const query of ['', '?place=']) {
      const answer = await ask('GET', '/indicators/{code}/series', { in: poverty, query })
      expect(answer).toMatchObject(problem(400, 'input-invalid'))
      expect(answer.body.where).toBe('place')
    }
  })
})

describe('what is no request of ours', () => {
  const plain = (path: string, init: RequestInit & { duplex?: 'half' } = {}) =>
    fetch(new URL(path, program.address), init)

  it('an address that is not there is a problem', async () => {
    for (const path of ['api/v1/nothing', 'api/v2/areas', 'api/v1/', 'api']) {
      const response = await plain(path)
      expect({ path, status: response.status }).toEqual({ path, status: 404 })
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ code: 'endpoint-unknown' })
    }
  })

  it('another method says what is possible', async () => {
    const response = await plain('api/v1/areas/delft-west/aliases', { method: 'POST', body: '{}' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('PUT')
    expect(await response.json()).toMatchObject({ code: 'method-unknown' })
    expect((await plain('api/v1/areas', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD')
  })

  it('HEAD gives the headers of GET and nothing else', async () => {
    const response = await plain('api/v1/areas', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('api-version')).toBe('1.0.0')
    expect(await response.text()).toBe('')
  })

  it('another site cannot make a browser write', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://elders.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      const response = await plain('api/v1/sessions', { method: 'POST', body: '{}', headers })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ code: 'not-allowed' })
    }
  })

  it('our own site can', async () => {
    const headers = { origin: new URL(program.address).origin, 'content-type': 'application/json' }
    const response = await plain('api/v1/sessions', { method: 'POST', body: '{}', headers })
    expect(await response.json()).toMatchObject({ code: 'input-invalid', where: 'email' })
  })

  it('more than a million bytes is too much, announced or not', async () => {
    const large = JSON.stringify({ email: 'x'.repeat(1_000_000), password: '' })
    const announced = await plain('api/v1/sessions', { method: 'POST', body: large })
    expect(announced.status).toBe(413)
    expect(await announced.json()).toMatchObject({ code: 'body-too-large' })
    const inPieces = new Blob([large]).stream()
    const unannounced = await plain('api/v1/sessions', { method: 'POST', body: inPieces, duplex: 'half' })
    expect(unannounced.status).toBe(413)
    const form = await plain('/aanmelden', {
      method: 'POST',
      body: new URLSearchParams({ email: 'x'.repeat(1_000_000) }),
    })
    expect(form.status).toBe(413)
  })

  it('a small request in pieces is read whole', async () => {
    const body = new Blob([JSON.stringify({ email: 'niemand@proef.example', password: 'geen' })]).stream()
    const headers = { 'content-type': 'application/json' }
    const response = await plain('api/v1/sessions', { method: 'POST', body, duplex: 'half', headers })
    expect(await response.json()).toMatchObject({ code: 'sign-in-failed' })
  })
})

describe('sign-in', () => {
  it('gives a token, which says who you are, until you sign out', async () => {
    const token = await tokenOf(program.address, manager)
    const me = await ask('GET', '/me', { as: token })
    expect(me).toMatchObject({ status: 200, body: { name: 'manager', memberships: [{ area: 'delft-west' }] } })
    expect((await ask('DELETE', '/sessions/current', { as: token })).status).toBe(204)
    expect(await ask('GET', '/me', { as: token })).toMatchObject(problem(401, 'not-signed-in'))
  })

  it('is refused with a wrong password, and with what is not asked for', async () => {
    const wrong = await ask('POST', '/sessions', { body: { email: manager.email, password: 'verkeerd' } })
    expect(wrong).toMatchObject(problem(401, 'sign-in-failed'))
    const more = await ask('POST', '/sessions', { body: { email: manager.email, password: 'x', admin: true } })
    expect(more).toMatchObject(problem(400, 'input-invalid'))
    expect(await ask('POST', '/sessions', { body: '{"email":' })).toMatchObject(problem(400, 'input-invalid'))
    const noJson = await ask('POST', '/sessions', { body: 'email=x', headers: { 'content-type': 'text/plain' } })
    expect(noJson).toMatchObject(problem(415, 'media-type-unknown'))
  })

  it('no token, a wrong one and one that was tampered with are nobody', async () => {
    for (const as of [undefined, 'x', `${tokens.manager.slice(0, -2)}xx`]) {
      expect(await ask('GET', '/me', { as })).toMatchObject(problem(401, 'not-signed-in'))
    }
    expect(await ask('DELETE', '/sessions/current')).toMatchObject(problem(401, 'not-signed-in'))
  })
})

describe('correcting aliases', () => {
  const put = (as: string | undefined, operation: string, base: number, aliases: unknown, area = 'delft-west') =>
    ask('PUT', '/areas/{area}/aliases', {
      as,
      in: { area },
      headers: { 'idempotency-key': operation, 'if-match': `"${base}"` },
      body: { aliases },
    })

  it('is done once per key, from the revision that was seen, and can be undone', async () => {
    const first = await put(tokens.manager, 'correct 1', 1, ['Delft West', 'Buitenhof'])
    expect(first).toMatchObject({ status: 200, body: { before: ['Delft West'], revision: 2, operation: 'correct 1' } })
    expect(first.headers.get('etag')).toBe('"2"')
    expect((await put(tokens.manager, 'correct 1', 1, ['Delft West', 'Buitenhof'])).body).toEqual(first.body)
    expect((await ask('GET', '/areas/{area}', { in: { area: 'buitenhof' } })).body.revision).toBe(2)

    const reused = await put(tokens.manager, 'correct 1', 1, ['Voorhof'])
    expect(reused).toMatchObject(problem(409, 'operation-reused'))
    const stale = await put(tokens.administrator, 'correct 2', 1, ['Voorhof'])
    expect(stale).toMatchObject(problem(409, 'changed-since'))

    const undo = (operation: string, undone: string) =>
      ask('POST', '/areas/{area}/aliases/undo', {
        as: tokens.manager,
        in: { area: 'delft-west' },
        headers: { 'idempotency-key': operation },
        body: { operation: undone },
      })
    const undone = await undo('undo 1', 'correct 1')
    expect(undone).toMatchObject({ status: 200, body: { aliases: ['Delft West'], revision: 3 } })
    expect((await undo('undo 1', 'correct 1')).body).toEqual(undone.body)
    expect(await undo('undo 2', 'correct 1')).toMatchObject(problem(409, 'changed-since'))
    expect(await undo('undo 3', 'never done')).toMatchObject(problem(404, 'operation-unknown'))

    const { body } = await ask('GET', '/audit', { as: tokens.manager, query: '?area=delft-west' })
    expect(body.entries.map((entry: { operation: string }) => entry.operation)).toEqual(['undo 1', 'correct 1'])
    expect(body.entries[1]).toMatchObject({
      actor: `person:${manager.id}`,
      role: 'programme-manager:delft-west',
      before: { aliases: ['Delft West'] },
      after: { aliases: ['Delft West', 'Buitenhof'] },
    })
  })

  it.each(['neighbour', 'coordinator', 'reader'] as const)('is not for a %s', async (who) => {
    expect(await put(tokens[who], `as ${who}`, 1, [], 'lelystad-oost')).toMatchObject(problem(403, 'not-allowed'))
  })

  it('is not for the public, whatever else is wrong with the request', async () => {
    expect(await put(undefined, 'public', 1, [])).toMatchObject(problem(401, 'not-signed-in'))
    const nothing = await ask('PUT', '/areas/{area}/aliases', { in: { area: 'lelystad-oost' } })
    expect(nothing).toMatchObject(problem(401, 'not-signed-in'))
  })

  it.each([
    ['without a key', { 'if-match': '"1"' }, { aliases: [] }, 'idempotency-key'],
    ['without a revision', { 'idempotency-key': 'k' }, { aliases: [] }, 'if-match'],
    ['from what is no revision', { 'idempotency-key': 'k', 'if-match': '"x"' }, { aliases: [] }, 'if-match'],
    ['without aliases', { 'idempotency-key': 'k', 'if-match': '"1"' }, {}, 'aliases'],
    ['with a number', { 'idempotency-key': 'k', 'if-match': '"1"' }, { aliases: [1] }, 'aliases.0'],
    ['with more', { 'idempotency-key': 'k', 'if-match': '"1"' }, { aliases: [], name: 'x' }, 'body'],
    ['with half a body', { 'idempotency-key': 'k', 'if-match': '"1"' }, '{"aliases": [', 'body'],
  ])('%s is not right, and says where', async (_what, headers, body, where) => {
    const answer = await ask('PUT', '/areas/{area}/aliases', {
      as: tokens.administrator,
      in: { area: 'lelystad-oost' },
      headers: headers as Record<string, string>,
      body,
    })
    expect(answer).toMatchObject(problem(400, 'input-invalid'))
    expect(answer.body.where).toBe(where)
  })

  it('the name of another area, and an unknown area', async () => {
    const taken = await put(tokens.administrator, 'taken', 1, ['Overvecht'], 'lelystad-oost')
    expect(taken).toMatchObject(problem(409, 'alias-taken'))
    const nowhere = await put(tokens.administrator, 'nowhere', 1, ['X'], 'lelystad-ost')
    expect(nowhere).toMatchObject(problem(404, 'place-unknown'))
    expect(nowhere.body.near).toContain('lelystad-oost')
  })
})

describe('the audit trail', () => {
  it('is not for everybody', async () => {
    expect(await ask('GET', '/audit')).toMatchObject(problem(401, 'not-signed-in'))
    expect(await ask('GET', '/audit', { as: tokens.reader })).toMatchObject(problem(403, 'not-allowed'))
    expect(await ask('GET', '/audit', { as: tokens.administrator, query: '?limit=0' })).toMatchObject(
      problem(400, 'input-invalid'),
    )
  })
})

describe('long work', () => {
  it('is followed by who asked for it, in single answers and as events, and by nobody else', async () => {
    const actor: Actor = {
      kind: 'person',
      id: manager.id,
      name: 'manager',
      memberships: [
        {
          role: 'programme-manager',
          area: 'delft-west',
          organisation: 'test-municipality',
          from: '2020-01-01',
          to: null,
        },
      ],
    }
    await openDataset(house, actor, {
      slug: 'eigen-telling',
      title: { nl: 'Eigen telling', en: 'Own count' },
      publisher: 'Delft',
      licence: 'CC BY 4.0',
      disclosure: 'counts-of-people',
      area: 'delft-west',
      operation: 'open dataset',
    })
    await typeRow(house, actor, {
      dataset: 'eigen-telling',
      row: {
        indicator: poverty.code,
        definition: '1',
        place: 'delft-west',
        boundaryYear: null,
        period: '2024',
        value: 9.5,
        n: 95,
        of: 1000,
        precision: 'exact',
        source: { document: 'own', line: '1' },
      },
      base: 0,
      operation: 'type row',
    })
    const { job } = await publishTyped(house, actor, { dataset: 'eigen-telling', operation: 'publish' })

    const response = await fetch(new URL(`api/v1/jobs/${job}/events`, program.address), {
      headers: { authorization: `Bearer ${tokens.manager}` },
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    const events = (await response.text()).split('\n\n').filter(Boolean)
    expect(events.every((event) => event.startsWith('event: progress\ndata: {'))).toBe(true)
    const last = JSON.parse(events.at(-1)?.split('data: ')[1] ?? '')
    expect(last).toMatchObject({ id: job, kind: 'statistics.publish', state: 'done', done: 3, total: 3 })
    expect((await ask('GET', '/jobs/{job}', { as: tokens.manager, in: { job } })).body).toEqual(last)

    for (const path of ['/jobs/{job}', '/jobs/{job}/events']) {
      expect(await ask('GET', path, { as: tokens.administrator, in: { job } })).toMatchObject(
        problem(404, 'job-unknown'),
      )
      expect(await ask('GET', path, { in: { job } })).toMatchObject(problem(401, 'not-signed-in'))
      expect(await ask('GET', path, { as: tokens.manager, in: { job: 'x' } })).toMatchObject(
        problem(404, 'job-unknown'),
      )
    }
    expect(actorText(actor)).toBe(`person:${manager.id}`)
  })
})

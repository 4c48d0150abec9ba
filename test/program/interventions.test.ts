import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshStore, freshStore } from '../support/house'
import { type OpenApiDocument, openApiDocument, validatorOf } from '../support/openapi'
import { type RunningProgram, runCommand, startProgram } from '../support/program'

let store: FreshStore
let program: RunningProgram
let document: OpenApiDocument
let databaseUrl: Record<string, string>
beforeAll(async () => {
  store = await freshStore()
  databaseUrl = { DATABASE_URL: store.url, WIJKLUS_DATA_DIRECTORY: store.dataDirectory }
  program = await startProgram({ databaseUrl: store.url, dataDirectory: store.dataDirectory })
  document = openApiDocument.parse(await (await fetch(new URL('api/v1/openapi.json', program.address))).json())
})
afterAll(async () => {
  await program?.stop()
  await store?.drop()
})

/** What the API answers, after its status and body were held against the document. */
async function ask(declared: string, path: string) {
  const response = await fetch(new URL(`api/v1${path}`, program.address))
  const type = response.headers.get('content-type') ?? ''
  const body = await response.json()
  const validator = validatorOf(document, declared, 'GET', response.status, type)
  expect(validator, `${declared} declares no ${type} for ${response.status}`).toBeDefined()
  expect(validator?.safeParse(body).error?.issues ?? []).toEqual([])
  return { status: response.status, body }
}

describe('interventions through the API', () => {
  it('are found by word, area and theme, each with the line of the report', async () => {
    const { status, body } = await ask('/interventions', '/interventions?q=ontmoetingsplek&area=Westwijk&theme=')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      total: 1,
      filter: { area: 'vlaardingen-westwijk', theme: null },
      results: [{ id: 'ontmoetingsplekken-en-vergroening-vlaardingen-westwijk', mentions: [{ line: '5545' }] }],
    })
  })

  it('are all there, page by page, with a count per filter', async () => {
    const { body } = await ask('/interventions', '/interventions?page=2')
    expect(body).toMatchObject({ total: 218, page: 2, pages: 9 })
    expect(body.facets.kinds).toContainEqual({
      code: 'factor',
      name: { nl: 'Factor', en: 'Factor' },
      count: 74,
    })
  })

  it('are searched in English when that is asked', async () => {
    const { body } = await ask('/interventions', '/interventions?q=volunteers&language=en')
    expect(body.total).toBeGreaterThan(0)
  })

  it.each([
    ['?area=atlantis', 404, 'place-unknown'],
    ['?theme=wonen', 404, 'intervention-theme-unknown'],
    ['?cluster=zes', 404, 'intervention-cluster-unknown'],
    ['?kind=project', 404, 'intervention-kind-unknown'],
    ['?page=0', 400, 'input-invalid'],
    ['?page=%00', 400, 'input-invalid'],
    [`?q=${'a'.repeat(10_000)}`, 400, 'search-too-long'],
  ])('%s is refused with what may be meant', async (query, status, code) => {
    const answered = await ask('/interventions', `/interventions${query}`)
    expect(answered).toMatchObject({ status, body: { code } })
    if (status === 404) expect(answered.body.near.length).toBeGreaterThan(0)
  })

  it('one comes with the factors and perceived effects of its cluster', async () => {
    const { body } = await ask('/interventions/{id}', '/interventions/youth-cyber-team-arnhem-oost')
    const kinds = body.clusters[0].entries.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['factor', 'perceived-effect', 'output', 'monitoring']))
  })

  it.each(['klusbib', '%00', '..%2F..'])('one that is not there (%s) is refused', async (id) => {
    const answered = await ask('/interventions/{id}', `/interventions/${id}`)
    expect(answered).toMatchObject({ status: 404, body: { code: 'intervention-unknown' } })
  })
})

describe('interventions on the command line', () => {
  it('with --json are what the API gives, in Dutch whatever the machine speaks', async () => {
    const words = ['interventions', 'jongere', '--theme', 'sociale-cohesie', '--json']
    const { code, stdout } = await runCommand(words, { env: { ...databaseUrl, LC_ALL: 'C' } })
    const { body } = await ask('/interventions', '/interventions?q=jongere&theme=sociale-cohesie')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual(body)
  })

  it('of an unknown area are refused with exit 2', async () => {
    const { code, stdout } = await runCommand(['interventions', '--area', 'atlantis', '--json'], { env: databaseUrl })
    expect(code).toBe(2)
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'place-unknown', near: expect.any(Array) })
  })
})

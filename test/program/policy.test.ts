import { join } from 'node:path'
import { createRoute } from '@hono/zod-openapi'
import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Membership, operatorActor, publicActor, type Role } from '../../src/accounts'
import { endpoint, type RefusedPage } from '../../src/accounts/index.server'
import { assembleApi } from '../../src/api/index.server'
import { arrivalContext, type GuardedRoute, guard } from '../../src/guard.server'
import type { House } from '../../src/platform/index.server'
import type { Program } from '../../src/program.server'
import { addresses, addressOf, type PageName } from '../../src/ui'
import { freshHouse } from '../support/house'
import { addPerson, type TestMembership, tokenOf } from '../support/people'
import { root } from '../support/places'

const own = 'heerlen-noord'
const other = 'breda-noord'

/** Everybody who can sign in, one per role and reach. */
const memberships = {
  administrator: { role: 'administrator' },
  coordinator: { role: 'national-coordinator' },
  manager: { role: 'programme-manager', area: own },
  contributor: { role: 'contributor', area: own },
  researcher: { role: 'researcher' },
  'area-researcher': { role: 'researcher', area: own },
  reader: { role: 'reader' },
  'area-reader': { role: 'reader', area: own },
  'former-manager': { role: 'programme-manager', area: own, to: '2020-12-31' },
} as const satisfies Record<string, TestMembership>

type Person = keyof typeof memberships
type Visitor = Person | 'public'
type Who = Visitor | 'operator' | 'operator as reader'

const people = Object.keys(memberships) as Person[]
const visitors: Visitor[] = [...people, 'public']
const operators: Who[] = ['operator', 'operator as reader']
const all: Who[] = [...visitors, ...operators]
const known: Who[] = [...people, 'operator']

interface Row<Everybody> {
  /** Who may come in where their own area is in the address; where no area is, this holds too. */
  own: readonly Everybody[]
  other: readonly Everybody[]
}

const same = <Everybody>(who: readonly Everybody[]): Row<Everybody> => ({ own: who, other: who })

/** Who may import for everybody, or for an area of their own. */
const importers: readonly Person[] = ['administrator', 'coordinator', 'manager', 'researcher', 'area-researcher']

/** Who may open which page. A new page without a row here fails. */
const pageTable: Readonly<Record<string, Row<Visitor>>> = {
  start: same(visitors),
  areas: same(visitors),
  area: same(visitors),
  'area-aliases': { own: ['administrator', 'manager'], other: ['administrator'] },
  'area-composition': same(visitors),
  'area-compose': { own: ['administrator', 'manager', 'area-researcher'], other: ['administrator'] },
  'area-comparable': same(visitors),
  alliance: same(visitors),
  partner: same(visitors),
  agreements: same(visitors),
  bottlenecks: same(visitors),
  indicators: same(visitors),
  indicator: same(visitors),
  'indicator-chart': same(visitors),
  'effect-analyses': same(visitors),
  'effect-new': { own: ['manager', 'researcher', 'area-researcher'], other: ['researcher'] },
  'effect-analysis': same(visitors),
  'effect-methods': same(visitors),
  'effect-file': same(visitors),
  national: same(visitors),
  places: same(visitors),
  count: same(visitors),
  municipality: same(visitors),
  map: same(visitors),
  'map-reading': same(visitors),
  uploads: same(importers),
  upload: same(importers),
  'upload-fetch': same(['administrator', 'coordinator', 'researcher']),
  'upload-mapping': same(importers),
  sources: same(visitors),
  questions: same(visitors),
  question: same(['administrator', 'coordinator', 'researcher']),
  check: same(visitors),
  theory: same(visitors),
  'theory-outline': same(visitors),
  'theory-edit': { own: ['manager', 'contributor'], other: [] },
  'theory-story': same(visitors),
  'theory-versions': { own: ['manager', 'contributor', 'area-researcher', 'area-reader'], other: [] },
  'theory-figure': { own: ['manager', 'contributor'], other: [] },
  programme: same(visitors),
  'programme-cycles': same(visitors),
  'programme-intervention': same(visitors),
  money: same(visitors),
  'money-import': { own: ['manager'], other: [] },
  'money-file': same(visitors),
  policies: same(visitors),
  'programme-file': same(visitors),
  records: same(visitors),
  'record-new': { own: ['manager', 'contributor'], other: [] },
  record: same(visitors),
  sharing: { own: ['manager'], other: [] },
  interventions: same(visitors),
  intervention: same(visitors),
  'sign-in': same(visitors),
  'sign-in-code': same(visitors),
  'sign-in-elsewhere': same(visitors),
  'password-forgotten': same(visitors),
  'password-choose': same(visitors),
  'sign-out': same(visitors),
  account: same(people),
  'two-step': same(people),
  team: { own: ['manager'], other: [] },
  administration: same(['administrator']),
  person: same(['administrator']),
  invite: same(['administrator']),
  organisations: same(['administrator']),
  outbox: same(['administrator']),
  audit: same(['administrator', 'manager']),
  job: same(people),
  unknown: same(visitors),
}

/** Who reads the history of what an area wrote, and who changes what it wrote. */
const team: Row<Who> = {
  own: ['manager', 'contributor', 'area-researcher', 'area-reader', 'operator'],
  other: ['operator'],
}
const writers: Row<Who> = { own: ['manager', 'contributor', 'operator'], other: ['operator'] }

/** Who may ask which endpoint. A new endpoint without a row here fails. */
const endpointTable: Record<string, Row<Who>> = {
  'post /sessions': same(all),
  'delete /sessions/current': same(people),
  'get /me': same(people),
  'get /audit': { own: ['administrator', 'manager'], other: ['administrator'] },
  'get /areas': same(all),
  'get /areas/{area}': same(all),
  'put /areas/{area}/aliases': { own: ['administrator', 'manager', 'operator'], other: ['administrator', 'operator'] },
  'post /areas/{area}/aliases/undo': {
    own: ['administrator', 'manager', 'operator'],
    other: ['administrator', 'operator'],
  },
  'get /areas/{area}/check': {
    own: ['manager', 'contributor', 'area-researcher', 'area-reader', 'operator'],
    other: ['operator'],
  },
  'get /areas/{area}/compositions': same(all),
  'post /areas/{area}/compositions': {
    own: ['administrator', 'manager', 'area-researcher', 'operator'],
    other: ['administrator', 'operator'],
  },
  'get /areas/{area}/programme': same(all),
  'get /areas/{area}/programme.xlsx': same(all),
  'put /areas/{area}/programme': { own: ['manager', 'operator'], other: ['operator'] },
  'get /schemas/programme.json': same(all),
  'get /areas/{area}/programme/changes': team,
  'post /areas/{area}/programme/changes': writers,
  'post /areas/{area}/programme/changes/undo': writers,
  'get /areas/{area}/programme/versions': team,
  'post /areas/{area}/programme/versions': writers,
  'get /areas/{area}/programme/{collection}': same(all),
  'get /areas/{area}/programme/{collection}/{id}': same(all),
  'put /areas/{area}/programme/{collection}/{id}': writers,
  'delete /areas/{area}/programme/{collection}/{id}': writers,
  'get /regions': same(all),
  'get /regions/{code}': same(all),
  'get /maps/{level}': same(all),
  'get /interventions': same(all),
  'get /interventions/{id}': same(all),
  'get /datasets': same(all),
  'get /datasets/{dataset}/versions/{number}/provenance.json': same(all),
  'get /datasets/{dataset}/versions/{file}': same(all),
  'get /indicators': same(all),
  'get /indicators/{code}': same(all),
  'get /indicators/{code}/regions': same(all),
  'get /indicators/{code}/regions.csv': same(all),
  'get /indicators/{code}/series': same(all),
  'get /municipalities/{municipality}/swing-indicators.csv': same(all),
  'get /municipalities/{municipality}/swing.csv': same(all),
  'get /municipalities/{municipality}/swing.xlsx': same(all),
  'get /places/{place}/profile': same(all),
  'get /places/{place}/profile.csv': same(all),
  'get /indicators/{code}/series.csv': same(all),
  'get /indicators/{code}/series.parquet': same(all),
  'get /indicators/{code}/comparison': same(all),
  'get /data-checks': same(all),
  'post /files': same([...importers, 'operator']),
  'get /files/{file}': same([...importers, 'operator']),
  'post /files/{file}/confirm': same([...importers, 'operator']),
  'delete /files/{file}': same([...importers, 'operator']),
  'get /match': same(all),
  'get /areas/{area}/comparable': same(all),
  'get /jobs/{job}': same(known),
  'get /jobs/{job}/events': same(known),
}

const indicator = {
  code: 'huishoudens-in-armoede',
  file: 'nplv.svg',
  place: 'nl',
  municipality: 'GM0344',
  job: 'none',
  person: 'none',
  key: 'none',
  level: 'district',
  analysis: 'none',
  indicator: 'none',
  organisation: 'none',
  upload: 'none',
  dataset: 'nplv-monitor-2025',
  number: '1',
  collection: 'nodes',
  id: 'none',
}

let house: House
let program: Program
const ids = new Map<Who, string>()
const tokens = new Map<Visitor, string>()

beforeAll(async () => {
  house = await freshHouse({ settings: { WIJKLUS_PORT: '0' } })
  const built = (await import(join(root, 'build/server/server.js'))) as {
    openProgram(house: House): Promise<Program>
  }
  program = await built.openProgram(house)
  await Promise.all(
    people.map(async (who) => {
      const person = await addPerson(house, who, memberships[who])
      ids.set(who, person.id)
      tokens.set(who, await tokenOf(`${program.address}/`, person))
    }),
  )
})
afterAll(async () => {
  await program?.stop()
  await house?.close()
})

function asking(who: Visitor, path: string, method = 'GET'): Request {
  const token = tokens.get(who)
  return new Request(`${program.address}${path}`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: method === 'POST' ? new URLSearchParams() : undefined,
  })
}

/** How a page answers: it lets in, it sends to the sign-in page, it asks to sign in, or it refuses. */
async function knock(who: Visitor, path: string, method = 'GET'): Promise<'in' | 'sign-in' | 'refused'> {
  const response = await program.answer(asking(who, path, method))
  const said = await response.text()
  const redirect = response.status === 202 ? said : (response.headers.get('location') ?? '')
  const isSentToSignIn = [202, 302].includes(response.status) && /\/(aanmelden|en\/sign-in)\?next=/.test(redirect)
  if (isSentToSignIn || response.status === 401) return 'sign-in'
  // A page where nothing can be done refuses whoever tries (405).
  return [403, 405].includes(response.status) ? 'refused' : 'in'
}

const refusalOf = (who: Visitor) => (who === 'public' ? 'sign-in' : 'refused')

describe('role × page', () => {
  const routes = () => program.routes.flatMap((route) => route.children ?? [])

  it('every page of the build has a row in this table, and every row a page', () => {
    const pages = Object.keys(addresses).flatMap((page) => [`${page}.nl`, `${page}.en`])
    expect(
      routes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...pages, 'unknown'].sort())
    expect(Object.keys(pageTable).sort()).toEqual([...Object.keys(addresses), 'unknown'].sort())
  })

  it('every page of the build declares a policy', () => {
    for (const { id, handle } of routes())
      expect({ id, handle }).toMatchObject({ handle: { policy: expect.anything() } })
  })

  it.each(Object.entries(pageTable))('%s', async (page, row) => {
    const isOfAnArea = row.own !== row.other
    for (const [area, mayEnter] of isOfAnArea
      ? ([
          [own, row.own],
          [other, row.other],
        ] as const)
      : [[own, row.own] as const]) {
      for (const path of pathsOf(page, area)) {
        for (const who of visitors) {
          const expected = mayEnter.includes(who) ? 'in' : refusalOf(who)
          expect({ who, path, answer: await knock(who, path) }).toEqual({ who, path, answer: expected })
          if (expected === 'in') continue
          // The data of a page, as its scripts would ask for it, is guarded like the page.
          const data = `${path}.data`
          expect({ who, data, answer: await knock(who, data) }).toEqual({ who, data, answer: expected })
          expect({ who, post: path, answer: await knock(who, path, 'POST') }).toEqual({
            who,
            post: path,
            answer: expected,
          })
        }
      }
    }
  })

  function pathsOf(page: string, area: string): string[] {
    if (page === 'unknown') return ['/geen-pagina', '/en/no-page']
    return (['nl', 'en'] as const).map((language) =>
      addressOf(page as PageName, language, { area, intervention: 'klusbieb-vlaardingen-westwijk', ...indicator }),
    )
  }
})

describe('deny by default', () => {
  /** What the guard does with a page of this `handle`, for who gives the roles. */
  async function guarded(handle: unknown): Promise<number> {
    return (await answerOfGuard(handle)).status
  }

  async function answerOfGuard(
    handle: unknown,
    who: Person = 'administrator',
  ): Promise<{ status: number; code: string | null }> {
    const planted: GuardedRoute = { id: 'planted', path: 'geplant', handle }
    const context = new RouterContextProvider()
    context.set(arrivalContext, {
      house,
      nonce: '',
      routes: [{ id: 'root', path: '', children: [planted], handle: {} }],
    })
    const headers = { authorization: `Bearer ${tokens.get(who)}` }
    const request = new Request(`${program.address}/geplant`, { headers })
    const url = new URL(request.url)
    const asked = { request, url, context, params: {}, pattern: '/geplant' } as unknown as Parameters<typeof guard>[0]
    try {
      await guard(asked, async () => new Response())
      return { status: 200, code: null }
    } catch (refused) {
      const { init, data } = refused as { init: { status: number }; data: RefusedPage }
      return { status: init.status, code: data.refusal.code }
    }
  }

  it('a page that declares no policy is refused to everybody', async () => {
    expect(await guarded(undefined)).toBe(403)
    expect(await guarded({})).toBe(403)
    expect(await guarded({ hydrate: true })).toBe(403)
  })

  it('a page for other roles sends nobody to himself: who gives the roles is told to give one', async () => {
    const policy = { roles: { reader: 'everywhere' } }
    expect(await answerOfGuard({ policy })).toEqual({ status: 403, code: 'page-not-for-administrator' })
    expect(await answerOfGuard({ policy }, 'manager')).toEqual({ status: 403, code: 'page-not-allowed' })
  })

  it('a page with an empty rule is for nobody; one that says it is public is for all', async () => {
    expect(await guarded({ policy: {} })).toBe(403)
    expect(await guarded({ policy: 'public' })).toBe(200)
  })

  it('an endpoint with an empty rule is for nobody', async () => {
    const api = assembleApi()
    const route = createRoute({ method: 'get', path: '/planted', responses: { 200: { description: 'planted' } } })
    endpoint(api, route, {}, (context) => context.body(null, 200))
    for (const who of all) expect([401, 403]).toContain((await answerOf(api, who, 'get', '/planted')).status)
  })

  it('no endpoint goes around the declaration of its rule', () => {
    const api = assembleApi()
    const declared = new Set(
      api.declared.map(({ method, path }) => `${method.toUpperCase()} /api/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    )
    const reachable = api.hono.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(reachable)].filter((route) => !declared.has(route))).toEqual(['GET /api/v1/openapi.json'])
  })
})

describe('role × endpoint', () => {
  it('every endpoint has a row in this table, and every row an endpoint', () => {
    const declared = assembleApi().declared.map(({ method, path }) => `${method} ${path}`)
    expect(declared.sort()).toEqual(Object.keys(endpointTable).sort())
  })

  const api = assembleApi()

  it.each(Object.entries(endpointTable))('%s', async (name, row) => {
    const [method, path] = name.split(' ') as [string, string]
    for (const [area, mayAsk] of [
      [own, row.own],
      [other, row.other],
    ] as const) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => ({ area, ...indicator })[key] ?? '')
      const query = path.endsWith('/audit') ? `?area=${area}` : '?place=nl'
      for (const who of all) {
        const { status, code } = await answerOf(api, who, method, `${filled}${query}`)
        const refused = who === 'public' ? 'not-signed-in' : 'not-allowed'
        const answered = status === 401 || status === 403 ? code : 'in'
        const expected = mayAsk.includes(who) ? 'in' : refused
        // A sign-in with nothing in it is answered, and so is every other request that comes in: with what is wrong.
        expect({ who, filled, answered }).toEqual({ who, filled, answered: expected })
      }
    }
  })
})

function actorOf(who: Who): Actor {
  if (who === 'public') return publicActor
  if (who === 'operator') return operatorActor
  if (who === 'operator as reader') return { kind: 'operator', as: { role: 'reader', area: null } }
  const { role, area = null } = memberships[who] as { role: Role; area?: string }
  const held: Membership = { role, area, organisation: 'test-municipality', from: '2020-01-01', to: null }
  return { kind: 'person', id: ids.get(who) ?? '', name: who, memberships: who === 'former-manager' ? [] : [held] }
}

async function answerOf(api: ReturnType<typeof assembleApi>, who: Who, method: string, path: string) {
  const request = new Request(`http://127.0.0.1/api/v1${path}`, { method: method.toUpperCase() })
  const visit = { house, actor: actorOf(who), language: 'en' as const, nonce: '', areas: async () => [] }
  const response = await api.hono.fetch(request, { house, arrive: async () => visit })
  const isJson = response.headers.get('content-type')?.includes('json')
  const { code } = isJson ? ((await response.json()) as { code?: string }) : { code: undefined }
  return { status: response.status, code }
}

import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Refusal } from '../platform'
import { accountsApi } from './api.server'
import type { Api, ApiEnvironment } from './endpoint.server'
import { type AccountsHouse, addPerson, openAccountsHouse } from './test-support/house'
import { actorOfRequest } from './visitor.server'

let house: AccountsHouse
const api: Api = { hono: new OpenAPIHono<ApiEnvironment>(), declared: [] }

beforeAll(async () => {
  house = await openAccountsHouse()
  api.hono.use(async (context, next) => {
    const actor = await actorOfRequest(house, context.req.raw.headers)
    context.set('visit', { house, actor, language: 'en', nonce: '', areas: async () => [] })
    await next()
  })
  api.hono.onError((error, context) =>
    context.json({ code: (error as Refusal).code }, error instanceof Refusal ? (error.status as 400) : 500),
  )
  accountsApi(api)
})
afterAll(() => house.close())

async function ask(method: string, path: string, options: { token?: string; body?: unknown } = {}) {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (options.token) headers.set('authorization', `Bearer ${options.token}`)
  const body = options.body === undefined ? undefined : JSON.stringify(options.body)
  const response = await api.hono.request(path, { method, headers, body })
  return { status: response.status, body: response.status === 204 ? null : await response.json() }
}

it('a program signs in, sees who it is, and signs out', async () => {
  const { email, name, password } = await addPerson(house, 'programma@voorbeeld.example', {
    role: 'programme-manager',
    area: 'heerlen-noord',
  })
  expect(await ask('POST', '/sessions', { body: { email, password: 'verkeerd' } })).toEqual({
    status: 401,
    body: { code: 'sign-in-failed' },
  })
  const signedIn = await ask('POST', '/sessions', { body: { email, password } })
  expect(signedIn.status).toBe(201)
  const { token } = signedIn.body
  expect((await ask('GET', '/me', { token })).body).toMatchObject({
    name,
    email,
    memberships: [{ role: 'programme-manager', area: 'heerlen-noord', organisationName: 'Gemeente Voorbeeld' }],
  })
  expect((await ask('DELETE', '/sessions/current', { token })).status).toBe(204)
  expect((await ask('GET', '/me', { token })).body).toEqual({ code: 'not-signed-in' })
})

it('the audit trail is given to who may read it', async () => {
  const tokenOf = async (person: { email: string; password: string }) => {
    const { email, password } = person
    return (await ask('POST', '/sessions', { body: { email, password } })).body.token as string
  }
  const administrator = await tokenOf(await addPerson(house, 'beheer@voorbeeld.example', { role: 'administrator' }))
  const { body } = await ask('GET', '/audit?limit=1', { token: administrator })
  expect(body.entries).toMatchObject([
    { actor: 'operator', action: 'accounts.add-person', after: { role: 'administrator' } },
  ])
  const manager = await tokenOf(
    await addPerson(house, 'm@voorbeeld.example', { role: 'contributor', area: 'breda-noord' }),
  )
  expect(await ask('GET', '/audit', { token: manager })).toEqual({ status: 403, body: { code: 'not-allowed' } })
  expect(await ask('GET', '/audit')).toEqual({ status: 401, body: { code: 'not-signed-in' } })
})

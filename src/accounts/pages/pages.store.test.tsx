import { renderToStaticMarkup } from 'react-dom/server'
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  useLoaderData,
} from 'react-router'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addresses, createTexts, languageOf, TextProvider, uiTexts } from '../../ui'
import { accountsTexts } from '../index'
import { listOutbox, openMail } from '../mail.server'
import { operatorActor } from '../model'
import { signIn } from '../sign-in.server'
import { type AccountsHouse, addPerson, openAccountsHouse, withCookies } from '../test-support/house'
import { visitContext } from '../visit.server'
import { actorOfRequest } from '../visitor.server'
import * as account from './account'
import * as forgotten from './password-forgotten'
import * as signInPage from './sign-in'
import * as signOutPage from './sign-out'

let house: AccountsHouse

beforeAll(async () => {
  house = await openAccountsHouse()
})
afterAll(() => house.close())

/** The areas that a later room knows. */
const areas = [
  { slug: 'breda-noord', name: 'Breda-Noord' },
  { slug: 'heerlen-noord', name: 'Heerlen-Noord' },
]

const texts = createTexts([uiTexts, accountsTexts])

/** What a browser gets when it asks this address, without scripts; the guard of the house stands in between elsewhere. */
async function ask(
  address: string,
  options: { cookies?: readonly string[]; form?: Record<string, string>; host?: string } = {},
) {
  const headers = withCookies(options.cookies ?? [])
  if (options.host) headers.set('x-forwarded-host', options.host)
  const body = options.form && new URLSearchParams(options.form)
  const request = new Request(`http://${options.host ?? 'localhost'}${address}`, {
    method: body ? 'POST' : 'GET',
    headers,
    body,
  })
  const language = languageOf(new URL(request.url).pathname)
  const requestContext = new RouterContextProvider()
  const actor = await actorOfRequest(house, headers)
  requestContext.set(visitContext, { house, language, nonce: '', actor, areas: async () => areas })
  const pages = { 'sign-in': signInPage, 'sign-out': signOutPage, 'password-forgotten': forgotten, account }
  const routes = Object.entries(pages).flatMap(([name, page]) =>
    Object.values(addresses[name as keyof typeof pages]).map((path) => ({
      path,
      loader: page.loader as never,
      action: page.action as never,
      Component: 'default' in page ? () => <page.default loaderData={useLoaderData()} /> : undefined,
    })),
  )
  const handler = createStaticHandler(routes)
  const answer = await handler.query(request, { requestContext })
  if (answer instanceof Response) return { status: answer.status, headers: answer.headers, html: '' }
  const router = createStaticRouter(handler.dataRoutes, answer)
  const html = renderToStaticMarkup(
    <TextProvider texts={texts} language={language}>
      <StaticRouterProvider router={router} context={answer} hydrate={false} />
    </TextProvider>,
  )
  return { status: answer.statusCode, headers: new Headers(), html }
}

describe('the sign-in page', () => {
  it('signs in, and goes on to the page that was asked for', async () => {
    const { email, password, name } = await addPerson(house, 'aanmelden@voorbeeld.example')
    expect((await ask('/aanmelden?next=/account')).html).toContain('name="next" value="/account"')
    const done = await ask('/aanmelden', { form: { email, password, next: '/account' } })
    expect([done.status, done.headers.get('location')]).toEqual([302, '/account'])
    const cookies = done.headers.getSetCookie()
    expect((await ask('/account', { cookies })).html).toContain(`${name}, ${email}`)
    const again = await ask('/aanmelden?next=/account', { cookies })
    expect([again.status, again.headers.get('location')]).toEqual([302, '/account'])
  })

  it.each(['https://elders.example/', '//elders.example', '/\\elders.example'])('never goes on to %s', async (next) => {
    const { email, password } = await addPerson(house, `terug-${next.charCodeAt(1)}@voorbeeld.example`)
    expect((await ask(`/aanmelden?next=${encodeURIComponent(next)}`)).html).toContain('name="next" value="/"')
    const done = await ask('/en/sign-in', { form: { email, password, next } })
    expect(done.headers.get('location')).toBe('/en')
  })

  it('that refuses keeps the address and the way back, never the password, and says what to do', async () => {
    const form = { email: 'niemand@voorbeeld.example', password: 'mijn geheime woord', next: '/account' }
    const dutch = await ask('/aanmelden', { form })
    expect(dutch.status).toBe(401)
    expect(dutch.html).toContain('value="niemand@voorbeeld.example"')
    expect(dutch.html).toContain('value="/account"')
    expect(dutch.html).not.toContain('geheime')
    expect(dutch.html).toContain('horen niet bij elkaar')
    const english = await ask('/en/sign-in', { form })
    expect(english.html).toContain('do not belong together')
    expect(english.html).toMatch(/<form action="\/en\/sign-in" method="post">/)
  })
})

describe('the account page', () => {
  const open = async (email: string) => {
    const person = await addPerson(house, email, { role: 'programme-manager', area: 'heerlen-noord', to: '2025-12-31' })
    return { person, cookies: (await signIn(house, person)).setCookie }
  }
  const operationIn = (html: string) => /name="operation" value="([^"]+)"/.exec(html)?.[1] ?? ''

  it('says who somebody is and which roles they have, until when', async () => {
    const { cookies } = await open('rollen@voorbeeld.example')
    const { html } = await ask('/account', { cookies })
    expect(html).toContain('programmamanager')
    expect(html).toContain('Gemeente Voorbeeld')
    expect(html).toContain('10 maart 2025 tot en met 31 december 2025')
    expect((await ask('/en/account', { cookies })).html).toContain('10 March 2025 up to and including 31 December 2025')
  })

  it('changes the password, and says at the field what is not right', async () => {
    const { person, cookies } = await open('veranderen@voorbeeld.example')
    const operation = operationIn((await ask('/account', { cookies })).html)
    const form = {
      current: person.password,
      wanted: 'vier woorden achter elkaar',
      again: 'vier woorden achter elkaar',
      operation,
    }

    const differs = await ask('/account', { cookies, form: { ...form, again: 'iets anders' } })
    expect([differs.status, differs.html.includes('id="again-error"')]).toEqual([400, true])
    const short = await ask('/account', { cookies, form: { ...form, wanted: 'kort', again: 'kort' } })
    expect([short.status, short.html.includes('id="wanted-error"')]).toEqual([400, true])
    const wrong = await ask('/account', { cookies, form: { ...form, current: 'mis' } })
    expect([wrong.status, wrong.html.includes('id="current-error"')]).toEqual([400, true])
    expect(wrong.html).not.toContain('vier woorden achter elkaar"')

    const done = await ask('/account', { cookies, form })
    expect([done.status, done.headers.get('location')]).toEqual([302, '/account?done=password'])
    expect((await ask('/account?done=password', { cookies })).html).toContain('Uw wachtwoord is veranderd')
    await signIn(house, { email: person.email, password: form.wanted })
  })

  it('has a button that signs out; an address alone does not', async () => {
    const { cookies } = await open('afmelden@voorbeeld.example')
    expect((await ask('/account', { cookies })).html).toContain('<form action="/afmelden" method="post">')
    await ask('/afmelden', { cookies })
    expect((await ask('/account', { cookies })).status).toBe(200)
    const out = await ask('/afmelden', { cookies, form: {} })
    expect([out.status, out.headers.get('location')]).toEqual([302, '/'])
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/)
    expect((await actorOfRequest(house, withCookies(cookies))).kind).toBe('public')
  })
})

describe('the page for a forgotten password', () => {
  it('answers the same for an unknown address, and puts no host that a request names in the link', async () => {
    const { email } = await addPerson(house, 'vergeten@voorbeeld.example')
    house.listensAt('http://127.0.0.1:4321')
    const attempt = (address: string) =>
      ask('/wachtwoord-vergeten', { form: { email: address, operation: `van ${address}` }, host: 'kwaad.example' })
    const [known, unknown] = [await attempt(email), await attempt('onbekend@voorbeeld.example')]
    expect([known.status, known.headers.get('location')]).toEqual([302, '/wachtwoord-vergeten?asked=yes'])
    expect([unknown.status, unknown.headers.get('location')]).toEqual([302, '/wachtwoord-vergeten?asked=yes'])
    const [mail] = await listOutbox(house, operatorActor)
    const { text } = await openMail(house, operatorActor, { mail: mail?.id ?? '', operation: 'openen' })
    expect(text).toContain('http://127.0.0.1:4321/wachtwoord-kiezen?token=')
    expect(text).not.toContain('kwaad.example')
  })
})

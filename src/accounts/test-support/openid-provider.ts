import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider knows of somebody. */
export interface Claims {
  email: string
  email_verified: boolean
}

/** A real OpenID Connect provider on a free port, at which people sign in without being asked anything. */
export interface OpenIdProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in next, by subject. */
  person: string
  people: Map<string, Claims>
  /** Where it may send people back to. */
  allow(redirect: string): void
  stop(): Promise<void>
}

export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const redirects: string[] = []
  const made: OpenIdProvider = {
    issuer,
    clientId: 'wijklus',
    clientSecret: 'a secret between this provider and Wijklus',
    person: '',
    people: new Map(),
    allow(redirect) {
      redirects.push(redirect)
      server.removeAllListeners('request')
      server.on('request', answering())
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const answering = () => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: made.clientId, client_secret: made.clientSecret, redirect_uris: [...redirects] }],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a key for the cookies of this provider'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_context, sub) => ({
        accountId: sub,
        claims: async () => ({ sub, name: 'Een ander', ...made.people.get(sub) }),
      }),
      // Nobody is asked for consent.
      async loadExistingGrant(context) {
        const grant = new context.oidc.provider.Grant({
          clientId: context.oidc.client?.clientId,
          accountId: context.oidc.session?.accountId,
        })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    })
    const callback = provider.callback()
    return (request: Parameters<typeof callback>[0], response: Parameters<typeof callback>[1]) => {
      if (!request.url?.startsWith('/interaction/')) return callback(request, response)
      return provider.interactionFinished(request, response, { login: { accountId: made.person, remember: false } })
    }
  }
  server.on('request', answering())
  return made
}

/** Follows an address at the provider as a browser does, until it is sent back to `home`. @returns that address */
export async function followToHome(address: string, home: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let next = new URL(address)
  for (let step = 0; step < 10 && !next.href.startsWith(home); step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`${next} answered ${answer.status}: ${await answer.text()}`)
    next = new URL(location, next)
  }
  return next
}

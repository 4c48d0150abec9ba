import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins'
import { z } from 'zod'
import { Refusal } from '../platform'
import type { House } from '../platform/index.server'
import { addressOf } from '../ui'
import { recordAlone } from './act.server'
import { authOptions, credentialHeaders } from './auth.server'

/** Name of the provider in `sign_in_credential`. */
const providerId = 'elsewhere'

/** What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as it is read here. */
const discoverySchema = z.object({ issuer: z.string(), userinfo_endpoint: z.url().optional() })

/** What a provider says of a person (OpenID Connect Core 1.0, section 5.1), as far as it is read here. */
const claimsSchema = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
})

/** How long a provider may take to answer, in milliseconds. */
const patience = 10_000

type OpenId = NonNullable<House['configuration']['openId']>
type Elsewhere = ReturnType<typeof makeElsewhere>

const instances = new WeakMap<House, Promise<Elsewhere>>()

/**
 * Begins to sign in through the provider of the configuration: authorisation code with PKCE, state and nonce.
 *
 * @param next path of this site to go on to
 * @returns the address at the provider, and cookies that tie its answer to this browser
 * @throws Refusal `sign-in-elsewhere-off`, `sign-in-elsewhere-failed` when the provider cannot be reached or is another
 *   than configured
 */
export async function beginElsewhere(house: House, next: string): Promise<{ address: string; setCookie: string[] }> {
  const openId = requireOpenId(house)
  const { api } = await elsewhereOf(house, openId)
  const body = { provider: providerId, callbackURL: next, disableRedirect: true }
  const answer = await api.signInSocial({ body, headers: new Headers(), returnHeaders: true })
  const address = answer.response.url
  if (!address) throw failed(openId, 'no address at the provider')
  return { address, setCookie: answer.headers.getSetCookie() }
}

/**
 * Ends it, with what the provider sent along. The person is who has the e-mail address that the provider confirmed to be
 * theirs; nobody gets an account this way.
 *
 * @param query of the address to which the provider sent the browser back; `headers` are those of that request
 * @returns where to go on; `codeAsked` when this account asks a code as second step
 * @throws Refusal `sign-in-elsewhere-unknown`, `sign-in-elsewhere-unverified`, `sign-in-elsewhere-failed`,
 *   `sign-in-elsewhere-off`
 */
export async function endElsewhere(
  house: House,
  asked: { query: URLSearchParams; headers: Headers },
): Promise<{ next: string; setCookie: string[]; codeAsked: boolean }> {
  const openId = requireOpenId(house)
  const { api } = await elsewhereOf(house, openId)
  const older = credentialHeaders(asked.headers)
  const response = await api.callbackOAuth({
    method: 'GET',
    params: { id: providerId },
    query: Object.fromEntries(asked.query),
    headers: new Headers({ cookie: asked.headers.get('cookie') ?? '' }),
    asResponse: true,
  })
  const setCookie = response.headers.getSetCookie()
  const location = response.headers.get('location')
  if (location === null) throw failed(openId, `status ${response.status}`)
  const error = new URL(location, house.address()).searchParams.get('error')
  if (error === 'signup_disabled') throw new Refusal('sign-in-elsewhere-unknown', { label: openId.label })
  const gives = (name: string) => setCookie.some((cookie) => new RegExp(`\\.${name}=[^;]`).test(cookie))
  const codeAsked = gives('two_factor')
  if (error !== null || !(codeAsked || gives('session_token'))) throw failed(openId, error ?? 'no session')
  if (older) await api.signOut({ headers: older })
  return { next: location, setCookie, codeAsked }
}

function requireOpenId(house: House): OpenId {
  const { openId } = house.configuration
  if (!openId) throw new Refusal('sign-in-elsewhere-off')
  return openId
}

function failed(openId: OpenId, reason: string): Refusal {
  return new Refusal('sign-in-elsewhere-failed', { label: openId.label }, { cause: new Error(reason) })
}

/** The library with this provider; made at the first question, and again when the provider was not there then. */
function elsewhereOf(house: House, openId: OpenId): Promise<Elsewhere> {
  const known = instances.get(house)
  if (known) return known
  const made = makeWhenFound(house, openId)
  instances.set(house, made)
  made.catch(() => instances.delete(house))
  return made
}

async function makeWhenFound(house: House, openId: OpenId): Promise<Elsewhere> {
  const address = `${openId.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const found = await fetch(address, { signal: AbortSignal.timeout(patience) })
    .then((answer) => answer.json())
    .then((document) => discoverySchema.parse(document))
    .catch((cause: unknown) => {
      house.log.warn({ error: String(cause) }, 'the OpenID Connect provider was not found')
      throw failed(openId, 'discovery')
    })
  // Discovery, section 4.3: another issuer than the one that was asked is somebody else.
  if (found.issuer.replace(/\/$/, '') !== openId.issuer.replace(/\/$/, '')) {
    house.log.error({ issuer: found.issuer }, 'the OpenID Connect provider is another than configured')
    throw failed(openId, 'issuer')
  }
  const made = makeElsewhere(house, openId, await house.secret(), address, found.userinfo_endpoint)
  const { socialProviders } = await made.$context
  if (!socialProviders.some(({ id }) => id === providerId)) throw failed(openId, 'discovery')
  return made
}

function makeElsewhere(
  house: House,
  openId: OpenId,
  secret: string,
  discoveryUrl: string,
  userInfoUrl: string | undefined,
) {
  const options = authOptions(house, secret)
  const [bearer, twoStep] = options.plugins
  const provider = genericOAuth({
    config: [
      {
        providerId,
        name: openId.label,
        discoveryUrl,
        requireIdTokenVerification: true,
        clientId: openId.clientId,
        clientSecret: openId.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        redirectURI: `${house.address()}${addressOf('sign-in-elsewhere', 'nl')}`,
        pkce: true,
        disableSignUp: true,
        getUserInfo: ({ idToken, accessToken }) => profileOf(openId, { idToken, accessToken, userInfoUrl }),
      },
    ],
  })
  // The library asks the second step of those who signed in with a password only; here too, whoever switched it on is asked.
  const asking = {
    ...twoStep,
    hooks: {
      after: twoStep.hooks.after.map((hook) => ({
        ...hook,
        matcher: ({ path }: { path?: string | undefined }) => path?.startsWith('/callback/') ?? false,
      })),
    },
  }
  return betterAuth({
    ...options,
    baseURL: house.address(),
    plugins: [bearer, asking, provider],
    account: {
      ...options.account,
      // Administrators made the account for this address, so it needs no second proof here.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      account: {
        create: {
          // Tokens of the provider are good for nothing here, so they are not kept.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
          after: async ({ userId }) => recordConnected(house, userId, openId.label),
        },
      },
    },
  })
}

/** The connection is made by the library, outside a transaction of ours, so its line on the audit trail follows it. */
async function recordConnected(house: House, person: string, label: string): Promise<void> {
  await recordAlone(house, {
    actor: `person:${person}`,
    action: 'accounts.link-elsewhere',
    subject: { kind: 'person', id: person },
    fields: [],
    after: { provider: label },
  })
}

/**
 * Who it is, from the identity token the library has verified; what stands not in there is asked of the provider.
 *
 * @throws Refusal `sign-in-elsewhere-unverified`, `sign-in-elsewhere-failed`
 */
async function profileOf(
  openId: OpenId,
  tokens: { idToken?: string | undefined; accessToken?: string | undefined; userInfoUrl: string | undefined },
) {
  const { idToken, accessToken, userInfoUrl } = tokens
  if (!idToken) throw failed(openId, 'no identity token')
  const payload = Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')
  const inToken = claimsSchema.parse(JSON.parse(payload))
  const claims = inToken.email === undefined && userInfoUrl ? await askClaims(userInfoUrl, accessToken ?? '') : inToken
  // Core, section 5.3.2: an answer about somebody else is not used.
  if (claims.sub !== inToken.sub || claims.email === undefined) throw failed(openId, 'no e-mail address')
  if (String(claims.email_verified) !== 'true') {
    throw new Refusal('sign-in-elsewhere-unverified', { label: openId.label })
  }
  return { sub: claims.sub, id: claims.sub, email: claims.email.toLowerCase(), emailVerified: true, name: '' }
}

async function askClaims(address: string, accessToken: string) {
  const headers = { authorization: `Bearer ${accessToken}` }
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(patience) })
  return claimsSchema.parse(await answer.json())
}

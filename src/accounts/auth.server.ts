import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { bearer, twoFactor } from 'better-auth/plugins'
import type { House } from '../platform/index.server'
import { passwordLength } from './passwords'

/** How long a sign-in lasts, in seconds: seven days, not extended by use. */
const sessionSeconds = 7 * 24 * 60 * 60

/** First part of the name of our cookies. */
const cookiePrefix = 'wijklus'

const instances = new WeakMap<House, Promise<Auth>>()

/** The sign-in library of this house; made at the first question. None of its own addresses are opened to the web. */
export function authOf(house: House): Promise<Auth> {
  const known = instances.get(house)
  if (known) return known
  const made = house.secret().then((secret) => makeAuth(house, secret))
  instances.set(house, made)
  // A secret that could not be read now may be readable at the next question.
  made.catch(() => instances.delete(house))
  return made
}

export type Auth = ReturnType<typeof makeAuth>

function makeAuth(house: House, secret: string) {
  return betterAuth(authOptions(house, secret))
}

/** How the library is set up; for signing in elsewhere there is more to it (elsewhere.server.ts). */
export function authOptions(house: House, secret: string) {
  const { address } = house.configuration
  return {
    appName: 'Wijklus',
    baseURL: address ?? 'http://localhost',
    // Given as a list, because the library reads a secret from the environment only when this list is absent.
    secrets: [{ version: 1, value: secret }],
    database: { db: house.database, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.minimum,
      maxPasswordLength: passwordLength.maximum,
    },
    session: {
      modelName: 'sign_in_session',
      fields: {
        userId: 'person',
        expiresAt: 'expires_at',
        ipAddress: 'network_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'sign_in_credential',
      fields: {
        userId: 'person',
        accountId: 'account',
        providerId: 'provider',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      bearer({ requireSignature: true }),
      // It asks for the code at sign-in; switching on and off is ours (two-step.server.ts), in one transaction with its audit.
      twoFactor({
        schema: {
          user: { fields: { twoFactorEnabled: 'two_step' } },
          twoFactor: {
            modelName: 'sign_in_two_step',
            fields: {
              userId: 'person',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    // Ours counts per e-mail address in the database (tries.server.ts): the library's needs a proxy's header.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix,
      useSecureCookies: address?.startsWith('https://') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    // Only the message: further arguments may hold what was asked.
    logger: { level: 'error', log: (level, message) => house.log[level](`sign-in library: ${message}`) },
  } satisfies BetterAuthOptions
}

/**
 * The headers of a request that say who asks, or undefined when none do: an `Authorization: Bearer` header, else our
 * cookies. A request with such a header is never answered in the name of a cookie that came along.
 */
export function credentialHeaders(headers: Headers): Headers | undefined {
  const authorization = headers.get('authorization')
  if (authorization) return /^bearer +\S/i.test(authorization) ? new Headers({ authorization }) : undefined
  const cookie = headers.get('cookie')
  return cookie?.includes(`${cookiePrefix}.session_token=`) ? new Headers({ cookie }) : undefined
}

import { resolve } from 'node:path'
import { z } from 'zod'
import { Refusal } from './errors'
import { nearest } from './names'

const yesNo = z.enum(['yes', 'no'])

/** Every setting of Wijklus: its variable, what it means, and its default. `docs/configuration.md` is made from it. */
export const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer. Without it Wijklus runs a private server in the data folder.'),
  DATABASE_DIRECT_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('The same database without a pooler in front, for migrations, locks and jobs. Default: DATABASE_URL.'),
  WIJKLUS_DATA_DIRECTORY: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder for the private database, dataset files and generated secrets; relative to the installation.'),
  WIJKLUS_HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  WIJKLUS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('Port to listen on; 0 takes a free one. Default: 3000, or a free one when 3000 is taken.'),
  WIJKLUS_ADDRESS: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The address people type, when a proxy stands in front; makes cookies secure when it is https.'),
  WIJKLUS_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Key that signs sessions, at least 32 characters. Default: made once and kept in the data folder.'),
  WIJKLUS_DEMONSTRATION: yesNo
    .optional()
    .describe(
      'Accounts per role with a random password printed once, and a banner. Default: yes for the private database, no for a given one.',
    ),
  WIJKLUS_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('warn')
    .describe('What is logged, as JSON lines on standard error.'),
  WIJKLUS_QUERY_MEMORY: z
    .string()
    .regex(/^\d+(MB|GB)$/)
    .default('1GB')
    .describe('Memory limit of the statistics engine per process.'),
  WIJKLUS_QUERIES: z.coerce.number().int().min(1).max(64).default(2).describe('Statistics queries at the same time.'),
  WIJKLUS_QUERY_SECONDS: z.coerce
    .number()
    .positive()
    .max(600)
    .default(10)
    .describe('Seconds after which a statistics query is stopped.'),
  WIJKLUS_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Database connections per process.'),
  WIJKLUS_JOBS: z.coerce.number().int().min(1).max(16).default(1).describe('Jobs at the same time per worker.'),
  WIJKLUS_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'Mail server, such as `smtps://name:password@mail.example:465`. Without it mail waits in the outbox for administrators.',
    ),
  WIJKLUS_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/)
    .optional()
    .describe('Sender of mail, such as `Wijklus <wijklus@gemeente.example>`. Goes with WIJKLUS_SMTP_URL.'),
  WIJKLUS_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Issuer of an OpenID Connect provider with which people can sign in too.'),
  WIJKLUS_OIDC_CLIENT_ID: z.string().min(1).optional().describe('Name by which that provider knows this installation.'),
  WIJKLUS_OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('Secret that goes with it.'),
  WIJKLUS_OIDC_LABEL: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('What people call that provider: the button says "Sign in with …". Default: the host of the issuer.'),
  WIJKLUS_SWING_ADDRESS: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('Open Data Service of your own Swing, such as `https://cijfers.gemeente.example/jiveservices/odata`.'),
  WIJKLUS_SWING_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .describe('Key that this service asks for; it is sent there only. Goes with WIJKLUS_SWING_ADDRESS.'),
})

/** Settings that mean nothing without each other. */
const together = [
  ['WIJKLUS_SMTP_URL', 'WIJKLUS_MAIL_FROM'],
  ['WIJKLUS_OIDC_ISSUER', 'WIJKLUS_OIDC_CLIENT_ID', 'WIJKLUS_OIDC_CLIENT_SECRET'],
] as const

export interface Configuration {
  databaseUrl: string | undefined
  databaseDirectUrl: string | undefined
  dataDirectory: string
  host: string
  port: number | undefined
  address: string | undefined
  secret: string | undefined
  demonstration: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  queryMemory: string
  queries: number
  querySeconds: number
  connections: number
  jobs: number
  /** Mail server and sender; undefined: mail waits in the outbox. */
  mail: { url: string; from: string } | undefined
  /** The OpenID Connect provider with which people can sign in too. */
  openId: { issuer: string; clientId: string; clientSecret: string; label: string } | undefined
  /** The databank from which figures can be fetched; its key only when it asks for one. */
  swing: { address: string; key: string | undefined } | undefined
}

/**
 * Reads and checks the settings.
 *
 * @param environment the variables, as in `process.env`
 * @param root the folder of the installation; relative folders are relative to it
 * @throws Refusal `configuration-invalid` naming the first variable that is not right, `setting-unknown` with near names
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = settings.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    const name = String(issue?.path[0])
    throw new Refusal('configuration-invalid', { name, reason: String(issue?.message) }, { where: name })
  }
  const unknown = Object.keys(given).find((name) => name.startsWith('WIJKLUS_') && !(name in settings.shape))
  if (unknown) {
    const near = nearest(unknown, Object.keys(settings.shape))
    throw new Refusal('setting-unknown', { name: unknown, near }, { where: unknown })
  }
  if (given.WIJKLUS_SWING_KEY && !given.WIJKLUS_SWING_ADDRESS) {
    const reason = 'WIJKLUS_SWING_KEY needs it'
    throw new Refusal(
      'configuration-invalid',
      { name: 'WIJKLUS_SWING_ADDRESS', reason },
      { where: 'WIJKLUS_SWING_ADDRESS' },
    )
  }
  for (const names of together) {
    const missing = names.find((name) => given[name] === undefined)
    const present = names.find((name) => given[name] !== undefined)
    if (missing && present) {
      throw new Refusal('configuration-invalid', { name: missing, reason: `${present} needs it` }, { where: missing })
    }
  }
  const values = read.data
  return {
    databaseUrl: values.DATABASE_URL,
    databaseDirectUrl: values.DATABASE_DIRECT_URL ?? values.DATABASE_URL,
    dataDirectory: resolve(root, values.WIJKLUS_DATA_DIRECTORY),
    host: values.WIJKLUS_HOST,
    port: values.WIJKLUS_PORT,
    address: values.WIJKLUS_ADDRESS?.replace(/\/$/, ''),
    secret: values.WIJKLUS_SECRET,
    demonstration: values.WIJKLUS_DEMONSTRATION ? values.WIJKLUS_DEMONSTRATION === 'yes' : !values.DATABASE_URL,
    logLevel: values.WIJKLUS_LOG_LEVEL,
    queryMemory: values.WIJKLUS_QUERY_MEMORY,
    queries: values.WIJKLUS_QUERIES,
    querySeconds: values.WIJKLUS_QUERY_SECONDS,
    connections: values.WIJKLUS_CONNECTIONS,
    jobs: values.WIJKLUS_JOBS,
    mail:
      values.WIJKLUS_SMTP_URL && values.WIJKLUS_MAIL_FROM
        ? { url: values.WIJKLUS_SMTP_URL, from: values.WIJKLUS_MAIL_FROM }
        : undefined,
    openId: openIdOf(values),
    swing: values.WIJKLUS_SWING_ADDRESS
      ? { address: values.WIJKLUS_SWING_ADDRESS.replace(/\/$/, ''), key: values.WIJKLUS_SWING_KEY }
      : undefined,
  }
}

function openIdOf(values: z.infer<typeof settings>): Configuration['openId'] {
  const issuer = values.WIJKLUS_OIDC_ISSUER
  const clientId = values.WIJKLUS_OIDC_CLIENT_ID
  const clientSecret = values.WIJKLUS_OIDC_CLIENT_SECRET
  if (!issuer || !clientId || !clientSecret) return undefined
  return { issuer, clientId, clientSecret, label: values.WIJKLUS_OIDC_LABEL ?? new URL(issuer).host }
}

/** The table of settings in `docs/configuration.md`; a test holds that the file says the same. */
export function settingsTable(): string {
  const rows = Object.entries(settings.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    const value = fallback.success && fallback.data !== undefined ? `\`${fallback.data}\`` : ''
    return `| \`${name}\` | ${value} | ${schema.description} |`
  })
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n')
}

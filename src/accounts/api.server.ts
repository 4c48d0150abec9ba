import { createRoute, z } from '@hono/zod-openapi'
import { languages } from '../platform'
import { auditLimit, listAudit } from './audit.server'
import { type Api, endpoint, problems } from './endpoint.server'
import { roles } from './model'
import { ownAccount } from './service.server'
import { signInProgram, signOut } from './sign-in.server'

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const membershipSchema = z
  .object({
    id: z.string(),
    role: z.enum(roles),
    area: z.string().nullable().openapi({ description: 'Slug of the area; null is everywhere.' }),
    organisation: z.string(),
    organisationName: z.string(),
    from: z.string().openapi({ example: '2025-01-31' }),
    to: z.string().nullable(),
  })
  .openapi('Membership')

const values = z.record(z.string(), z.unknown()).nullable()

const auditSchema = z
  .object({
    id: z.number().int(),
    at: z.string(),
    actor: z.string(),
    actorName: z.string().nullable(),
    role: z.string().nullable(),
    organisation: z.string().nullable(),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    subjectName: z.string().nullable(),
    area: z.string().nullable(),
    operation: z.string().nullable(),
    fields: z.array(z.string()),
    before: values,
    after: values,
  })
  .openapi('AuditEntry')

/** Puts the endpoints of accounts into the API. */
export function accountsApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/sessions',
      summary: 'Sign in; send the token as Authorization: Bearer',
      request: {
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.strictObject({
                email: z.string(),
                password: z.string(),
                code: z.string().optional().openapi({ description: 'Where the account has a second step.' }),
              }),
            },
          },
        },
      },
      responses: {
        201: json(z.object({ token: z.string() }), 'The token, good for seven days'),
        ...problems(400, 401, 429),
      },
    }),
    { everyone: true },
    async (context) => {
      const { token } = await signInProgram(context.get('visit').house, context.req.valid('json'))
      return context.json({ token }, 201, { 'cache-control': 'no-store' })
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'delete',
      path: '/sessions/current',
      summary: 'Sign out; the token works no more',
      responses: { 204: { description: 'Signed out' }, ...problems(401) },
    }),
    { signedIn: true },
    async (context) => {
      await signOut(context.get('visit').house, context.req.raw.headers)
      return context.body(null, 204)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/me',
      summary: 'Who you are, and your roles',
      responses: {
        200: json(
          z.object({
            name: z.string(),
            email: z.string(),
            language: z.enum(languages).openapi({ description: 'In which mail is written.' }),
            twoStep: z.boolean().openapi({ description: 'Whether a code is asked at sign-in.' }),
            memberships: z.array(membershipSchema),
          }),
          'You',
        ),
        ...problems(401),
      },
    }),
    { signedIn: true },
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(await ownAccount(house, actor), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/audit',
      summary: 'Who changed what and when, newest first',
      description: 'Administrators see everything; programme managers their own area.',
      request: {
        query: z.object({
          area: z.string().optional(),
          limit: z.coerce.number().int().min(1).max(auditLimit).optional(),
        }),
      },
      responses: { 200: json(z.object({ entries: z.array(auditSchema) }), 'The lines'), ...problems(400, 401, 403) },
    }),
    // For which areas somebody may is decided by the service function, from `accounts.read-audit`.
    { signedIn: true },
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json({ entries: await listAudit(house, actor, context.req.valid('query')) }, 200)
    },
  )
}

import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { ruleCodes, severities } from './finding'
import { checkPolicy } from './policy'
import { checkOf } from './service.server'

const wordingSchema = z.object({ nl: z.string(), en: z.string() })

const findingSchema = z
  .object({
    rule: z.enum(ruleCodes),
    severity: z.enum(severities),
    subject: z
      .string()
      .openapi({ example: 'node:n3', description: '`kind:id`; with the rule it identifies the finding.' }),
    message: wordingSchema,
    mend: wordingSchema,
    source: z.string().openapi({ description: 'Document and lines that the rule comes from.' }),
  })
  .openapi('Finding')

const checkSchema = z
  .object({
    area: z.string(),
    asOf: z.string().openapi({ example: '2026-01-01', description: 'The day of which this is the state.' }),
    findings: z.array(findingSchema),
    counts: z.object({
      error: z.number().int(),
      warning: z.number().int(),
      hint: z.number().int(),
      accepted: z.number().int(),
    }),
    accepted: z.array(findingSchema.extend({ reason: z.string(), until: z.string().nullable() })),
  })
  .openapi('ProgrammeCheck')

/** Puts the endpoint of the check into the API. */
export function checkApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/check',
      summary: 'What the programme check finds in the programme of an area',
      description:
        'For the team of the area, and for those with whom it shared its check. Accepting a finding is a record of the kind `accepted`.',
      request: { params: z.object({ area: z.string() }) },
      responses: {
        200: { description: 'Open and accepted findings', content: { 'application/json': { schema: checkSchema } } },
        ...problems(401, 403, 404),
      },
    }),
    checkPolicy['check.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, asOf, result } = await checkOf(house, actor, context.req.valid('param').area)
      return context.json({ area: area.slug, asOf, ...result }, 200)
    },
  )
}

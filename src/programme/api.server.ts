import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { languages } from '../platform'
import { exchangeApi } from './exchange/api.server'
import { programmePolicy } from './policy'
import { entryKinds, factorLevels, factorPolarities, longestTyped, sections } from './register/model'
import { intervention, searchInterventions } from './register/service.server'

const wording = z.object({ nl: z.string(), en: z.string() })

const entrySchema = z
  .object({
    id: z.string().openapi({ example: 'huis-van-de-buurt-delft-west' }),
    kind: z.enum(entryKinds),
    name: z.string().nullable().openapi({ example: 'Huis van de Buurt' }),
    themes: z.array(z.string()).openapi({ example: ['sociale-cohesie'] }),
    clusters: z.array(z.string()),
    areas: z.array(z.string()).openapi({
      description: 'Slugs of the areas that the document names; empty where it names none.',
      example: ['delft-west'],
    }),
    areasAsPublished: wording.nullable().openapi({ example: { nl: '3 gebieden', en: '3 areas' } }),
    level: z.enum(factorLevels).nullable(),
    polarity: z.enum(factorPolarities).nullable(),
    description: wording.nullable(),
    targetGroup: wording.nullable(),
    partners: wording.nullable(),
    phase: wording.nullable(),
    phaseLine: z.string().nullable(),
    figures: wording.nullable(),
    mentions: z.array(
      z.object({
        document: z.string().openapi({ example: 'monitor-kansrijke-wijk-2025' }),
        section: z.enum(sections),
        line: z.string().openapi({ example: '5437' }),
        cluster: z.string().nullable(),
      }),
    ),
  })
  .openapi('RegisterEntry')

const clusterSchema = z
  .object({
    code: z.string().openapi({ example: 'digitale-weerbaarheid' }),
    name: wording,
    theme: z.string(),
    annexNumber: z.number().int().nullable(),
    chapterNumber: z.number().int().nullable(),
  })
  .openapi('InterventionCluster')

const facetSchema = z.array(z.object({ code: z.string(), name: wording, count: z.number().int() }))

const foundSchema = z
  .object({
    total: z.number().int().openapi({ example: 218 }),
    page: z.number().int(),
    pages: z.number().int(),
    filter: z.object({
      area: z.string().nullable(),
      theme: z.string().nullable(),
      cluster: z.string().nullable(),
      kind: z.enum(entryKinds).nullable(),
    }),
    results: z.array(entrySchema),
    facets: z
      .object({ areas: facetSchema, themes: facetSchema, clusters: facetSchema, kinds: facetSchema })
      .openapi({ description: 'Per filter: what each value would give, the other filters as they are.' }),
    without: z
      .object({
        area: z.number().int(),
        theme: z.number().int(),
        cluster: z.number().int(),
        kind: z.number().int(),
      })
      .openapi({ description: 'How many entries there would be without that filter.' }),
  })
  .openapi('FoundInterventions')

const fileSchema = z
  .object({
    entry: entrySchema,
    themes: z.array(z.object({ code: z.string(), name: wording })),
    areas: z.array(z.object({ slug: z.string(), name: z.string() })),
    clusters: z
      .array(z.object({ cluster: clusterSchema, entries: z.array(entrySchema) }))
      .openapi({ description: 'All that was published per cluster: factors, perceived effects, output, monitoring.' }),
  })
  .openapi('InterventionFile')

/** Puts the endpoints of programmes into the API. */
export function programmeApi(api: Api): void {
  exchangeApi(api)
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/interventions',
      summary: 'Search the published register of interventions',
      description:
        'Interventions, strategies and activities as the monitor names them, and the factors, perceived effects and output it reports per cluster. Words are stemmed; "a phrase", -not and or are understood. Parameters left out or empty ask nothing.',
      request: {
        query: z.object({
          q: z
            .string()
            .optional()
            .openapi({ description: `At most ${longestTyped} characters`, example: 'jongeren' }),
          area: z.string().optional().openapi({ description: 'Slug, name or alias', example: 'delft-west' }),
          theme: z.string().optional().openapi({ example: 'veerkracht-en-weerbaarheid' }),
          cluster: z.string().optional().openapi({ example: 'digitale-weerbaarheid' }),
          kind: z
            .string()
            .optional()
            .openapi({ description: entryKinds.join(', '), example: 'intervention' }),
          language: z.enum(languages).default('nl').openapi({ description: 'The language that is searched in' }),
          page: z.coerce.number().int().min(1).max(1000).default(1),
        }),
      },
      responses: {
        200: { description: 'What was found', content: { 'application/json': { schema: foundSchema } } },
        ...problems(400, 404),
      },
    }),
    programmePolicy['programme.read-register'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(await searchInterventions(house, actor, context.req.valid('query')), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/interventions/{id}',
      summary: 'One entry of the register, with what was published about its clusters',
      request: {
        params: z.object({ id: z.string().openapi({ example: 'netwerkmaker-delft-west' }) }),
      },
      responses: {
        200: { description: 'The entry', content: { 'application/json': { schema: fileSchema } } },
        ...problems(404),
      },
    }),
    programmePolicy['programme.read-register'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(await intervention(house, actor, context.req.valid('param').id), 200)
    },
  )
}

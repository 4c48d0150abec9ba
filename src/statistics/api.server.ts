import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { findPlace } from '../areas/index.server'
import { comparisonApi } from './comparison-api.server'
import { csvOfSeries, parquetOfSeries } from './download.server'
import { importingApi } from './importing/api.server'
import { comparableApi } from './matching/index.server'
import { goalLevels } from './model/goal'
import { aggregations, indicatorKinds, polarities } from './model/indicator'
import { absences, precisions, uncertainties } from './model/observation'
import { statisticsPolicy } from './policy'
import { publishingApi } from './publishing/api.server'
import { regionalApi, regionalFilesApi } from './regional/api.server'
import { csvOfFigure, isComputed, parquetOfFigure } from './regional/download.store.server'
import { indicator, listIndicators, seriesOf } from './service.server'
import { servicesApi } from './services/api.server'

const wording = z.object({ nl: z.string(), en: z.string() })
const sourceLine = z.object({ document: z.string(), line: z.string() })

const indicatorSchema = z
  .object({
    code: z.string().openapi({ example: 'huishoudens-in-armoede' }),
    name: wording,
    subject: wording,
    population: wording,
    kind: z.enum(indicatorKinds),
    theme: z.string(),
    themes: z.array(z.object({ scheme: z.string(), theme: z.string() })),
    unit: z.string().openapi({ example: '%' }),
    better: z.enum(polarities),
    uncertainty: z.enum(uncertainties),
    aggregation: z.enum(aggregations),
    definitions: z.array(
      z.object({
        version: z.string(),
        label: wording,
        text: wording,
        from: z.string().optional(),
        to: z.string().optional(),
        source: sourceLine.optional(),
      }),
    ),
    caveats: z.array(z.object({ text: wording, source: sourceLine })),
    jumps: z.array(z.object({ period: z.string(), text: wording, source: sourceLine })),
    goals: z.array(
      z.object({
        code: z.string(),
        level: z.enum(goalLevels),
        name: wording,
        text: wording,
        target: z.union([
          z.object({
            kind: z.literal('value'),
            bound: z.enum(['at-least', 'at-most']),
            value: z.number(),
            high: z.number().optional(),
          }),
          z.object({ kind: z.literal('change'), factor: z.number(), base: z.string() }),
          z.object({ kind: z.literal('reference'), place: z.string() }),
        ]),
        from: z.string().nullable(),
        by: z.string().nullable(),
        source: sourceLine,
        fit: wording,
      }),
    ),
    events: z.array(
      z.object({
        code: z.string(),
        name: wording,
        text: wording,
        from: z.string(),
        to: z.string(),
        source: sourceLine,
        link: wording,
      }),
    ),
  })
  .openapi('Indicator')

const observationSchema = z
  .object({
    period: z.string().openapi({ example: '2022' }),
    value: z.number().nullable(),
    precision: z.enum(precisions),
    low: z.number().optional(),
    high: z.number().optional(),
    margin: z.number().optional(),
    n: z.number().optional(),
    of: z.number().optional(),
    absence: z.enum(absences).optional(),
    decimals: z.number().int().optional(),
    note: wording.optional(),
    source: z.object({ document: z.string(), line: z.string(), figure: z.string().optional() }),
    coverage: z
      .object({ known: z.number().int(), of: z.number().int(), share: z.number().optional() })
      .optional()
      .openapi({ description: 'Of a figure that Wijklus worked out from regions: of how many it was known' }),
    boundaryYear: z.number().int().nullable().optional().openapi({ description: 'Of a figure of regions' }),
    isConverted: z.literal(true).optional(),
  })
  .openapi('Observation')

const seriesSchema = z
  .object({
    indicator: z.string(),
    unit: z.string(),
    better: z.enum(polarities),
    uncertainty: z.enum(uncertainties),
    place: z.string(),
    definitions: z.array(z.object({ version: z.string(), observations: z.array(observationSchema) })),
    compositions: z.record(z.string(), z.array(z.string())).optional().openapi({
      description: 'Of an area, by boundary year: the compositions that say which regions it was made of',
    }),
  })
  .openapi('Series')

const code = z.object({ code: z.string() })
const place = z.object({
  place: z.string().min(1).openapi({ description: 'Slug, name or alias of an area, `nplv` or `nl`', example: 'nplv' }),
})

const downloaded = place.extend({
  reference: z.string().min(1).optional().openapi({
    description:
      'A place, or a kind of reference such as `rest-of-municipality`: its figures follow those of the place',
  }),
})

/** Puts the endpoints of statistics into the API. All of them give the released edition. */
export function statisticsApi(api: Api): void {
  comparisonApi(api)
  importingApi(api)
  comparableApi(api)
  regionalApi(api)
  regionalFilesApi(api)
  servicesApi(api)
  publishingApi(api)
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators',
      summary: 'All indicators with definitions and caveats',
      responses: {
        200: {
          description: 'Indicators',
          content: { 'application/json': { schema: z.object({ indicators: z.array(indicatorSchema) }) } },
        },
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json({ indicators: await listIndicators(house, actor) }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators/{code}',
      summary: 'One indicator',
      request: { params: code },
      responses: {
        200: { description: 'The indicator', content: { 'application/json': { schema: indicatorSchema } } },
        ...problems(404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(await indicator(house, actor, context.req.valid('param').code), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators/{code}/series',
      summary: 'The figures of one place, per definition version',
      request: { params: code, query: place },
      responses: {
        200: { description: 'The series', content: { 'application/json': { schema: seriesSchema } } },
        ...problems(400, 404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { place } = context.req.valid('query')
      const series = await seriesOf(house, actor, { indicator: context.req.valid('param').code, place })
      return context.json(series, 200)
    },
  )

  for (const { format, type, make, makeComputed } of [
    { format: 'csv', type: 'text/csv; charset=utf-8', make: csvOfSeries, makeComputed: csvOfFigure },
    {
      format: 'parquet',
      type: 'application/vnd.apache.parquet',
      make: parquetOfSeries,
      makeComputed: parquetOfFigure,
    },
  ] as const) {
    endpoint(
      api,
      createRoute({
        method: 'get',
        path: `/indicators/{code}/series.${format}`,
        summary: `The same figures as a ${format} file`,
        request: { params: code, query: downloaded },
        responses: {
          200: { description: 'The file', content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } },
          ...problems(400, 404),
        },
      }),
      statisticsPolicy['statistics.read'],
      async (context) => {
        const { house, actor } = context.get('visit')
        const found = await findPlace(house, actor, context.req.valid('query').place)
        const asked = { indicator: context.req.valid('param').code, place: found.slug }
        const { reference } = context.req.valid('query')
        const figure = { code: asked.indicator, place: asked.place, reference }
        const body = isComputed(figure) ? await makeComputed(house, actor, figure) : await make(house, actor, asked)
        return new Response(body, {
          headers: {
            'content-type': type,
            'content-disposition': `attachment; filename="${asked.indicator.replace(':', '-')}-${asked.place}.${format}"`,
          },
        })
      },
    )
  }
}

import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { checksOf } from './checks.server'
import { figureOf } from './figure.server'
import { developments, levelDevelopments } from './model/development'
import { absences, precisions } from './model/observation'
import { readPeriodRange } from './model/period-range'
import { plainWording } from './plain-wording'
import { statisticsPolicy } from './policy'

const wording = z.object({ nl: z.string(), en: z.string() })
const number = z.number().nullable()
const period = z.string().nullable()

const range = z.object({ low: z.number(), high: z.number() })

const change = z.object({
  from: period,
  to: period,
  first: number,
  last: number,
  development: z.enum(developments),
  doubt: z.string().nullable(),
})
const level = change.extend({
  development: z.enum(levelDevelopments),
  firstObservation: z.unknown(),
  lastObservation: z.unknown(),
})
const between = {
  level,
  referenceLevel: level,
  gap: change.extend({
    crossed: z.enum(['certain', 'uncertain']).nullable(),
    decimals: z.number().int(),
    firstPrecision: z.enum(precisions),
    lastPrecision: z.enum(precisions),
  }),
  ratio: change.nullable(),
  complementRatio: change.optional(),
}

const comparisonSchema = z
  .object({
    indicator: z.string(),
    unit: z.string(),
    place: z.string(),
    reference: z.string().nullable(),
    settings: z.unknown().openapi({ description: 'What counts as distinguishable and as material' }),
    jumps: z.array(z.string()),
    definitions: z.array(
      z.object({
        version: z.string(),
        periods: z.array(
          z.object({
            period: z.string(),
            value: number,
            reference: number,
            gap: number,
            ratio: number,
            complementRatio: number.optional(),
            precision: z.enum(precisions),
            referencePrecision: z.enum(precisions),
            range: range.optional(),
            referenceRange: range.optional(),
            absence: z.enum(absences).optional(),
            referenceAbsence: z.enum(absences).optional(),
          }),
        ),
        ...between,
        steps: z.unknown(),
        concentration: z.unknown(),
        segments: z.array(z.object({ until: period, since: period, ...between })),
      }),
    ),
    statement: wording,
    how: z.array(wording),
  })
  .openapi('Comparison')

const checkSchema = z
  .object({
    code: z.enum(['identical-series', 'parts-contradict-total', 'two-values']),
    indicators: z.array(z.string()),
    places: z.array(z.string()),
    periods: z.array(z.string()),
    message: wording,
  })
  .openapi('DataCheck')

/** Puts the endpoints that compare and check figures into the API. */
export function comparisonApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators/{code}/comparison',
      summary: 'A place beside another: gap, ratio and their development per definition version, and the statement',
      request: {
        params: z.object({ code: z.string() }),
        query: z.object({
          place: z.string().min(1).openapi({ example: 'nplv' }),
          reference: z.string().min(1).openapi({ example: 'nl' }),
          periods: z.string().optional().openapi({ example: '2018..2022' }),
        }),
      },
      responses: {
        200: { description: 'The comparison', content: { 'application/json': { schema: comparisonSchema } } },
        ...problems(400, 404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { place, reference, periods } = context.req.valid('query')
      const { comparison, statement } = await figureOf(house, actor, {
        code: context.req.valid('param').code,
        place,
        reference,
        ...(periods === undefined ? {} : { periods: readPeriodRange(periods) }),
      })
      return context.json(
        { ...comparison, statement: plainWording(statement), how: statement.how.map(plainWording) },
        200,
      )
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/data-checks',
      summary: 'What does not fit in the published figures themselves',
      responses: {
        200: {
          description: 'Findings; nothing is repaired',
          content: { 'application/json': { schema: z.object({ checks: z.array(checkSchema) }) } },
        },
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json({ checks: await checksOf(house, actor) }, 200)
    },
  )
}

import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { regionLevels } from '../../areas'
import { findPlace } from '../../areas/index.server'
import { streamOf } from '../download.server'
import { absences, precisions } from '../model/observation'
import { statisticsPolicy } from '../policy'
import { csvOfProfile, csvOfRegions } from './download.store.server'
import { jsonOfRegions } from './figures-json.server'
import { figureWarnings } from './overview'
import { profileOf } from './overview.server'
import { figuresOfParts } from './parts.server'
import { inPieces, jsonOfItems } from './pieces.server'
import { jsonOfProfile } from './profile-json.server'
import { defaultReference, referenceKinds } from './reference'

const wording = z.object({ nl: z.string(), en: z.string() })

const observation = z.object({
  period: z.string(),
  value: z.number().nullable(),
  precision: z.enum(precisions),
  low: z.number().optional(),
  high: z.number().optional(),
  margin: z.number().optional(),
  n: z.number().optional(),
  of: z.number().optional(),
  absence: z.enum(absences).optional(),
  decimals: z.number().optional(),
  note: wording.optional(),
  source: z.object({ document: z.string(), line: z.string(), figure: z.string().optional() }),
  coverage: z.object({ known: z.number(), of: z.number(), share: z.number().optional() }).optional(),
  boundaryYear: z.number().int().nullable().optional(),
  isConverted: z.literal(true).optional(),
})
const definitions = z.array(z.object({ version: z.string(), observations: z.array(observation) }))

const profileSchema = z
  .object({
    place: z.object({ slug: z.string(), kind: z.string(), name: wording }),
    compositions: z.record(z.string(), z.array(z.string())).openapi({
      description: 'Of an area, by boundary year: the compositions that say which regions it was made of',
      example: { 2023: ['heerlen-noord.1'] },
    }),
    references: z.array(z.object({ kind: z.enum(referenceKinds), label: wording, phrase: wording, reason: wording })),
    indicators: z.array(
      z.object({
        code: z.string(),
        name: wording,
        unit: z.string(),
        theme: z.string(),
        statement: wording.openapi({ description: 'Beside the first reference' }),
        definitions,
        references: z
          .array(z.object({ kind: z.enum(referenceKinds), definitions }))
          .openapi({ description: 'Of each reference that has figures of it, in the order they were asked in' }),
        warnings: z.array(z.enum(figureWarnings)),
        updated: z.string().nullable(),
      }),
    ),
  })
  .openapi('Profile')

const { precision, absence, decimals, note, source, low, high, margin, n, of } = observation.shape

const partsSchema = z
  .object({
    indicator: z.string(),
    level: z.enum(regionLevels).nullable().openapi({ description: 'Null where no region of the place has a figure' }),
    boundaryYear: z.number().int().nullable(),
    period: z.string().nullable(),
    definition: z.string().nullable(),
    kinds: z
      .array(z.object({ precision, absence, decimals, note, source }))
      .openapi({ description: 'What figures say besides their numbers, each once: thousands have it in common' }),
    regions: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        isOutside: z
          .literal(true)
          .optional()
          .openapi({ description: 'Of regions around the place, in the rest of its municipality' }),
        kind: z.number().int().nullable().openapi({
          description: 'Position of what the figure says in `kinds`, from 0; null where the publisher has no row',
        }),
        value: z.number().nullable(),
        low,
        high,
        margin,
        n,
        of,
        whole: z.number().optional().openapi({ description: 'Of how many people or homes the figure is' }),
      }),
    ),
  })
  .openapi('RegionFigures')

/** One kind of reference or several, separated by commas. */
const referencesAsked = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(referenceKinds)).min(1))
  .default([defaultReference])
  .openapi({ type: 'string', example: 'municipality,country' })

/** Puts the endpoints about places and their regions into the API. */
export function regionalApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/places/{place}/profile',
      summary: 'Everything imported files tell about a place, beside one reference or several',
      request: {
        params: z.object({ place: z.string().openapi({ example: 'BU03440111' }) }),
        query: z.object({
          reference: referencesAsked,
          indicators: z.string().optional().openapi({ example: 'kwb:a_inw,kwb:p_huurw' }),
        }),
      },
      responses: {
        200: { description: 'The profile', content: { 'application/json': { schema: profileSchema } } },
        ...problems(400, 404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { reference, indicators } = context.req.valid('query')
      const { place, compositions, references, entries } = await profileOf(house, actor, {
        place: context.req.valid('param').place,
        references: reference,
        codes: indicators?.split(','),
      })
      return json(jsonOfItems({ place, compositions, references }, 'indicators', jsonOfProfile(entries())))
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators/{code}/regions',
      summary: 'An indicator for all regions a place is divided into, of one period: for a map',
      request: {
        params: z.object({ code: z.string().openapi({ example: 'kwb:a_inw' }) }),
        query: z.object({
          place: z.string().default('nl'),
          level: z.enum(['municipality', 'district', 'neighbourhood', 'postcode']).optional(),
          period: z.string().optional(),
        }),
      },
      responses: {
        200: {
          description: 'The figures by region, by name; empty when no region has one',
          content: { 'application/json': { schema: partsSchema } },
        },
        ...problems(400, 404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { place, level, period } = context.req.valid('query')
      const { code } = context.req.valid('param')
      const found = await figuresOfParts(house, actor, { code, place, level, period })
      const about = {
        indicator: code,
        level: found?.level ?? null,
        boundaryYear: found?.boundaryYear ?? null,
        period: found?.period ?? null,
        definition: found?.definition ?? null,
        kinds: found?.figures.kinds ?? [],
      }
      return json(jsonOfItems(about, 'regions', found ? jsonOfRegions(found) : []))
    },
  )
}

/** A large answer, sent while it is being written. */
function json(texts: Iterable<string>): Response {
  return new Response(streamOf(inPieces(texts)), { headers: { 'content-type': 'application/json' } })
}

/** Puts the same as files into the API. */
export function regionalFilesApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/places/{place}/profile.csv',
      summary: 'Everything imported files tell about a place in every period, beside a reference, as CSV',
      request: {
        params: z.object({ place: z.string().openapi({ example: 'BU03440111' }) }),
        query: z.object({ reference: z.enum(referenceKinds).default(defaultReference) }),
      },
      responses: { 200: csvFile, ...problems(400, 404) },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { place } = context.req.valid('param')
      const { slug } = await findPlace(house, actor, place)
      const { reference } = context.req.valid('query')
      return fileOf(await csvOfProfile(house, actor, { place: slug, reference }), slug)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/indicators/{code}/regions.csv',
      summary: 'An indicator for all regions a place is divided into, of one period, as CSV',
      request: {
        params: z.object({ code: z.string().openapi({ example: 'kwb:a_inw' }) }),
        query: z.object({
          place: z.string().default('nl'),
          level: z.enum(['municipality', 'district', 'neighbourhood', 'postcode']).optional(),
          period: z.string().optional(),
        }),
      },
      responses: { 200: csvFile, ...problems(400, 404) },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { code } = context.req.valid('param')
      const query = context.req.valid('query')
      return fileOf(await csvOfRegions(house, actor, { code, ...query }), `${code}-${query.place}`)
    },
  )
}

const csvFile = {
  description: 'The file',
  content: { 'text/csv; charset=utf-8': { schema: z.string().openapi({ format: 'binary' }) } },
}

/** A CSV file to keep; what is in a name of ours and not in a name of a file becomes a hyphen. */
function fileOf(body: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}.csv"`,
    },
  })
}

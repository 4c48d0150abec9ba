import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { regionLevels } from '../../areas'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import { statisticsPolicy } from '../policy'
import { type ComparableGroup, defaultCount, type MatchResult, mostMatches, mostYears } from './group'
import { comparableGroups, matchRegions } from './service.server'
import { readYears } from './years'

const levels = regionLevels.slice(1) as ['municipality', 'district', 'neighbourhood', 'postcode']
const wording = z.object({ nl: z.string(), en: z.string() })

const found = {
  level: z.enum(levels),
  boundaryYear: z.number().int().openapi({ description: 'Year of the boundaries in which the codes hold' }),
  years: z.array(z.string()).openapi({ description: 'Years whose mean was compared' }),
  variables: z.array(
    z.object({
      code: z.string().openapi({ example: 'kwb:a_65_oo/kwb:a_inw' }),
      name: wording,
      unit: z.string(),
      isCount: z.boolean().openapi({ description: 'Of a place of several regions its mean per region is compared' }),
    }),
  ),
  regions: z.number().openapi({ description: 'How many regions of the level the place is as large as' }),
  candidates: z.number().int(),
  excluded: z.object({
    itself: z.number().int(),
    neighbours: z.number().int(),
    otherProgrammes: z.number().int(),
    incomplete: z.number().int(),
    changed: z.number().int(),
    knowsNeighbours: z.boolean(),
    programmes: z.object({
      known: z.number().int(),
      named: z.number().int().optional().openapi({ description: 'Left out by name, because nobody composed them' }),
      of: z.number().int(),
    }),
  }),
  matches: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      municipality: z.string(),
      distance: z.number(),
      values: z.record(z.string(), z.number()),
    }),
  ),
  unsure: z
    .array(z.string())
    .openapi({ description: 'Of which nobody knows whether their boundaries stayed the same' }),
  balance: z.array(
    z.object({
      code: z.string(),
      place: z.number(),
      mean: z.number(),
      deviation: z.number(),
      least: z.number(),
      most: z.number(),
      matched: z.number(),
      before: z.number().openapi({ description: 'Difference with all candidates, in their standard deviations' }),
      after: z.number().openapi({ description: 'Difference with the matched regions, in the same' }),
      isSupported: z.boolean().openapi({ description: 'False when the place lies outside all candidates' }),
    }),
  ),
  isUsable: z.boolean(),
  failing: z.array(z.string()),
  versions: z.array(z.string()).openapi({ description: 'Dataset versions the figures are in' }),
}

const matchSchema = z
  .object({ place: z.string(), ...found, firstProgramme: z.number().int().nullable() })
  .openapi('Match')

const groupSchema = z
  .object({
    area: z.string(),
    number: z.number().int(),
    ...found,
    firstProgramme: z.number().int(),
    note: z.string(),
    chosenBy: z.string().nullable().openapi({ description: 'Only for those who may choose.' }),
    chosenAt: z.iso.datetime(),
  })
  .openapi('ComparableGroup')

const year = z.string().regex(/^\d{4}$/)

/** Puts the endpoints of comparable neighbourhoods into the API. */
export function comparableApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/match',
      summary: 'The regions that most resembled a place',
      description: 'Nothing is kept. A match that is not usable is answered as well: it says on what it fails.',
      request: {
        query: z.object({
          place: z.string().min(1).openapi({ description: 'Area, or code of a region', example: 'GM0344' }),
          on: z.string().min(1).openapi({
            description:
              'Indicators, with commas; `kwb:p_huurw@2023` or `lbm3:score@2014.2016` one in years of its own, `kwb:a/kwb:b` a part of a count',
            example: 'kwb:bev_dich,kwb:p_huurw',
          }),
          year: z.string().openapi({ description: 'Year, years with commas, or from-to', example: '2013-2016' }),
          count: z.coerce.number().int().min(1).max(mostMatches).optional(),
          level: z.enum(levels).optional(),
          firstProgramme: year.optional().openapi({ description: 'The years must be before it' }),
        }),
      },
      responses: {
        200: { description: 'What was found', content: { 'application/json': { schema: matchSchema } } },
        ...problems(400, 404, 409),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { place, on, year: typed, count, level, firstProgramme } = context.req.valid('query')
      const years = readYears(typed)
      if (!years) throw new Refusal('match-years', { most: mostYears }, { where: 'year' })
      const result = await matchRegions(house, actor, {
        place,
        on: on.split(',').flatMap((code) => code.trim() || []),
        years,
        count: count ?? defaultCount,
        level,
        firstProgramme: firstProgramme === undefined ? null : Number(firstProgramme),
      })
      return context.json({ ...plain(result), place: result.place, firstProgramme: result.firstProgramme }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/comparable',
      summary: 'The comparable neighbourhoods that were chosen for an area',
      request: { params: z.object({ area: z.string() }) },
      responses: {
        200: {
          description: 'Those that count now, and all that were ever chosen, the latest first',
          content: {
            'application/json': {
              schema: z.object({ current: z.number().int().nullable(), groups: z.array(groupSchema) }),
            },
          },
        },
        ...problems(404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const area = await findArea(house, actor, context.req.valid('param').area)
      const groups = await comparableGroups(house, actor, area.slug)
      const told = groups.map((group) => {
        const { area: slug, number, firstProgramme, note, chosenBy, chosenAt } = group
        return { ...plain(group), area: slug, number, firstProgramme, note, chosenBy, chosenAt }
      })
      return context.json({ current: groups[0]?.number ?? null, groups: told }, 200)
    },
  )
}

/** The part that a match and a group share, as lists that may be written. */
function plain(result: Omit<MatchResult, 'place' | 'firstProgramme'> | ComparableGroup) {
  const { level, boundaryYear, regions, candidates, excluded, isUsable } = result
  return {
    level,
    boundaryYear,
    regions,
    candidates,
    excluded,
    isUsable,
    years: [...result.years],
    variables: [...result.variables],
    matches: result.matches.map((match) => ({ ...match, values: { ...match.values } })),
    unsure: [...result.unsure],
    balance: [...result.balance],
    failing: [...result.failing],
    versions: [...result.versions],
  }
}

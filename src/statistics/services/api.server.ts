import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { statisticsPolicy } from '../policy'
import { swingOf } from './swing-download.server'
import { swingCsv, swingIndicatorsCsv, swingWorkbook } from './swing-files.server'
import type { SwingTable } from './swing-table'

const forms = [
  { file: 'swing.csv', type: 'text/csv; charset=utf-8', make: async (table: SwingTable) => swingCsv(table) },
  {
    file: 'swing.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: async (table: SwingTable) => new Uint8Array(await swingWorkbook(table)),
  },
  {
    file: 'swing-indicators.csv',
    type: 'text/csv; charset=utf-8',
    make: async (table: SwingTable) => swingIndicatorsCsv(table),
  },
] as const

/** Puts the tables into the API that the system of a municipal statistics office can load. */
export function servicesApi(api: Api): void {
  for (const { file, type, make } of forms) {
    endpoint(
      api,
      createRoute({
        method: 'get',
        path: `/municipalities/{municipality}/${file}`,
        summary: 'Figures of the regions of a municipality as a table that Swing can load',
        request: {
          params: z.object({ municipality: z.string().openapi({ example: 'GM0344' }) }),
          query: z.object({
            indicators: z.string().min(1).openapi({ example: 'kwb:a_inw,kwb:p_huurw' }),
            level: z.enum(['municipality', 'district', 'neighbourhood']).default('neighbourhood'),
          }),
        },
        responses: {
          200: { description: 'The table', content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } } },
          ...problems(400, 404),
        },
      }),
      statisticsPolicy['statistics.read'],
      async (context) => {
        const { house, actor, language } = context.get('visit')
        const { indicators, level } = context.req.valid('query')
        const { municipality } = context.req.valid('param')
        const table = await swingOf(house, actor, { codes: indicators.split(','), municipality, level, language })
        return new Response(await make(table), {
          headers: { 'content-type': type, 'content-disposition': `attachment; filename="${municipality}-${file}"` },
        })
      },
    )
  }
}

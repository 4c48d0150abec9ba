import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { disclosureClasses } from '../model/disclosure'
import { statisticsPolicy } from '../policy'
import { bytesAsked } from './bytes-asked'
import type { VersionProvenance } from './provenance'
import {
  type Bytes,
  type DownloadFormat,
  downloadFormats,
  downloadVersion,
  listPublished,
  versionProvenance,
} from './service.server'

const wording = z.object({ nl: z.string(), en: z.string() })

const provenanceSchema = z
  .object({
    version: z.string().openapi({ example: 'nplv-monitor-2025.1' }),
    dataset: z.string(),
    number: z.number().int(),
    title: wording,
    publisher: z.string(),
    licence: z.string(),
    retrievedAt: z.string().openapi({ description: 'Day on which the input was taken from the publisher' }),
    registeredAt: z.string(),
    inputChecksum: z.string().nullable().openapi({
      description:
        'SHA-256 of the input; null where people are protected, for who may not read the full edition: it would tell which hidden numbers are right',
    }),
    importer: z.string(),
    rowCount: z.number().int(),
    hiddenCount: z.number().int().openapi({ description: 'Figures hidden in the released edition' }),
    protection: z.object({
      class: z.enum(disclosureClasses),
      text: wording,
      rules: z
        .object({
          smallestCount: z.number(),
          smallestDenominator: z.number(),
          margins: z.array(z.object({ total: z.string(), parts: z.array(z.string()) })),
          relations: z.array(
            z.union([
              z.object({ kind: z.literal('sum'), total: z.string(), parts: z.array(z.string()) }),
              z.object({
                kind: z.literal('share'),
                share: z.string(),
                denominator: z.string(),
                numerator: z.string().optional(),
              }),
              z.object({ kind: z.literal('balance'), one: z.array(z.string()), other: z.array(z.string()) }),
              z.object({ kind: z.literal('whole'), parts: z.array(z.string()) }),
            ]),
          ),
          compositions: z.array(z.string()),
        })
        .nullable(),
    }),
    indicators: z.array(
      z.object({
        code: z.string(),
        name: wording.nullable(),
        unit: z.string().nullable(),
        isAboutPeople: z.boolean(),
        definitions: z.array(z.object({ version: z.string(), label: wording, text: wording })),
      }),
    ),
    columns: z.array(z.object({ name: z.string(), type: z.string(), text: wording })),
    files: z.array(z.object({ format: z.enum(downloadFormats), href: z.string() })),
  })
  .openapi('DatasetVersion')

/** In a list, without what a provenance says at length. */
const listedSchema = provenanceSchema.omit({ indicators: true, columns: true }).openapi('ListedDatasetVersion')

const number = z.string().regex(/^[1-9]\d{0,8}$/)
const edition = z.enum(['released', 'full']).default('released').openapi({
  description: '`full` holds what is hidden from everybody, and is only for who is entitled to it',
})

const types: Record<DownloadFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

const fileContent = Object.fromEntries(
  Object.values(types).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
)

/** Puts the endpoints of whole dataset versions into the API. */
export function publishingApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/datasets',
      summary: 'All published datasets with their versions, newest first, and where to download them',
      responses: {
        200: {
          description: 'Datasets',
          content: {
            'application/json': {
              schema: z.object({
                datasets: z.array(z.object({ dataset: z.string(), versions: z.array(listedSchema) })),
              }),
            },
          },
        },
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const published = await listPublished(house, actor)
      const datasets = published.map(({ dataset, versions }) => ({
        dataset: dataset.slug,
        versions: versions.map((version) => listed(withFiles(version))),
      }))
      return context.json({ datasets }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/datasets/{dataset}/versions/{number}/provenance.json',
      summary: 'Where a dataset version comes from, how people are protected in it, and what its columns are',
      request: { params: z.object({ dataset: z.string(), number }) },
      responses: {
        200: { description: 'The provenance', content: { 'application/json': { schema: provenanceSchema } } },
        ...problems(400, 404),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const asked = context.req.valid('param')
      const found = await versionProvenance(house, actor, { ...asked, number: Number(asked.number) })
      return context.json(withFiles(found), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/datasets/{dataset}/versions/{file}',
      summary: 'All rows of a dataset version as one file: `1.csv`, `1.parquet`',
      request: {
        params: z.object({
          dataset: z.string(),
          file: z
            .string()
            .regex(/^[1-9]\d{0,8}\.(csv|parquet)$/)
            .openapi({ description: 'Number of the version and format', example: '1.parquet' }),
        }),
        query: z.object({ edition }),
        headers: z.object({
          range: z.string().optional().openapi({
            description: 'Of Parquet: the bytes that are wanted, to go on where a download broke off',
            example: 'bytes=1048576-',
          }),
          'if-range': z.string().optional(),
        }),
      },
      responses: {
        200: { description: 'The file; its `Link` header says where its provenance is', content: fileContent },
        206: { description: 'The bytes that were asked for', content: fileContent },
        ...problems(400, 401, 403, 404, 409),
      },
    }),
    statisticsPolicy['statistics.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { dataset, file } = context.req.valid('param')
      const [number = '', format = 'csv'] = file.split('.') as [string, DownloadFormat]
      const asked = { dataset, number: Number(number), format, edition: context.req.valid('query').edition }
      const { range, 'if-range': ifRange } = context.req.valid('header')
      const { name, size, part, body } = await downloadVersion(house, actor, {
        ...asked,
        part: (whole) => (ifRange === undefined || ifRange === etagOf(asked, whole) ? bytesAsked(range, whole) : null),
      })
      return new Response(body, {
        status: part ? 206 : 200,
        headers: {
          'content-type': types[format],
          'content-disposition': `attachment; filename="${name}"`,
          ...(size === null ? {} : lengthHeaders(size, part, etagOf(asked, size))),
          link: `<${addressOfVersion(asked)}/provenance.json>; rel="describedby"; type="application/json"`,
        },
      })
    },
  )
}

function lengthHeaders(size: number, part: Bytes | undefined, etag: string): Record<string, string> {
  const { first, last } = part ?? { first: 0, last: size - 1 }
  return {
    'accept-ranges': 'bytes',
    etag,
    'content-length': String(last - first + 1),
    ...(part && { 'content-range': `bytes ${first}-${last}/${size}` }),
  }
}

/** A version never changes, so its name says which file it is. */
function etagOf({ dataset, number, edition }: { dataset: string; number: number; edition: string }, size: number) {
  return `"${dataset}.${number}.${edition}.${size}"`
}

/** The address of a version in the API. */
function addressOfVersion({ dataset, number }: { dataset: string; number: number }): string {
  return `/api/v1/datasets/${dataset}/versions/${number}`
}

function withFiles(found: VersionProvenance) {
  const files = downloadFormats.map((format) => ({ format, href: `${addressOfVersion(found)}.${format}` }))
  return { ...found, files }
}

function listed({ indicators: _, columns: __, ...version }: ReturnType<typeof withFiles>) {
  return version
}

import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../../accounts/index.server'
import { Refusal } from '../../platform'
import { absences } from '../model/observation'
import { statisticsPolicy } from '../policy'
import { takeBroughtFile } from './brought-file.server'
import { type Upload, uploadStates } from './upload'
import { bringFile, cancelUpload, confirmUpload, largestUpload, uploadOf } from './uploads.server'

const wording = z.object({ nl: z.string(), en: z.string() })

const reportSchema = z
  .object({
    file: z.string(),
    kind: z.string().openapi({ example: 'kwb' }),
    dataset: z.string().nullable().openapi({ example: 'kwb-2023' }),
    title: wording.nullable(),
    version: z.string().nullable(),
    isNew: z.boolean(),
    regions: z.number().int(),
    place: z.string().nullable(),
    indicators: z.array(z.string()),
    periods: z.array(z.string()),
    observations: z.number().int(),
    absences: z.partialRecord(z.enum(absences), z.number().int()),
    missing: z.array(z.object({ absence: z.enum(absences), note: wording.nullable(), rows: z.number().int() })),
    warnings: z.array(wording.extend({ code: z.string() })),
    read: z.array(z.object({ column: z.string(), indicator: z.string(), name: wording, unit: z.string() })),
    left: z.array(z.object({ column: z.string(), reason: wording })),
  })
  .openapi('ImportReport')

const fileSchema = z
  .object({
    id: z.string(),
    file: z.string(),
    checksum: z.string(),
    bytes: z.number().int(),
    area: z.string().nullable(),
    kind: z.string().nullable(),
    mapping: z.string().nullable(),
    year: z.number().int().nullable(),
    state: z.enum(uploadStates),
    report: reportSchema.nullable(),
    refusal: wording.nullable(),
    job: z.string().nullable(),
  })
  .openapi('BroughtFile')

const operationHeader = z.string().min(1).max(200).openapi({
  description: 'Id of this operation, chosen by you: repeated with the same id it is done once.',
})

const said = z.object({
  file: z
    .string()
    .min(1)
    .max(300)
    .optional()
    .openapi({ description: 'Name of the file, for a body that is the file itself' }),
  area: z.string().min(1).optional().openapi({ description: 'Area whose figures they are; without it everybody’s' }),
  as: z
    .string()
    .min(1)
    .optional()
    .openapi({ description: 'Kind of file, or `mapping:` and the name of a kept mapping; without it recognised' }),
  year: z
    .string()
    .regex(/^(19|20)\d{2}$/, 'a year such as 2024')
    .optional()
    .openapi({ description: 'Year of the figures, where the file does not say it' }),
})

const answered = (description: string) => ({
  description,
  content: { 'application/json': { schema: fileSchema } },
})

const somewhere = { somewhere: statisticsPolicy['statistics.import-for-area'] }
const headers = z.object({ 'idempotency-key': operationHeader })
const params = z.object({ file: z.string() })

/** Puts bringing files into the API: the file is read, shown, and imported when somebody confirms it. */
export function importingApi(api: Api): void {
  const binary = { type: 'string', format: 'binary' } as const
  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/files',
      summary: 'Bring a file with figures, regions or boundaries',
      description:
        'The body is the file, named in `file`, or a form with the file as its last field. It is sent with its length. Nothing becomes a figure before it is confirmed.',
      request: {
        headers,
        query: said,
        // Plain schemas: a file is not read into memory to be validated.
        body: {
          required: true,
          content: {
            'application/octet-stream': { schema: binary },
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: {
                  area: { type: 'string' },
                  as: { type: 'string' },
                  year: { type: 'string' },
                  file: binary,
                },
                required: ['file'],
              },
            },
          },
        },
      },
      responses: { 202: answered('The file is being read'), ...problems(400, 401, 404, 409) },
    }),
    somewhere,
    async (context) => {
      const { house, actor } = context.get('visit')
      const operation = context.req.valid('header')['idempotency-key']
      const query = context.req.valid('query')
      const bring = (file: string, content: AsyncIterable<Uint8Array>, { area, as, year }: z.output<typeof said>) => {
        const mapping = /^mapping:(.+)$/.exec(as ?? '')?.[1] ?? null
        const asked = { area: area ?? null, kind: as ?? null, mapping, year: year === undefined ? null : Number(year) }
        return bringFile(house, actor, { file, content, ...asked, operation })
      }
      const { raw } = context.req
      const isForm = raw.headers.get('content-type')?.startsWith('multipart/form-data') === true
      if (!isForm && (query.file === undefined || !raw.body)) {
        throw new Refusal(
          'input-invalid',
          { field: 'file', reason: 'name of the file, and its content as body' },
          { where: 'file' },
        )
      }
      const upload = isForm
        ? await takeBroughtFile(raw, ({ fields, file, content }) =>
            bring(file, content, { ...checkedFields(fields), ...query }),
          )
        : await bring(query.file ?? '', Readable.fromWeb(raw.body as NodeReadableStream), query)
      return context.json(shown(upload), 202)
    },
    { largestBody: largestUpload + 1_000_000 },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/files/{file}',
      summary: 'What is in a file that was brought, or what became of it',
      request: { params },
      responses: { 200: answered('The file'), ...problems(401, 404) },
    }),
    somewhere,
    async (context) => {
      const { house, actor } = context.get('visit')
      return context.json(shown(await uploadOf(house, actor, context.req.valid('param').file)), 200)
    },
  )

  for (const { method, path, summary, description, work } of [
    {
      method: 'post',
      path: '/files/{file}/confirm',
      summary: 'Confirm what was shown: its figures are imported',
      description: 'The file is being imported',
      work: confirmUpload,
    },
    {
      method: 'delete',
      path: '/files/{file}',
      summary: 'Give a file up, as long as it was not imported',
      description: 'The file was given up, and nothing of it is kept',
      work: cancelUpload,
    },
  ] as const) {
    endpoint(
      api,
      createRoute({
        method,
        path,
        summary,
        request: { params, headers },
        responses: { 200: answered(description), ...problems(400, 401, 404, 409) },
      }),
      somewhere,
      async (context) => {
        const { house, actor } = context.get('visit')
        const operation = context.req.valid('header')['idempotency-key']
        const upload = await work(house, actor, { upload: context.req.valid('param').file, operation })
        return context.json(shown(upload), 200)
      },
    )
  }
}

/** Fields of a form, as they are checked in a query. @throws Refusal `input-invalid` */
function checkedFields(fields: Readonly<Record<string, string>>): z.output<typeof said> {
  const read = said.safeParse(fields)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  throw new Refusal('input-invalid', { field, reason: issue?.message ?? '' }, { where: field })
}

function shown({ preview, refusal, ...upload }: Upload): z.input<typeof fileSchema> {
  const { id, file, checksum, bytes, area, kind, mapping, year, state, job } = upload
  const report = preview as z.input<typeof reportSchema> | null
  return { id, file, checksum, bytes, area, kind, mapping, year, state, report, refusal, job }
}

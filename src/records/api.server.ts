import { createRoute, z } from '@hono/zod-openapi'
import { type Api, endpoint, problems } from '../accounts/index.server'
import { findArea } from '../areas/index.server'
import { Refusal } from '../platform'
import { type Kept, mostChanges } from './kind'
import { recordsPolicy } from './policy'
import { kindOfCollection } from './registry'
import {
  type ChangedRecords,
  changeRecords,
  changesSince,
  lastNumber,
  nameVersion,
  readRecord,
  readRecords,
  undoChanges,
  versionsOf,
} from './service.server'

const body = z.record(z.string(), z.unknown()).openapi({
  description: 'The fields of its kind, as in the exchange format: /api/v1/schemas/programme.json',
})

const recordSchema = z
  .object({
    kind: z.string().openapi({ example: 'intervention' }),
    id: z.string(),
    revision: z.number().int(),
    position: z.number().int(),
    body,
    changedAt: z.string(),
  })
  .openapi('Record')

const changeSchema = z
  .object({
    number: z.number().int(),
    kind: z.string(),
    id: z.string(),
    revision: z.number().int(),
    operation: z.string(),
    at: z.string(),
    before: body.nullable(),
    after: body.nullable(),
    position: z.number().int().nullable(),
  })
  .openapi('RecordChange')

const doneSchema = z
  .object({
    number: z.number().int().openapi({ description: 'Number of the last change of the area' }),
    records: z.array(recordSchema),
    removed: z.array(z.object({ kind: z.string(), id: z.string() })),
  })
  .openapi('ChangedRecords')

const versionSchema = z
  .object({
    version: z.number().int(),
    name: z.string(),
    number: z.number().int().openapi({ description: 'The last change that is in it' }),
    madeAt: z.string(),
  })
  .openapi('RecordVersion')

const operationHeader = z.string().min(1).max(200).openapi({
  description: 'Id of this operation, chosen by you: repeated with the same id it is done once.',
})

const revisionHeader = z.string().regex(/^"?\d+"?$/, 'the revision you saw, such as "3"')

const areaParameter = z.object({ area: z.string() })
const collectionParameters = areaParameter.extend({
  collection: z.string().openapi({ example: 'interventions', description: 'As in the exchange format' }),
})
const recordParameters = collectionParameters.extend({ id: z.string() })

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Most bytes of a list of changes. */
const largestChanges = 8_000_000

/** A record as the API gives it: who changed it stands in the history of the pages. */
function given({ changedBy: _by, ...record }: Kept): Omit<Kept, 'changedBy'> {
  return record
}

function givenChanges({ number, records, removed }: ChangedRecords) {
  return { number, records: records.map(given), removed }
}

function revisionIn(header: string): number {
  return Number(header.replaceAll('"', ''))
}

/** Puts the endpoints of what areas write into the API: those that read first answer to the more special path. */
export function recordsApi(api: Api): void {
  changesApi(api)
  versionsApi(api)
  recordApi(api)
}

function changesApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme/changes',
      summary: 'What changed in what an area wrote',
      description: 'For its own team. Ask for what came after a number to stay together with others who are at it.',
      request: {
        params: areaParameter,
        query: z.object({ after: z.coerce.number().int().min(0).optional() }),
      },
      responses: {
        200: json(z.object({ number: z.number().int(), changes: z.array(changeSchema) }), 'Changes, oldest first'),
        ...problems(400, 401, 403, 404),
      },
    }),
    recordsPolicy['records.see-own'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { slug } = await findArea(house, actor, context.req.valid('param').area)
      const changes = await changesSince(house, actor, slug, context.req.valid('query').after ?? 0)
      const number = changes.at(-1)?.number ?? (await lastNumber(house, actor, slug))
      return context.json({ number, changes: changes.map(({ by: _by, ...change }) => change) }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/areas/{area}/programme/changes',
      summary: 'Change records of an area',
      description:
        'All of these changes or none. `base` is the revision you saw, null for a new record; `body` null removes it. When somebody else was first the answer is 409 with both versions.',
      request: {
        params: areaParameter,
        headers: z.object({ 'idempotency-key': operationHeader }),
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.strictObject({
                changes: z
                  .array(
                    z.strictObject({
                      kind: z.string(),
                      id: z.string(),
                      base: z.number().int().nullable(),
                      body: body.nullable(),
                      position: z.number().int().min(0).optional(),
                    }),
                  )
                  .max(mostChanges),
              }),
            },
          },
        },
      },
      responses: { 200: json(doneSchema, 'What became of it'), ...problems(400, 401, 403, 404, 409) },
    }),
    recordsPolicy['records.change'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { changes } = context.req.valid('json')
      const done = await changeRecords(house, actor, {
        area: context.req.valid('param').area,
        operation: context.req.valid('header')['idempotency-key'],
        changes: changes.map(({ position, ...change }) => ({
          ...change,
          ...(position === undefined ? {} : { position }),
        })),
      })
      return context.json(givenChanges(done), 200)
    },
    { largestBody: largestChanges },
  )

  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/areas/{area}/programme/changes/undo',
      summary: 'Undo an operation',
      request: {
        params: areaParameter,
        headers: z.object({ 'idempotency-key': operationHeader }),
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({ operation: z.string().min(1) }) } },
        },
      },
      responses: { 200: json(doneSchema, 'What became of it'), ...problems(400, 401, 403, 404, 409) },
    }),
    recordsPolicy['records.change'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const done = await undoChanges(house, actor, {
        area: context.req.valid('param').area,
        undo: context.req.valid('json').operation,
        operation: context.req.valid('header')['idempotency-key'],
      })
      return context.json(givenChanges(done), 200)
    },
  )
}

function versionsApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme/versions',
      summary: 'The named versions of what an area wrote, newest first',
      request: { params: areaParameter },
      responses: {
        200: json(z.object({ versions: z.array(versionSchema) }), 'Versions'),
        ...problems(401, 403, 404),
      },
    }),
    recordsPolicy['records.see-own'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const versions = await versionsOf(house, actor, context.req.valid('param').area)
      return context.json({ versions: versions.map(({ madeBy: _by, ...version }) => version) }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'post',
      path: '/areas/{area}/programme/versions',
      summary: 'Give what an area has written a name, as it is now',
      request: {
        params: areaParameter,
        headers: z.object({ 'idempotency-key': operationHeader }),
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({ name: z.string().min(1).max(200) }) } },
        },
      },
      responses: { 200: json(versionSchema, 'The version'), ...problems(400, 401, 403, 404, 409) },
    }),
    recordsPolicy['records.change'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { madeBy: _by, ...version } = await nameVersion(house, actor, {
        area: context.req.valid('param').area,
        name: context.req.valid('json').name,
        operation: context.req.valid('header')['idempotency-key'],
      })
      return context.json(version, 200)
    },
  )
}

function recordApi(api: Api): void {
  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme/{collection}',
      summary: 'Records of one kind, as far as you see them',
      description:
        'The team of the area sees all of them; others see what was shared with them, and an empty list else.',
      request: { params: collectionParameters },
      responses: { 200: json(z.object({ records: z.array(recordSchema) }), 'Records in order'), ...problems(404) },
    }),
    recordsPolicy['records.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, collection } = context.req.valid('param')
      const records = await readRecords(house, actor, area, [kindOfCollection(collection).name])
      return context.json({ records: records.map(given) }, 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'get',
      path: '/areas/{area}/programme/{collection}/{id}',
      summary: 'One record',
      request: { params: recordParameters },
      responses: { 200: json(recordSchema, 'The record; ETag is its revision'), ...problems(404) },
    }),
    recordsPolicy['records.read'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, collection, id } = context.req.valid('param')
      const record = await readRecord(house, actor, area, { kind: kindOfCollection(collection).name, id })
      context.header('ETag', `"${record.revision}"`)
      return context.json(given(record), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'put',
      path: '/areas/{area}/programme/{collection}/{id}',
      summary: 'Write one record',
      description:
        'If-Match is the revision you saw; without it, or with If-None-Match: *, the record is new. When somebody else was first the answer is 409 with both versions.',
      request: {
        params: recordParameters,
        headers: z.object({
          'idempotency-key': operationHeader,
          'if-match': revisionHeader.optional(),
          'if-none-match': z.literal('*').optional(),
        }),
        body: { required: true, content: { 'application/json': { schema: body } } },
      },
      responses: { 200: json(recordSchema, 'The record as it is kept'), ...problems(400, 401, 403, 404, 409) },
    }),
    recordsPolicy['records.change'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, collection, id } = context.req.valid('param')
      const headers = context.req.valid('header')
      const match = headers['if-match']
      if (match !== undefined && headers['if-none-match'] !== undefined) {
        throw new Refusal('input-invalid', { field: 'if-match', reason: 'if-none-match' }, { where: 'if-match' })
      }
      const ref = { kind: kindOfCollection(collection).name, id }
      const base = match === undefined ? null : revisionIn(match)
      const { records } = await changeRecords(house, actor, {
        ...{ area, operation: headers['idempotency-key'] },
        changes: [{ ...ref, base, body: context.req.valid('json') }],
      })
      // What changes nothing is not written again; the record is there all the same.
      const record = records[0] ?? (await readRecord(house, actor, area, ref))
      context.header('ETag', `"${record.revision}"`)
      return context.json(given(record), 200)
    },
  )

  endpoint(
    api,
    createRoute({
      method: 'delete',
      path: '/areas/{area}/programme/{collection}/{id}',
      summary: 'Remove one record',
      description: 'If-Match is the revision you saw. What others refer to cannot be removed.',
      request: {
        params: recordParameters,
        headers: z.object({ 'idempotency-key': operationHeader, 'if-match': revisionHeader }),
      },
      responses: { 200: json(doneSchema, 'What became of it'), ...problems(400, 401, 403, 404, 409) },
    }),
    recordsPolicy['records.change'],
    async (context) => {
      const { house, actor } = context.get('visit')
      const { area, collection, id } = context.req.valid('param')
      const headers = context.req.valid('header')
      const base = revisionIn(headers['if-match'])
      const change = { kind: kindOfCollection(collection).name, id, base, body: null }
      const operation = headers['idempotency-key']
      const done = await changeRecords(house, actor, { area, operation, changes: [change] })
      return context.json(givenChanges(done), 200)
    },
  )
}

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { rowsFile } from './cursor.server'
import type { ServiceKind } from './port'
import { type RecordedService, startRecorded } from './test-support/recorded-service.server'
import { recordedStage } from './test-support/stage-recorded.server'

const ends: (() => Promise<unknown> | undefined)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function open(kind: ServiceKind, pageSize: number, links = true) {
  const service = await startRecorded(kind, { pageSize, links })
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-service-'))
  const recorded = recordedStage(kind, service, pageSize, folder)
  ends.push(
    () => rm(folder, { recursive: true }),
    () => service.close(),
    async () => recorded.close(),
  )
  return { service, folder, ...recorded, lines: async () => (await readFile(rowsFile(folder), 'utf8')).split('\n') }
}

const queries = (service: RecordedService) => service.asked.map((asked) => asked.split('?')[1] ?? '')

it('a full page without a link is followed by the next one, asked with $skip', async () => {
  const { stage, service, lines } = await open('odata-v3', 2, false)
  const { table } = await stage({ request: { regions: ['GM9998', 'nl'] } })
  expect(table.sample.rowCount).toBe(7)
  expect(queries(service).map((query) => /\$skip=\d+/.exec(query)?.[0])).toEqual([
    undefined,
    '$skip=2',
    '$skip=4',
    '$skip=6',
  ])
  expect(await lines()).toHaveLength(9)
})

it('a last page that happens to be full is not followed by a question too many', async () => {
  const { stage, service } = await open('odata-v3', 7, false)
  await stage()
  expect(service.asked).toHaveLength(1)
})

it('fewer rows than the service says it has is no table', async () => {
  const { stage, service, folder } = await open('odata-v3', 2)
  service.faults.set(4, (_, page) => ({ ...page, rows: [] }))
  await expect(stage()).rejects.toMatchObject({ code: 'service-incomplete', parameters: { rows: 6, of: 7 } })
  await expect(readFile(rowsFile(folder))).rejects.toThrow()
})

it('periods and other dimensions are asked of the service, and only if the table has them', async () => {
  const { stage, service } = await open('odata-v4', 20)
  await stage({ request: { regions: ['nl'], periods: ['2023'] } })
  expect(queries(service)).toEqual(["$filter=startswith(WijkenEnBuurten,'NL') and Perioden eq '2023JJ00'"])
  const marges = stage({ request: { dimensions: { Marges: ['MW00000'] } } })
  await expect(marges).rejects.toMatchObject({
    code: 'service-dimension-missing',
    parameters: { dimension: 'Marges', there: ['WijkenEnBuurten', 'Perioden'] },
  })
  const wide = await open('odata-v3', 20)
  await expect(wide.stage({ request: { periods: ['2023'] } })).rejects.toMatchObject({
    code: 'service-dimension-missing',
    parameters: { dimension: 'periods', there: ['WijkenEnBuurten'] },
  })
})

it('of Swing only the levels are asked that hold what was asked for', async () => {
  const { stage, service } = await open('swing', 20)
  await stage({ request: { regions: ['nl'], periods: ['2023'] }, asking: { headers: { apikey: 'geheim' } } }).catch(
    () => {},
  )
  expect(service.asked).toHaveLength(1)
  expect(service.asked[0]).toMatch(/GeoLevels\('nederland'\).*\?\$filter=Period eq '2023'$/)
  expect(service.headers).toMatchObject({ apikey: 'geheim' })
  await expect(stage({ request: { periods: ['2023-Q1'] } })).rejects.toMatchObject({ code: 'input-invalid' })
  const other = stage({ service: { sets: { ...sets, values: 'Figures' } } })
  await expect(other).rejects.toMatchObject({ code: 'service-shape-unknown', parameters: { missing: 'Figures' } })
})

const sets = {
  variables: 'Variables',
  geoLevels: 'GeoLevels',
  periodLevels: 'PeriodLevels',
  periods: 'Periods',
  values: 'Values',
}

it('a service that lets nobody in without a key says so', async () => {
  const { stage, service } = await open('swing', 20)
  service.faults.set(1, (response) => {
    response.writeHead(401)
    response.end()
    return undefined
  })
  await expect(stage()).rejects.toMatchObject({ code: 'service-key-needed', parameters: { status: 401 } })
  expect(service.asked).toHaveLength(1)
})

it('the same table is not fetched by two at once', async () => {
  const { stage, service } = await open('odata-v3', 20)
  const { promise: isAsked, resolve: asked } = Promise.withResolvers<void>()
  const { promise: waiting, resolve: goOn } = Promise.withResolvers<void>()
  service.faults.set(1, (response, page) => {
    asked()
    waiting.then(() => response.end(JSON.stringify({ value: page.rows })))
    return undefined
  })
  const first = stage()
  await isAsked
  await expect(stage()).rejects.toMatchObject({ code: 'fetch-under-way' })
  goOn()
  expect((await first).table.sample.rowCount).toBe(7)
})

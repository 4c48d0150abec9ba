import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultPatience } from '../back-off'
import { rowsFile } from '../cursor.server'
import type { ServiceKind } from '../port'
import type { Progress } from '../staging.server'
import { bodyOf, type Fault, type RecordedService, startRecorded } from './recorded-service.server'
import { recordedStage, type StageOptions } from './stage-recorded.server'

export interface TestedKind {
  kind: ServiceKind
  /** Rows of a page, so that there are at least four pages. */
  pageSize: number
  /** Pages there are then. */
  pages: number
  /** Lines of the staged file, header included. */
  lines: readonly string[]
  /** What is asked to get only municipality 9998 and its parts, and the lines it gives. */
  municipality: readonly string[]
}

/** What every kind of service has to do. One suite runs over all of them, against recorded answers. */
export function serviceContract({ kind, pageSize, pages, lines, municipality }: TestedKind): void {
  describe(`a table of ${kind}`, () => {
    let service: RecordedService
    let folder: string
    let recorded: ReturnType<typeof recordedStage>

    beforeEach(async () => {
      service = await startRecorded(kind, { pageSize })
      folder = await mkdtemp(join(tmpdir(), 'wijklus-service-'))
      recorded = recordedStage(kind, service, pageSize, folder)
    })
    afterEach(async () => {
      recorded.close()
      await service.close()
      await rm(folder, { recursive: true })
    })

    const stage = (options?: StageOptions) => recorded.stage(options)
    const staged = async () => (await readFile(rowsFile(folder), 'utf8')).trimEnd().split('\n')
    const refused = (code: string) => expect.objectContaining({ code })

    const fails =
      (status: number, headers: Record<string, string> = {}): Fault =>
      (response) => {
        response.writeHead(status, headers)
        response.end('<html><body>Bezig</body></html>')
      }
    const page: Fault = (response) => {
      response.setHeader('content-type', 'text/html')
      response.end('<!DOCTYPE html><html><body>Onderhoud</body></html>')
    }
    const cut: Fault = (response, given) => {
      const body = JSON.stringify(bodyOf(kind, given))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      response.write(body.slice(0, body.length / 2), () => response.destroy())
    }
    const repeats: Fault = (_, given) => ({ ...given, rows: given.all.slice(0, pageSize) })
    const always = (fault: Fault, from: number) => {
      for (let request = from; request < from + 40; request += 1) service.faults.set(request, fault)
    }
    /** The first request for a second page of the same part: what goes wrong there, goes wrong in the middle of a table. */
    const middle = kind === 'swing' ? 3 : 2

    it('is there whole, in order, with every page asked once', async () => {
      const progress: Progress[] = []
      const { table, description, pages: read } = await stage({ report: (step) => progress.push(step) })
      expect(await staged()).toEqual(lines)
      expect(table.sample).toMatchObject({
        file: `${service.table}.csv`,
        title: description.title,
        columns: lines[0]?.split(','),
        firstRow: 2,
        rowCount: lines.length - 1,
      })
      expect(table.sample.rows).toHaveLength(lines.length - 1)
      expect([read, new Set(service.asked).size, service.asked.length]).toEqual([pages, pages, pages])
      expect(progress).toHaveLength(pages)
      const of = kind === 'swing' ? null : lines.length - 1
      expect(progress.at(-1)).toEqual({ rows: lines.length - 1, of, pages })
    })

    it('comes also when the service packs its answers', async () => {
      always((response, given) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        response.end(gzipSync(JSON.stringify(bodyOf(kind, given))))
        return undefined
      }, 1)
      await stage()
      expect(await staged()).toEqual(lines)
      expect(service.headers['accept-encoding']).toBe('gzip')
    })

    it('is asked again with longer pauses while the service is in trouble', async () => {
      service.faults.set(middle, fails(503)).set(middle + 1, fails(503))
      await stage()
      expect(await staged()).toEqual(lines)
      expect(recorded.pauses).toEqual([750, 1500])
    })

    it('waits as long as the service asks, and gives up when that is too long', async () => {
      service.faults.set(1, fails(429, { 'retry-after': '20' }))
      service.faults.set(3, fails(429, { 'retry-after': 'Mon, 05 Jan 2026 12:00:30 GMT' }))
      await stage()
      expect(recorded.pauses).toEqual([20_000, 30_000])
      expect(await staged()).toEqual(lines)
      service.modified = '2024-06-01T02:00:00'
      service.asked.length = 0
      service.faults = new Map([[1, fails(503, { 'retry-after': '3600' })]])
      await expect(stage()).rejects.toEqual(refused('service-busy'))
    })

    it('has no half page when the connection was cut in the middle of one', async () => {
      service.faults.set(middle, cut)
      await stage()
      expect(await staged()).toEqual(lines)
      expect(recorded.pauses).toHaveLength(1)
    })

    it('is not taken from an answer that does not end', async () => {
      service.faults.set(1, (response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('{"value": [')
        return undefined
      })
      await stage({ asking: { longestAnswer: 60 } })
      expect(await staged()).toEqual(lines)
      expect(recorded.pauses).toHaveLength(1)
    })

    it('is asked again when a page repeats another, and refused when it stays so', async () => {
      service.faults.set(middle, repeats)
      await stage()
      expect(await staged()).toEqual(lines)
      service.modified = '2024-06-01T02:00:00'
      service.asked.length = 0
      service.faults.clear()
      always(repeats, middle)
      await expect(stage()).rejects.toThrow(/holds what page/)
    })

    it('is asked again when there is a page for people instead of data, and refused when it stays so', async () => {
      service.faults.set(1, page)
      await stage()
      expect(await staged()).toEqual(lines)
      service.modified = '2024-06-01T02:00:00'
      service.asked.length = 0
      service.faults.clear()
      always(page, middle)
      await expect(stage()).rejects.toThrow(/a page instead of data: <!DOCTYPE html>/)
      expect(service.asked).toHaveLength(middle - 1 + defaultPatience.attempts)
    })

    it('begins again when it was changed meanwhile, and is refused when that does not stop', async () => {
      const change =
        (to: string): Fault =>
        (_, given) => {
          service.modified = to
          return given
        }
      service.faults.set(middle, change('2024-06-01T02:00:00'))
      const { description } = await stage()
      expect(description.modified).toContain('2024-06-01')
      expect(await staged()).toEqual(lines)
      expect(service.asked).toHaveLength(2 * pages)
      for (let request = 1; request < 100; request += 1) service.faults.set(request, change(`2024-07-0${request % 7}`))
      await rm(folder, { recursive: true })
      await expect(stage()).rejects.toEqual(refused('service-table-changing'))
    })

    it('is refused when a page points back to an earlier one', async () => {
      const first = () => `${new URL(service.base).origin}${encodeURI(service.asked[0] ?? '')}`
      always((_, given) => ({ ...given, next: first() }), 1)
      await expect(stage()).rejects.toEqual(refused('service-loop'))
      expect(service.asked).toHaveLength(1)
    })

    it('is refused when it does not come to an end', async () => {
      // A service that makes up a new page for ever, at a new address every time.
      let page = 0
      always((_, given) => {
        page += 1
        const row = given.all[0] ?? {}
        const column = { 'odata-v3': 'AantalInwoners_5', 'odata-v4': 'Value', swing: 'ValueString' }[kind]
        const next = `${new URL(service.base).origin}${encodeURI(service.asked[0] ?? '')}&$skip=${page}`
        return { ...given, rows: [{ ...row, [column]: `${page}` }], next: next.replace(/(?<!\?.*)&/, '?') }
      }, 1)
      // It gives more than it said it has; where it says nothing, there is an end to what we take.
      const code = kind === 'swing' ? 'service-loop' : 'service-incomplete'
      await expect(stage({ limits: { pages: 25 } })).rejects.toEqual(refused(code))
      expect(service.asked.length).toBeLessThan(30)
    })

    it('goes on where it stopped, without asking again what it has', async () => {
      const whole = await stage()
      await rm(folder, { recursive: true })
      service.asked.length = 0
      const stop = new AbortController()
      service.faults.set(3, (_, given) => {
        stop.abort()
        return given
      })
      await expect(stage({ asking: { signal: stop.signal } })).rejects.toEqual(refused('fetch-cancelled'))
      // A kill in the middle of a page leaves more than whole pages.
      await appendFile(rowsFile(folder), 'half a li')
      service.faults.clear()
      const before = service.asked.length
      const resumed = await stage()
      expect(service.asked.length - before).toBe(pages - 2)
      expect(resumed.checksum).toBe(whole.checksum)
      expect(await staged()).toEqual(lines)
    })

    it('begins again when it was changed since it stopped, or does not say when', async () => {
      for (const modified of ['2024-06-01T02:00:00', null]) {
        always(fails(500), 3)
        await expect(stage()).rejects.toEqual(refused('service-unreachable'))
        service.faults.clear()
        service.asked.length = 0
        service.modified = modified
        const { description } = await stage()
        expect(service.asked).toHaveLength(pages)
        expect(description.modified?.slice(0, 10) ?? null).toBe(modified?.slice(0, 10) ?? null)
        expect(await staged()).toHaveLength(lines.length)
        service.asked.length = 0
        service.modified = '2024-08-01T02:00:00'
      }
    })

    it('is not fetched twice when nothing changed', async () => {
      const first = await stage()
      const second = await stage()
      expect(service.asked).toHaveLength(pages)
      expect([second.checksum, second.wasThere, first.wasThere]).toEqual([first.checksum, true, false])
    })

    it('can be asked for the parts of one municipality', async () => {
      await stage({ request: { regions: ['GM9998'] } })
      expect(await staged()).toEqual(municipality)
    })

    it('is refused for regions, periods and tables that are none', async () => {
      const invalid = refused('input-invalid')
      await expect(stage({ request: { regions: ["GM9998' or 1 eq 1"] } })).rejects.toEqual(invalid)
      await expect(stage({ request: { table: '../admin' } })).rejects.toEqual(invalid)
      await expect(stage({ request: { table: '99999NED' } })).rejects.toEqual(refused('service-table-unknown'))
      await expect(stage({ request: { regions: ['GM0001'] } })).rejects.toEqual(refused('service-empty'))
      expect(service.asked.filter((asked) => asked.includes('1 eq 1'))).toEqual([])
    })

    it('is never asked of another machine than the service', async () => {
      const unsafe = refused('service-address-unsafe')
      for (const next of [
        'http://127.0.0.1:9/ODataFeed',
        'https://elders.example/x',
        'file:///etc/passwd',
        '/elsewhere',
      ]) {
        service.asked.length = 0
        service.faults.set(1, (_, given) => ({ ...given, next }))
        await expect(stage()).rejects.toEqual(unsafe)
      }
      service.asked.length = 0
      service.faults.set(1, fails(302, { location: 'https://elders.example/x' }))
      await expect(stage()).rejects.toEqual(unsafe)
    })

    it('is refused when an answer, or the table, is larger than we take', async () => {
      await expect(stage({ asking: { largestAnswer: 600 } })).rejects.toEqual(refused('service-answer-too-large'))
      await expect(stage({ limits: { bytes: 3_000 } })).rejects.toEqual(refused('service-table-too-large'))
      await expect(stage({ limits: { pages: 2 } })).rejects.toEqual(refused('service-loop'))
    })

    it('is refused when it is described in another way, and its description is read to the end', async () => {
      const [list = ''] = { 'odata-v3': ['DataProperties'], 'odata-v4': ['Dimensions'], swing: ['GeoLevels'] }[kind]
      for (const wrong of [{}, [], 7, { value: 7 }, { value: [{ Key: [], Type: 7 }] }]) {
        service.instead.set(list, wrong)
        await expect(stage()).rejects.toEqual(refused('service-answer-unreadable'))
      }
      const link = kind === 'odata-v3' ? 'odata.nextLink' : '@odata.nextLink'
      service.instead.set(list, { value: [], [link]: `${service.base}/${list}` })
      await expect(stage()).rejects.toThrow(/a list of more than 50 pages/)
      service.instead.set(list, { value: [], [link]: 'https://elders.example/x' })
      await expect(stage()).rejects.toEqual(refused('service-address-unsafe'))
      expect(service.asked).toEqual([])
    })

    it('is refused when its rows are not what rows are', async () => {
      for (const row of [{ ...service.rows()[0], Extra: ['a'] }, 7, null, { Measure: {}, ExternalCode: {} }]) {
        service.asked.length = 0
        always((_, given) => ({ ...given, rows: [row as Record<string, unknown>] }), 1)
        await expect(stage()).rejects.toMatchObject({ code: expect.stringMatching(/^service-/) })
      }
    })
  })
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson } from '../../../test/support/people'
import { type Actor, type Membership, operatorActor, publicActor } from '../../accounts'
import { listAudit } from '../../accounts/index.server'
import { indicator, listDatasets, listIndicators, sourceDocuments } from '../service.server'
import { takeBroughtFile } from './brought-file.server'
import { importingJobs } from './jobs.server'
import { type ImportBench, kwbFile, openImportBench, somebody } from './test-support/bench.server'
import type { Upload } from './upload'
import { bringFile, cancelUpload, confirmUpload, listUploads, readAgain, uploadOf } from './uploads.server'

const own = 'heerlen-noord'
const other = 'breda-noord'

let bench: ImportBench
/** Somebody who is known to the house, because a job works in the name of who asked for it. */
let manager: Actor
beforeAll(async () => {
  bench = await openImportBench()
  const { id } = await addPerson(bench.house, 'manager', { role: 'programme-manager', area: own })
  const held: Membership = { role: 'programme-manager', area: own, organisation: 'x', from: '2020-01-01', to: null }
  manager = { kind: 'person', id, name: 'manager', memberships: [held] }
})
afterAll(() => bench.close())

let operations = 0
const operation = () => `upload ${++operations}`

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

interface Brought {
  name: string
  text: string
}

function bring({ name, text }: Brought, actor: Actor = operatorActor, area: string | null = null): Promise<Upload> {
  return bringFile(bench.house, actor, { file: name, content: bytesOf(text), area, operation: operation() })
}

const [reading, importing] = importingJobs
const noReport = async () => {}

/** The upload when the long work at it was done, as a worker does it. */
async function ended({ id, state }: Upload, actor: Actor = operatorActor): Promise<Upload> {
  const work = state === 'reading' ? reading : importing
  await work?.run(bench.house, { upload: id }, noReport).catch(() => {})
  return uploadOf(bench.house, actor, id)
}

const keptFiles = () => readdir(join(bench.house.configuration.dataDirectory, 'uploads')).catch(() => [])

describe('a file that is brought', () => {
  it('is first shown, becomes figures when it is confirmed, and is then no longer kept', async () => {
    const brought = await bring(kwbFile(2022, [['GM0344', 'Utrecht', 361_699, '.']]))
    const shown = await ended(brought)
    expect(shown).toMatchObject({
      state: 'previewed',
      preview: { dataset: 'kwb-2022', version: null, regions: 1, place: 'GM0344' },
      sample: { columns: ['gwb_code_10', 'regio', 'a_inw', 'a_hh'], rows: [['GM0344', 'Utrecht', '361699', '.']] },
    })
    const note = { nl: expect.stringContaining('een punt') }
    expect(shown.preview?.missing).toMatchObject([{ absence: 'not-published', rows: 1, note }])
    expect(await bench.current('kwb-2022')).toBeUndefined()
    expect(await keptFiles()).toHaveLength(1)

    const confirmed = await confirmUpload(bench.house, operatorActor, { upload: brought.id, operation: operation() })
    expect(await ended(confirmed)).toMatchObject({ state: 'imported', preview: { version: 'kwb-2022.1', isNew: true } })
    expect(await bench.figures('kwb-2022')).toMatchObject({ 'kwb:a_inw GM0344 2022': 361_699 })
    expect(await keptFiles()).toEqual([])
    const [line] = await listAudit(bench.house, operatorActor, { limit: 1 })
    expect(line).toMatchObject({ action: 'statistics.import', after: { version: 'kwb-2022.1', file: 'kwb-2022.csv' } })
  })

  it('twice in one operation is one file', async () => {
    const { name, text } = kwbFile(2003, [['GM0344', 'Utrecht', 1, 2]])
    const once = { file: name, area: null, operation: operation() }
    const [first, second] = [
      await bringFile(bench.house, operatorActor, { ...once, content: bytesOf(text) }),
      await bringFile(bench.house, operatorActor, { ...once, content: bytesOf(text) }),
    ]
    expect(second.id).toBe(first.id)
    expect(await keptFiles()).toHaveLength(1)
    await ended(first)
    await cancelUpload(bench.house, operatorActor, { upload: first.id, operation: operation() })
  })

  it('that cannot be read says where and how to mend it, and can be read otherwise', async () => {
    const { text } = kwbFile(2004, [['GM0344', 'Utrecht', 1, 2]])
    const brought = await ended(await bring({ name: 'cijfers.csv', text }))
    expect(brought).toMatchObject({ state: 'refused', preview: null, refusal: { nl: expect.stringContaining('jaar') } })
    const again = { upload: brought.id, kind: 'kwb', mapping: null, year: 2004, operation: operation() }
    const read = await ended(await readAgain(bench.house, operatorActor, again))
    expect(read).toMatchObject({ state: 'previewed', refusal: null, preview: { dataset: 'kwb-2004' } })
    await cancelUpload(bench.house, operatorActor, { upload: read.id, operation: operation() })
  })

  it('comes through a form without being held in memory, with the fields before it', async () => {
    const form = new FormData()
    form.append('area', own)
    form.append('file', new File(['a;b\n1;2\n'], 'naam.csv'))
    const taken = await takeBroughtFile(new Request('http://x/', { method: 'POST', body: form }), async (brought) => {
      const pieces: Uint8Array[] = []
      for await (const piece of brought.content) pieces.push(piece)
      return { ...brought.fields, file: brought.file, text: Buffer.concat(pieces).toString() }
    })
    expect(taken).toEqual({ area: own, file: 'naam.csv', text: 'a;b\n1;2\n' })
    const empty = new FormData()
    empty.append('area', own)
    const none = takeBroughtFile(new Request('http://x/', { method: 'POST', body: empty }), async () => 'taken')
    await expect(none).rejects.toMatchObject({ code: 'file-not-chosen' })
  })
})

describe('giving a file up', () => {
  it('removes it, and after that it cannot be confirmed', async () => {
    const brought = await ended(await bring(kwbFile(2001, [['GM0344', 'Utrecht', 1, 2]])))
    const upload = brought.id
    await cancelUpload(bench.house, operatorActor, { upload, operation: operation() })
    expect(await keptFiles()).toEqual([])
    const late = confirmUpload(bench.house, operatorActor, { upload, operation: operation() })
    await expect(late).rejects.toMatchObject({ code: 'upload-elsewhere' })
    expect(await uploadOf(bench.house, operatorActor, upload)).toMatchObject({ state: 'cancelled' })
  })

  it.each(['import.publishing', 'import.done'])('while it is imported (%s) keeps nothing', async (moment) => {
    const brought = await ended(await bring(kwbFile(2002, [['GM0344', 'Utrecht', 1, 2]])))
    const upload = brought.id
    await confirmUpload(bench.house, operatorActor, { upload, operation: operation() })
    const before = await bench.traces(['operation'])
    const work = importing?.run(bench.house, { upload }, async (_, __, step) => {
      if (step === moment) await cancelUpload(bench.house, operatorActor, { upload, operation: operation() })
    })
    await expect(work).rejects.toMatchObject({ code: 'import-cancelled' })
    expect(await uploadOf(bench.house, operatorActor, upload)).toMatchObject({ state: 'cancelled' })
    expect(await bench.current('kwb-2002')).toBeUndefined()
    expect(await bench.traces(['operation'])).toEqual(before)
  })

  it('happens by itself to a file that was forgotten for a month', async () => {
    const forgotten = await ended(await bring(kwbFile(1999, [['GM0344', 'Utrecht', 1, 2]])))
    const month = 31 * 24 * 3_600_000
    const later = { ...bench.house, clock: () => new Date(Date.now() + month) }
    const { name, text } = kwbFile(1998, [['GM0344', 'Utrecht', 1, 2]])
    const input = { file: name, content: bytesOf(text), area: null, operation: operation() }
    const fresh = await bringFile(later, operatorActor, input)
    expect(await uploadOf(bench.house, operatorActor, forgotten.id)).toMatchObject({ state: 'cancelled' })
    expect(await keptFiles()).toEqual([fresh.path])
    await cancelUpload(bench.house, operatorActor, { upload: fresh.id, operation: operation() })
  })

  it('is too late when it was imported', async () => {
    const brought = await ended(await bring(kwbFile(2007, [['GM0344', 'Utrecht', 1, 2]])))
    const upload = brought.id
    await ended(await confirmUpload(bench.house, operatorActor, { upload, operation: operation() }))
    const late = cancelUpload(bench.house, operatorActor, { upload, operation: operation() })
    await expect(late).rejects.toMatchObject({ code: 'upload-elsewhere' })
    expect(await bench.current('kwb-2007')).toBe('kwb-2007.1')
  })
})

describe('files and figures of an area', () => {
  const survey = {
    name: 'omnibus.csv',
    text: 'gebied;jaar;vraag;percentage;n\nBU09170000;2023;Voelt zich thuis;71;210\n',
  }

  it('are seen by its own team and by those who may import everywhere', async () => {
    const brought = await ended(await bring(survey, manager, own), manager)
    expect(brought).toMatchObject({ state: 'previewed', area: own })
    for (const [actor, sees] of [
      [manager, true],
      [somebody('researcher'), true],
      [somebody('programme-manager', other), false],
      [somebody('contributor', own), false],
      [publicActor, false],
    ] as const) {
      const listed = await listUploads(bench.house, actor)
      expect(listed.some(({ id }) => id === brought.id)).toBe(sees)
      const asked = uploadOf(bench.house, actor, brought.id)
      if (sees) expect(await asked).toMatchObject({ id: brought.id })
      else await expect(asked).rejects.toMatchObject({ code: 'upload-unknown' })
    }

    const confirmed = await confirmUpload(bench.house, manager, { upload: brought.id, operation: operation() })
    const { preview } = await ended(confirmed, manager)
    expect(preview?.dataset).toBe('heerlen-noord-lokaal-omnibus')
    const code = 'heerlen-noord-lokaal:voelt-zich-thuis'
    // Neither the figures nor what was asked, and by which file, is anybody else's.
    for (const [actor, sees] of [
      [manager, true],
      [somebody('programme-manager', other), false],
      [publicActor, false],
    ] as const) {
      const datasets = await listDatasets(bench.house, actor)
      const indicators = await listIndicators(bench.house, actor, 'imported')
      const documents = await sourceDocuments(bench.house, actor)
      expect(datasets.some(({ slug }) => slug === preview?.dataset)).toBe(sees)
      expect(indicators.some((indicator) => indicator.code === code)).toBe(sees)
      expect(documents.some(({ slug }) => slug === preview?.dataset)).toBe(sees)
      const asked = indicator(bench.house, actor, code)
      if (sees) expect(await asked).toMatchObject({ code })
      else
        await expect(asked).rejects.toMatchObject({
          code: 'indicator-unknown',
          parameters: { near: expect.not.arrayContaining([code]) },
        })
    }
  })

  it('cannot be brought for everybody, or for another area', async () => {
    await expect(bring(survey, manager)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(bring(survey, manager, other)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(bring(survey, operatorActor, 'nergens')).rejects.toMatchObject({ code: 'place-unknown' })
    expect(await keptFiles()).toEqual([])
  })
})

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshHouse } from '../../../test/support/house'
import { operatorActor, publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { jobsOfImporting } from '../importing/jobs.server'
import type { Upload } from '../importing/upload'
import { cancelUpload, confirmUpload, uploadOf } from '../importing/uploads.server'
import { askable, askForTable } from './ask.server'
import { serviceCommands } from './commands.server'
import { importTable } from './import.server'
import { fetchTable } from './service.server'
import { type RecordedService, startRecorded } from './test-support/recorded-service.server'
import { type Ask, openTransport } from './transport.server'

let house: House
let scratch: string
beforeAll(async () => {
  house = await freshHouse({ settings: { WIJKLUS_SWING_ADDRESS: swing, WIJKLUS_SWING_KEY: 'geheim' } })
  scratch = await mkdtemp(join(tmpdir(), 'wijklus-fetched-'))
})
afterAll(async () => {
  await house.close()
  await rm(scratch, { recursive: true })
})

const swing = 'https://cijfers.voorbeeldstad.example/jiveservices/odata'
const machines = {
  'odata-v3': 'https://opendata.cbs.nl',
  'odata-v4': 'https://datasets.cbs.nl',
  swing: 'https://cijfers.voorbeeldstad.example',
} as const

let service: RecordedService
let transport: ReturnType<typeof openTransport>
beforeEach(() => {
  transport = openTransport({ loopback: true })
})
afterEach(async () => {
  transport.close()
  await service.close()
})

/** The services of the world, as recorded on this machine. */
async function recorded(kind: keyof typeof machines): Promise<{ ask: Ask }> {
  service = await startRecorded(kind, { pageSize: 3, machine: machines[kind] })
  const origin = new URL(service.base).origin
  return {
    ask(address, options) {
      if (address.origin !== machines[kind]) throw new Error(`asked of ${address.origin}`)
      return transport.ask(new URL(`${origin}${address.pathname}${address.search}`), options)
    },
  }
}

let operations = 0
const trial = (isTrial: boolean) => {
  operations += 1
  return { isTrial, operation: `fetch-${operations}` }
}

describe('a table from a service', () => {
  it('comes with where it came from, and when it was changed last', async () => {
    const world = await recorded('odata-v3')
    const asked = { service: 'statline', table: '99998NED', regions: ['GM9998'] }
    const { tables, provenance, folder } = await fetchTable(house, operatorActor, asked, scratch, world)
    expect(provenance).toMatchObject({
      service: 'statline',
      publisher: 'CBS',
      licence: 'CC BY 4.0',
      table: '99998NED',
      title: 'Kerncijfers wijken en buurten 2023',
      page: 'https://www.cbs.nl/nl-nl/cijfers/detail/99998NED',
      modified: '2024-03-29T02:00:00',
      rows: 6,
      pages: 2,
    })
    expect(provenance.address).toMatch(/^https:\/\/opendata\.cbs\.nl\/ODataFeed\/odata\/99998NED\/UntypedDataSet\?/)
    expect(tables.map(({ sample }) => sample.rowCount)).toEqual([6])
    expect(folder.startsWith(scratch)).toBe(true)
  })

  it('is fetched by those who may import only', async () => {
    const world = await recorded('odata-v3')
    const asked = { service: 'statline', table: '99998NED' }
    const refused = expect.objectContaining({ code: 'not-signed-in' })
    await expect(fetchTable(house, publicActor, asked, scratch, world)).rejects.toEqual(refused)
    await expect(importTable(house, publicActor, { ...asked, ...trial(true) }, world)).rejects.toEqual(refused)
    expect(service.asked).toEqual([])
  })

  it('of Swing is asked at the address of this installation, with its key; another service never gets the key', async () => {
    const world = await recorded('swing')
    await fetchTable(house, operatorActor, { service: 'swing', table: 'bevtot' }, scratch, world)
    expect(service.headers).toMatchObject({ apikey: 'geheim' })
    await service.close()
    const other = await recorded('odata-v3')
    await fetchTable(house, operatorActor, { service: 'statline', table: '99998NED' }, scratch, other)
    expect(service.headers).not.toHaveProperty('apikey')
  })
})

describe('the command', () => {
  const [command] = serviceCommands
  const run = async (positional: string[], options = {}) => {
    if (command?.store !== 'needed') throw new Error('it works on stored data')
    return command.run({ house, actor: operatorActor, positional, options, language: 'nl', full: false })
  }

  it('says what is missing or wrong before anything is asked', async () => {
    service = await startRecorded('odata-v3', { pageSize: 3 })
    for (const [given, options, code, where] of [
      [[], {}, 'option-missing', 'SERVICE'],
      [['statline'], {}, 'option-missing', 'TABLE'],
      [['statlin', 'kwb-2023'], {}, 'service-unknown', 'SERVICE'],
      [['statline', 'kwb-2023'], { municipality: ['344'] }, 'option-invalid', '--municipality'],
      [['statline', '../x'], {}, 'input-invalid', 'table'],
      [['swing', 'bevtot'], { period: ['2023-Q5'] }, 'input-invalid', 'periods'],
    ] as const) {
      await expect(run([...given], options)).rejects.toMatchObject({ code, where })
    }
  })
})

describe('importing a table from a service', () => {
  it('gives the same figures by OData 3 and 4, each absence with its reason, and asks nothing twice', async () => {
    const world = await recorded('odata-v3')
    const asked = { service: 'statline', table: '99998NED' }
    const preview = await importTable(house, operatorActor, { ...asked, ...trial(true) }, world)
    expect(preview).toMatchObject({ dataset: 'kwb-2023', version: null, regions: 7, periods: ['2023'] })
    expect(preview.indicators).toEqual(
      expect.arrayContaining(['kwb:a_inw', 'kwb:a_man', 'kwb:p_hh_lkk', 'kwb:g_wozbag']),
    )
    const pages = service.asked.length
    const done = await importTable(house, operatorActor, { ...asked, ...trial(false) }, world)
    expect(service.asked).toHaveLength(pages)
    expect(done).toMatchObject({ isNew: true, observations: preview.observations, absences: preview.absences })
    expect(Object.values(done.absences).reduce((sum, rows) => sum + rows, 0)).toBe(6)
    expect(await readdir(join(house.configuration.dataDirectory, 'scratch', 'fetched'))).toEqual([])
    const again = await importTable(house, operatorActor, { ...asked, ...trial(false) }, world)
    expect(again).toMatchObject({ isNew: false, version: done.version })
    await service.close()
    const newer = await recorded('odata-v4')
    const long = await importTable(
      house,
      operatorActor,
      { service: 'statline-v4', table: '99998NED', ...trial(true) },
      newer,
    )
    expect(long).toMatchObject({ dataset: 'kwb-2023', regions: 6, periods: ['2023'] })
    expect(long.absences).toMatchObject({ suppressed: 1 })
    expect(long.indicators).toEqual(expect.arrayContaining(['kwb:a_inw', 'kwb:p_hh_lkk']))
  })
})

describe('a table that is asked for on a page', () => {
  const noReport = async () => {}
  const ask = (more: Partial<Parameters<typeof askForTable>[2]> = {}) => {
    operations += 1
    const operation = `ask-${operations}`
    const asked = { service: 'statline', table: '99998NED', municipalities: ['GM9998'], periods: [] }
    return askForTable(house, operatorActor, { ...asked, operation, ...more })
  }
  const upload = ({ id }: Upload) => uploadOf(house, operatorActor, id)

  it('is fetched as long work that tells its rows, shown, and becomes figures when it is confirmed', async () => {
    const [reading, importing] = jobsOfImporting(await recorded('odata-v3'))
    const asked = await ask({ operation: 'ask-once' })
    expect(asked).toMatchObject({ file: 'StatLine 99998NED', state: 'reading', area: null })
    expect(await ask({ operation: 'ask-once' })).toEqual(asked)
    const told: unknown[] = []
    await reading?.run(house, { upload: asked.id }, async (...progress) => {
      told.push(progress)
    })
    expect(told.slice(0, 3)).toEqual([
      [0, 0, 'import.fetching'],
      [3, 7, 'import.fetching'],
      [6, 7, 'import.fetching'],
    ])
    expect(told).toContainEqual([2, 5, 'import.checking'])
    expect(await upload(asked)).toMatchObject({
      state: 'previewed',
      preview: { dataset: 'kwb-2023', version: null },
      sample: { columns: expect.arrayContaining(['Codering_3']) },
    })

    await confirmUpload(house, operatorActor, { upload: asked.id, operation: 'confirm-fetched' })
    await importing?.run(house, { upload: asked.id }, noReport)
    expect(await upload(asked)).toMatchObject({ state: 'imported', preview: { version: expect.any(String) } })
  })

  it('can be given up while it is fetched: nothing more is asked, and nothing is kept', async () => {
    const world = await recorded('odata-v3')
    const asked = await ask()
    let pages = 0
    const [reading] = jobsOfImporting({
      async ask(address, options) {
        if (/UntypedDataSet/.test(address.pathname)) pages += 1
        if (pages === 2) await cancelUpload(house, operatorActor, { upload: asked.id, operation: 'give-up-fetched' })
        if (pages < 3) return world.ask(address, options)
        // The third page comes after it was given up: it never comes.
        await new Promise((stopped) => options.signal.addEventListener('abort', stopped))
        throw options.signal.reason
      },
    })
    const work = reading?.run(house, { upload: asked.id }, noReport)
    await expect(work).rejects.toMatchObject({ code: 'import-cancelled' })
    expect(await upload(asked)).toMatchObject({ state: 'cancelled', preview: null })
  })

  it('is refused with the service’s own reason, and can be asked again', async () => {
    service = await startRecorded('odata-v3', { pageSize: 3 })
    const down = async () => {
      throw new Error('no line')
    }
    const [reading] = jobsOfImporting({ ask: down, wait: async () => {} })
    const asked = await ask()
    await expect(reading?.run(house, { upload: asked.id }, noReport)).rejects.toMatchObject({
      code: 'service-unreachable',
    })
    expect(await upload(asked)).toMatchObject({
      state: 'refused',
      refusal: { nl: expect.stringContaining('StatLine gaf na 6 keer vragen geen bruikbaar antwoord: no line') },
    })
  })

  it('is asked by known tables and municipalities by name, by who may import for everybody', async () => {
    service = await startRecorded('odata-v3', { pageSize: 3 })
    const { services, tables } = await askable(house, operatorActor)
    expect(services.map(({ slug }) => slug)).toContain('swing')
    expect(tables[0]).toMatchObject({ series: 'kwb', year: 2025 })
    const named = await ask({ table: 'kwb-2023', municipalities: ['Utrecht', 'heerlen-noord'], periods: ['2023'] })
    expect(named).toMatchObject({
      file: 'Kerncijfers wijken en buurten 2023 (StatLine 85618NED)',
      asked: { table: '85618NED', regions: ['GM0344', 'GM0917', 'nl'], periods: ['2023'] },
    })
    for (const [wrong, code] of [
      [{ table: '' }, 'table-not-named'],
      [{ service: 'statlin' }, 'service-unknown'],
      [{ municipalities: ['Nergenshuizen'] }, 'region-unknown'],
      [{ periods: ['straks'] }, 'input-invalid'],
    ] as const) {
      await expect(ask(wrong)).rejects.toMatchObject({ code })
    }
    await expect(askable(house, publicActor)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

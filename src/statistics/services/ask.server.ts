import { createHash, randomUUID } from 'node:crypto'
import { type Actor, actorText } from '../../accounts'
import { act } from '../../accounts/index.server'
import type { Area } from '../../areas'
import { findPlace, listAreas } from '../../areas/index.server'
import { Refusal, type Wording } from '../../platform'
import { enqueue, type House } from '../../platform/index.server'
import { authoriseImport } from '../importing/service.server'
import type { AskedOfService, Upload } from '../importing/upload'
import { insertUpload } from '../importing/uploads.store.server'
import { statisticsPolicy } from '../policy'
import { checkRequest } from './address'
import { type KnownTable, readKnownTables, readServices, serviceNamed, tableNumber } from './content.server'
import { placed } from './service.server'

/** What can be asked of services from here. */
export interface Askable {
  /** Services with an address in this installation. */
  services: readonly { slug: string; name: Wording }[]
  /** Tables that appear every year, newest first within a series. */
  tables: readonly KnownTable[]
}

/** The services and tables that can be asked for. @throws Refusal `not-allowed` */
export async function askable(house: House, actor: Actor): Promise<Askable> {
  authoriseImport(actor, null)
  const [services, tables] = await Promise.all([readServices(house.root), readKnownTables(house.root)])
  const isSet = ({ base, kind }: (typeof services)[number]) =>
    base !== null || (kind === 'swing' && house.configuration.swing !== undefined)
  return {
    services: services.filter(isSet).map(({ slug, name }) => ({ slug, name })),
    tables: tables.toSorted((one, other) => one.series.localeCompare(other.series) || other.year - one.year),
  }
}

/** A table as a person asks for it. */
export interface TableInput {
  /** Slug of the service. */
  service: string
  /** Its number there, or a known name such as `kwb-2024`. */
  table: string
  /** Only these municipalities, by name or code, with all that lies in them and the country beside it; none is all. */
  municipalities: readonly string[]
  /** Only these periods; none is all. */
  periods: readonly string[]
  operation: string
}

/**
 * Asks for a table of a service as long work, in the place where brought files are: it is fetched and shown, and becomes
 * figures when somebody confirms it.
 *
 * @throws Refusal `not-allowed`, `table-not-named`, `service-unknown`, `service-not-set`, `region-unknown` for what is no
 *   municipality, `input-invalid` for a table or a period that is none, `operation-reused`
 */
export async function askForTable(house: House, actor: Actor, input: TableInput): Promise<Upload> {
  authoriseImport(actor, null)
  if (input.table === '') throw new Refusal('table-not-named', {}, { where: 'table' })
  const [services, tables, areas] = await Promise.all([
    readServices(house.root),
    readKnownTables(house.root),
    listAreas(house, actor),
  ])
  const service = serviceNamed(services, input.service)
  placed(house, service)
  const municipalities = await Promise.all(
    input.municipalities.map((text) => municipalityCode(house, actor, areas, text)),
  )
  const asked: AskedOfService = {
    service: service.slug,
    table: tableNumber(tables, input.table),
    ...(municipalities.length > 0 && { regions: [...municipalities, 'nl'] }),
    ...(input.periods.length > 0 && { periods: input.periods }),
  }
  checkRequest(asked)
  const id = randomUUID()
  const number = `${service.name.nl} ${asked.table}`
  const known = tables.find((one) => one.service === asked.service && one.table === asked.table)
  const file = known ? `${known.title} (${number})` : number
  const upload: Upload = {
    id,
    file,
    path: id,
    checksum: createHash('sha256').update(JSON.stringify(asked)).digest('hex'),
    bytes: 0,
    asked,
    area: null,
    kind: null,
    mapping: null,
    year: null,
    sample: null,
    state: 'reading',
    preview: null,
    refusal: null,
    job: null,
    uploadedBy: actorText(actor),
    uploadedAt: house.clock().toISOString(),
  }
  return act(
    house,
    actor,
    {
      policy: statisticsPolicy,
      action: 'statistics.import',
      area: null,
      subject: { kind: 'upload', id: upload.checksum },
      operation: input.operation,
      input: asked,
    },
    async (transaction) => {
      const job = await enqueue(transaction, 'statistics.read-file', { upload: id }, actorText(actor))
      await insertUpload(transaction, { ...upload, job })
      const subject = { kind: 'upload', id }
      return { result: { ...upload, job }, audit: { fields: ['file'], after: { file }, subject } }
    },
  )
}

/**
 * The code of a municipality by its code or name. Of those with a focus area the name is known before any list of regions
 * came in, which is when a first table is fetched.
 *
 * @throws Refusal `region-unknown` for what is none
 */
async function municipalityCode(house: House, actor: Actor, areas: readonly Area[], text: string): Promise<string> {
  if (/^GM\d{4}$/i.test(text)) return text.toUpperCase()
  const name = text.toLowerCase()
  const known = areas.find(({ slug, municipality }) => municipality.toLowerCase() === name || slug === name)
  if (known) return known.municipalityCode
  const place = await findPlace(house, actor, text).catch((error) => {
    if (error instanceof Refusal) return null
    throw error
  })
  if (place?.kind !== 'municipality') throw new Refusal('region-unknown', { code: text }, { where: 'municipalities' })
  return place.slug
}

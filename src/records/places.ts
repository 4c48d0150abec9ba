import type { Language, Ref } from '../platform'
import { addressOf, type PageName } from '../ui'
import { kindNamed } from './registry'

/** A page of its own for the records of a kind. */
interface Place {
  page: PageName
  /** The parameter of its address that is the id of the record; absent where one page shows all of them. */
  parameter?: string
}

/**
 * Where records are shown to readers, by the name of their kind. Kinds that are not named are shown on the general page of
 * a record, where they are changed too.
 */
const places: Readonly<Record<string, Place>> = {
  node: { page: 'theory-outline' },
  link: { page: 'theory-outline' },
  indicator: { page: 'theory-outline' },
  story: { page: 'theory-story' },
  organisation: { page: 'partner', parameter: 'organisation' },
  body: { page: 'alliance' },
  contract: { page: 'alliance' },
  participation: { page: 'alliance' },
  person: { page: 'alliance' },
  'key-person': { page: 'alliance' },
  commitment: { page: 'agreements' },
  decision: { page: 'agreements' },
  cycle: { page: 'programme-cycles' },
  application: { page: 'programme-cycles' },
  programme: { page: 'programme' },
  intervention: { page: 'programme-intervention', parameter: 'intervention' },
  policy: { page: 'policies' },
  bottleneck: { page: 'bottlenecks' },
}

/**
 * The address where a record is shown.
 *
 * @param area slug
 * @throws Refusal `record-kind-unknown`
 */
export function addressOfRecord(language: Language, area: string, { kind, id }: Ref): string {
  const place = places[kind]
  if (!place) return addressOf('record', language, { area, collection: kindNamed(kind).collection, id })
  const { page, parameter } = place
  if (parameter !== undefined) return addressOf(page, language, { area, [parameter]: id })
  return `${addressOf(page, language, { area })}#${encodeURIComponent(id)}`
}

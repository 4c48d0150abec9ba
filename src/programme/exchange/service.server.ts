import { type Actor, authorise, dayOf } from '../../accounts'
import { findArea } from '../../areas/index.server'
import { Refusal } from '../../platform'
import { findOperation, type House } from '../../platform/index.server'
import {
  type ChangedRecords,
  changeRecords,
  changesSince,
  lastNumber,
  readRecords,
  recordsAt,
} from '../../records/index.server'
import { programmePolicy } from '../policy'
import { differenceOf, type ImportDifference, stepsOf } from './difference'
import { changesFor, documentOf } from './document'
import { type ProgrammeDocument, programmeKinds } from './format'

const kinds = programmeKinds.map(({ name }) => name)

/** The programme of an area as one document, with its slug. */
export interface AreaProgramme {
  area: string
  document: ProgrammeDocument
}

/**
 * The programme of an area as it is today, as far as the actor sees it.
 *
 * @param name slug, name or alias
 * @throws Refusal `place-unknown`
 */
export async function programmeOf(house: House, actor: Actor, name: string): Promise<AreaProgramme> {
  authorise(programmePolicy, 'programme.read', actor)
  const area = await findArea(house, actor, name)
  const records = await readRecords(house, actor, area.slug, kinds)
  return { area: area.slug, document: documentOf(area, records, dayOf(house.clock())) }
}

/** A programme that is to take the place of what an area wrote. */
export interface AskedImport {
  /** Slug, name or alias. */
  area: string
  document: ProgrammeDocument
}

/** What an import did, or would do. */
export interface ImportedProgramme {
  area: string
  difference: ImportDifference
}

/** What an import would do, with the number of the last change that it was compared with. */
export interface SeenImport extends ImportedProgramme {
  seen: number
}

/**
 * What an import would do, without doing it.
 *
 * @throws Refusal `not-allowed`, `place-unknown`
 */
export async function previewImport(house: House, actor: Actor, asked: AskedImport): Promise<SeenImport> {
  const { slug } = await areaToImport(house, actor, asked.area)
  const seen = await lastNumber(house, actor, slug)
  const existing = await readRecords(house, actor, slug, kinds)
  return { area: slug, difference: differenceOf(stepsOf(changesFor(asked.document, existing), existing)), seen }
}

/**
 * Puts a programme in the place of what an area wrote: all of it or nothing. What goes can be brought back, because it is
 * in the history.
 *
 * @param asked `operation` chosen by the form or program; the same id does it once. `seen` of the preview that somebody
 * confirms: when the area changed since, the import is refused
 * @throws Refusal `not-allowed`, `place-unknown`, `operation-reused`; `programme-changed`, `record-changed` when somebody else was at
 * work
 */
export async function importProgramme(
  house: House,
  actor: Actor,
  asked: AskedImport & { operation: string; seen?: number },
): Promise<ImportedProgramme & { number: number }> {
  const { document, operation } = asked
  const area = await areaToImport(house, actor, asked.area)
  const { slug } = area
  // Read before asking whether it was done already: what two at once with one id see is then the same.
  const existing = await readRecords(house, actor, slug, kinds)
  const done = await findOperation(house.database, operation)
  if (done) return { area: slug, ...(await doneBefore(house, actor, { slug, document, operation }, done.result)) }
  if (asked.seen !== undefined && (await lastNumber(house, actor, slug)) !== asked.seen) {
    throw new Refusal('programme-changed')
  }
  const changes = changesFor(document, existing)
  const { number } = await changeRecords(house, actor, { area: slug, operation, changes })
  return { area: slug, difference: differenceOf(stepsOf(changes, existing)), number }
}

async function areaToImport(house: House, actor: Actor, name: string) {
  const area = await findArea(house, actor, name)
  authorise(programmePolicy, 'programme.import', actor, area.slug)
  return area
}

/** The answer to an import that was done before with this operation id, when it was of this document. */
async function doneBefore(
  house: House,
  actor: Actor,
  asked: { slug: string; document: ProgrammeDocument; operation: string },
  result: unknown,
): Promise<{ difference: ImportDifference; number: number }> {
  const { slug, document, operation } = asked
  const { number } = (result ?? {}) as Partial<ChangedRecords>
  if (number === undefined) throw new Refusal('operation-reused', { operation })
  const after = await recordsAt(house, actor, slug, number, kinds)
  if (changesFor(document, after).length > 0) throw new Refusal('operation-reused', { operation })
  const history = await changesSince(house, actor, slug, 0, kinds)
  return { difference: differenceOf(history.filter((change) => change.operation === operation)), number }
}

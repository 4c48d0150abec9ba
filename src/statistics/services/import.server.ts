import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { inspectTables } from '../importing/inspection.server'
import type { ImportReport } from '../importing/report'
import { type AskedImport, authoriseImport, inScratch, keepInspected } from '../importing/service.server'
import { readKnownTables } from './content.server'
import { type FetchOptions, type FetchQuestion, fetchTable, type Provenance } from './service.server'

/**
 * What is asked of an import from a service, besides which table: as of a file. `report` is told of the steps after fetching;
 * how far fetching is, the options of the fetch are told.
 */
export interface AskedTable
  extends FetchQuestion,
    Pick<AskedImport, 'isTrial' | 'operation' | 'as' | 'year' | 'mapping' | 'opened' | 'report' | 'kept'> {}

/** What became of a table, and where it came from. */
export interface TableReport extends ImportReport {
  source: Provenance
}

/** Milliseconds that what was fetched in part is kept: who does not go on within a week begins again. */
const keptFor = 7 * 24 * 3_600_000

/**
 * Fetches a table from a service and imports it like a file that somebody brought: the same recognition, checks and
 * version. After a trial what was fetched stays, so that importing it asks the service for nothing but whether it changed.
 *
 * @throws Refusal `not-allowed`, those of `fetchTable`, and those of importing a file
 */
export async function importTable(
  house: House,
  actor: Actor,
  asked: AskedTable,
  options: FetchOptions = {},
): Promise<TableReport> {
  authoriseImport(actor, null)
  const { isTrial, operation, as, year: said, mapping, opened, report, kept, ...question } = asked
  const fetched = join(house.configuration.dataDirectory, 'scratch', 'fetched')
  await removeOld(fetched, house.clock().getTime())
  const { tables, provenance, folder } = await fetchTable(house, actor, question, fetched, options)
  // Of figures that appear every year in a table of their own, the list of tables knows the year.
  const known = (await readKnownTables(house.root)).find(({ table }) => table === provenance.table)
  const year = said ?? (known?.series === 'kwb' ? known.year : undefined)
  // The address of the table is what it is called in the catalogue: there it came from.
  const name = provenance.address.split('?')[0] ?? provenance.address
  const made = await inScratch(house, async (scratch, patient) => {
    const file = {
      file: name,
      checksum: provenance.checksum,
      bytes: (await stat(tables[0]?.rows.path ?? folder)).size,
      format: 'csv' as const,
      tables: tables.map((table) => ({ ...table, notes: [] })),
      left: [],
    }
    const asked = {
      path: folder,
      name,
      as,
      year,
      mapping,
      area: null,
      isTrial,
      operation,
      ...(opened && { opened }),
      ...(report && { report }),
      ...(kept && { kept }),
      ...(options.signal && { signal: options.signal }),
    }
    const inspection = await inspectTables(patient, actor, asked, file, scratch)
    return isTrial ? inspection.report : keepInspected(patient, actor, asked, inspection, scratch)
  })
  if (!isTrial) await rm(folder, { recursive: true, force: true })
  return { ...made, source: provenance }
}

/** Removes what was fetched long ago and never imported. */
async function removeOld(parent: string, now: number): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const found = await stat(join(parent, name, 'cursor.json')).catch(() => stat(join(parent, name)))
    if (now - found.mtimeMs > keptFor) await rm(join(parent, name), { recursive: true, force: true })
  }
}

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freshHouse } from '../../../../test/support/house'
import { type Actor, type Membership, operatorActor, type Role } from '../../../accounts'
import type { House } from '../../../platform/index.server'
import { publishedSource } from '../../catalogue.server'
import type { Edition } from '../../source/port'
import { findCurrentVersion, statisticsTables } from '../../store.server'
import type { ImportReport } from '../report'
import { type AskedImport, importFile } from '../service.server'

/** A file that somebody brings: made from a text, or one that is there. */
export type Brought = { name: string } & ({ text: string } | { path: string })

/** A house in which files are imported. */
export interface ImportBench {
  house: House
  /** Writes a file. @returns its path */
  file(name: string, content: string | Uint8Array): Promise<string>
  /** Imports a file; by the operator for everybody unless said otherwise. */
  bring(brought: Brought, asked?: Partial<AskedImport> & { actor?: Actor }): Promise<ImportReport>
  /**
   * The figures of the newest version of a dataset: `indicator place period` to its value, or the reason why there is none;
   * all of them, or only these; as they came in, or as they are released.
   */
  figures(dataset: string, only?: readonly string[], edition?: Edition): Promise<Record<string, number | string | null>>
  /** Number and id of the newest version. */
  current(dataset: string): Promise<string | undefined>
  /** All that an import can leave behind: to be the same before and after one that was refused. */
  traces(except?: readonly string[]): Promise<unknown>
  close(): Promise<void>
}

export async function openImportBench(): Promise<ImportBench> {
  const house = await freshHouse()
  const folder = await mkdtemp(join(tmpdir(), 'wijklus-import-'))
  let operations = 0
  const file: ImportBench['file'] = async (name, content) => {
    const path = join(folder, String(operations), name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    return path
  }
  const current: ImportBench['current'] = async (dataset) =>
    (await findCurrentVersion(house.database, dataset))?.version.id
  return {
    house,
    file,
    current,
    async bring(brought, { actor = operatorActor, ...asked } = {}) {
      operations += 1
      const operation = `import ${operations}`
      const { name } = brought
      const path = 'path' in brought ? brought.path : await file(name, brought.text)
      return importFile(house, actor, { path, name, area: null, isTrial: false, operation, ...asked })
    },
    async figures(dataset, only, edition = 'full') {
      const version = await current(dataset)
      if (version === undefined) return {}
      const places = only?.map((key) => key.split(' ')[1] ?? '')
      const rows = await publishedSource(house).rows({ version, edition, ...(places && { places }) })
      const all = rows.map(
        ({ indicator, place, period, value, absence }) =>
          [`${indicator} ${place} ${period}`, value ?? absence ?? null] as const,
      )
      return Object.fromEntries(all.filter(([key]) => only?.includes(key) ?? true))
    },
    async traces(except = []) {
      const counted = [
        'dataset',
        'dataset_version',
        'indicator',
        'source_document',
        'region',
        'region_source',
        'operation',
      ]
      const counts = await Promise.all(
        counted
          .filter((table) => !except.includes(table))
          .map(async (table) => {
            const rows = await statisticsTables(house.database)
              .selectFrom(table as 'dataset')
              .select(({ fn }) => fn.countAll<string>().as('rows'))
              .executeTakeFirst()
            return [table, Number(rows?.rows)]
          }),
      )
      return {
        ...Object.fromEntries(counts),
        files: (await readdir(house.filesDirectory, { recursive: true })).toSorted(),
        scratch: await readdir(join(house.configuration.dataDirectory, 'scratch')).catch(() => []),
      }
    },
    async close() {
      await house.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** Somebody with one membership: of an area, or everywhere. */
export function somebody(role: Role, area: string | null = null): Actor {
  const membership: Membership = { role, area, organisation: 'gemeente', from: '2025-01-01', to: null }
  return { kind: 'person', id: `${role}-${area}`, name: role, memberships: [membership] }
}

/** Key figures in the form of their yearly workbook. */
export function kwbFile(year: number, rows: readonly (readonly (string | number)[])[], columns = ['a_inw', 'a_hh']) {
  const lines = [['gwb_code_10', 'regio', ...columns], ...rows]
  return { name: `kwb-${year}.csv`, text: `${lines.map((line) => line.join(';')).join('\n')}\n` }
}

/** A list of neighbourhoods of a year, as Statistics Netherlands publishes it. */
export function neighbourhoodList(year: number, rows: readonly (readonly [code: string, name: string])[]) {
  const lines = [`Buurt${year};Buurtnaam${year}`, ...rows.map((row) => row.join(';'))]
  return { name: `buurten-${year}.csv`, text: `${lines.join('\n')}\n` }
}

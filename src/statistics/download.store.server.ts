import type { StatisticsEngine } from '../platform/index.server'
import { columnNames } from './source/columns'
import { keyOrder } from './source/parquet-source.server'

/** Columns of a download: those of the files in `content/figures`, with the version each row is from. */
export const downloadColumns = ['dataset_version', ...columnNames] as const

/** What a download takes from one file of a dataset version. */
export interface SelectedPart {
  version: string
  /** The file, from the catalogue. */
  path: string
  indicator: string
  /** Absent is every place. */
  place: string | undefined
}

/** Writes the selected rows to a new Parquet file at `target`; without parts a file with columns and no rows. */
export async function writeSelection(
  engine: StatisticsEngine,
  parts: readonly SelectedPart[],
  target: string,
): Promise<void> {
  const query = parts.map(
    ({ place }) =>
      `SELECT ? AS dataset_version, * FROM read_parquet(?) WHERE indicator = ? ${place === undefined ? '' : 'AND place = ?'}`,
  )
  const values = parts.flatMap(({ version, path, indicator, place }) => [
    version,
    path,
    indicator,
    ...(place === undefined ? [] : [place]),
  ])
  await engine.run(
    `COPY (SELECT * FROM (${query.join(' UNION ALL ') || nothing}) ORDER BY dataset_version, ${keyOrder})
     TO '${target.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
    values,
  )
}

const nothing = `SELECT ${downloadColumns.map((column) => `NULL::VARCHAR AS "${column}"`).join(', ')} WHERE false`

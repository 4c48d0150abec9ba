import { normaliseRegionCode } from '../../areas'
import type { StatisticsEngine } from '../../platform/index.server'
import type { ConversionsPlan, RegionsPlan } from './plan'
import { refusedAt } from './reading/spot'
import { stagedColumns } from './staged-pieces.store.server'
import type { StagedTable } from './table'

type Cells = Readonly<Record<string, string | null>>

/** A column of a list, and what must stand in it. */
interface Check {
  column: string
  holds(text: string): boolean
}

/**
 * Refuses a list of regions, or of what became of them, with a cell that cannot be read, and names its place. Rows without
 * a cell filled in are passed over.
 *
 * @param target file in the scratch folder for what passes through
 * @returns the number of rows
 * @throws Refusal `cell-unreadable`
 */
export async function refuseListFaults(
  engine: StatisticsEngine,
  name: string,
  staged: StagedTable,
  plan: RegionsPlan | ConversionsPlan,
  target: string,
): Promise<number> {
  const checks = checksOf(plan)
  const columns = Object.fromEntries(checks.map(({ column }) => [column, column]))
  let position = 0
  let count = 0
  for await (const piece of stagedColumns(engine, staged, columns, target)) {
    for (const cells of piece) {
      position += 1
      if (isBlankRow(cells)) continue
      count += 1
      const wrong = checks.find(({ column, holds }) => !holds(cells[column] ?? ''))
      if (!wrong) continue
      const row = staged.sample.firstRow + position - 1
      const value = (cells[wrong.column] ?? '').slice(0, 60)
      throw refusedAt(
        'cell-unreadable',
        { file: name, sheet: staged.sample.sheet },
        { row, column: wrong.column, value },
      )
    }
  }
  return count
}

/** True for a row of which nothing is filled in. */
export function isBlankRow(cells: Cells): boolean {
  return Object.values(cells).every((text) => text === null || text === '')
}

function checksOf(plan: RegionsPlan | ConversionsPlan): Check[] {
  const isCode = (text: string) => normaliseRegionCode(text, plan.level) !== null
  if (plan.target === 'regions') return [{ column: plan.code, holds: isCode }]
  const isYear = (text: string) => /^(19|20)\d{2}$/.test(text)
  return [
    { column: plan.fromYear, holds: isYear },
    { column: plan.toYear, holds: isYear },
    { column: plan.fromCode, holds: isCode },
    { column: plan.toCode, holds: isCode },
    { column: plan.addresses, holds: (text) => /^\d+(\.0+)?$/.test(text) },
  ]
}

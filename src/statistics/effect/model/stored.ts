import type { Wording } from '../../../platform'
import type { EffectResult } from './analysis'
import type { EffectContext } from './context'
import type { MovingFigure } from './movers'
import type { Panel } from './panel'
import type { FrozenInputs } from './question'
import type { Reading } from './reading'
import type { EffectSettings } from './settings'

/** What worked out a result, with its version: another version may give other digits. */
export const engine = 'effect 3'

/** What came of a stored analysis. */
export interface StoredResult {
  engine: string
  result: EffectResult
  context: EffectContext
  reading: Reading
  warnings: readonly Wording[]
}

/** A stored analysis. */
export interface Analysis {
  id: string
  /** Slug of the area whose it is: until shared only its own team sees it, and who made it. */
  area: string
  inputs: FrozenInputs
  settings: EffectSettings
  movers: readonly MovingFigure[] | null
  /** Id of the long work that works it out, the latest one. */
  job: string
  /** Null until it was worked out for the first time. */
  result: StoredResult | null
  computedAt: string | null
  createdBy: string
  createdAt: string
  revision: number
}

/** The table of an analysis as the methods take it; of an adjacent place in the role of the place itself. */
export function panelOfInputs({ panel, place, donors }: FrozenInputs, treated: string = place.code): Panel {
  const { periods, before, values } = panel
  const units = [treated, ...donors.map(({ code }) => code)]
  const outcome = Float64Array.from(units.flatMap((unit) => values[unit] ?? []))
  return { units, periods, outcome, treated: [0], donors: donors.map((_, index) => index + 1), before }
}

/** The table as rows for a file that `npx wijklus effect` reads, so that anybody can do it again. */
export function rowsOfInputs({
  panel,
  place,
  donors,
}: FrozenInputs): { unit: string; period: string; value: number }[] {
  return [place, ...donors].flatMap(({ code }) =>
    panel.periods.map((period, index) => ({ unit: code, period, value: panel.values[code]?.[index] ?? 0 })),
  )
}

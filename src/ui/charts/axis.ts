import { nice, ticks } from 'd3-array'
import type { Language } from '../../platform'
import { formatUnit, formatValue } from '../format'

export interface ValueAxis {
  domain: readonly [number, number]
  ticks: readonly number[]
  /** Digits after the decimal mark that the ticks need. */
  tickDecimals: number
  /** The axis does not begin at zero; the chart says so. */
  cut: boolean
}

/** How many steps the axis aims at: the number of grid lines that can be read beside the lines without counting. */
const aimedSteps = 4

/**
 * The value axis for a set of values (empty: a base line without steps). In order:
 * 1. values on both sides of zero: the axis holds zero;
 * 2. shares (%): from zero, unless all are above 40 and lie within half of the lowest of them;
 * 3. everything else: from zero, unless all lie within a fifth of the one nearest to zero;
 * 4. a cut axis leaves at least the range of the values free below them, so that a small change does not look steep.
 */
export function valueAxis(values: readonly number[], unit: string): ValueAxis {
  if (values.length === 0) return { domain: [0, 1], ticks: [], tickDecimals: 0, cut: false }
  const low = Math.min(...values)
  const high = Math.max(...values)
  if (low < 0 && high > 0) return make(low, high, false)
  if (high <= 0 && low < 0) {
    const mirrored = valueAxis(
      values.map((value) => -value),
      unit,
    )
    return make(-mirrored.domain[1], mirrored.cut ? -mirrored.domain[0] : 0, mirrored.cut)
  }
  const range = high - low
  const far = unit === '%' ? low > 40 && range <= low / 2 : low > 0 && range <= low / 5
  if (!far) return make(0, high === 0 ? 1 : high, false)
  const free = Math.max(range, high * 0.02)
  const axis = make(Math.max(0, low - free), unit === '%' && high <= 100 ? Math.min(100, high) : high, true)
  return { ...axis, cut: axis.domain[0] !== 0 }
}

function make(low: number, high: number, cut: boolean): ValueAxis {
  const [from, to] = nice(low, high, aimedSteps)
  const marks = ticks(from, to, aimedSteps)
  return { domain: [from, to], ticks: marks, tickDecimals: Math.max(0, ...marks.map(decimalsOf)), cut }
}

/** The ticks in words. The sign of the unit stands once, at the last; a unit in words stands elsewhere. */
export function tickTextsOf({ ticks, tickDecimals }: ValueAxis, unit: string, language: Language): readonly string[] {
  const signed = formatUnit(unit, language) === ''
  return ticks.map((tick, index) =>
    formatValue(tick, unit, language, { decimals: tickDecimals, bare: !signed || index < ticks.length - 1 }),
  )
}

/** Digits after the decimal mark of a number as it is written. */
export function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = `${value}`.split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

/**
 * The scale of a chart whose lengths or heights are read without an axis: it always holds zero, so that twice as much is
 * twice as long.
 */
export function domainFromZero(values: readonly number[]): readonly [number, number] {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  return low === high ? [0, 1] : [low, high]
}

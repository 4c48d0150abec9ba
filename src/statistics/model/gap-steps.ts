import { type Development, gapValueOf, type Pair } from './development'
import { compare, divide, exact, sign, subtract, toNumber } from './exact'

/** How much of the change of the gap fell between two periods that follow each other in the series. */
export interface GapStep {
  readonly from: string
  readonly to: string
  /** Change of the gap, in the unit of the indicator; percentage points for shares. */
  readonly change: number
  /** Part of the whole change: 0.56 is 56 %; above 1 when other steps went back. Null when the whole change is nothing. */
  readonly share: number | null
}

export interface Concentration extends GapStep {
  /** Change of the gap over the whole time. */
  readonly whole: number
  /** True when nothing lies between the two periods: 2021 and 2022, not 2016 and 2020. */
  readonly single: boolean
  /** True when the step covers less than half of the whole time, so that more than half of the change says something. */
  readonly short: boolean
}

export interface GapSteps {
  readonly steps: readonly GapStep[]
  /**
   * The one step that has more than half of the whole change, of at least two steps and only when the gap narrowed or
   * widened. Null when there is none, or when several steps each have more than half because others went back.
   */
  readonly concentration: Concentration | null
}

/** Steps of the gap over the common periods (poverty: 3.0 of 5.4 points fell in 2022, source 000, L6758-6764). */
export function gapSteps(pairs: readonly Pair[], development: Development): GapSteps {
  const gaps = pairs.map((pair) => ({ period: pair.period, value: gapValueOf(pair) }))
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (!first || !last || gaps.length < 2) return { steps: [], concentration: null }
  const whole = subtract(last.value, first.value)
  const measured = gaps.slice(1).map((gap, index) => {
    const before = gaps[index] ?? first
    const change = subtract(gap.value, before.value)
    return { from: before.period, to: gap.period, change, share: sign(whole) === 0 ? null : divide(change, whole) }
  })
  const large = measured.filter(({ share }) => share && compare(share, exact(0.5)) > 0)
  const [only] = large
  const said = only && large.length === 1 && measured.length > 1 && ['narrowing', 'widening'].includes(development)
  const shown = (step: (typeof measured)[number]): GapStep => ({
    from: step.from,
    to: step.to,
    change: toNumber(step.change),
    share: step.share && toNumber(step.share),
  })
  return {
    steps: measured.map(shown),
    concentration: said
      ? {
          ...shown(only),
          whole: toNumber(whole),
          single: isNext(only.from, only.to),
          short: (timeOf(only.to) - timeOf(only.from)) * 2 < timeOf(last.period) - timeOf(first.period),
        }
      : null,
  }
}

function isNext(from: string, to: string): boolean {
  const parts = partsInYear(from)
  return parts === partsInYear(to) && Math.round((timeOf(to) - timeOf(from)) * parts) === 1
}

function partsInYear(period: string): number {
  return period.includes('Q') ? 4 : period.includes('-') ? 12 : 1
}

/** Start of a year, quarter or month, in years. */
function timeOf(period: string): number {
  const [year, part] = period.split('-')
  return Number(year) + (part === undefined ? 0 : (Number(part.replace('Q', '')) - 1) / partsInYear(period))
}

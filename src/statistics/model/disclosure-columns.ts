import { judgedAsCount, wholeOf } from './disclosure'
import { decimalsOf } from './exact'

/** A figure of a place, as far as relations between indicators show in it. */
export interface FoundFigure {
  indicator: string
  place: string
  /** Tells places of two boundary years apart. */
  boundaryYear: number | null
  period: string
  value: number
  n: number | null
  of: number | null
}

/** The figures of one indicator in one period, by place. */
export interface Column {
  code: string
  unit: string
  values: ReadonlyMap<string, number>
  /** The people each figure is about, where the figure says it. */
  groups: ReadonlyMap<string, number>
  /** How far a value can be off by rounding. */
  slack: number
  /** What all shares of a group come to: 100, 1000; null for what is no share. */
  whole: number | null
}

/** Floating-point numbers that were calculated differ in their last digits. */
const least = 1e-6
const mostDecimals = 6

export function columnsOf(figures: readonly FoundFigure[], units: ReadonlyMap<string, string>): Column[] {
  return [...Map.groupBy(figures, ({ indicator }) => indicator)].map(([code, own]) => {
    const unit = units.get(code) ?? ''
    const decimals = Math.max(0, ...own.map(({ value }) => Math.min(mostDecimals, decimalsOf(value))))
    const place = ({ place, boundaryYear }: FoundFigure) => `${place}|${boundaryYear}`
    return {
      code,
      unit,
      values: new Map(own.map((figure) => [place(figure), figure.value])),
      groups: new Map(
        own.flatMap((figure) => {
          const { n, of } = figure
          return n === null && of === null ? [] : [[place(figure), Math.min(of ?? n ?? 0, n ?? of ?? 0)] as const]
        }),
      ),
      slack: judgedAsCount(unit) ? least : Math.max(least, 0.5 * 10 ** -decimals),
      whole: wholeOf(unit),
    }
  })
}

/** A relation holds that holds in nearly all places that have a say; in three at least, or there is too little to see. */
const [fewest, most] = [3, 0.95]

/**
 * True when something holds nearly everywhere.
 *
 * @param answers per place; undefined for one that has no say
 * @param isFew true where there is so little to compare that chance is no danger: then one place is enough
 */
export function holdsNearlyEverywhere(answers: Iterable<boolean | undefined>, isFew = false): boolean {
  let [yes, no] = [0, 0]
  for (const answer of answers) {
    if (answer === true) yes += 1
    if (answer === false) no += 1
  }
  return yes >= (isFew ? 1 : fewest) && yes >= most * (yes + no)
}

/** True for shares or means about the same people. */
export function isSameGroup(one: Column, other: Column): boolean {
  return holdsNearlyEverywhere(
    [...one.groups].map(([place, group]) => {
      const theirs = other.groups.get(place)
      return theirs === undefined ? undefined : theirs === group
    }),
    true,
  )
}

/** True when this is the number of those a share is a share of. */
export function isWholeOf(share: Column, count: Column): boolean {
  return holdsNearlyEverywhere(
    [...share.groups].map(([place, group]) => {
      const counted = count.values.get(place)
      return counted === undefined ? undefined : counted === group
    }),
  )
}

/** True when this is the number of those who have the property of a share. */
export function isNumberFor(share: Column, count: Column): boolean {
  const whole = share.whole ?? 100
  return holdsNearlyEverywhere(
    [...share.groups].map(([place, group]) => {
      const [value, counted] = [share.values.get(place), count.values.get(place)]
      if (value === undefined || counted === undefined || (value === 0 && counted === 0)) return undefined
      return Math.abs((value * group) / whole - counted) <= (share.slack * group) / whole + 0.5
    }),
  )
}

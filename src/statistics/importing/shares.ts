import type { RefusalCode } from '../../platform'

/** How the figures in per cents of one column and one indicator are written, in the whole table. */
export interface ShareFacts {
  column: string
  indicator: string
  /** What figures without a sign are multiplied by; null where they are per cents as they stand. */
  factor: number | null
  /** True where only the signs in its cells say that it is in per cents. */
  isKnownBySigns: boolean
  /** Cells with a per cent sign, and numbers without one. */
  signed: number
  unsigned: number
  /** Of these without a sign: how many lie between 0 and 1, and a cell below zero, above 0 up to 1, and above 1. */
  between: number
  below: string | null
  small: string | null
  large: string | null
}

/** Figures that can be meant in two ways, a hundred times apart, with a cell that shows it. */
export interface ShareFault {
  code: Extract<
    RefusalCode,
    | 'percent-signs-mixed'
    | 'fraction-above-one'
    | 'fractions-or-percents'
    | 'margin-over-hundred'
    | 'margin-parts-of-one'
  >
  column: string
  indicator: string
  text: string
}

/**
 * Figures in per cents of which nobody can say whether 0,142 is 14.2 or 0.142 per cent: signs behind some of them only,
 * fractions among which is a number above 1, or numbers between 0 and 1 only in a column of per cents. One number above 1
 * tells that all about the same is in per cents: of one subject, because people put tables with other units under each other.
 *
 * @param areToldByPerson true where a person said of each column what its unit is: then only signs can contradict it
 */
export function shareFault(facts: readonly ShareFacts[], areToldByPerson: boolean): ShareFault | null {
  const faults = facts.flatMap((one): ShareFault[] => {
    const { column, indicator, factor, signed, unsigned, small, large, below } = one
    const doubtful = one.isKnownBySigns ? (small ?? large ?? below) : factor === null ? small : null
    if (signed > 0 && unsigned > 0 && doubtful !== null) {
      return [{ code: 'percent-signs-mixed', column, indicator, text: doubtful }]
    }
    return factor === 100 && large !== null && !areToldByPerson
      ? [{ code: 'fraction-above-one', column, indicator, text: large }]
      : []
  })
  if (faults[0] || areToldByPerson) return faults[0] ?? null
  // Subjects with one number each tell only together.
  const groups = [...Map.groupBy(facts, ({ column }) => column).values(), ...facts.map((one) => [one])]
  for (const group of groups) {
    const plain = group.filter(({ factor }) => factor === null)
    const [first] = plain.filter(({ small }) => small !== null)
    const numbers = plain.reduce((sum, { unsigned }) => sum + unsigned, 0)
    const isToldPerCent = plain.some(({ signed, large, below }) => signed > 0 || large !== null || below !== null)
    if (!first?.small || isToldPerCent || numbers < 2 || plain.every(({ between }) => between === 0)) continue
    return { code: 'fractions-or-percents', column: first.column, indicator: first.indicator, text: first.small }
  }
  return null
}

/** How the margins of figures in per cents are written, of one column and one indicator in the whole table. */
export interface MarginFacts {
  column: string
  indicator: string
  /** A cell with a margin of more than 100 per cent points as it would be read. */
  wide: string | null
  /** Margins without a sign, as per cent points as they stand: a cell with one, and the largest as a part of what chance makes. */
  small: string | null
  ofChance: number | null
}

/**
 * From where on a margin is in per cent points, as a part of the 95 % margin that chance makes (1.96 √(p(1 − p) / n)). A
 * margin in parts of 1 that stands beside per cents is about a hundredth of it, and with weights two or three hundredths.
 * One in per cent points comes below a twentieth only where 399 of every 400 people answered.
 */
const leastOfChance = 0.05

/**
 * How many are taken to have answered where the table does not say: then a margin is doubted only where it would take more
 * than 100,000 answers.
 */
export const presumedAnswers = 100_000 * leastOfChance ** 2

/**
 * Margins that are not in the unit of their figures: more than 100 per cent points wide, which no share can be wrong by, or
 * all of them too narrow for the number of people asked, and right as parts of 1.
 */
export function marginFault(facts: readonly MarginFacts[]): ShareFault | null {
  for (const { column, indicator, wide, small, ofChance } of facts) {
    if (wide !== null) return { code: 'margin-over-hundred', column, indicator, text: wide }
    if (small !== null && ofChance !== null && ofChance < leastOfChance) {
      return { code: 'margin-parts-of-one', column, indicator, text: small }
    }
  }
  return null
}

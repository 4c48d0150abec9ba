import type { Wording } from '../../../platform'
import type { Aggregation } from '../../model/indicator'
import type { Uncertainty } from '../../model/observation'

/** What must be known of an indicator to say whether its figures look wrong. */
export interface AboutIndicator {
  code: string
  name: Wording
  unit: string
  aggregation: Aggregation
  uncertainty: Uncertainty
}

/** Between what a figure lies over the regions in one period. */
export interface RangeFacts {
  indicator: string
  period: string
  /** Regions with a value. */
  regions: number
  low: number
  lowPlace: string
  high: number
  highPlace: string
  /** The same for two figures only when all their regions have the same values. */
  print: string
}

/** How a figure of one period compares with an earlier one, or with the same one as it was published before. */
export interface JumpFacts {
  indicator: string
  /** Earlier period; the same as `to` where it is another version. */
  from: string
  to: string
  /** Country and municipalities, or what lies below them. */
  level: 'whole' | 'parts'
  /** Regions with a value above zero in both, large enough to compare. */
  compared: number
  /** Of these, how many are a factor or more apart; and of these the largest. */
  jumped: number
  place: string
  before: number
  after: number
}

/** Between what figures lay in the period that comes before one of the file. */
export interface EarlierRanges {
  /** Of the file. */
  to: string
  from: string
  ranges: readonly RangeFacts[]
}

/** How sums compare with the totals they are to be. */
export interface ComparedSums {
  indicator: string
  period: string
  /** Totals of which all parts have a value. */
  compared: number
  /** Of these, how many differ by more than rounding makes; and of these the one that differs most. */
  different: number
  place: string
  total: number
  sum: number
}

/** How the sum of the parts of regions compares with the regions themselves. */
export interface PartFacts extends ComparedSums {
  parts: number
}

/** How figures compare with the sum that somebody said they are; where parts are 100 % together, of the first of these. */
export interface SumFacts extends ComparedSums {
  /** Indicators that are the parts, at the same place; null where places are. */
  columns: readonly string[] | null
}

export interface FigureFacts {
  ranges: readonly RangeFacts[]
  jumps: readonly JumpFacts[]
  earlier: readonly EarlierRanges[]
  parts: readonly PartFacts[]
  sums: readonly SumFacts[]
}

/** Regions that stand out, with the first few of them. */
export interface RegionFacts {
  twice: { count: number; places: readonly string[] }
  unknown: { count: number; total: number; year: number; places: readonly string[] }
}

import type { RegionLevel } from '../../areas'
import type { Wording } from '../../platform'
import type { DisclosureClass, IndicatorRelation } from '../model/disclosure'
import type { Aggregation, Polarity } from '../model/indicator'
import type { Margin } from '../model/margins'
import type { Absence, Uncertainty } from '../model/observation'

/** Tables of StatLine whose columns the catalogue of columns knows, and all others together. */
export type StatlineSource = 'kwb' | 'ses-woa' | 'nabijheid' | 'regionaal' | 'statline'

/** An indicator as an imported file brings it: `kwb:a_inw`. Its code and meaning are stable over the years of a source. */
export interface ImportedIndicator {
  /** `source:name` in lower case: `kwb:a_inw`, `rivm:sterk-eenzaam`. */
  code: string
  name: Wording
  /** Theme for grouping on pages: a slug of `content/themes.yaml` or one of the source's own topics; null if unknown. */
  theme: string | null
  unit: string
  better: Polarity
  uncertainty: Uncertainty
  aggregation: Aggregation
  /** With `weighted-share`: code of the indicator that is the denominator: `kwb:a_hh`. */
  denominator: string | null
  /** Versions of its definition; when the source changed the meaning under the same name there are several. */
  definitions: readonly { version: string; label: Wording; text: Wording; from?: string; to?: string }[]
  /** True where it counts people though its unit does not say so: decisions on support. */
  personSensitive?: boolean
}

/** How a cell without a number is read: marker (trimmed text) to reason. */
export interface Marker {
  text: string
  absence: Absence
  /** What the source says the marker means. */
  note: Wording
}

/** Where a value, or the thing it is about, is read from. */
export type Read<Value> = { fixed: Value } | { column: string }

/** How the regions of the rows are named. */
export type RegionRead =
  | {
      by: 'code'
      /** Columns in the order in which they are tried: the first one that is not empty counts. */
      columns: readonly string[]
      /** Level of bare codes such as `0344`; null where codes carry their prefix. */
      level: RegionLevel | null
      /** True for codes without prefix of several levels in one column, which differ in how long they are. */
      areMixedBare?: boolean
      /** Column with the name of the region, if there is one. */
      name: string | null
      /** Column and text that mark a region as the same area as a year before (CBS: change code 1), if there is one. */
      unchanged?: { column: string; text: string }
    }
  | {
      /** A file without codes: names are looked up among the regions of the boundary year. */
      by: 'name'
      column: string
      /** Names stand within this municipality: its code, or its name as the file has it; null for the whole country. */
      municipality: string | null
      /** Column that says within which municipality the name of a row stands, by name or code; absent where there is none. */
      within?: string
      level: RegionLevel | null
      /** Of several regions with a name, the one of this level is meant: of what most people call a district there can be more. */
      prefers?: RegionLevel
    }

/** A column with values, and what it is about. */
export interface PlannedColumn {
  column: string
  indicator: string
  definition: string
  /** Only where it differs from the period of the rows: `misdrijven_2021`. */
  period?: string
  /** What the value is multiplied by to get the unit of the indicator. Default 1. */
  factor?: number
  /** Columns beside it with the number of people asked, half the width of the interval. */
  n?: string
  of?: string
  margin?: string
  /**
   * Periods of the rows in which this column has no figures, whatever stands in its cells: some files write 0 for years
   * that their source does not have.
   */
  absentIn?: readonly string[]
}

/** What a measure of a table with a row per figure is. */
export interface PlannedMeasure {
  indicator: string
  definition: string
  /** As of a column. */
  factor?: number
  /** True where only the signs in its cells say that it is in per cents, so that one without a sign is of an unknown unit. */
  isKnownBySigns?: true
}

interface PlanOfAll {
  /** Stable name of the kind: `kwb`, `statline`, `rivm-health`. */
  kind: string
  /** Which of the tables of the file it reads, from 0. Default 0. */
  table?: number
  /** Markers for a missing value; matched on trimmed text. */
  markers: readonly Marker[]
  /** Columns that are not read, with the reason, for the preview. */
  left: readonly { column: string; reason: Wording }[]
  /** What a person must know before confirming. */
  warnings: readonly Wording[]
}

/** Figures per region. */
export interface StatisticsPlan extends PlanOfAll {
  target: 'statistics'
  dataset: {
    /** Figures of one publication and year stand together: `kwb-2023`, `leefbaarometer-2`. */
    slug: string
    title: Wording
    publisher: string
    licence: string
    disclosure: DisclosureClass
  }
  /**
   * Source whose dataset is called after the years in its period column (`datasetOfYears`), of which the first rows may not
   * show all; absent where the dataset is called otherwise.
   */
  calledByYears?: StatlineSource
  indicators: readonly ImportedIndicator[]
  region: RegionRead
  boundaryYear: Read<number>
  period: Read<string>
  decimal: '.' | ','
  /** What an empty cell means. */
  blank: { absence: Absence; note: Wording }
  /** One row per region (and period) with a column per indicator, or one row per figure. */
  shape:
    | { form: 'wide'; columns: readonly PlannedColumn[] }
    | {
        form: 'long'
        /** Column that says which indicator, and what each of its (trimmed) values means. */
        measure: Read<string>
        measures: Readonly<Record<string, PlannedMeasure>>
        /**
         * Where the column may hold more than the first rows showed: every other value is an indicator like this one, named
         * as the file names it, with a code made from that name (`codeOfName`). When absent, such a row is a fault.
         */
        others?: {
          prefix: string
          like: Omit<ImportedIndicator, 'code' | 'name'>
          measured?: Pick<PlannedMeasure, 'factor' | 'isKnownBySigns'>
        }
        value: string
        /** Column with the reason why there is no value, by the markers. */
        absence?: string
        n?: string
        of?: string
        margin?: string
      }
  /** How its indicators add up, as somebody said of the file; absent where nobody said anything. */
  relations?: readonly IndicatorRelation[]
  /** Places that add up beside those whose codes say so, as somebody said of the file. */
  margins?: readonly Margin[]
  /** Rows that are read: in these columns these (trimmed) values; all of them when absent. */
  only?: Readonly<Record<string, readonly string[]>>
  /** Rows that are not read: those with one of these (trimmed) values in one of these columns. */
  except?: Readonly<Record<string, readonly string[]>>
}

/** Figures in the form in which Wijklus itself hands them out: the columns of `source/columns`. */
export interface RowsPlan extends PlanOfAll {
  target: 'rows'
  dataset: StatisticsPlan['dataset']
}

/** A list of regions of one year. */
export interface RegionsPlan extends PlanOfAll {
  target: 'regions'
  level: RegionLevel
  boundaryYear: number
  code: string
  name: string
}

/** What became of regions from one year to another, in addresses. */
export interface ConversionsPlan extends PlanOfAll {
  target: 'conversions'
  level: RegionLevel
  fromYear: string
  toYear: string
  fromCode: string
  toCode: string
  addresses: string
}

/** Boundaries of regions. */
export interface BoundariesPlan extends PlanOfAll {
  target: 'boundaries'
  level: RegionLevel
  boundaryYear: number
  /** Properties with code and name; `name` null where there is none. */
  code: string
  name: string | null
}

export type ImportPlan = StatisticsPlan | RowsPlan | RegionsPlan | ConversionsPlan | BoundariesPlan

/** What a file was recognised as; `plans` has more than one entry where a map carries figures. */
export interface Recognition {
  kind: string
  /** From 0 to 1: 1 where the header can be nothing else. */
  certainty: number
  plans: readonly ImportPlan[]
}

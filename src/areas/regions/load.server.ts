import { Refusal } from '../../platform'
import type { DatabaseTransaction } from '../../platform/index.server'
import { normaliseRegionCode, type RegionLevel } from '../region'
import { type ConversionsWritten, writeConversions } from './conversions.store.server'
import { isCutOf, isLastLoaded, keepSource, type NamedRegion, type RegionsWritten, writeRegions } from './store.server'

/** Where a list comes from, for its provenance. */
export interface ListSource {
  fileName: string
  /** Checksum of the file: the same file twice changes nothing. */
  checksum: string
  licence: string | null
  /** Who loaded it: id of a person, or `operator`. */
  loadedBy: string
  /** True for figures of somebody's own, whose names for regions are theirs: they name only those that have no name yet. */
  isOwn?: boolean
}

/** A region as a code list, a map or a file of figures names it. */
export interface RegionRow {
  /** However it is spelled; a code without prefix is read by `level`. */
  code: string
  /** Null or empty where the file has no names. */
  name: string | null
  level: RegionLevel
  boundaryYear: number
  /**
   * True when the publisher marks it as the same area under the same code as a year before (CBS: `ind_wbi`,
   * "Indelingswijziging", is 1), false when it is marked otherwise; left out or null where the file does not say.
   */
  isSameAsYearBefore?: boolean | null
}

/** Rows in parts, so that a country does not have to be in memory at once. */
export type Parts<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

/** Rows of one statement. */
const partSize = 5_000

/**
 * Adds regions to the store and renews their names. A region that comes without a name, or with its own name cut short,
 * keeps the one it has; a new one gets its code as its name. Parent and municipality follow from the code.
 *
 * Called by an import in its transaction, which has asked the policy and writes the audit trail.
 *
 * @throws Refusal `region-code-invalid` for a code that is none of its level
 */
export async function loadRegions(
  transaction: DatabaseTransaction,
  rows: Parts<RegionRow>,
  source: ListSource,
): Promise<RegionsWritten> {
  const written: RegionsWritten = { added: 0, renamed: 0, unchanged: 0 }
  const [levels, years] = [new Set<RegionLevel>(), new Set<number>()]
  for await (const part of rows) {
    for (let start = 0; start < part.length; start += partSize) {
      const regions = new Map<string, NamedRegion>()
      for (const row of part.slice(start, start + partSize)) {
        const region = namedRegion(row)
        const key = `${region.code} ${region.boundaryYear}`
        const before = regions.get(key)?.name ?? null
        const isKept = before !== null && (region.name === null || isCutOf(region.name, before))
        regions.set(key, isKept ? { ...region, name: before } : region)
        levels.add(region.level)
        years.add(region.boundaryYear)
      }
      const done = await writeRegions(transaction, [...regions.values()], !source.isOwn)
      written.added += done.added
      written.renamed += done.renamed
      written.unchanged += done.unchanged
    }
  }
  await keepSource(transaction, {
    what: 'regions',
    level: only(levels),
    boundaryYear: only(years),
    detail: null,
    ...sourceOf(source),
  })
  return written
}

/** One line of a list of what became of regions, in addresses. */
export interface ConversionRow {
  level: RegionLevel
  fromYear: number
  toYear: number
  /** However they are spelled; a code without prefix is read by `level`. */
  fromCode: string
  toCode: string
  addresses: number
}

/**
 * Adds lists of what became of regions. A list of a level and a pair of years replaces the one that was there, whole.
 *
 * @returns how many lines are new or other than before, are gone, or were there already
 * @throws Refusal `region-code-invalid`, `conversion-invalid` for years that do not go forward or a number of addresses
 * that is none
 */
export async function loadConversions(
  transaction: DatabaseTransaction,
  rows: Parts<ConversionRow>,
  source: ListSource,
): Promise<ConversionsWritten> {
  const moves: ConversionRow[] = []
  for await (const part of rows) for (const row of part) moves.push(checkedConversion(row))
  const level = only(new Set(moves.map((move) => move.level)))
  const kept = { what: 'conversions', level, boundaryYear: null, detail: null, ...sourceOf(source) } as const
  if (await isLastLoaded(transaction, kept)) return { written: 0, removed: 0, unchanged: moves.length }
  const written = await writeConversions(transaction, moves)
  await keepSource(transaction, kept)
  return written
}

function checkedConversion(row: ConversionRow): ConversionRow {
  const { level, fromYear, toYear, addresses } = row
  const isCount = Number.isInteger(addresses) && addresses >= 0
  if (!isCount || !(fromYear < toYear)) {
    throw new Refusal('conversion-invalid', { fromYear, toYear, code: row.fromCode, addresses })
  }
  return { ...row, fromCode: checkedCode(row.fromCode, level), toCode: checkedCode(row.toCode, level) }
}

function namedRegion({ code, name, level, boundaryYear, isSameAsYearBefore }: RegionRow): NamedRegion {
  return {
    code: checkedCode(code, level),
    level,
    boundaryYear,
    name: name?.trim().replaceAll(/\s+/g, ' ') || null,
    isSameAsYearBefore: isSameAsYearBefore ?? null,
  }
}

/** The code as Wijklus writes it. @throws Refusal `region-code-invalid` */
export function checkedCode(text: string, level: RegionLevel): string {
  const code = normaliseRegionCode(text, level)
  if (code === null) throw new Refusal('region-code-invalid', { code: text, level })
  return code
}

/** What is kept of where a list came from; a caller's object may hold more. */
export function sourceOf({ fileName, checksum, licence, loadedBy }: ListSource): ListSource {
  return { fileName, checksum, licence, loadedBy }
}

function only<Value>(values: ReadonlySet<Value>): Value | null {
  const [first, ...others] = values
  return first === undefined || others.length > 0 ? null : first
}

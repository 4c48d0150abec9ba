import type { Region } from '../region'
import { isPartial, isShare, type Part } from './composition'

/** Remarks on which a composition is refused. */
export const problemCodes = [
  'empty',
  'region-unknown',
  'level-unusable',
  'overlap',
  'share-invalid',
  'reason-missing',
] as const

/** Remarks that somebody has to look at; the composition can still be right. */
export const warningCodes = ['outside-municipality', 'gap'] as const

/** What is good to know. */
export const informationCodes = ['district-partly', 'district-complete', 'gaps-unchecked'] as const

export type RemarkCode =
  | (typeof problemCodes)[number]
  | (typeof warningCodes)[number]
  | (typeof informationCodes)[number]

/** Something to say about a composition before it is kept. */
export interface Remark {
  weight: 'problem' | 'warning' | 'information'
  code: RemarkCode
  /** Codes it is about; of an overlap the smaller region first, then the one it lies in. */
  regions: readonly string[]
  /** Of a district that is partly in: how many of its neighbourhoods are, and of how many. */
  count?: number
  of?: number
}

/** What is known around the parts that are judged. */
export interface Surroundings {
  /** Code of the municipality of the area. */
  municipality: string
  /** The regions of the boundary year: all of the municipality, and those that the parts name, with what they lie in. */
  regions: readonly Region[]
  /** Neighbours of each neighbourhood by shared boundary; null where no boundaries are known. */
  neighbours: ReadonlyMap<string, readonly string[]> | null
}

/**
 * Judges the parts of a composition: every region must exist, no place may be counted twice, a share needs a reason.
 * Gaps and places outside the municipality are pointed out.
 *
 * @param parts tidied
 * @returns problems first, then warnings, then information
 */
export function remarksOn(parts: readonly Part[], surroundings: Surroundings): Remark[] {
  if (parts.length === 0) return [{ weight: 'problem', code: 'empty', regions: [] }]
  const regions = new Map(surroundings.regions.map((region) => [region.code, region]))
  const isIn = new Set(parts.map((part) => part.region))
  return [
    ...parts.flatMap((part) => problemsOf(part, regions, isIn)),
    ...parts.flatMap((part) => outside(part, regions, surroundings.municipality)),
    ...gaps(surroundings, regions, isIn),
    ...districts(surroundings.regions, isIn),
  ]
}

type Regions = ReadonlyMap<string, Region>

function problemsOf(part: Part, regions: Regions, isIn: ReadonlySet<string>): Remark[] {
  const problem = (code: RemarkCode, ...others: string[]): Remark => ({
    weight: 'problem',
    code,
    regions: [part.region, ...others],
  })
  const region = regions.get(part.region)
  if (!region) return [problem('region-unknown')]
  if (!['municipality', 'district', 'neighbourhood'].includes(region.level)) return [problem('level-unusable')]
  // Also with shares: which addresses of the larger one are meant is not known, so some can be counted twice.
  const larger = around(region, regions).find((code) => isIn.has(code))
  return [
    ...(larger === undefined ? [] : [problem('overlap', larger)]),
    ...(isShare(part.share) ? [] : [problem('share-invalid')]),
    ...(isShare(part.share) && isPartial(part.share) && part.reason === null ? [problem('reason-missing')] : []),
  ]
}

/** Codes of the regions it lies in, from small to large. */
function around(region: Region, regions: Regions): string[] {
  const codes: string[] = []
  let parent = region.parent
  while (parent !== null && !codes.includes(parent)) {
    codes.push(parent)
    parent = regions.get(parent)?.parent ?? null
  }
  if (region.municipality !== null && region.municipality !== region.code && !codes.includes(region.municipality)) {
    codes.push(region.municipality)
  }
  return codes
}

function outside(part: Part, regions: Regions, municipality: string): Remark[] {
  const region = regions.get(part.region)
  const own = region?.level === 'municipality' ? region.code : region?.municipality
  if (!region || own === null || own === municipality) return []
  return [{ weight: 'warning', code: 'outside-municipality', regions: [part.region] }]
}

/** Neighbourhoods of the municipality that are not in while all around them is. */
function gaps({ neighbours, municipality }: Surroundings, regions: Regions, isIn: ReadonlySet<string>): Remark[] {
  if (neighbours === null) return [{ weight: 'information', code: 'gaps-unchecked', regions: [] }]
  const isCovered = (code: string) => {
    const region = regions.get(code)
    return isIn.has(code) || (region !== undefined && around(region, regions).some((larger) => isIn.has(larger)))
  }
  return [...regions.values()]
    .filter((region) => region.level === 'neighbourhood' && region.municipality === municipality)
    .filter(({ code }) => !isCovered(code))
    .filter(({ code }) => {
      const beside = neighbours.get(code) ?? []
      return beside.length > 0 && beside.every(isCovered)
    })
    .map(({ code }) => ({ weight: 'warning', code: 'gap', regions: [code] }))
}

/** Districts of which neighbourhoods are in: some, or each of them, where the district itself could have been taken. */
function districts(regions: readonly Region[], isIn: ReadonlySet<string>): Remark[] {
  const neighbourhoods = Map.groupBy(
    regions.filter(({ level }) => level === 'neighbourhood'),
    ({ parent }) => parent,
  )
  return regions
    .filter(({ level, code, parent }) => level === 'district' && !isIn.has(code) && !isIn.has(parent ?? ''))
    .flatMap(({ code }): Remark[] => {
      const all = neighbourhoods.get(code) ?? []
      const count = all.filter((region) => isIn.has(region.code)).length
      if (count === 0) return []
      const isAll = count === all.length
      return [
        {
          weight: 'information',
          code: isAll ? 'district-complete' : 'district-partly',
          regions: [code],
          count,
          of: all.length,
        },
      ]
    })
}

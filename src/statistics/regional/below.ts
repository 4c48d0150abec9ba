import { levelOfCode } from '../../areas'
import { type Extent, type ExtentPart, knownRegions } from './extent'
import type { FoundMoment } from './found-rows'

/** The regions of an extent, by boundary year. */
export type Parts = ReadonlyMap<number, readonly ExtentPart[]>

/** What districts and municipalities without figures of their own are put together from. */
export interface Below {
  /** What is still to be asked: of which indicators, of which neighbourhoods. */
  indicators: ReadonlySet<string>
  places: readonly string[]
  /** The neighbourhoods that tell of a region at a moment; none where its own row does. */
  lyingIn(indicator: string, moment: FoundMoment, region: string): readonly string[]
}

/** A region within the boundaries of a year. */
export interface RegionInYear {
  year: number
  region: string
}

/** A region in a year as a key. */
export function keyOf({ year, region }: RegionInYear): string {
  return `${year} ${region}`
}

/** The districts and municipalities that extents are made of, also what they are taken out of. */
export function regionsOf(extents: readonly Extent[], parts: ReadonlyMap<string, Parts>): RegionInYear[] {
  const all = extents.flatMap(({ id, whole }) =>
    [...(parts.get(id) ?? [])].flatMap(([year, own]) => [
      ...knownRegions(own).map((region) => ({ year, region })),
      ...(whole === undefined ? [] : [{ year, region: whole }]),
    ]),
  )
  const divided = all.filter(({ region }) => ['district', 'municipality'].includes(levelOfCode(region) ?? ''))
  return [...new Map(divided.map((each) => [keyOf(each), each])).values()]
}

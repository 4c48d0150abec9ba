import { liesIn } from '../../areas'
import type { Extent, ExtentPart } from './extent'

/** What a figure of an extent is made of at one moment. */
export interface PartsAt extends Pick<Extent, 'whole'> {
  parts: readonly ExtentPart[]
  /** True when a region without a figure of its own was put together from its neighbourhoods. */
  isPutTogether: boolean
}

/**
 * An extent as figures of a moment have it. A region of which there is none in its neighbourhoods, where they have; and what
 * is left of a municipality that has none in its other neighbourhoods.
 *
 * @param own the parts of the extent within the boundaries of the moment
 * @param lyingIn the neighbourhoods that tell of a region; none where its own figure does
 * @returns without parts when nothing is left; null when none of the parts lies in the whole they are taken out of
 */
export function partsAt(
  { whole }: Pick<Extent, 'whole'>,
  own: readonly ExtentPart[],
  lyingIn: (region: string) => readonly string[],
): PartsAt | null {
  if (whole !== undefined && own.length === 0) return { parts: [], whole: undefined, isPutTogether: false }
  // Of an area in two municipalities only what lies in one is taken out of it; before a merger that can be nothing.
  const within = whole === undefined ? own : own.filter(({ region, isLost }) => isLost || liesIn(region, whole))
  if (whole !== undefined && within.every(({ isLost }) => isLost)) return null
  let isPutTogether = false
  const parts = within.flatMap((part) => {
    const lying = part.isLost ? [] : lyingIn(part.region)
    if (lying.length === 0) return [part]
    isPutTogether = true
    return lying.map((region) => ({ ...part, region }))
  })
  const all = whole === undefined || parts.some(({ isLost }) => isLost) ? [] : lyingIn(whole)
  if (all.length === 0) return { parts, whole, isPutTogether }
  return { parts: all.flatMap((region) => leftOf(region, parts)), whole: undefined, isPutTogether: true }
}

/** What is left of a neighbourhood without the parts of an area, each that neighbourhood or what it lies in. */
function leftOf(region: string, taken: readonly ExtentPart[]): ExtentPart[] {
  const own = taken.filter((part) => liesIn(region, part.region))
  const share = 1 - own.reduce((sum, part) => sum + part.share, 0)
  return share <= 0 ? [] : [{ region, share, isConverted: own.some((part) => part.isConverted) }]
}

import type { ChangeKind, Counterpart } from '../regions/conversion'
import { isPartial, type Part } from './composition'

/** A part as it would be in another boundary year, for a person to confirm. */
export interface CarriedPart {
  region: string
  /** Which part of the addresses of the region was in the composition; below 1 the conversion is the reason. */
  share: number
  kind: ChangeKind
  /** Codes of the parts it comes from. */
  from: readonly string[]
}

export interface CarryOver {
  parts: CarriedPart[]
  /** Parts of which nobody knows where they went: no conversion covers them. */
  lost: string[]
  /**
   * Parts that lie for a very small piece in a region that is not proposed. A border was drawn a little differently, or
   * an address was counted elsewhere.
   */
  left: { region: string; from: string; share: number }[]
}

/** Below this part of the addresses of a region it is not proposed: that is a moved border, not the area. */
export const smallestShare = 0.005

/** From this part of the addresses on, a region is proposed as a whole: the rest is rounding of the conversion. */
export const wholeShare = 0.995

const severity: Record<ChangeKind, number> = { unchanged: 0, recoded: 1, split: 2, 'border-moved': 3, merged: 4 }

/**
 * Proposes the same composition in another boundary year. A recoded region becomes its new code; of one that was split
 * all parts are taken; of one that was merged, or whose border moved, that part of the new region which lay in the
 * composition, by addresses.
 *
 * How much of a *new* region belongs to the area is in the conversion back: which part of its addresses came from which
 * old region. The conversion forward only says which new regions to look at.
 *
 * @param parts of the composition that is carried over
 * @param forward counterparts of its regions in the other year
 * @param back counterparts, in the year of the composition, of every region that `forward` names
 */
export function carryOver(
  parts: readonly Part[],
  forward: ReadonlyMap<string, readonly Counterpart[]>,
  back: ReadonlyMap<string, readonly Counterpart[]>,
): CarryOver {
  const shareOf = new Map(parts.map((part) => [part.region, part.share]))
  const result: CarryOver = { parts: [], lost: [], left: [] }
  const arrivals = new Map<string, { from: string; kind: ChangeKind; share: number }[]>()
  for (const { region, share } of parts) {
    const counterparts = (forward.get(region) ?? []).filter((each) => each.share > 0)
    if (counterparts.length === 0) result.lost.push(region)
    for (const { code, kind, share: moved } of counterparts) {
      const known = arrivals.get(code) ?? []
      arrivals.set(code, [...known, { from: region, kind, share: moved * share }])
    }
  }
  for (const [code, sources] of arrivals) {
    const share = covered(sources, back.get(code), shareOf)
    if (share < smallestShare) {
      result.left.push(...sources.map((source) => ({ region: code, from: source.from, share: source.share })))
      continue
    }
    const kind = sources.map((source) => source.kind).toSorted((a, b) => severity[b] - severity[a])[0] ?? 'unchanged'
    result.parts.push({
      region: code,
      share: share >= wholeShare ? 1 : share,
      kind,
      from: sources.map((source) => source.from).toSorted(),
    })
  }
  result.parts.sort((one, other) => (one.region < other.region ? -1 : 1))
  return result
}

/** Which part of the addresses of a new region lay in the composition; without a conversion back all of it is proposed. */
function covered(
  sources: readonly { from: string; share: number }[],
  back: readonly Counterpart[] | undefined,
  shareOf: ReadonlyMap<string, number>,
): number {
  if (back === undefined || back.length === 0) {
    return Math.min(1, Math.max(...sources.map(({ from }) => shareOf.get(from) ?? 1)))
  }
  const total = back.reduce((sum, each) => sum + each.share, 0)
  const inside = back.reduce((sum, each) => sum + each.share * (shareOf.get(each.code) ?? 0), 0)
  return total === 0 ? 0 : Math.min(1, inside / total)
}

/** True when a carried part needs a person's eye before all: it is not simply the same place under the same code. */
export function isToBeLookedAt(part: CarriedPart): boolean {
  return part.kind === 'merged' || part.kind === 'border-moved' || isPartial(part.share)
}

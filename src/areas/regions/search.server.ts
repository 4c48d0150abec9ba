import { type Actor, authorise } from '../../accounts'
import { normaliseName } from '../../platform'
import type { House } from '../../platform/index.server'
import { areasPolicy } from '../policy'
import type { Region } from '../region'
import { normaliseRegionCode } from '../region'
import { readRegionsLike } from './store.server'

/** A region that a search found. */
export interface FoundRegion extends Region {
  /** Name of its municipality; null for municipalities and postcodes. */
  within: string | null
  /** False when there are newer regions of its level and it is not among them: it was divided, merged or renamed. */
  isCurrent: boolean
}

/** Nobody reads a longer list; who does not find it there types more. */
export const mostFound = 60

/**
 * Regions whose name has this text in it, however it is spelled, or whose code begins with it: the same name first, then
 * names that begin with it; municipalities before districts before neighbourhoods; those of today before those of before.
 *
 * @returns at most `mostFound`; none for a text of one letter
 */
export async function searchRegions(house: House, actor: Actor, text: string): Promise<FoundRegion[]> {
  authorise(areasPolicy, 'areas.read', actor)
  const name = normaliseName(text)
  if (name.length < 2) return []
  const code = normaliseRegionCode(text)
  const typed = /^(GM|WK|BU|PC)[0-9A-Z]+$/i.test(text.trim()) ? text.trim().toUpperCase() : null
  return readRegionsLike(house.database, { name, code: code ?? typed, limit: mostFound })
}

import type { Actor } from '../../accounts'
import type { Language } from '../../platform'
import type { House } from '../../platform/index.server'
import type { RegisterEntry } from '../register/model'
import { searchInterventions } from '../register/service.server'
import { takeable } from './take-over'

/**
 * The interventions that the published register names of an area, in its order; not what was said about them.
 *
 * @param area slug
 */
export async function publishedInterventions(
  house: House,
  actor: Actor,
  area: string,
  language: Language,
): Promise<RegisterEntry[]> {
  const found: RegisterEntry[] = []
  for (let page = 1; ; page += 1) {
    const { results, pages } = await searchInterventions(house, actor, { area, language, page })
    found.push(...results)
    if (page >= pages) return found.filter(({ kind }) => takeable.includes(kind))
  }
}

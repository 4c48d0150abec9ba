import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { groupingScheme } from '../../statistics'
import { listThemeSchemes } from '../../statistics/index.server'
import type { RegisterTheme } from './model'

/** The themes of the grant that the report is about, in their order; those of the indicators. */
export async function grantThemes(house: House, actor: Actor): Promise<RegisterTheme[]> {
  const schemes = await listThemeSchemes(house, actor)
  const themes = schemes.find((scheme) => scheme.code === groupingScheme)?.themes ?? []
  return themes.map(({ code, name }) => ({ code, name }))
}

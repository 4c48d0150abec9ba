import { addressOf, type PageName, useLanguage, useText } from '../../ui'
import type { Area } from '../model'

/** The pages of an area between which one goes to and fro, in the order of the loop. */
const tabs = [
  { name: 'area', page: 'area' },
  { name: 'count', page: 'count' },
  { name: 'theory', page: 'theory' },
  { name: 'programme', page: 'programme' },
  { name: 'alliance', page: 'alliance' },
  { name: 'check', page: 'check' },
] as const satisfies readonly { name: string; page: PageName }[]

/** What a page of an area says it is part of; `none` on pages below none of the tabs. */
export type AreaTab = 'area' | 'count' | 'theory' | 'programme' | 'alliance' | 'check' | 'none'

/**
 * The way between the pages of an area, under the title of each of them; and, for an area that was made up, that it does
 * not exist.
 */
export function AreaTabs({ area, current }: { area: Pick<Area, 'slug' | 'name' | 'fictitious'>; current: AreaTab }) {
  const t = useText('areas')
  const language = useLanguage()
  return (
    <>
      {area.fictitious && <p className="made-up">{t('tabs.fictitious', { area: area.name })}</p>}
      <nav className="area-tabs" aria-label={t('tabs.label', { area: area.name })}>
        <ul>
          {tabs.map(({ name, page }) => (
            <li key={name}>
              <a
                href={addressOf(page, language, { area: area.slug, place: area.slug })}
                aria-current={name === current ? 'page' : undefined}
              >
                {t(`tabs.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

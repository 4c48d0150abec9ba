import type { ReactNode } from 'react'
import { type Area, AreaTabs } from '../../areas'
import { addressOf, Page, type PageName, useLanguage, useText } from '../../ui'

const ways = ['theory', 'theory-outline', 'theory-story'] as const
const teamWays = ['theory-versions', 'theory-edit'] as const

/** What every page about the goals of an area has around it: the way here, the tabs of the area, the ways to see the goals. */
export function TheoryPage(props: {
  area: Area
  page: PageName
  title: string
  lead: string
  /** Whether versions and the drawing can be opened. */
  isTeam: boolean
  mayChange: boolean
  children: ReactNode
}) {
  const { area, page, title, lead, isTeam, mayChange } = props
  const t = useText('theory')
  const ui = useText('ui')
  const language = useLanguage()
  const shown = [...ways, ...teamWays.filter((way) => (way === 'theory-edit' ? mayChange : isTeam))]
  return (
    <Page
      styles="theory"
      title={title}
      lead={lead}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      <AreaTabs area={area} current="theory" />
      <nav className="ways" aria-label={t('menu.label')}>
        <ul>
          {shown.map((way) => (
            <li key={way}>
              <a href={addressOf(way, language, { area: area.slug })} aria-current={way === page ? 'page' : undefined}>
                {t(`menu.${way}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {props.children}
    </Page>
  )
}

/** What stands where an area has no goals yet, or shared none. */
export function NothingYet({ area, mayChange }: { area: Pick<Area, 'slug' | 'name'>; mayChange: boolean }) {
  const t = useText('theory')
  const language = useLanguage()
  return (
    <div className="notice">
      <h2>{t('empty.title')}</h2>
      <p>{mayChange ? t('empty.team') : t('empty.public', { area: area.name })}</p>
      {mayChange && (
        <p>
          <a href={`${addressOf('theory-outline', language, { area: area.slug })}#beginnen`}>{t('outline.add-top')}</a>
        </p>
      )}
    </div>
  )
}

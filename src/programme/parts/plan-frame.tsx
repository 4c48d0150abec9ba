import type { ReactNode } from 'react'
import { type Area, AreaTabs } from '../../areas'
import { type SectionSharing, SharedWith } from '../../records'
import { addressOf, Page, type PageName, useLanguage, useText } from '../../ui'

const pages = [
  { name: 'programme', page: 'programme' },
  { name: 'cycles', page: 'programme-cycles' },
  { name: 'money', page: 'money' },
  { name: 'policies', page: 'policies' },
  { name: 'file', page: 'programme-file' },
] as const satisfies readonly { name: string; page: PageName }[]

export interface PlanFrameProps {
  area: Pick<Area, 'slug' | 'name' | 'fictitious'>
  title: string
  lead?: ReactNode
  /** The page this is, or null for one below them. */
  current: (typeof pages)[number]['name'] | null
  /** Steps between the area and this page. */
  crumbs?: readonly { label: string; href: string }[]
  /** With whom the part of this page is shared; for the team. */
  sharing?: SectionSharing | null
  children: ReactNode
}

/** What the pages about what an area does have in common: the way here, the tabs of the area, the pages beside this one. */
export function PlanFrame({ area, title, lead, current, crumbs = [], sharing, children }: PlanFrameProps) {
  const t = useText('programme')
  const language = useLanguage()
  const page = pages.find(({ name }) => name === current)?.page ?? 'programme'
  const back = addressOf(page, language, { area: area.slug })
  return (
    <Page
      styles="plan"
      title={title}
      crumbs={[
        { label: t('plan.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        ...crumbs,
      ]}
    >
      <AreaTabs area={area} current="programme" />
      <nav className="choices" aria-label={t('plan.nav')}>
        <ul>
          {pages.map(({ name, page }) => (
            <li key={name}>
              <a
                href={addressOf(page, language, { area: area.slug })}
                aria-current={name === current ? 'page' : undefined}
              >
                {t(`plan.page.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {lead && <p className="quiet lead">{lead}</p>}
      {children}
      {sharing && <SharedWith area={area.slug} sharing={sharing} back={back} />}
    </Page>
  )
}

/** That an area has not shared a part, and what would stand here. */
export function NotShared({ area, what }: { area: string; what: string }) {
  const t = useText('programme')
  return (
    <p className="caveat">
      {t('plan.not-shared', { area })} {what}
    </p>
  )
}

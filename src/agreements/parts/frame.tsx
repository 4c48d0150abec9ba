import type { ReactNode } from 'react'
import type { RefusedForm } from '../../accounts'
import { type Area, AreaTabs } from '../../areas'
import { type SectionSharing, SharedWith } from '../../records'
import { addressOf, ErrorSummary, Page, useLanguage, useText } from '../../ui'

/** What the pages of agreements have in common: the way here, what a form answered, and what is there if it was shared. */
export function AgreementsFrame(props: {
  area: Pick<Area, 'slug' | 'name' | 'fictitious'>
  title: string
  lead: string
  refused: RefusedForm | undefined
  /** What to say after something was kept; null when nothing was. */
  saved: string | null
  isShown: boolean
  /** With whom the agreements are shared; for the team. */
  sharing: SectionSharing | null
  /** Path of the page. */
  here: string
  children: ReactNode
}) {
  const { area, refused } = props
  const t = useText('agreements')
  const ui = useText('ui')
  const language = useLanguage()
  // Each record has its own form: its id tells the fields of one from those of another.
  const errors = refused?.errors.map((error) => ({ ...error, field: `${error.field}-${refused.form}` })) ?? []
  return (
    <Page
      styles="alliance"
      title={props.title}
      lead={props.lead}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      <AreaTabs area={area} current="alliance" />
      <ErrorSummary errors={errors} />
      {props.saved !== null && !refused && (
        <p className="notice" role="status">
          {props.saved}
        </p>
      )}
      {props.isShown ? (
        props.children
      ) : (
        <div className="notice">
          <p>
            <strong>{t('commitments.hidden')}</strong>
          </p>
          <p>{t('commitments.hidden-text')}</p>
        </div>
      )}
      <SharedWith area={area.slug} sharing={props.sharing} back={props.here} />
    </Page>
  )
}

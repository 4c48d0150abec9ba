import { type Audience, audiences } from '../../accounts'
import { addressOf, Button, PageStyles, useLanguage, useText } from '../../ui'
import type { SectionSharing } from '../sharing'

/** Who sees a part: the widest audience it is shared with. */
export function seenBy({ audiences: shared }: Pick<SectionSharing, 'audiences'>): Audience | 'unshared' {
  return shared.includes('public') ? 'public' : shared.includes('national') ? 'national' : 'unshared'
}

/**
 * With whom the part of this page is shared, for the team; with the way to change that for its programme managers. Shows
 * nothing to others.
 *
 * @param sharing of `sharingOf`
 * @param back path of the page it stands on
 */
export function SharedWith(props: { area: string; sharing: SectionSharing | null; back: string }) {
  const { area, sharing, back } = props
  const t = useText('records')
  const language = useLanguage()
  if (!sharing) return null
  return (
    <div className="shared-with">
      <PageStyles of="shared-with" />
      <p>
        <strong>{t('sharing.seen')}</strong> {t(`sharing.${seenBy(sharing)}`)}
      </p>
      {sharing.mayShare && (
        <details>
          <summary>{t('sharing.change')}</summary>
          <p className="quiet">{t('sharing.withdrawn-help')}</p>
          <ShareForms area={area} sharing={sharing} back={back} action={addressOf('sharing', language, { area })} />
        </details>
      )}
    </div>
  )
}

/** One button per audience: to share with it, or to take that back. */
export function ShareForms(props: { area: string; sharing: SectionSharing; back: string; action: string }) {
  const { sharing, back, action } = props
  const t = useText('records')
  return (
    <div className="actions">
      {audiences.map((audience) => {
        const isShared = sharing.audiences.includes(audience)
        const hidden = {
          ':do': isShared ? 'withdraw' : 'share',
          ':operation': `${sharing.operation} ${audience}`,
          ':back': back,
          section: sharing.section,
          with: audience,
        }
        return (
          <form key={audience} method="post" action={action}>
            {Object.entries(hidden).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button kind="secondary">{t(`sharing.${isShared ? 'withdraw' : 'share'}-${audience}`)}</Button>
          </form>
        )
      })}
    </div>
  )
}

import { useText } from '../../ui'

/** Where an area did not share its agreements with the reader. */
export function Hidden() {
  const t = useText('agreements')
  return (
    <div className="notice">
      <p>
        <strong>{t('commitments.hidden')}</strong>
      </p>
      <p>{t('commitments.hidden-text')}</p>
    </div>
  )
}

import { formatDate, useLanguage, useText } from '../../ui'
import type { AllianceContract, AllianceOrganisation } from '../kinds'
import { contractStanding } from '../standing'
import { AddLink, ChangeLink, type Editing } from './edit'

/** The local contract: who signed, what holds, when it is looked at again. */
export function Contract({
  contract,
  organisations,
  today,
  ...editing
}: Editing & {
  contract: AllianceContract | null
  organisations: readonly AllianceOrganisation[]
  today: string
}) {
  const t = useText('alliance')
  const language = useLanguage()
  const standing = contractStanding(contract, today)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const signatories = (contract?.signatories ?? []).map((one) => names.get(one) ?? one)
  return (
    <section aria-labelledby="contract">
      <h2 id="contract">{t('page.contract')}</h2>
      {contract === null || standing === 'none' ? (
        <>
          <p>{t('kind.contract.empty')}</p>
          <AddLink {...editing} collection="contract" />
        </>
      ) : (
        <>
          {contract.title && <h3>{contract.title}</h3>}
          <p>
            {contract.signedOn !== undefined &&
              (signatories.length > 0
                ? t('page.signed', { day: formatDate(contract.signedOn, language), names: signatories.join(', ') })
                : t('page.signed-nobody', { day: formatDate(contract.signedOn, language) }))}{' '}
            {contract.reviewDue !== undefined && t('page.review', { day: formatDate(contract.reviewDue, language) })}{' '}
            <ChangeLink {...editing} collection="contract" id="contract" name={t('page.contract')} />
          </p>
          {standing === 'in-force' ? (
            <p className="quiet">{t(`page.standing.${standing}`)}</p>
          ) : (
            <p className="caveat">{t(`page.standing.${standing}`)}</p>
          )}
          {contract.text && <p>{contract.text}</p>}
          {contract.principles && contract.principles.length > 0 && (
            <>
              <h3>{t('page.principles')}</h3>
              <ul>
                {contract.principles.map((principle) => (
                  <li key={principle}>{principle}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  )
}

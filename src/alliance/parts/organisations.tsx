import { addressOf, formatDate, useKnownText, useLanguage, useText, WideTable } from '../../ui'
import { type AllianceOrganisation, organisationKinds } from '../kinds'
import { balanceOf, isValidOn } from '../standing'
import { AddLink, ChangeLink, type Editing } from './edit'

/** Kinds of organisation whose absence is worth a word; research and others may well not be there. */
const expected = organisationKinds.filter((kind) => !['ministry', 'research', 'other', 'welfare'].includes(kind))

/** Who takes part, with what they bring and get; and who is not there. */
export function Organisations({
  organisations,
  today,
  ...editing
}: Editing & { organisations: readonly AllianceOrganisation[]; today: string }) {
  const t = useText('alliance')
  const kindText = useKindText()
  const language = useLanguage()
  const present = organisations.filter((one) => isValidOn(one, today))
  const oneSided = present.filter((one) => balanceOf(one) === 'brings-only')
  const missing = expected.filter((kind) => !present.some((one) => one.kind === kind))
  return (
    <section aria-labelledby="organisations">
      <h2 id="organisations">{t('page.organisations')}</h2>
      {organisations.length === 0 ? (
        <p>{t('kind.organisation.empty')}</p>
      ) : (
        <>
          <WideTable labelledBy="organisations">
            <table className="word-table">
              <thead>
                <tr>
                  <th scope="col">{t('page.organisation')}</th>
                  <th scope="col">{t('page.brings')}</th>
                  <th scope="col">{t('page.gets')}</th>
                </tr>
              </thead>
              <tbody>
                {organisations.map((one) => (
                  <tr key={one.id} id={one.id}>
                    <th scope="row">
                      <a href={addressOf('partner', language, { area: editing.area, organisation: one.id })}>
                        {one.name}
                      </a>
                      <span className="quiet">
                        {kindText(one.kind)}
                        {one.to !== undefined &&
                          one.to < today &&
                          ` · ${t('page.left', { day: formatDate(one.to, language) })}`}{' '}
                        <ChangeLink {...editing} collection="organisations" id={one.id} name={one.name} />
                      </span>
                    </th>
                    <td>{one.brings ?? <span className="quiet">{t('page.unsaid')}</span>}</td>
                    <td>{one.gets ?? <span className="quiet">{t('page.unsaid')}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WideTable>
          {oneSided.length > 0 && (
            <p className="caveat">
              {t('page.balance', { names: oneSided.map(({ name }) => name).join(', ') })} {t('page.balance-note')}
            </p>
          )}
          {missing.length > 0 && (
            <p className="quiet">
              {t('page.missing', { kinds: missing.map((kind) => kindText(kind).toLowerCase()).join(', ') })}{' '}
              {t('page.missing-note')}
            </p>
          )}
        </>
      )}
      <AddLink {...editing} collection="organisations" />
    </section>
  )
}

/** A kind of organisation in words; a word of the alliance's own as it is. */
export function useKindText(): (kind: string) => string {
  const known = useKnownText()
  return (kind) => known('alliance', `choice.organisation-kind.${kind}`) ?? kind
}

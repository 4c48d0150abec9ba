import { addressOf, formatDate, useLanguage, useText } from '../../../ui'
import type { ComparableGroup } from '../group'
import { MatchShown } from './match-shown'
import { useYearsText } from './years-text'

/** A group that was chosen: when, by whom, on what, and what can be done with it. */
export function GroupShown(props: {
  group: ComparableGroup
  /** Number of the group that counts now. */
  current: number
  /** The reader, as the audit trail names them. */
  me: string
  mayAnalyse: boolean
  mayReadAudit: boolean
}) {
  const { group, current, me, mayAnalyse, mayReadAudit } = props
  const t = useText('statistics')
  const language = useLanguage()
  const yearsText = useYearsText()
  const { area, number, chosenBy, versions } = group
  const here = { area }
  const who = chosenBy === me ? 'you' : chosenBy === 'operator' ? 'operator' : 'other'
  const isCurrent = number === current
  return (
    <section aria-labelledby="group">
      <h2 id="group">{t('comparable.group', { number: String(number), day: formatDate(group.chosenAt, language) })}</h2>
      {!isCurrent && (
        <p className="caveat">
          {t('comparable.earlier', { number: String(current) })}{' '}
          <a href={addressOf('area-comparable', language, here)}>{t('comparable.to-current')}</a>
        </p>
      )}
      <p>
        {t('comparable.compared', {
          years: yearsText(group.years),
          boundaryYear: String(group.boundaryYear),
          first: String(group.firstProgramme),
        })}{' '}
        {group.years.length === 1 && t('comparable.one-year')}
      </p>
      {group.note !== '' && <p className="as-typed">{group.note}</p>}
      {chosenBy !== null && (
        <p className="quiet">
          {t(`comparable.by.${who}`)}{' '}
          {mayReadAudit && <a href={addressOf('audit', language, {}, { area })}>{t('comparable.audit')}</a>}
        </p>
      )}
      {isCurrent && (
        <ul className="links">
          <li>
            <a href={addressOf('count', language, { place: area }, { reference: 'comparable' })}>
              {t('comparable.to-figures')}
            </a>
          </li>
          {mayAnalyse && (
            <li>
              <a href={addressOf('effect-new', language, here)}>{t('comparable.to-effect')}</a>
            </li>
          )}
        </ul>
      )}
      <MatchShown result={group} />
      <p className="quiet">{t('comparable.versions', { versions: versions.join(', ') })}</p>
    </section>
  )
}

import { type Commitment, standingOf } from '../agreements'
import type { Intervention } from '../programme'
import { latestReach, momentText } from '../reach'
import { addressOf, formatDate, formatNumber, useLanguage, useText } from '../ui'

/** Commitments of one partner, with what they yield. */
export function Owed(props: { commitments: readonly Commitment[]; today: string; none: string }) {
  const t = useText('overview')
  const agreements = useText('agreements')
  const language = useLanguage()
  if (props.commitments.length === 0) return <p>{props.none}</p>
  return (
    <ul className="list agreed">
      {props.commitments.map((one) => {
        const standing = standingOf(one, props.today)
        return (
          <li key={one.id}>
            <p>
              <strong>{one.text}</strong>{' '}
              <span className={`standing standing--${standing}`}>{agreements(`standing.${standing}`)}</span>
            </p>
            <p className="quiet">
              {one.due === undefined
                ? agreements('commitments.no-due')
                : `${agreements('commitments.due')} ${formatDate(one.due, language)}`}
              {one.yields && ` · ${t('partner.yields', { text: one.yields })}`}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

/** The interventions a partner takes part in: in which role, whom they reached, and whether they hang on one person. */
export function Joins(props: { area: string; organisation: string; interventions: readonly Intervention[] }) {
  const t = useText('overview')
  const language = useLanguage()
  if (props.interventions.length === 0) return <p>{t('partner.joins-none')}</p>
  return (
    <ul className="list agreed">
      {props.interventions.map((one) => {
        const role = one.partnerRoles?.find(({ organisation }) => organisation === props.organisation)?.role
        const reach = latestReach(one.reach ?? [])
        const alone = one.dependsOn?.some(
          ({ organisation, people, substitute }) =>
            organisation === props.organisation && people === 1 && substitute !== true,
        )
        return (
          <li key={one.id}>
            <p>
              <a href={addressOf('programme-intervention', language, { area: props.area, intervention: one.id })}>
                {one.title}
              </a>
            </p>
            <p className="quiet">
              {role && `${t('partner.role', { role })} · `}
              {reach
                ? t('partner.reach', {
                    people: formatNumber(reach.count, { language, decimals: 0 }),
                    period: momentText(reach.period, language),
                  })
                : t('partner.no-reach')}
            </p>
            {alone && <p className="caveat">{t('partner.depends')}</p>}
          </li>
        )
      })}
    </ul>
  )
}

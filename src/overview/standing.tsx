import { addressOf, formatDate, useLanguage, useText } from '../ui'
import type { AreaNow, Need } from './area-now'
import type { LoopStep } from './loop'

/** What needs somebody, for the area's own team; nothing for others. */
export function Needs({ area, now }: { area: string; now: AreaNow }) {
  const t = useText('overview')
  const language = useLanguage()
  if (now.changedOn === null) return null
  const addresses: Record<Need['about'], string> = {
    commitments: addressOf('agreements', language, { area }, { which: 'owed' }),
    answers: addressOf('bottlenecks', language, { area }),
    contract: `${addressOf('alliance', language, { area })}#contract`,
    errors: addressOf('check', language, { area }),
  }
  return (
    <section className={now.needs.length > 0 ? 'caveat' : 'notice'} aria-labelledby="needs">
      <h2 id="needs">{t('needs.title')}</h2>
      {now.needs.length === 0 && <p>{t('needs.none')}</p>}
      {now.needs.length > 0 && (
        <ul>
          {now.needs.map(({ about, count }) => (
            <li key={about}>
              <a href={addresses[about]}>{t(`needs.${about}`, { count })}</a>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t('needs.changed', { day: formatDate(now.changedOn, language) })}</p>
    </section>
  )
}

/** Where the loop stands at a step, in what the area wrote. */
export function Standing(props: { area: string; step: LoopStep; now: AreaNow; published: number }) {
  const { area, step, now, published } = props
  const t = useText('overview')
  const agreements = useText('agreements')
  const language = useLanguage()
  if (step === 'decide') {
    const { lastDecision: last, owed } = now
    const said = last && {
      day: formatDate(last.on, language),
      decision: agreements(`choice.decision-kind.${last.kind}`).toLowerCase(),
    }
    return (
      <>
        {said && last.about === null && t('now.decided', said)}
        {said && last.about !== null && t('now.decided-about', { ...said, about: last.about })}{' '}
        {owed > 0 && t('now.owed', { count: owed })}{' '}
        {said || owed > 0 ? (
          <a href={addressOf('agreements', language, { area })}>{t('now.agreements')}</a>
        ) : (
          <span className="quiet">{t('now.decide-none')}</span>
        )}
      </>
    )
  }
  if (step === 'do') {
    return (
      <>
        {now.running > 0 && `${t('now.running', { count: now.running })} `}
        {now.goals !== null && (
          <>
            {t('now.goals', { count: now.goals })}{' '}
            <a href={addressOf('theory', language, { area })}>{t('now.theory')}</a>{' '}
          </>
        )}
        {now.running === 0 && now.goals === null && <span className="quiet">{t('now.do-none')} </span>}
        {published > 0 && (
          <a href={addressOf('interventions', language, {}, { area })}>{t('now.published', { count: published })}</a>
        )}{' '}
        <a href={addressOf('programme', language, { area })}>{t('now.programme')}</a>
      </>
    )
  }
  return (
    <>
      {t(`loop.${step}-text`)} <span className="quiet">{t('area.later')}</span>
    </>
  )
}

import type { TFunction } from 'i18next'
import type { Language } from '../../platform'
import { momentText } from '../../reach'
import { addressOf, formatDate, formatNumber, useKnownText, useLanguage, useText } from '../../ui'
import { floats, type InterventionSummary, type MoneyEnd } from '../plan/summary'

/** What a word of a vocabulary is called; words of the alliance's own stay as they are. */
export function useWord(): (texts: string, value: string, room?: string) => string {
  const known = useKnownText()
  return (texts, value, room = 'programme') => known(room, `choice.${texts}.${value}`) ?? value
}

/** Until when there is money, in words. */
export function moneyEndText(end: MoneyEnd, t: TFunction, language: Language): string {
  return end.state === 'until'
    ? t('plan.money-until', { day: formatDate(end.day, language) })
    : t(`plan.money-end.${end.state}`)
}

export interface InterventionListProps {
  area: string
  summaries: readonly InterventionSummary[]
  /** Titles of the goals by id; those that are not shared are left out. */
  goals: ReadonlyMap<string, string>
  /** Whether money and decisions are shared with the reader. */
  sees: { money: boolean; agreements: boolean }
}

/** Interventions with the facts one chooses by: how far, whom it reaches, until when, for which goal, what was decided. */
export function InterventionList({ area, summaries, goals, sees }: InterventionListProps) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  return (
    <ul className="list interventions">
      {summaries.map(({ intervention, reach, money, lastDecision }) => {
        const { id, title, phase, degree, contributes = [] } = intervention
        const facts = [
          phase && word('phase', phase),
          degree && word('degree', degree),
          reach
            ? t('plan.reach', {
                number: formatNumber(reach.count, { language }),
                count: reach.count,
                period: momentText(reach.period, language),
              })
            : t('plan.no-reach'),
          sees.money && moneyEndText(money, t, language),
        ]
        const named = contributes.map(({ node, how }) =>
          t('plan.goal', { goal: goals.get(node) ?? t('plan.goal-unseen'), how: word('contribution', how) }),
        )
        return (
          <li key={id}>
            <a href={addressOf('programme-intervention', language, { area, intervention: id })}>{title}</a>
            <span className="quiet">{facts.filter(Boolean).join(' · ')}</span>
            {named.length > 0 && <p>{t('plan.contributes', { goals: named.join('; ') })}</p>}
            {floats(intervention) && <p className="floats">{t('plan.floats')}</p>}
            {named.length === 0 && intervention.smallResidentsIdea && <p>{t('plan.small-idea')}</p>}
            {lastDecision && (
              <p>
                {t('plan.last-decision', {
                  decision: word('decision-kind', lastDecision.kind, 'agreements'),
                  day: formatDate(lastDecision.on, language),
                })}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

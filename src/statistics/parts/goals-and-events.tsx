import { useLanguage, useText } from '../../ui'
import type { Indicator } from '../model/indicator'

/** What others want of the figure, and what happened outside that may show in it. Nothing when there is neither. */
export function GoalsAndEvents({ indicator: { goals, events } }: { indicator: Pick<Indicator, 'goals' | 'events'> }) {
  const t = useText('statistics')
  const language = useLanguage()
  const line = (where: string) => t('figure.line', { line: where })
  return (
    <>
      {events.length > 0 && (
        <>
          <h3>{t('figure.events')}</h3>
          <ul>
            {events.map((event) => (
              <li key={event.code}>
                {event.text[language]} {event.link[language]}{' '}
                <span className="quiet-inline">({line(event.source.line)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {goals.length > 0 && (
        <>
          <h3>{t('figure.goals')}</h3>
          <ul>
            {goals.map((goal) => (
              <li key={goal.code}>
                {goal.text[language]} {goal.fit[language]}{' '}
                <span className="quiet-inline">({line(goal.source.line)})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

import { addressOf, formatDate, useLanguage, useText } from '../../ui'
import type { Decision } from '../kinds'

/** What was decided, newest first, with why. */
export function Decisions(props: {
  area: string
  decisions: readonly Decision[]
  nameOf: (kind: string, id: string) => string
  mayChange: boolean
}) {
  const { area, decisions, nameOf, mayChange } = props
  const t = useText('agreements')
  const language = useLanguage()
  const back = addressOf('agreements', language, { area })
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{t('commitments.decisions')}</h2>
      {decisions.length === 0 && <p>{t('commitments.decisions-empty')}</p>}
      <ul className="list agreed">
        {decisions
          .toSorted((a, b) => b.on.localeCompare(a.on))
          .map((decision) => (
            <li key={decision.id} id={decision.id}>
              <p>
                <strong>{t(`choice.decision-kind.${decision.kind}`)}</strong>
                {decision.intervention && `: ${nameOf('intervention', decision.intervention)}`}
                {decision.node && `: ${nameOf('node', decision.node)}`}
              </p>
              <p className="quiet">
                {formatDate(decision.on, language)}
                {decision.body && ` · ${nameOf('body', decision.body)}`}
              </p>
              {decision.reason && <p>{decision.reason}</p>}
            </li>
          ))}
      </ul>
      {mayChange && (
        <p>
          <a href={addressOf('record-new', language, { area, collection: 'decisions' }, { back })}>
            {t('commitments.decision-add')}
          </a>
        </p>
      )}
    </section>
  )
}

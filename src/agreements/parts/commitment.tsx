import type { RefusedForm } from '../../accounts'
import { addressOf, formatDate, useLanguage, useText } from '../../ui'
import type { Commitment } from '../kinds'
import { daysBetween, standingOf } from '../standing'
import { Update } from './update'

const states = ['open', 'partly', 'done', 'dropped'] as const

/** One commitment: what, who, by when, how it stands, what came of it; with a form to update it for who may. */
export function CommitmentLine(props: {
  area: string
  commitment: Commitment
  /** Name of the organisation that does it; null when nobody was named. */
  owner: string | null
  today: string
  update: { base: number; operation: string; refused: RefusedForm | null } | null
}) {
  const { area, commitment, owner, today, update } = props
  const { id, text, due, to, yields, followUp, state } = commitment
  const t = useText('agreements')
  const language = useLanguage()
  const standing = standingOf(commitment, today)
  const back = addressOf('agreements', language, { area })
  return (
    <>
      <p>
        <strong>{text}</strong> <span className={`standing standing--${standing}`}>{t(`standing.${standing}`)}</span>
      </p>
      <p className="quiet">
        {owner ?? t('commitments.no-owner')}
        {to && ` ${t('commitments.to')} ${to}`} ·{' '}
        {due === undefined ? t('commitments.no-due') : `${t('commitments.due')} ${formatDate(due, language)}`}
        {standing === 'overdue' && due && ` (${t('commitments.late', { count: daysBetween(due, today) })})`}
        {update && (
          <>
            {' · '}
            <a href={addressOf('record', language, { area, collection: 'commitments', id }, { back })}>
              {t('commitments.change')}
              <span className="out-of-sight"> {text}</span>
            </a>
          </>
        )}
      </p>
      {yields && (
        <p>
          {t('commitments.yields')}: {yields}
        </p>
      )}
      {followUp && followUp.length > 0 && (
        <ul>
          {followUp.map((one) => (
            <li key={`${one.on} ${one.text}`}>
              {formatDate(one.on, language)}: {one.text}
            </li>
          ))}
        </ul>
      )}
      {update && (
        <Update
          id={id}
          base={update.base}
          operation={update.operation}
          label={t('commitments.follow')}
          typed={update.refused?.typed ?? null}
          errors={update.refused?.errors ?? []}
          textLabel={t('commitments.follow-text')}
          stateLabel={t('commitments.follow-state')}
          states={states.map((value) => ({ value, label: t(`choice.commitment-state.${value}`) }))}
          state={state}
        />
      )}
    </>
  )
}

import type { RefusedForm } from '../../accounts'
import { addressOf, formatDate, SelectField, useKnownText, useLanguage, useText } from '../../ui'
import type { Bottleneck } from '../kinds'
import { bottleneckStanding } from '../standing'
import { Update } from './update'

const states = ['open', 'put', 'answered', 'solved', 'accepted'] as const

/** One bottleneck: what, for whom, put to whom, answered what; with a form to note more for who may. */
export function BottleneckLine(props: {
  area: string
  bottleneck: Bottleneck
  titles: Readonly<Record<string, string>>
  today: string
  update: { base: number; operation: string; refused: RefusedForm | null } | null
}) {
  const { area, bottleneck, titles, today, update } = props
  const { id, title, text, forWhom, putTo, putOn, answerDue, answer, answeredOn, tried, state } = bottleneck
  const t = useText('agreements')
  const known = useKnownText()
  const language = useLanguage()
  const day = (value: string) => formatDate(value, language)
  const standing = bottleneckStanding(bottleneck, today)
  const back = addressOf('bottlenecks', language, { area })
  const about = [
    ...(bottleneck.interventions ?? []).map((one) => titles[`intervention ${one}`] ?? one),
    ...(bottleneck.nodes ?? []).map((one) => titles[`node ${one}`] ?? one),
  ]
  const put = [
    putTo === undefined ? t('bottlenecks.no-put') : t('bottlenecks.put', { to: putTo }),
    putOn && t('bottlenecks.put-on', { day: day(putOn) }),
    answerDue && standing !== 'answered' && standing !== 'closed' && t('bottlenecks.due', { day: day(answerDue) }),
  ].filter(Boolean)
  return (
    <>
      <p>
        <strong>{title}</strong> <span className={`standing standing--${standing}`}>{t(`standing.${standing}`)}</span>
      </p>
      <p className="quiet">
        {forWhom && `${t('bottlenecks.for')} ${forWhom} · `}
        {put.join(', ')}
        {update && (
          <>
            {' · '}
            <a href={addressOf('record', language, { area, collection: 'bottlenecks', id }, { back })}>
              {t('bottlenecks.change')}
              <span className="out-of-sight"> {title}</span>
            </a>
          </>
        )}
      </p>
      {text && <p>{text}</p>}
      {about.length > 0 && (
        <p>
          {t('bottlenecks.about')}: {about.join('; ')}
        </p>
      )}
      {tried && tried.length > 0 && (
        <ul>
          {tried.map((one) => (
            <li key={`${one.on} ${one.text}`}>
              {t('bottlenecks.tried')} {day(one.on)}: {one.text}
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <p>
          {t('bottlenecks.answer')}
          {answeredOn && ` (${day(answeredOn)})`}: {answer}
        </p>
      )}
      {update && (
        <Update
          id={id}
          base={update.base}
          operation={update.operation}
          label={t('bottlenecks.note')}
          typed={update.refused?.typed ?? null}
          errors={update.refused?.errors ?? []}
          textLabel={t('bottlenecks.note-text')}
          stateLabel={t('bottlenecks.note-state')}
          states={states.map((value) => ({
            value,
            label: known('agreements', `choice.bottleneck-state.${value}`) ?? value,
          }))}
          state={state}
        >
          <SelectField
            name="what"
            id={`what-${id}`}
            label={t('bottlenecks.note-what')}
            choices={(['tried', 'answer'] as const).map((value) => ({ value, label: t(`bottlenecks.note-${value}`) }))}
            defaultValue={update.refused?.typed['what']}
          />
        </Update>
      )}
    </>
  )
}

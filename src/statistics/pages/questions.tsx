import { allows } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { addressOf, formatDate, Page, useLanguage, useText } from '../../ui'
import { statisticsPolicy } from '../policy'
import type { AskedQuestion } from '../questions/model'
import { listQuestions } from '../questions/service.server'
import { listIndicators } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }) => {
  const [questions, indicators] = [await listQuestions(house, actor), await listIndicators(house, actor)]
  return {
    questions,
    names: Object.fromEntries(indicators.map(({ code, name }) => [code, name])),
    mayRecord: allows(statisticsPolicy['statistics.record-answer'], actor),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** What does not fit in the source, and what its author said about it. */
export default function Questions({ loaderData }: { loaderData: Loaded }) {
  const { questions } = loaderData
  const t = useText('statistics')
  const language = useLanguage()
  const groups = [
    { id: 'in-figures', questions: questions.filter((question) => question.lines === undefined) },
    { id: 'in-text', questions: questions.filter((question) => question.lines !== undefined) },
  ].filter((group) => group.questions.length > 0)
  return (
    <Page
      title={t('questions.title')}
      lead={t('questions.lead')}
      crumbs={[{ label: t('sources.title'), href: addressOf('sources', language) }]}
    >
      {groups.length === 0 && <p>{t('questions.none')}</p>}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>{t(`questions.${group.id}`)}</h2>
          <ul className="list">
            {group.questions.map((question) => (
              <li key={question.key} id={question.key}>
                <Asked question={question} {...loaderData} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function Asked({ question, names, mayRecord }: { question: AskedQuestion } & Pick<Loaded, 'names' | 'mayRecord'>) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <>
      <p>
        {question.text[language]}{' '}
        {question.lines && <span className="quiet-inline">({t('questions.lines', { lines: question.lines })})</span>}
      </p>
      <dl className="facts">
        <dt>{t('questions.about')}</dt>
        <dd>
          {question.indicators.map((code, index) => (
            <span key={code}>
              {index > 0 && '; '}
              <a href={addressOf('indicator', language, { code })}>{names[code]?.[language] ?? code}</a>
            </span>
          ))}
        </dd>
        <dt>{t('questions.status')}</dt>
        <dd>
          {t(`question-status.${question.status}`)}
          {question.since && ` (${t('questions.since', { day: formatDate(question.since, language) })})`}
          {mayRecord && (
            <>
              {' '}
              <a href={addressOf('question', language, { key: question.key })}>
                {t('questions.record')}
                <span className="out-of-sight">: {question.text[language]}</span>
              </a>
            </>
          )}
        </dd>
        {question.answer && (
          <>
            <dt>{t('questions.answer')}</dt>
            <dd className="as-typed">{question.answer}</dd>
          </>
        )}
      </dl>
    </>
  )
}

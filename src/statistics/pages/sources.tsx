import { allowedAreas } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { DatasetVersions } from '../parts/dataset-versions'
import { statisticsPolicy } from '../policy'
import { listPublished } from '../publishing/service.server'
import { listQuestions } from '../questions/service.server'
import { usedSources } from '../sources.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }) => ({
  sources: await usedSources(house, actor),
  published: await listPublished(house, actor),
  questions: (await listQuestions(house, actor)).length,
  mayImport: allowedAreas(statisticsPolicy['statistics.import-for-area'], actor).length > 0,
}))

/** Where every figure comes from. */
export default function Sources({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { sources, published, questions, mayImport } = loaderData
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')}>
      <p>
        <a href={addressOf('questions', language)}>{t('sources.questions')}</a>:{' '}
        {t('sources.questions-text', { count: questions })}
      </p>
      {mayImport && (
        <p>
          <a href={addressOf('uploads', language)}>{t('sources.import')}</a>
        </p>
      )}
      {sources.map(({ document, figures, indicators }) => (
        <section key={document.slug} aria-labelledby={document.slug}>
          <h2 id={document.slug}>{document.title}</h2>
          <p className="quiet">
            {t('sources.document', { publisher: document.publisher, year: document.year })} ·{' '}
            {figures > 0 ? t('sources.figures', { count: figures, indicators: indicators.length }) : t('sources.none')}
          </p>
          {indicators.length > 0 && (
            <details>
              <summary>{t('sources.indicators')}</summary>
              <ul>
                {indicators.map(({ code, name, lines }) => (
                  <li key={code}>
                    <a href={addressOf('indicator', language, { code })}>{name[language]}</a>,{' '}
                    {t('sources.lines', { lines })}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
      <section aria-labelledby="versions">
        <h2 id="versions">{t('sources.dataset')}</h2>
        <p>{t('sources.dataset-about')}</p>
        {published.map((each) => (
          <DatasetVersions key={each.dataset.slug} published={each} />
        ))}
      </section>
    </Page>
  )
}

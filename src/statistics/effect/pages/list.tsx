import { allows } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { findArea } from '../../../areas/index.server'
import { addressOf, formatDate, formatPeriod, Page, useLanguage, useText } from '../../../ui'
import { statisticsPolicy } from '../../policy'
import { listAnalyses } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const analyses = await listAnalyses(house, actor, area.slug)
  return {
    area,
    analyses: analyses.map(({ id, inputs, createdAt, result, job }) => ({
      id,
      title: inputs.question.title,
      indicator: inputs.indicator.name,
      place: inputs.place.name,
      from: inputs.question.from,
      createdAt,
      state: job.state === 'failed' ? ('failed' as const) : (result?.reading.verdict ?? ('running' as const)),
    })),
    mayAnalyse: allows(statisticsPolicy['statistics.analyse'], actor, area.slug),
  }
})

/** The effect analyses of an area that the visitor may see. */
export default function Analyses({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, analyses, mayAnalyse } = loaderData
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <Page
      title={t('effect.list.title', { area: area.name })}
      lead={t('effect.list.lead')}
      crumbs={[{ label: area.name, href: addressOf('area', language, { area: area.slug }) }]}
    >
      {mayAnalyse && (
        <p className="actions">
          <a
            className="utrecht-button utrecht-button--primary-action"
            href={addressOf('effect-new', language, { area: area.slug })}
          >
            {t('effect.list.new')}
          </a>
        </p>
      )}
      {analyses.length === 0 ? (
        <p>{t('effect.list.none')}</p>
      ) : (
        <ul className="list">
          {analyses.map(({ id, title, indicator, place, from, createdAt, state }) => (
            <li key={id}>
              <a href={addressOf('effect-analysis', language, { area: area.slug, analysis: id })}>{title}</a>{' '}
              <strong className="quiet-inline">{t(`effect.verdict.${state}`)}</strong>
              <span className="quiet">
                {t('effect.list.about', {
                  indicator: indicator[language],
                  place: place[language],
                  from: formatPeriod(from, language),
                })}
                {' · '}
                {t('effect.list.made', { day: formatDate(createdAt, language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

import { answer } from '../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { ClusterSection } from '../parts/cluster'
import { areasText, kindText, sourceText, titleOf } from '../parts/entry'
import { intervention } from '../register/service.server'

export const handle = { policy: 'public' }

export const loader = answer(({ house, actor }, { params }) => intervention(house, actor, params.intervention ?? ''))

/** One entry of the register, and beside it what was published about its clusters. */
export default function Intervention({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { entry, themes, areas, clusters } = loaderData
  const t = useText('programme')
  const language = useLanguage()
  const areaNames = new Map(areas.map(({ slug, name }) => [slug, name]))
  const own = entry.kind === 'cluster' ? clusters[0]?.cluster.name[language] : undefined
  return (
    <Page
      styles="register"
      title={own ?? titleOf(entry, language)}
      lead={kindText(entry, t)}
      crumbs={[{ label: t('list.title'), href: addressOf('interventions', language) }]}
    >
      {entry.name && <p>{entry.description ? entry.description[language] : t('entry.name-only')}</p>}
      <dl className="facts">
        <dt>{t('entry.areas')}</dt>
        <dd>
          {entry.areasAsPublished || areas.length === 0
            ? areasText(entry, areaNames, language, t)
            : areas.map(({ slug, name }, index) => (
                <span key={slug}>
                  {index > 0 && ', '}
                  <a href={addressOf('area', language, { area: slug })}>{name}</a>
                </span>
              ))}
        </dd>
        <dt>{t('entry.theme')}</dt>
        <dd>{themes.length > 0 ? themes.map(({ name }) => name[language]).join(', ') : t('entry.no-theme')}</dd>
        {clusters.length > 0 && (
          <>
            <dt>{t('entry.cluster')}</dt>
            <dd>{clusters.map(({ cluster }) => cluster.name[language]).join('; ')}</dd>
          </>
        )}
        {entry.targetGroup && (
          <>
            <dt>{t('entry.target-group')}</dt>
            <dd>{entry.targetGroup[language]}</dd>
          </>
        )}
        {entry.partners && (
          <>
            <dt>{t('entry.partners')}</dt>
            <dd>{entry.partners[language]}</dd>
          </>
        )}
        {entry.phase && (
          <>
            <dt>{t('entry.phase')}</dt>
            <dd>{t('entry.phase-text', { phase: entry.phase[language], line: entry.phaseLine })}</dd>
          </>
        )}
        {entry.figures && (
          <>
            <dt>{t('entry.figures')}</dt>
            <dd>{entry.figures[language]}</dd>
          </>
        )}
        <dt>{t('entry.source')}</dt>
        <dd>
          {t('entry.source-text')}, {sourceText(entry, t)}. <span className="quiet">{t('entry.own-words')}</span>
        </dd>
      </dl>
      {clusters.length === 0 && <p className="caveat">{t('entry.no-cluster')}</p>}
      {clusters.map((file) => (
        <ClusterSection key={file.cluster.code} file={file} subject={entry} open={clusters.length === 1} />
      ))}
    </Page>
  )
}

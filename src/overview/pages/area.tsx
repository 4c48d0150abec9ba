import { accountsPolicy, allows } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { AreaTabs, areasPolicy, CompositionSummary, currentOf } from '../../areas'
import { compositionsOf, findArea } from '../../areas/index.server'
import { searchInterventions } from '../../programme/index.server'
import { lastCounted } from '../../statistics/index.server'
import { addressOf, formatDate, formatPeriod, Page, Ring, useLanguage, useText } from '../../ui'
import { areaNow } from '../area-now.server'
import { Loop } from '../loop'
import { Needs, Standing } from '../standing'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [{ total }, compositions, counted, now] = await Promise.all([
    searchInterventions(house, actor, { area: area.slug, language }),
    compositionsOf(house, actor, area.slug),
    lastCounted(house, actor, area.slug),
    areaNow(house, actor, area.slug),
  ])
  const [composition = null] = currentOf(compositions)
  return {
    area,
    interventions: total,
    composition,
    counted,
    now,
    mayCompose: allows(areasPolicy['areas.compose'], actor, area.slug),
    mayCorrect: allows(areasPolicy['areas.correct-aliases'], actor, area.slug),
    mayShare: allows(accountsPolicy['accounts.share'], actor, area.slug),
  }
})

/** The strokes of the ring that are dark: counted, decided, doing. */
function filledOf({ counted, now }: Pick<Awaited<ReturnType<typeof loader>>, 'counted' | 'now'>): number[] {
  return [...(counted ? [0] : []), ...(now.lastDecision ? [3] : []), ...(now.running > 0 ? [4] : [])]
}

/** The page of an area: where its loop stands, and what is known and not known. */
export default function AreaPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, interventions, composition, counted, now, mayCompose, mayCorrect, mayShare } = loaderData
  const t = useText('overview')
  const ui = useText('ui')
  const language = useLanguage()
  return (
    <>
      <div className="area-head">
        <Ring size={88} filled={filledOf(loaderData)} />
        <div>
          <Page
            title={area.name}
            lead={area.fictitious ? area.municipality : t('area.group', { municipality: area.municipality })}
            crumbs={[{ label: ui('menu.areas'), href: addressOf('areas', language) }]}
          />
        </div>
      </div>
      <AreaTabs area={area} current="area" />
      <Needs area={area.slug} now={now} />
      <div className="columns">
        <section aria-labelledby="stands">
          <h2 id="stands">{t('area.stands')}</h2>
          <Loop
            about={(step) =>
              step === 'count' ? (
                counted ? (
                  <>
                    <a href={addressOf('count', language, { place: area.slug })}>
                      {t('area.counted', { count: counted.indicators })}
                    </a>{' '}
                    {t('area.counted-last', {
                      period: formatPeriod(counted.period, language),
                      day: formatDate(counted.updated, language),
                    })}
                  </>
                ) : (
                  <>
                    {t('area.count-none')} <a href={addressOf('national', language)}>{t('area.count-link')}</a>
                    {composition && <span className="quiet"> {t('area.count-import')}</span>}
                  </>
                )
              ) : (
                <Standing area={area.slug} step={step} now={now} published={interventions} />
              )
            }
          />
        </section>
        <section aria-labelledby="names">
          <h2 id="names">{t('area.names')}</h2>
          <dl className="facts">
            <dt>{t('area.name')}</dt>
            <dd>{area.name}</dd>
            <dt>{t('area.municipality')}</dt>
            <dd>
              {area.municipality} ({area.municipalityCode})
            </dd>
            <dt>{t('area.aliases')}</dt>
            <dd>{area.aliases.length > 0 ? area.aliases.join('; ') : t('area.no-aliases')}</dd>
          </dl>
          {mayCorrect && (
            <p>
              <a href={addressOf('area-aliases', language, { area: area.slug })}>{t('area.correct')}</a>
            </p>
          )}
          {mayShare && (
            <p>
              <a href={addressOf('sharing', language, { area: area.slug })}>{t('area.sharing')}</a>
            </p>
          )}
          <CompositionSummary area={area} current={composition} mayCompose={mayCompose} />
        </section>
      </div>
    </>
  )
}

import { answer } from '../../accounts/index.server'
import { indicatorSummaries } from '../../statistics/index.server'
import { addressOf, Button, Page, TextField, useLanguage, useText } from '../../ui'
import { Loop } from '../loop'

export const handle = { policy: 'public' }

// What the first page tells a newcomer: whether people get by, and whether they have work. The rest is one click away.
const codes = ['huishoudens-in-armoede', 'problematische-schulden', 'arbeidsparticipatie']

export const loader = answer(async ({ house, actor }) => ({
  summaries: await indicatorSummaries(house, actor, { codes, place: 'nplv', reference: 'nl' }),
}))

/** The first page: what the figures say, the areas, and the loop. */
export default function Start({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const t = useText('overview')
  const language = useLanguage()
  return (
    <Page title={t('start.title')} lead={t('start.lead')}>
      <div className="columns">
        <section aria-labelledby="figures">
          <h2 id="figures">{t('start.figures')}</h2>
          {loaderData.summaries.map(({ code, name, statement }) => (
            <article key={code} className="summary">
              <h3>{name[language]}</h3>
              <p className="statement">{statement[language]}</p>
              <p>
                <a href={addressOf('indicator', language, { code })}>
                  {t('start.more')}
                  <span className="out-of-sight">: {name[language]}</span>
                </a>
              </p>
            </article>
          ))}
          <p>
            <a href={addressOf('national', language)}>{t('start.all-indicators')}</a>
          </p>
        </section>
        <div>
          <section aria-labelledby="areas">
            <h2 id="areas">{t('start.areas')}</h2>
            <p>{t('start.areas-text')}</p>
            <search>
              <form className="search" method="get" action={addressOf('areas', language)}>
                <TextField name="q" type="search" label={t('start.field')} />
                <Button>{t('start.find')}</Button>
              </form>
            </search>
            <p>
              <a href={addressOf('areas', language)}>{t('start.all-areas')}</a>
            </p>
          </section>
          <section aria-labelledby="loop">
            <h2 id="loop">{t('start.loop')}</h2>
            <p>{t('start.loop-text')}</p>
            <Loop about={(step) => t(`loop.${step}-text`)} />
          </section>
        </div>
      </div>
    </Page>
  )
}

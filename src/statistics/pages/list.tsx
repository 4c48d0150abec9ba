import { answer } from '../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { indicatorSummaries } from '../figure.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }) => ({
  summaries: await indicatorSummaries(house, actor, { place: 'nplv', reference: 'nl' }),
}))

/** All indicators by theme, with what their figures say. */
export default function IndicatorList({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const t = useText('statistics')
  const language = useLanguage()
  const themes = [...new Set(loaderData.summaries.map((summary) => summary.theme))]
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      {themes.map((theme) => (
        <section key={theme} aria-labelledby={theme}>
          <h2 id={theme}>{t(`theme.${theme}`)}</h2>
          <ul className="list">
            {loaderData.summaries
              .filter((summary) => summary.theme === theme)
              .map(({ code, name, statement }) => (
                <li key={code}>
                  <a href={addressOf('indicator', language, { code })}>{name[language]}</a>
                  <p>{statement[language]}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

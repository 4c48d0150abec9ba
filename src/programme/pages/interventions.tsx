import { answer } from '../../accounts/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { EntryLine } from '../parts/entry'
import { type FilterOption, RegisterForm } from '../parts/filter'
import { pageSize } from '../register/model'
import { searchInterventions } from '../register/service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { url }) => {
  const asked = (name: string) => url.searchParams.get(name) ?? undefined
  const page = /^\d{1,3}$/.test(asked('page') ?? '') ? Number(asked('page')) : 1
  const q = asked('q')?.trim() ?? ''
  const found = await searchInterventions(house, actor, {
    q,
    area: asked('area'),
    theme: asked('theme'),
    cluster: asked('cluster'),
    kind: asked('kind'),
    language,
    page,
  })
  return { q, found }
})

const filters = ['area', 'theme', 'cluster', 'kind'] as const
type FilterName = (typeof filters)[number]

/** The published register: search and filters beside what they find. */
export default function Interventions({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { q, found } = loaderData
  const { facets, filter, total, page, pages, results, without } = found
  const t = useText('programme')
  const language = useLanguage()
  const named = ({ code, name, count }: (typeof facets.areas)[number]): FilterOption => ({
    code,
    name: name[language],
    count,
  })
  const options = {
    area: facets.areas.map(named),
    theme: facets.themes.map(named),
    cluster: facets.clusters.map(named),
    kind: facets.kinds.map(named),
  }
  const namesOf = (name: FilterName) => new Map(options[name].map((option) => [option.code, option.name]))
  const [areas, clusters] = [namesOf('area'), namesOf('cluster')]
  /** The address of the same question with one thing changed; null leaves it out. */
  const address = (change: Partial<Record<FilterName | 'page', string | null>>) => {
    const search = { q: q || null, ...filter, page: null, ...change }
    const given = Object.entries(search).map(([name, value]) => [name, value ?? undefined])
    return addressOf('interventions', language, {}, Object.fromEntries(given))
  }
  return (
    <Page styles="register" title={t('list.title')} lead={t('list.lead')}>
      <div className="with-filter">
        <RegisterForm q={q} chosen={filter} options={options} />
        <div>
          <p role="status">
            {total > 0 ? t('list.found', { count: total }) : t('list.none')}
            {results.length > 0 && results.length < total && (
              <>
                {'; '}
                {t('list.range', { from: (page - 1) * pageSize + 1, to: (page - 1) * pageSize + results.length })}
              </>
            )}
          </p>
          {total === 0 && (
            <>
              <p>{t('list.none-try')}</p>
              <ul>
                {q && <li>{t('list.none-words')}</li>}
                {filters.map((name) => {
                  const chosen = filter[name]
                  if (chosen === null || without[name] === 0) return null
                  return (
                    <li key={name}>
                      <a href={address({ [name]: null })}>
                        {t('list.none-without', { name: namesOf(name).get(chosen), count: without[name] })}
                      </a>
                    </li>
                  )
                })}
                <li>
                  <a href={addressOf('interventions', language)}>{t('list.none-all')}</a>
                </li>
              </ul>
            </>
          )}
          {results.length > 0 && (
            <ul className="list entries">
              {results.map((entry) => (
                <li key={entry.id}>
                  <EntryLine entry={entry} areas={areas} clusters={clusters} />
                </li>
              ))}
            </ul>
          )}
          {pages > 1 && (
            <nav className="pages" aria-label={t('list.pages')}>
              {page > 1 && (
                <a rel="prev" href={address({ page: String(Math.min(page - 1, pages)) })}>
                  {t('list.previous')}
                </a>
              )}
              <span className="quiet">{t('list.page', { page, pages })}</span>
              {page < pages && (
                <a rel="next" href={address({ page: String(page + 1) })}>
                  {t('list.next')}
                </a>
              )}
            </nav>
          )}
          <p className="caveat">{t('list.incomplete')}</p>
        </div>
      </div>
    </Page>
  )
}

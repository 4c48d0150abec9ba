import { answer } from '../../accounts/index.server'
import { nearest, normaliseName } from '../../platform'
import { addressOf, Button, Page, TextField, useLanguage, useText } from '../../ui'
import type { Area } from '../model'
import { listAreas } from '../service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { url }) => {
  const all = await listAreas(house, actor, 'made-up')
  const areas = all.filter(({ fictitious }) => !fictitious)
  const examples = all.filter(({ fictitious }) => fictitious)
  const query = url.searchParams.get('q')?.trim().slice(0, 100) ?? ''
  const found = areas.filter((area) => matches(area, query))
  const near = found.length > 0 ? [] : nearestAreas(areas, query)
  return { query, found, near, examples }
})

function matches(area: Area, query: string): boolean {
  const wanted = normaliseName(query)
  return namesOf(area).some((name) => normaliseName(name).includes(wanted))
}

function nearestAreas(areas: readonly Area[], query: string): Area[] {
  const names = nearest(query, areas.flatMap(namesOf))
  return areas.filter((area) => namesOf(area).some((name) => names.includes(name)))
}

function namesOf(area: Area): string[] {
  return [area.name, area.municipality, ...area.aliases]
}

/** The list of areas: found by any of their names. */
export default function AreaList({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { query, found, near, examples } = loaderData
  const t = useText('areas')
  const language = useLanguage()
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <search>
        <form className="search" method="get" action={addressOf('areas', language)}>
          <TextField
            name="q"
            type="search"
            label={t('list.search')}
            help={t('list.search-help')}
            defaultValue={query}
          />
          <Button kind="secondary">{t('list.find')}</Button>
        </form>
      </search>
      {found.length > 0 ? (
        <Areas areas={found} />
      ) : (
        <>
          <p role="status">
            {t('list.none', { query })} {t('list.near')}
          </p>
          <Areas areas={near} />
          <p>
            <a href={addressOf('areas', language)}>{t('list.all')}</a>
          </p>
        </>
      )}
      {query === '' && examples.length > 0 && (
        <section aria-labelledby="examples">
          <h2 id="examples">{t('list.examples')}</h2>
          <p>{t('list.examples-text')}</p>
          <Areas areas={examples} />
        </section>
      )}
      <p>
        {t('list.elsewhere')} <a href={addressOf('places', language)}>{t('list.places')}</a>
      </p>
    </Page>
  )
}

function Areas({ areas }: { areas: readonly Area[] }) {
  const t = useText('areas')
  const language = useLanguage()
  return (
    <ul className="list places">
      {areas.map((area) => (
        <li key={area.slug}>
          <a href={addressOf('area', language, { area: area.slug })}>{area.name}</a>
          <span className="quiet">
            {area.municipality}
            {area.aliases.length > 0 && ` · ${t('list.also', { names: area.aliases.join('; ') })}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

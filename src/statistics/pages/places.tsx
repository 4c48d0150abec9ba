import { redirect } from 'react-router'
import { allowedAreas } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { listAreas, regionYears } from '../../areas/index.server'
import { addressOf, formatNumber, Page, useLanguage, useText } from '../../ui'
import { FoundPlaces, PlaceSearchForm, searchField } from '../parts/place-search'
import { statisticsPolicy } from '../policy'
import { searchPlaces } from '../regional/find-places.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { url }) => {
  const text = url.searchParams.get(searchField)?.slice(0, 100) ?? null
  const [search, areas, years] = await Promise.all([
    text === null ? null : searchPlaces(house, actor, text),
    listAreas(house, actor),
    regionYears(house, actor),
  ])
  if (search?.meant) throw redirect(addressOf('count', language, { place: search.meant.slug }))
  const levels = (['municipality', 'district', 'neighbourhood'] as const).flatMap(
    (level) => years.find((year) => year.level === level) ?? [],
  )
  return {
    mayImport: allowedAreas(statisticsPolicy['statistics.import-for-area'], actor).length > 0,
    search,
    areas: areas.map(({ slug, name, municipality }) => ({ slug, name, municipality })),
    levels,
  }
})

/** Where figures can be asked of: any area, municipality, district or neighbourhood, found by name or code. */
export default function Places({
  loaderData: { search, areas, levels, mayImport },
}: {
  loaderData: Awaited<ReturnType<typeof loader>>
}) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <Page title={t('places.title')} lead={t('places.lead')}>
      <PlaceSearchForm search={search} />
      {search && <FoundPlaces search={search} hrefOf={({ slug }) => addressOf('count', language, { place: slug })} />}
      <section aria-labelledby="known">
        <h2 id="known">{t('places.known')}</h2>
        <ul className="list">
          <li>
            <a href={addressOf('count', language, { place: 'nl' })}>{t('places.country')}</a>
          </li>
          {levels.map(({ level, count, boundaryYear }) => (
            <li key={level}>
              {t(`places.level-${level}`, { count: formatNumber(count, { language }), year: boundaryYear })}
            </li>
          ))}
        </ul>
        {levels.length === 0 && (
          <p>
            {t('places.none')} {mayImport && <a href={addressOf('uploads', language)}>{t('count.empty-import')}</a>}
          </p>
        )}
      </section>
      <section aria-labelledby="areas">
        <h2 id="areas">{t('places.areas')}</h2>
        <ul className="list places">
          {areas.map(({ slug, name, municipality }) => (
            <li key={slug}>
              <a href={addressOf('count', language, { place: slug })}>{name}</a>
              <span className="quiet">{municipality}</span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

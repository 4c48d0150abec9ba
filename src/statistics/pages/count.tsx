import { allowedAreas, allows } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { AreaTabs, areasPolicy, currentOf } from '../../areas'
import { compositionsOf } from '../../areas/index.server'
import { addressOf, Button, Page, SelectField, useLanguage, useText } from '../../ui'
import { useMadeFromText } from '../parts/made-from-text'
import { type ArrangedEntry, OverviewTheme, useThemeName } from '../parts/overview-theme'
import { PlaceSearchForm } from '../parts/place-search'
import { WaysDown, wayTo } from '../parts/place-ways'
import { statisticsPolicy } from '../policy'
import { placesAround } from '../regional/around.server'
import { arrangedByTheme, shownPerTheme } from '../regional/leading'
import { madeFrom } from '../regional/made-from'
import { overviewOf } from '../regional/overview.server'
import { defaultReference, isReferenceKind, referenceKinds, regionReferenceKinds } from '../regional/reference'
import { uncomposedYears } from '../regional/uncomposed.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const asked = url.searchParams.get('reference')
  const reference = isReferenceKind(asked) ? asked : defaultReference
  const overview = await overviewOf(house, actor, { place: params['place'] ?? '', reference })
  const { place, area } = overview
  const [around, compositions, uncomposed] = await Promise.all([
    placesAround(house, actor, place, area?.municipalityCode ?? null),
    area ? compositionsOf(house, actor, area.slug) : [],
    area ? uncomposedYears(house, actor, area) : [],
  ])
  return {
    overview,
    asked: reference,
    around,
    compositions: currentOf(compositions).map(({ id, number }) => ({ id, number })),
    uncomposed,
    mayCompose: area !== null && allows(areasPolicy['areas.compose'], actor, area.slug),
    mayImport: allowedAreas(statisticsPolicy['statistics.import-for-area'], actor).length > 0,
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** What is counted about a place, by theme: each figure with its line over the years, beside a reference. */
export default function Count({ loaderData }: { loaderData: Loaded }) {
  const { overview, around } = loaderData
  const { place, area, reference, entries } = overview
  const t = useText('statistics')
  const ui = useText('ui')
  const language = useLanguage()
  const name = place.name[language]
  const href = (slug: string) => addressOf('count', language, { place: slug })
  return (
    <Page
      styles="place"
      title={t('count.title', { place: name })}
      lead={
        entries.length === 0
          ? undefined
          : reference
            ? t('count.lead', { place: name, reference: reference.phrase[language] })
            : t('count.lead-alone')
      }
      crumbs={
        area
          ? [
              { label: ui('menu.areas'), href: addressOf('areas', language) },
              { label: area.name, href: addressOf('area', language, { area: area.slug }) },
            ]
          : wayTo(around.above, language, t('places.crumb'))
      }
    >
      {area && <AreaTabs area={area} current="count" />}
      {entries.length === 0 ? <Nothing {...loaderData} /> : <Figures {...loaderData} />}
      <WaysDown below={around.below} hrefOf={({ slug }) => href(slug)} />
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere">{t('places.elsewhere')}</h2>
        {(area || place.kind === 'municipality') && (
          <ul>
            <li>
              <a href={addressOf('municipality', language, { municipality: area?.municipalityCode ?? place.slug })}>
                {t('count.city', { municipality: area?.municipality ?? name })}
              </a>
            </li>
            {area && (
              <>
                <li>
                  <a href={addressOf('area-comparable', language, { area: area.slug })}>{t('count.comparable')}</a>
                </li>
                <li>
                  <a href={addressOf('effect-analyses', language, { area: area.slug })}>{t('count.effect')}</a>
                </li>
              </>
            )}
          </ul>
        )}
        <PlaceSearchForm search={null} action={addressOf('places', language)} />
      </section>
    </Page>
  )
}

/** The figures, with what they are beside and how to get them. */
function Figures(loaded: Loaded) {
  const { overview, asked } = loaded
  const { place, area, reference, entries } = overview
  const t = useText('statistics')
  const language = useLanguage()
  const themeName = useThemeName()
  const madeFromText = useMadeFromText()
  const madeOf = madeFrom(entries)
  const arranged = entries.map(
    (entry): ArrangedEntry => ({
      ...entry,
      code: entry.indicator.code,
      theme: entry.indicator.theme,
      newestPeriod: entry.newest?.observation.period ?? null,
    }),
  )
  const groups = arrangedByTheme(arranged)
  const of = {
    place: place.slug,
    name: place.name[language],
    reference: reference && { kind: reference.kind, label: reference.label[language] },
  }
  const csv = `/api/v1/places/${encodeURIComponent(place.slug)}/profile.csv?reference=${asked}`
  return (
    <>
      <ChooseReference {...{ overview, asked }} />
      {area && !reference && <p className="caveat">{t(`count.no-reference.${asked}`)}</p>}
      {area && asked === 'comparable' && (
        <p>
          <a href={addressOf('area-comparable', language, { area: area.slug })}>
            {t(reference ? 'comparable.which' : 'comparable.to-choose')}
          </a>
        </p>
      )}
      <NoRest {...loaded} />
      <Uncomposed {...loaded} />
      <nav aria-label={t('count.themes')} className="choices count-themes">
        <ul>
          {groups.map(({ theme }) => (
            <li key={theme}>
              <a href={`#theme-${theme}`}>{themeName(theme)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map((group) => (
        <OverviewTheme key={group.theme} group={group} of={of} />
      ))}
      <section aria-labelledby="reading">
        <h2 id="reading">{t('count.reading')}</h2>
        <ul>
          <li>{t('count.reading-order', { shown: shownPerTheme })}</li>
          <li>{t('count.reading-counts')}</li>
          {madeOf && area && (
            <li>
              {madeFromText(madeOf)}{' '}
              <a href={addressOf('area-composition', language, { area: area.slug })}>{t('count.composition')}</a>
            </li>
          )}
          <li>
            <a href={addressOf('sources', language)}>{t('count.sources')}</a>
          </li>
          <li>
            <a href={csv}>{t('count.download')}</a>
          </li>
        </ul>
      </section>
    </>
  )
}

/** The choice of what the figures are beside, with the reason of what was chosen. */
function ChooseReference({ overview: { place, area, reference }, asked }: Pick<Loaded, 'overview' | 'asked'>) {
  const t = useText('statistics')
  const language = useLanguage()
  const kinds = area ? referenceKinds : place.kind === 'country' ? [] : regionReferenceKinds
  if (kinds.length === 0) return null
  return (
    <form method="get" className="one-line">
      <SelectField
        name="reference"
        label={t('count.reference')}
        help={reference?.reason[language]}
        choices={kinds.map((kind) => ({ value: kind, label: t(`reference.${kind}`) }))}
        defaultValue={reference?.kind ?? asked}
      />
      <Button kind="secondary">{t('count.compare')}</Button>
    </form>
  )
}

/** Estimates and scores do not add up, so of the rest of a municipality there are none: beside the whole of it there are. */
function NoRest({ overview: { place, reference, entries } }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  if (reference?.kind !== 'rest-of-municipality') return null
  if (!entries.some(({ isCompared, beside }) => isCompared && beside?.absence === 'not-applicable')) return null
  return (
    <p>
      {t('count.no-rest')}{' '}
      <a href={addressOf('count', language, { place: place.slug }, { reference: 'municipality' })}>
        {t('count.beside-whole')}
      </a>
    </p>
  )
}

/** Figures that are there for other boundaries, of which nobody said what the area was: they would be missed in silence. */
function Uncomposed({ overview: { area, place }, uncomposed, compositions, mayCompose }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const [year] = uncomposed
  if (!area || year === undefined) return null
  const start = compositions[0] && String(compositions[0].number)
  return (
    <p className="caveat">
      {t('count.uncomposed', { years: uncomposed.toReversed().join(', '), place: place.name[language] })}{' '}
      {mayCompose ? (
        <a href={addressOf('area-compose', language, { area: area.slug }, { year: String(year), start })}>
          {t('count.compose-year', { year })}
        </a>
      ) : (
        <a href={addressOf('area-composition', language, { area: area.slug })}>{t('count.composition')}</a>
      )}
    </p>
  )
}

/** Where nothing was counted yet: what will be here, and the one thing that fills it, for who may do it. */
function Nothing({ overview: { area, place }, around, compositions, mayCompose, mayImport }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const municipality = around.above.find(({ slug }) => slug === area?.municipalityCode)
  // Its municipality is known, so figures of districts and neighbourhoods were brought: only the area has to be settled.
  const isOnlyToCompose = municipality !== undefined && compositions.length === 0
  return (
    <>
      {isOnlyToCompose ? (
        <p>{t('count.empty-uncomposed', { place: place.name[language] })}</p>
      ) : (
        <p>{t(area ? 'count.empty' : 'count.empty-region')}</p>
      )}
      {isOnlyToCompose
        ? !mayCompose && <p>{t('count.empty-who-composes')}</p>
        : !mayImport && <p>{t('count.empty-who')}</p>}
      <ul>
        {mayImport && !isOnlyToCompose && (
          <li>
            <a href={addressOf('uploads', language)}>{t('count.empty-import')}</a>
          </li>
        )}
        {municipality && (
          <li>
            <a href={addressOf('count', language, { place: municipality.slug })}>
              {t('count.title', { place: municipality.name[language] })}
            </a>
          </li>
        )}
        {area && (
          <li>
            {mayCompose && compositions.length === 0 ? (
              <a href={addressOf('area-compose', language, { area: area.slug })}>{t('count.empty-compose')}</a>
            ) : (
              <a href={addressOf('area-composition', language, { area: area.slug })}>{t('count.composition')}</a>
            )}
          </li>
        )}
        {area && !mayImport && (
          <li>
            <a href={addressOf('national', language)}>{t('count.empty-national')}</a>
          </li>
        )}
      </ul>
    </>
  )
}

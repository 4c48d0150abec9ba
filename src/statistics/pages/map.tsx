import { answer } from '../../accounts/index.server'
import {
  addressOf,
  Button,
  Choropleth,
  formatPeriod,
  type MapShapes,
  mostShapesInPage,
  Page,
  SelectField,
  TextField,
  useLanguage,
  useText,
} from '../../ui'
import { namesOfCompared } from '../figure'
import { useDrawnWords, useMapSource } from '../parts/figure-regions'
import { largeMapInput } from '../parts/large-map'
import { largeMap } from '../regional/country-map.server'
import type { DrawnRegions } from '../regional/drawn-regions'
import { isComparable } from '../regional/overview'

export const handle = { policy: 'public' }

/** Rows of the table on one page of it. */
const rowsOnPage = 200

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const asked = (name: string) => url.searchParams.get(name)
  const map = await largeMap(house, actor, {
    code: params['code'] ?? '',
    level: asked('level'),
    municipality: asked('municipality'),
    period: asked('period'),
  })
  return {
    ...map,
    order: asked('order') === 'code' ? ('code' as const) : ('name' as const),
    page: Math.max(1, Math.trunc(Number(asked('page') ?? 1)) || 1),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** One indicator on a large map, with every figure in the table below it. */
export default function MapPage({ loaderData }: { loaderData: Loaded }) {
  const { figure, regions } = loaderData
  const { indicator, place } = figure
  const t = useText('statistics')
  const language = useLanguage()
  const about = { indicator: indicator.name[language], place: namesOfCompared(place).phrase[language] }
  return (
    <Page
      title={t('map.title', about)}
      lead={[indicator.population[language], t(`better.${indicator.better}`)].filter((part) => part !== '').join(' · ')}
      crumbs={[
        {
          label: t('map.crumb', about),
          href: addressOf('indicator', language, { code: indicator.code }, { place: place.slug }),
        },
      ]}
    >
      <ChooseMap {...loaderData} />
      {regions?.map ? (
        <LargeMapFigure {...loaderData} regions={regions} />
      ) : (
        <p className="caveat">{t(regions ? 'regions.no-map' : 'map.nothing')}</p>
      )}
      <script src="/islands/map.js" type="module" async />
    </Page>
  )
}

function LargeMapFigure({ figure, level, municipality, regions, order, page }: Loaded & { regions: DrawnRegions }) {
  const { indicator } = figure
  const t = useText('statistics')
  const language = useLanguage()
  const words = useDrawnWords(regions)
  const source = useMapSource(regions)
  const { found } = regions
  const asked = { level, municipality: municipality ?? undefined, period: found.period }
  const here = (search: Record<string, string | undefined>) =>
    `${addressOf('map', language, { code: indicator.code }, { ...asked, ...search })}#map-table`
  return (
    <>
      <p className="quiet">
        {t('regions.about', { kind: words.kind.many, period: words.period, year: found.boundaryYear })}
      </p>
      {!isComparable(indicator) && <p className="caveat">{t('regions.counts', { kind: words.kind.many })}</p>}
      <Choropleth
        id="map"
        input={largeMapInput(figure, regions, words, source, language)}
        shapes={shapesFor(regions, addressOf('map-reading', language, { code: indicator.code }, asked))}
        language={language}
        titleHidden
        table={{
          order,
          orderLinks: { name: here({}), code: here({ order: 'code' }) },
          paging: {
            page,
            size: rowsOnPage,
            link: here({ order: order === 'code' ? 'code' : undefined, page: '{page}' }),
          },
        }}
      />
      <p>
        <a
          href={`/api/v1/indicators/${encodeURIComponent(indicator.code)}/regions.csv?${new URLSearchParams({ place: figure.place.slug, level, period: found.period })}`}
        >
          {t('regions.csv')}
        </a>
      </p>
    </>
  )
}

/** Shapes for a page: themselves, or where there are too many the addresses at which the browser asks for them. */
function shapesFor({ found, map }: DrawnRegions, reading: string): MapShapes {
  if (map && found.parts.length <= mostShapesInPage) return { topology: map, object: 'regions' }
  return {
    regions: found.parts.map(({ code, name }) => ({ code, name })),
    object: 'regions',
    address: `/api/v1/maps/${found.level}?year=${map?.boundaryYear ?? found.boundaryYear}`,
    reading,
  }
}

/** The choice of level, municipality and period. */
function ChooseMap({ figure, level, municipality, regions }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const levels = municipality === null ? ['municipality', 'district'] : ['neighbourhood', 'district']
  return (
    <form method="get" className="filter">
      <SelectField
        name="level"
        label={t('regions.level')}
        choices={levels.map((each) => ({ value: each, label: t(`region-kind.${each}.many`) }))}
        defaultValue={level}
      />
      {regions && (
        <SelectField
          name="period"
          label={t('figure.period')}
          choices={regions.found.periods.map((each) => ({ value: each, label: formatPeriod(each, language) }))}
          defaultValue={regions.found.period}
        />
      )}
      <TextField
        name="municipality"
        type="search"
        label={t('map.municipality')}
        defaultValue={municipality === null ? '' : figure.place.name[language]}
        autoComplete="off"
      />
      <div className="field">
        <Button kind="secondary">{t('figure.show')}</Button>
      </div>
    </form>
  )
}

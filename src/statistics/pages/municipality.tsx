import { answer } from '../../accounts/index.server'
import { addressOf, Button, Choropleth, formatNumber, formatValue, Page, useLanguage, useText } from '../../ui'
import { CityGrid, columnName } from '../parts/city-grid'
import { boundariesText } from '../parts/figure-regions'
import { useThemeName } from '../parts/overview-theme'
import { type CityRow, cityDeviation, cityFew, cityMarks, cityPoints } from '../regional/city'
import { cityView } from '../regional/city.server'
import { themesInOrder } from '../regional/leading'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const level = url.searchParams.get('level')
  const chosen = url.searchParams.getAll('indicator')
  const view = await cityView(house, actor, {
    municipality: params['municipality'] ?? '',
    level: level === 'district' || level === 'neighbourhood' ? level : undefined,
    district: url.searchParams.get('district') ?? undefined,
    chosen,
  })
  return { view, chosen, withFigures: url.searchParams.get('show') === 'figures' }
})

type Loaded = Awaited<ReturnType<typeof loader>>
type View = Loaded['view']

/** Where problems stack up in a municipality and where there is potential: the start of a conversation. */
export default function Municipality({ loaderData }: { loaderData: Loaded }) {
  const { view } = loaderData
  const t = useText('statistics')
  const ui = useText('ui')
  const language = useLanguage()
  const crumbs = [{ label: ui('menu.areas'), href: addressOf('areas', language) }]
  if (view.rows.length === 0 || view.columns.length + view.left.length === 0) {
    return (
      <Page styles="place" title={t('city.title', { municipality: view.place.name[language] })} crumbs={crumbs}>
        <p>{t('city.empty')}</p>
        <p>
          <a href={addressOf('uploads', language)}>{t('count.empty-import')}</a>
        </p>
      </Page>
    )
  }
  return (
    <Page
      styles="place"
      title={t('city.title', { municipality: view.place.name[language] })}
      lead={t('city.lead')}
      crumbs={[
        ...crumbs,
        { label: view.place.name[language], href: addressOf('count', language, { place: view.place.slug }) },
      ]}
    >
      <div className="notice">
        <h2>{t('city.start')}</h2>
        <p>{t('city.start-about')}</p>
        <ul>
          {(['role', 'wanted', 'policy', 'needed'] as const).map((question) => (
            <li key={question}>{t(`city.question-${question}`)}</li>
          ))}
        </ul>
      </div>
      <Ways {...loaderData} />
      {view.columns.length > 0 && (
        <>
          <Legend view={view} />
          <h2>{t(view.district ? 'city.grid-district' : 'city.grid', { district: view.district?.name })}</h2>
          <CityGrid
            columns={view.columns}
            rows={view.rows}
            districts={view.level === 'neighbourhood' ? view.districts : null}
            withFigures={loaderData.withFigures}
          />
        </>
      )}
      <Left view={view} />
      <CityMap view={view} />
      <Reading view={view} />
      <Choose {...loaderData} />
      <script src="/islands/map.js" type="module" async />
    </Page>
  )
}

/** What was left out, and why. */
function Left({ view: { left, missing } }: { view: View }) {
  const t = useText('statistics')
  const language = useLanguage()
  const names = left.map((column) => `${columnName(column, language, t('city.per'))} (${column.period})`)
  return (
    <>
      {names.length > 0 && <p className="quiet">{t('city.left', { names: names.join('; ') })}</p>}
      {missing.length > 0 && (
        <p className="quiet">{t('city.missing', { names: missing.map((name) => name[language]).join('; ') })}</p>
      )}
    </>
  )
}

/** Other ways to look: by district, with figures, one district only. */
function Ways({ view, chosen, withFigures }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const here = (search: Readonly<Record<string, string | undefined>>) => {
    const address = addressOf('municipality', language, { municipality: view.place.slug }, search)
    const more = new URLSearchParams(chosen.map((code) => ['indicator', code])).toString()
    return more === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${more}`
  }
  const show = withFigures ? 'figures' : undefined
  const { level } = view
  const district = view.district?.code
  return (
    <nav className="choices" aria-label={t('city.ways')}>
      <ul>
        <li>
          <a
            href={here({ level: 'neighbourhood', show })}
            aria-current={level === 'neighbourhood' && !district ? 'true' : undefined}
          >
            {t('city.by-neighbourhood')}
          </a>
        </li>
        <li>
          <a href={here({ level: 'district', show })} aria-current={level === 'district' ? 'true' : undefined}>
            {t('city.by-district')}
          </a>
        </li>
        <li>
          <a href={here({ level, district, show: withFigures ? undefined : 'figures' })}>
            {t(withFigures ? 'city.without-figures' : 'city.with-figures')}
          </a>
        </li>
      </ul>
      <details>
        <summary>{t('city.one-district')}</summary>
        <ul>
          {[...view.districts].map(([code, name]) => (
            <li key={code}>
              <a href={here({ district: code, show })} aria-current={district === code ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

/** What the signs mean, and from when on a figure gets one. */
function Legend({ view }: { view: View }) {
  const t = useText('statistics')
  const language = useLanguage()
  const signs = { less: '\u2212', about: '=', more: '+', unknown: '?' } as const
  return (
    <div className="city-legend">
      <ul>
        {cityMarks.map((mark) => (
          <li key={mark}>
            <span className={`city-mark city-mark--${mark}`} aria-hidden="true">
              {signs[mark]}
            </span>{' '}
            {t(`city.legend-${mark}`, { municipality: view.place.name[language] })}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {t('city.threshold', {
          points: cityPoints,
          deviation: formatNumber(cityDeviation, { language }),
          few: cityFew,
        })}
      </p>
    </div>
  )
}

/** How many figures are less favourable, on a map: no order, and only as good as what was chosen. */
function CityMap({ view }: { view: View }) {
  const t = useText('statistics')
  const language = useLanguage()
  const of = view.columns.filter(({ side }) => side === 'problem').length
  if (!view.map || of === 0) return null
  const value = ({ problems }: CityRow) =>
    problems.known * 2 < of ? { value: null, absence: t('city.map-few') } : { value: problems.less }
  const kind = { one: t(`region-kind.${view.level}.one`), many: t(`region-kind.${view.level}.many`) }
  return (
    <section aria-labelledby="city-map">
      <h2 id="city-map">{t('city.map')}</h2>
      <p>{t('city.map-about', { of })}</p>
      <Choropleth
        id="map"
        language={language}
        titleHidden
        shapes={{ topology: view.map, object: 'regions' }}
        input={{
          title: t('city.map'),
          unit: 'score',
          decimals: 0,
          better: 'lower',
          kind,
          values: new Map(view.rows.map((row) => [row.code, value(row)])),
          source: [...view.sources, boundariesText(t, view.map)].join('. '),
          link: addressOf('count', language, { place: '{code}' }),
        }}
      />
    </section>
  )
}

/** The figures of the municipality itself, and where all come from. */
function Reading({ view }: { view: View }) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <section aria-labelledby="city-reading">
      <h2 id="city-reading">{t('city.municipality', { municipality: view.place.name[language] })}</h2>
      <dl className="facts">
        {view.columns.map((column) => (
          <div key={column.code} className="facts-row">
            <dt>
              <a href={addressOf('indicator', language, { code: column.code }, { place: view.place.slug })}>
                {columnName(column, language, t('city.per'))}
              </a>
            </dt>
            <dd>
              {column.municipality === null
                ? t('count.none-beside')
                : formatValue(column.municipality, column.unit, language, { decimals: column.decimals })}{' '}
              <span className="quiet-inline">({column.period})</span>{' '}
              <a
                href={addressOf(
                  'map',
                  language,
                  { code: column.code },
                  { municipality: view.place.slug, level: view.level },
                )}
              >
                {t('city.to-map')}
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {view.areas.length > 0 && (
        <p>
          {t('city.areas')}{' '}
          {view.areas.map(({ slug, name }, index) => (
            <span key={slug}>
              {index > 0 && ', '}
              <a href={addressOf('count', language, { place: slug })}>{name}</a>
            </span>
          ))}
          .
        </p>
      )}
      <SwingTables view={view} />
      <p className="quiet">{t('city.sources', { sources: view.sources.join('; ') })}</p>
    </section>
  )
}

/** The figures of this page as tables that the databank of a municipality can load. */
function SwingTables({ view }: { view: View }) {
  const t = useText('statistics')
  if (view.columns.length === 0) return null
  const asked = new URLSearchParams({ indicators: view.columns.map(({ code }) => code).join(','), level: view.level })
  const at = (file: string) => `/api/v1/municipalities/${encodeURIComponent(view.place.slug)}/${file}?${asked}`
  return (
    <p>
      {t('city.swing')} <a href={at('swing.xlsx')}>{t('city.swing-workbook')}</a>,{' '}
      <a href={at('swing.csv')}>{t('city.swing-csv')}</a>,{' '}
      <a href={at('swing-indicators.csv')}>{t('city.swing-indicators')}</a>.
    </p>
  )
}

/** The choice of other figures, by theme. */
function Choose({ view, withFigures }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const themeName = useThemeName()
  const shown = new Set(view.columns.map(({ code }) => code))
  const themeOf = (code: string) => view.indicators.get(code)?.theme ?? 'other'
  const order = (theme: string) => (themesInOrder as readonly string[]).indexOf(theme)
  const themes = [...Map.groupBy(view.choices, ({ code }) => themeOf(code))].toSorted(
    ([one], [other]) => order(one) - order(other),
  )
  return (
    <details className="city-choose">
      <summary>{t('city.choose')}</summary>
      <p>{t('city.choose-about')}</p>
      <form method="get">
        <input type="hidden" name="level" value={view.level} />
        {view.district && <input type="hidden" name="district" value={view.district.code} />}
        {withFigures && <input type="hidden" name="show" value="figures" />}
        {themes.map(([theme, measures]) => (
          <fieldset key={theme} className="field">
            <legend>{themeName(theme)}</legend>
            <ul className="columns-list">
              {measures.map(({ code, side }) => (
                <li key={code}>
                  <label>
                    <input type="checkbox" name="indicator" value={code} defaultChecked={shown.has(code)} />{' '}
                    {view.indicators.get(code)?.name[language]}
                    {side === 'potential' && <span className="quiet-inline"> ({t('city.potential')})</span>}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
        <Button kind="secondary">{t('figure.show')}</Button>
      </form>
    </details>
  )
}

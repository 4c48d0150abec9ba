import { redirect } from 'react-router'
import { answer } from '../../accounts/index.server'
import { listAreas } from '../../areas/index.server'
import { addressOf, BarFigure, type Crumb, LineFigure, Page, useLanguage, useText } from '../../ui'
import { barInput, chartInput, definitionLabel } from '../chart-input'
import { drawnOf, type Figure, namesOfCompared } from '../figure'
import { defaultPlace, figureOf } from '../figure.server'
import { besideUnmatched, comparableGroup } from '../matching/index.server'
import { BesideOfFigure } from '../matching/parts/beside'
import { isImported } from '../model/indicator'
import { FigureChoice } from '../parts/figure-choice'
import { FigureRegions } from '../parts/figure-regions'
import { FigureSource } from '../parts/figure-source'
import { FigureNotes, FigureStatement } from '../parts/figure-statement'
import { FigureTables } from '../parts/figure-table'
import { GoalsAndEvents } from '../parts/goals-and-events'
import { searchField } from '../parts/place-search'
import { TwoMeans } from '../parts/two-means'
import { listQuestions } from '../questions/service.server'
import { drawnRegions } from '../regional/drawn-regions.server'
import { searchPlaces } from '../regional/find-places.server'
import { newestOf, smallWhole, warningsOf } from '../regional/overview'
import { isPartLevel } from '../regional/parts'
import { observationsOf } from '../source-lines'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const code = params['code'] ?? ''
  const asked = (name: string) => url.searchParams.get(name) || undefined
  const text = asked(searchField)?.slice(0, 100)
  const search = text === undefined ? null : await searchPlaces(house, actor, text)
  if (search?.meant) throw redirect(addressOf('indicator', language, { code }, { place: search.meant.slug }))
  const [figure, areas, questions] = await Promise.all([
    figureOf(house, actor, { code, place: asked('place') ?? defaultPlace(code), reference: asked('reference') }),
    listAreas(house, actor),
    listQuestions(house, actor),
  ])
  const { indicator, place, area, reference } = figure
  // A page shows the country by municipality; of smaller regions there is the map.
  const level = place.kind === 'country' ? 'municipality' : asked('level')
  const regions = isImported(indicator.code)
    ? await drawnRegions(house, actor, {
        indicator,
        place,
        municipality: area?.municipalityCode ?? null,
        level: isPartLevel(level) ? level : undefined,
        period: asked('period'),
      })
    : null
  // What the choice of comparable neighbourhoods made of the figure stands beside it.
  const group = area && reference?.kind === 'comparable' ? await comparableGroup(house, actor, area.slug) : null
  const beside = group && (await besideUnmatched(house, actor, { group, indicator: indicator.code }))
  return {
    figure,
    regions,
    unmatched: group && beside ? { group, beside } : null,
    search,
    askedReference: asked('reference') ?? null,
    areas: areas.map(({ slug, name }) => ({ slug, name })),
    questions: questions.filter(({ indicators }) => indicators.includes(indicator.code)),
    address: url.href,
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** The figure page: the statement first, then chart, doubts, table, parts, definition, source and downloads. */
export default function IndicatorPage({ loaderData }: { loaderData: Loaded }) {
  const { figure, regions, unmatched, search, areas, address } = loaderData
  const { indicator, place, area, reference } = figure
  const t = useText('statistics')
  const language = useLanguage()
  const names = {
    place: place.name[language],
    reference: reference?.name[language] ?? null,
    mean: t('two-means.mean'),
  }
  const all = observationsOf(figure)
  const published = all.some((observation) => observation.value !== null || observation.low !== undefined)
  const population = indicator.population[language]
  const lead = [
    isImported(indicator.code) ? null : t(`kind.${indicator.kind}`),
    indicator.unit === '%' && population !== '' ? t('figure.share', { population }) : population || null,
    t(`better.${indicator.better}`),
    reference
      ? t('figure.against', { place: names.place, reference: namesOfCompared(reference).phrase[language] })
      : names.place,
  ]
  const chart = chartInput({ ...drawnOf(figure), names }, language, (absence) => t(`absence.${absence}`))
  const bars = barInput(chart, language, t('figure.places'))
  return (
    <Page
      title={indicator.name[language]}
      lead={lead.filter((part) => part !== null).join(' · ')}
      crumbs={crumbsOf(figure, language, { all: t('figure.crumb'), figures: t('count.title', { place: names.place }) })}
    >
      <FigureStatement figure={figure} address={address} />
      {published ? (
        bars ? (
          <BarFigure id="chart" input={bars} language={language} titleHidden tableElsewhere />
        ) : (
          <LineFigure id="chart" input={chart} language={language} titleHidden />
        )
      ) : (
        <Nothing {...loaderData} />
      )}
      <Caveats {...loaderData} />
      <NoRest figure={figure} />
      {isImported(indicator.code) && area && !reference && <NoComparable {...loaderData} />}
      {isImported(indicator.code) && <FigureChoice figure={figure} search={search} areas={areas} />}
      {published && (
        <>
          <h2>{t('figure.table')}</h2>
          {reference && !figure.isCompared && <p>{t('figure.not-compared')}</p>}
          <FigureTables {...figure} names={names} />
          <FigureNotes figure={figure} names={names} />
        </>
      )}
      <TwoMeans figure={figure} />
      {unmatched && <BesideOfFigure {...unmatched} areaName={names.place} />}
      {regions && <FigureRegions figure={figure} regions={regions} />}
      <div className="columns">
        <section aria-labelledby="meaning">
          <h2 id="meaning">{t('figure.meaning')}</h2>
          <Meaning figure={figure} />
          {published && all.every(({ n, of }) => n === undefined && of === undefined) && <p>{t('figure.n-none')}</p>}
          <GoalsAndEvents indicator={indicator} />
        </section>
        <section aria-labelledby="source">
          <h2 id="source">{t('figure.source')}</h2>
          <FigureSource figure={figure} />
          {!isImported(indicator.code) && <FigureChoice figure={figure} search={search} areas={areas} />}
          {area && (
            <p>
              <a href={addressOf('area', language, { area: area.slug })}>{area.name}</a>
            </p>
          )}
        </section>
      </div>
      <script src="/islands/chart.js" type="module" async />
      <script src="/islands/copy.js" type="module" async />
      {regions?.map && <script src="/islands/map.js" type="module" async />}
    </Page>
  )
}

/** Where the place itself has no figure; its parts may have one, and then the figure of the whole is a matter of composing. */
function Nothing({ figure: { place, area }, regions }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  if (!regions) return <p className="caveat">{t('figure.nothing')}</p>
  const kind = t(`region-kind.${regions.found.level}.many`)
  return (
    <p className="caveat">
      {t('figure.nothing-whole', { place: namesOfCompared(place).phrase[language], kind })}{' '}
      {area && (
        <>
          {t('figure.nothing-compose', { kind })}{' '}
          <a href={addressOf('area-composition', language, { area: area.slug })}>{t('count.composition')}</a>
        </>
      )}
    </p>
  )
}

/** Where the rest of the municipality cannot be worked out, which is so for all that does not add up: what can be done instead. */
function NoRest({ figure: { indicator, place, reference, referenceSeries } }: { figure: Figure }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (reference?.kind !== 'rest-of-municipality') return null
  const beside = referenceSeries?.definitions.flatMap(({ observations }) => observations) ?? []
  if (beside.length === 0 || beside.some(({ value, low }) => value !== null || low !== undefined)) return null
  const whole = addressOf(
    'indicator',
    language,
    { code: indicator.code },
    { place: place.slug, reference: 'municipality' },
  )
  return (
    <p className="caveat">
      {t('figure.no-rest')} <a href={whole}>{t('figure.beside-whole')}</a>
    </p>
  )
}

/** Where comparable neighbourhoods were asked for and none were chosen: who may, chooses them there. */
function NoComparable({ figure: { area }, askedReference }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  if (!area || askedReference !== 'comparable') return null
  return (
    <p className="caveat">
      {t('count.no-reference.comparable')}{' '}
      <a href={addressOf('area-comparable', language, { area: area.slug })}>{t('comparable.to-choose')}</a>
    </p>
  )
}

/** Of the monitor the list of indicators; of imported figures the page of the place they are of. */
function crumbsOf(
  { indicator, place, area }: Figure,
  language: 'nl' | 'en',
  words: { all: string; figures: string },
): Crumb[] {
  if (!isImported(indicator.code)) {
    return [{ label: words.all, href: `${addressOf('indicators', language)}#${indicator.theme}` }]
  }
  return [
    ...(area ? [{ label: area.name, href: addressOf('area', language, { area: area.slug }) }] : []),
    { label: words.figures, href: addressOf('count', language, { place: place.slug }) },
  ]
}

/** What to be careful about: doubts that came with the indicator, and those of its newest figure. */
function Caveats({ figure: { indicator, series }, questions }: Loaded) {
  const t = useText('statistics')
  const language = useLanguage()
  const newest = newestOf(series)
  const warnings = newest && isImported(indicator.code) ? warningsOf(indicator, newest.observation) : []
  if (indicator.caveats.length + questions.length + warnings.length === 0) return null
  return (
    <section className="caveat" aria-labelledby="caveats">
      <h2 id="caveats">{t('figure.caveats')}</h2>
      <ul>
        {indicator.caveats.map((caveat) => (
          <li key={caveat.text.en}>
            {caveat.text[language]} ({t('figure.line', { line: caveat.source.line })})
          </li>
        ))}
        {warnings.map((warning) => (
          <li key={warning}>{t(`warning-about.${warning}`, { small: smallWhole })}</li>
        ))}
        {questions
          .filter(({ lines }) => lines === undefined)
          .map(({ key, text }) => (
            <li key={key}>{text[language]}</li>
          ))}
      </ul>
      {questions.length > 0 && (
        <p>
          <a href={`${addressOf('questions', language)}#${questions[0]?.key}`}>
            {t('figure.questions', { count: questions.length })}
          </a>
        </p>
      )}
    </section>
  )
}

/** What was counted, in every definition it has had, and how parts become a whole. */
function Meaning({ figure: { indicator } }: { figure: Figure }) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <>
      {indicator.definitions.map((definition) => (
        <div key={definition.version}>
          {indicator.definitions.length > 1 && (
            <h3>
              {definitionLabel(indicator, definition.version, language)}
              {definition.from && (
                <span className="quiet">
                  {' '}
                  {definition.to
                    ? t('figure.since', { from: definition.from, to: definition.to })
                    : t('figure.since-open', { from: definition.from })}
                </span>
              )}
            </h3>
          )}
          <p>{definition.text[language]}</p>
        </div>
      ))}
      <p>{t(`uncertainty.${indicator.uncertainty}`)}</p>
      <p>{t(`aggregation.${indicator.aggregation}`)}</p>
    </>
  )
}

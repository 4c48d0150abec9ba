import { answer } from '../../accounts/index.server'
import { listAreas } from '../../areas/index.server'
import {
  addressOf,
  BarFigure,
  Button,
  formatDate,
  formatPeriod,
  LineFigure,
  Page,
  useLanguage,
  useText,
} from '../../ui'
import { barInput, chartInput, definitionLabel } from '../chart-input'
import { type Figure, figureOf } from '../figure.server'
import type { Observation } from '../model/observation'
import { FigureTables } from '../parts/figure-table'
import { GoalsAndEvents } from '../parts/goals-and-events'
import { listQuestions } from '../questions/service.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const place = url.searchParams.get('place') ?? 'nplv'
  const reference = url.searchParams.get('reference') ?? 'nl'
  const [figure, areas, questions] = await Promise.all([
    figureOf(house, actor, { code: params['code'] ?? '', place, reference }),
    listAreas(house, actor),
    listQuestions(house, actor),
  ])
  return {
    figure,
    areas: areas.map(({ slug, name }) => ({ slug, name })),
    questions: questions.filter(({ indicators }) => indicators.includes(figure.indicator.code)),
    address: url.href,
  }
})

/** The figure page: the statement first, then chart, doubts, table, definition, source and downloads. */
export default function IndicatorPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { figure, areas, questions, address } = loaderData
  const { indicator, place, reference, statement } = figure
  const t = useText('statistics')
  const language = useLanguage()
  const names = { place: place.name[language], reference: reference?.name[language] ?? null }
  const all = observationsOf(figure)
  const published = all.some((observation) => observation.value !== null || observation.low !== undefined)
  const lead = [
    t(`kind.${indicator.kind}`),
    indicator.unit === '%'
      ? t('figure.share', { population: indicator.population[language] })
      : indicator.population[language],
    t(`better.${indicator.better}`),
    reference ? t('figure.against', { place: names.place, reference: names.reference }) : names.place,
  ].join(' · ')
  const chart = chartInput({ ...figure, names }, language, (absence) => t(`absence.${absence}`))
  const bars = barInput(chart, language, t('figure.places'))
  const copied = `${statement[language]}\n${sourceLines(figure)
    .map((line) => t(line.key, line.parameters))
    .join('\n')}\n${address}`
  return (
    <Page
      title={indicator.name[language]}
      lead={lead}
      crumbs={[{ label: t('figure.crumb'), href: `${addressOf('indicators', language)}#${indicator.theme}` }]}
    >
      <p className="statement">{statement[language]}</p>
      <div className="statement-tools">
        <button type="button" className="plain-button" data-copy={copied} data-copied={t('figure.copied')} hidden>
          {t('figure.copy')}
        </button>
        <details>
          <summary>{t('figure.how')}</summary>
          <ul>
            {statement.how.map((line) => (
              <li key={line.en}>{line[language]}</li>
            ))}
          </ul>
        </details>
      </div>

      {published ? (
        bars ? (
          <BarFigure id="chart" input={bars} language={language} titleHidden tableElsewhere />
        ) : (
          <LineFigure id="chart" input={chart} language={language} titleHidden />
        )
      ) : (
        <p className="caveat">{t('figure.nothing')}</p>
      )}

      {indicator.caveats.length + questions.length > 0 && (
        <section className="caveat" aria-labelledby="caveats">
          <h2 id="caveats">{t('figure.caveats')}</h2>
          <ul>
            {indicator.caveats.map((caveat) => (
              <li key={caveat.text.en}>
                {caveat.text[language]} ({t('figure.line', { line: caveat.source.line })})
              </li>
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
      )}

      {published && (
        <>
          <h2>{t('figure.table')}</h2>
          <FigureTables {...figure} names={names} />
          <Notes figure={figure} names={names} />
        </>
      )}

      <div className="columns">
        <section aria-labelledby="meaning">
          <h2 id="meaning">{t('figure.meaning')}</h2>
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
          {published && all.every((observation) => observation.n === undefined) && <p>{t('figure.n-none')}</p>}
          <GoalsAndEvents indicator={indicator} />
        </section>
        <section aria-labelledby="source">
          <h2 id="source">{t('figure.source')}</h2>
          <SourceAndDownloads figure={figure} />
          <form method="get">
            <p className="field">
              <label className="utrecht-form-label" htmlFor="place">
                {t('figure.other-place')}
              </label>
              <select className="utrecht-textbox" id="place" name="place" defaultValue={place.slug}>
                <option value="nplv">{t('figure.all-areas')}</option>
                {areas.map((area) => (
                  <option key={area.slug} value={area.slug}>
                    {area.name}
                  </option>
                ))}
              </select>
            </p>
            <Button kind="secondary">{t('figure.show')}</Button>
          </form>
        </section>
      </div>
      <script src="/islands/chart.js" type="module" async />
      <script src="/islands/copy.js" type="module" async />
    </Page>
  )
}

/** What was published beside a figure, or derived by us, in words. */
function Notes({ figure, names }: { figure: Figure; names: { place: string; reference: string | null } }) {
  const t = useText('statistics')
  const language = useLanguage()
  const noted = [
    { series: figure.series, place: names.place },
    { series: figure.referenceSeries, place: names.reference },
  ].flatMap(({ series, place }) =>
    (series?.definitions ?? []).flatMap(({ version, observations }) =>
      observations.flatMap(({ note, period }) => (note ? [{ version, place, period, note: note[language] }] : [])),
    ),
  )
  if (noted.length === 0) return null
  return (
    <ul className="quiet">
      {noted.map(({ version, place, period, note }) => (
        <li key={`${version}${place}${period}`}>
          {t('figure.note', { period: formatPeriod(period, language), place, note })}
        </li>
      ))}
    </ul>
  )
}

function SourceAndDownloads({ figure }: { figure: Figure }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { indicator, place, reference } = figure
  const search = { place: place.slug, reference: reference?.slug }
  const last = observationsOf(figure)
    .filter((observation) => observation.value !== null)
    .map((observation) => observation.period)
    .sort()
    .at(-1)
  const api = (format: string) => `/api/v1/indicators/${indicator.code}/series${format}?place=${place.slug}`
  const chart = (file: string) => addressOf('indicator-chart', language, { code: indicator.code, file }, search)
  return (
    <>
      {sourceLines(figure).map((line) => (
        <p key={line.key + line.parameters['title']} className="quiet">
          {t(line.key, line.parameters)}
        </p>
      ))}
      {figure.versions.map((version) => (
        <p key={version.id} className="quiet">
          {t('figure.version', { version: version.id, retrieved: formatDate(version.retrievedAt, language) })}
        </p>
      ))}
      {last && <p className="quiet">{t('figure.updated', { period: formatPeriod(last, language) })}</p>}
      <p>
        {t('figure.downloads')} <a href={api('.csv')}>CSV</a> · <a href={api('.parquet')}>Parquet</a> ·{' '}
        <a href={chart('chart.svg')}>SVG</a> · <a href={chart('chart.png')}>PNG</a> · <a href={api('')}>API</a>
      </p>
    </>
  )
}

/** Each document the figures stand in, with the figures and lines of it that were used. */
function sourceLines(figure: Figure) {
  const all = observationsOf(figure)
  return figure.documents.map((document) => {
    const used = all.filter((observation) => observation.source.document === document.slug)
    const figures = [...new Set(used.flatMap(({ source }) => source.figure ?? []))]
    const numbers = used.flatMap(({ source }) => source.line.split('-').map(Number)).sort((a, b) => a - b)
    const lines = numbers[0] === numbers.at(-1) ? `${numbers[0]}` : `${numbers[0]}-${numbers.at(-1)}`
    const { title, publisher, year } = document
    return {
      key: figures.length > 0 ? 'figure.document' : 'figure.document-plain',
      parameters: { title, publisher, year: String(year), figures: figures.join(', '), lines },
    }
  })
}

function observationsOf(figure: Figure): Observation[] {
  return [figure.series, figure.referenceSeries].flatMap((series) =>
    (series?.definitions ?? []).flatMap((definition) => definition.observations),
  )
}

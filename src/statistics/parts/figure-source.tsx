import { addressOf, formatDate, formatPeriod, useLanguage, useText } from '../../ui'
import type { Figure } from '../figure'
import { isImported } from '../model/indicator'
import { observationsOf, sourceLines } from '../source-lines'
import { useMadeFromText } from './made-from-text'

/** Where a figure comes from, how it was worked out, and the ways to take it along. */
export function FigureSource({ figure }: { figure: Figure }) {
  const t = useText('statistics')
  const language = useLanguage()
  const madeFromText = useMadeFromText()
  const { indicator, place, area, reference, madeFrom } = figure
  const search = { place: place.slug, reference: reference?.slug }
  const last = observationsOf(figure)
    .filter((observation) => observation.value !== null)
    .map((observation) => observation.period)
    .sort()
    .at(-1)
  const query = new URLSearchParams({
    place: place.slug,
    ...(isImported(indicator.code) && reference ? { reference: reference.slug } : {}),
  })
  const api = (format: string) => `/api/v1/indicators/${encodeURIComponent(indicator.code)}/series${format}?${query}`
  const chart = (file: string) => addressOf('indicator-chart', language, { code: indicator.code, file }, search)
  return (
    <>
      {sourceLines(figure).map((line) => (
        <p key={line.key + line.parameters['title']} className="quiet">
          {t(line.key, line.parameters)}
        </p>
      ))}
      {madeFrom && area && (
        <p className="quiet">
          {madeFromText(madeFrom)}{' '}
          <a href={addressOf('area-composition', language, { area: area.slug })}>{t('count.composition')}</a>
        </p>
      )}
      {figure.versions.length > mostVersions ? (
        <details className="quiet">
          <summary>{t('figure.versions', { count: figure.versions.length })}</summary>
          <Versions versions={figure.versions} />
        </details>
      ) : (
        <Versions versions={figure.versions} />
      )}
      {last && <p className="quiet">{t('figure.updated', { period: formatPeriod(last, language) })}</p>}
      <p>
        {t('figure.downloads')} <a href={api('.csv')}>CSV</a> · <a href={api('.parquet')}>Parquet</a> ·{' '}
        <a href={chart('chart.svg')}>SVG</a> · <a href={chart('chart.png')}>PNG</a> · <a href={api('')}>API</a>
      </p>
    </>
  )
}

/** More versions than this fold. */
const mostVersions = 3

function Versions({ versions }: Pick<Figure, 'versions'>) {
  const t = useText('statistics')
  const language = useLanguage()
  return versions.map((version) => (
    <p key={version.id} className="quiet">
      {t('figure.version', { version: version.id, retrieved: formatDate(version.retrievedAt, language) })}
    </p>
  ))
}

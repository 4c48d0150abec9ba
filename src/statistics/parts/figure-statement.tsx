import { formatPeriod, useLanguage, useText } from '../../ui'
import type { Figure } from '../figure'
import { sourceLines } from '../source-lines'

/** What the figures say, with the ways to copy it and to see how it was made. */
export function FigureStatement({ figure, address }: { figure: Figure; address: string }) {
  const { statement } = figure
  const t = useText('statistics')
  const language = useLanguage()
  const sources = sourceLines(figure).map((line) => t(line.key, line.parameters))
  const copied = [statement[language], ...sources, address].join('\n')
  return (
    <>
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
    </>
  )
}

/** What was published beside a figure, or derived by us, in words; the same words of several periods once. */
export function FigureNotes({ figure, names }: { figure: Figure; names: { place: string; reference: string | null } }) {
  const t = useText('statistics')
  const language = useLanguage()
  const noted = [
    { series: figure.series, place: names.place },
    { series: figure.referenceSeries, place: names.reference },
  ].flatMap(({ series, place }) =>
    (series?.definitions ?? []).flatMap(({ observations }) =>
      observations.flatMap(({ note, period }) => (note ? [{ place, period, note: note[language] }] : [])),
    ),
  )
  if (noted.length === 0) return null
  return (
    <ul className="quiet">
      {[...Map.groupBy(noted, ({ place, note }) => `${place}: ${note}`)].map(([key, same]) => (
        <li key={key}>
          {t('figure.note', {
            period: same.map(({ period }) => formatPeriod(period, language)).join(', '),
            place: same[0]?.place,
            note: same[0]?.note,
          })}
        </li>
      ))}
    </ul>
  )
}

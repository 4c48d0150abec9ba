import { formatNumber, formatPeriod, formatUnit, useLanguage, useText, WideTable } from '../../../ui'
import type { ImportReport } from '../report'

/** Periods that are written out; more are told as a span. */
const periodsWrittenOut = 6

/**
 * What is in a file: what will be read, what is missing and why, what looks wrong, and what is not read.
 *
 * @param kind what it was recognised as, in words
 */
export function Preview({ report, kind }: { report: ImportReport; kind: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  const count = (value: number) => formatNumber(value, { language })
  const { dataset, title, version, regions, indicators, periods, observations, warnings } = report
  return (
    <>
      <h2>{t('upload.inside')}</h2>
      <dl className="facts">
        <dt>{t('uploads.kind')}</dt>
        <dd>{kind}</dd>
        {title && (
          <>
            <dt>{t('upload.dataset')}</dt>
            <dd>
              {title[language]} <span className="quiet">({version ?? dataset})</span>
            </dd>
          </>
        )}
        {regions > 0 && (
          <>
            <dt>{t('upload.regions')}</dt>
            <dd>{count(regions)}</dd>
          </>
        )}
        {observations > 0 && (
          <>
            <dt>{t('upload.periods')}</dt>
            <dd>
              <Periods periods={periods} />
            </dd>
            <dt>{t('upload.indicators')}</dt>
            <dd>{count(indicators.length)}</dd>
            <dt>{t('upload.observations')}</dt>
            <dd>{count(observations)}</dd>
          </>
        )}
      </dl>
      {warnings.length > 0 && (
        <section className="caveat" aria-labelledby="warnings">
          <h2 id="warnings">{t('upload.warnings')}</h2>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.en}>{warning[language]}</li>
            ))}
          </ul>
        </section>
      )}
      <Missing report={report} />
      <ReadColumns report={report} />
      <LeftColumns report={report} />
    </>
  )
}

function Periods({ periods }: { periods: readonly string[] }) {
  const t = useText('statistics')
  const language = useLanguage()
  const written = periods.map((period) => formatPeriod(period, language))
  if (written.length <= periodsWrittenOut) return written.join(', ')
  return t('upload.span', { first: written[0], last: written.at(-1), count: written.length })
}

/** Figures without a value, by reason: none of them becomes a zero. */
function Missing({ report: { missing, observations } }: { report: ImportReport }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (observations === 0) return null
  const share = (rows: number) => formatNumber((100 * rows) / observations, { language, decimals: 1 })
  return (
    <>
      <h3>{t('upload.missing')}</h3>
      {missing.length === 0 ? (
        <p>{t('upload.none-missing')}</p>
      ) : (
        <ul>
          {missing.map(({ absence, note, rows }) => (
            <li key={`${absence} ${note?.en}`}>
              {t(`absence.${absence}`)}: {formatNumber(rows, { language })} ({t('upload.share', { share: share(rows) })}
              ). {note && <span className="quiet">{note[language]}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function ReadColumns({ report: { read } }: { report: ImportReport }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (read.length === 0) return null
  return (
    <details>
      <summary>{t('upload.read', { count: read.length })}</summary>
      <WideTable label={t('upload.read-about')}>
        <table className="figure-table figure-table--narrow">
          <caption>{t('upload.read-about')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('upload.column')}</th>
              <th scope="col">{t('upload.figure')}</th>
              <th scope="col">{t('mapping.unit')}</th>
            </tr>
          </thead>
          <tbody>
            {read.map(({ column, indicator, name, unit }) => (
              <tr key={`${column} ${indicator}`}>
                <th scope="row" className="as-found">
                  {column}
                </th>
                <td>{name[language]}</td>
                <td>{formatUnit(unit, language) || unit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </details>
  )
}

function LeftColumns({ report: { left } }: { report: ImportReport }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (left.length === 0) return null
  const columns = [...new Map(left.map((one) => [one.column, one])).values()]
  return (
    <details>
      <summary>{t('upload.left', { count: columns.length })}</summary>
      <ul>
        {columns.map(({ column, reason }) => (
          <li key={column}>
            <span className="as-found">{column}</span>: {reason[language]}
          </li>
        ))}
      </ul>
    </details>
  )
}

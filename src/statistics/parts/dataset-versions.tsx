import { formatDate, formatNumber, useLanguage, useText, WideTable } from '../../ui'
import type { VersionProvenance } from '../publishing/provenance'

/** A dataset with its publisher, how people are protected in it, and a table of its versions to download. */
export function DatasetVersions({ published }: { published: { versions: readonly VersionProvenance[] } }) {
  const t = useText('statistics')
  const language = useLanguage()
  const [newest] = published.versions
  if (!newest) return null
  const { rules } = newest.protection
  const notAboutPeople = rules === null ? [] : newest.indicators.filter(({ isAboutPeople }) => !isAboutPeople)
  return (
    <section aria-labelledby={newest.dataset}>
      <h3 id={newest.dataset}>{newest.title[language]}</h3>
      <p className="quiet">
        {newest.publisher} · {t('sources.licence', { licence: newest.licence })}
      </p>
      <p>
        {t(`protection.${newest.protection.class}`)}
        {rules !== null &&
          ` ${t('sources.settings', { count: rules.smallestCount, group: rules.smallestDenominator })}`}
      </p>
      {notAboutPeople.length > 0 && (
        <p>
          {t('sources.not-about-people', {
            names: notAboutPeople.map(({ code, name }) => name?.[language] ?? code).join(', '),
          })}
        </p>
      )}
      <WideTable labelledBy={newest.dataset}>
        <table className="utrecht-table figure-table">
          <thead>
            <tr>
              <th scope="col">{t('sources.version')}</th>
              <th scope="col">{t('sources.retrieved')}</th>
              <th scope="col" className="number">
                {t('sources.rows')}
              </th>
              <th scope="col" className="number">
                {t('sources.hidden')}
              </th>
              <th scope="col">{t('sources.importer')}</th>
              <th scope="col">{t('sources.checksum')}</th>
              <th scope="col">{t('sources.download')}</th>
            </tr>
          </thead>
          <tbody>
            {published.versions.map((version) => (
              <VersionRow key={version.version} version={version} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}

function VersionRow({ version }: { version: VersionProvenance }) {
  const t = useText('statistics')
  const language = useLanguage()
  const whole = (value: number) => formatNumber(value, { language, decimals: 0 })
  const address = `/api/v1/datasets/${version.dataset}/versions/${version.number}`
  return (
    <tr>
      <th scope="row">{version.version}</th>
      <td>{formatDate(version.retrievedAt, language)}</td>
      <td className="number">{whole(version.rowCount)}</td>
      <td className="number">{whole(version.hiddenCount)}</td>
      <td>{version.importer}</td>
      <td>
        {version.inputChecksum === null ? (
          <span className="quiet">{t('sources.checksum-withheld')}</span>
        ) : (
          <code title={version.inputChecksum}>{version.inputChecksum.slice(0, 12)}</code>
        )}
      </td>
      <td>
        <VersionLink href={`${address}.csv`} version={version.version} text="CSV" /> ·{' '}
        <VersionLink href={`${address}.parquet`} version={version.version} text="Parquet" /> ·{' '}
        <VersionLink href={`${address}/provenance.json`} version={version.version} text={t('sources.provenance')} />
      </td>
    </tr>
  )
}

/** A link that says of which version it is to who hears it outside the table. */
function VersionLink({ href, version, text }: { href: string; version: string; text: string }) {
  const t = useText('statistics')
  return (
    <a href={href} aria-label={t('sources.of-version', { text, version })}>
      {text}
    </a>
  )
}

import { addressOf, formatPeriod, useLanguage, useText } from '../../ui'
import type { PublishedGrant, PublishedReturn } from '../plan/published'
import { useWord } from './intervention-list'

/** Titles of source documents by slug. */
type Documents = ReadonlyMap<string, string>

/** The rules of a grant, with the time for which they hold and where each stands. */
export function Grant({ grant, documents }: { grant: PublishedGrant; documents: Documents }) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const line = (at: string) => <span className="quiet-inline"> ({t('money.grants.line', { line: at })})</span>
  return (
    <section>
      <h3>{grant.name[language]}</h3>
      <p className="quiet">
        {grant.by[language]} ·{' '}
        {t('money.grants.holds', {
          from: formatPeriod(grant.from, language),
          to: formatPeriod(grant.to, language),
        })}
      </p>
      <ul>
        {grant.rules.map(({ code, text, line: at }) => (
          <li key={code}>
            {text[language]}
            {line(at)}
          </li>
        ))}
      </ul>
      <p>{t('money.grants.themes')}</p>
      <ul>
        {grant.themes.map(({ code, purpose, line: at }) => (
          <li key={code}>
            <strong>{word('theme', code)}</strong>: {purpose[language]}
            {line(at)}
          </li>
        ))}
      </ul>
      <p className="quiet">
        {t('money.grants.source', {
          title: documents.get(grant.source.document) ?? grant.source.document,
          line: grant.source.line,
        })}{' '}
        <a href={addressOf('sources', language)}>{t('money.grants.sources')}</a>
      </p>
    </section>
  )
}

/** Published cost-benefit figures, as examples. */
export function PublishedReturns({
  returns,
  documents,
}: {
  returns: readonly PublishedReturn[]
  documents: Documents
}) {
  const t = useText('programme')
  const language = useLanguage()
  return (
    <ul className="list">
      {returns.map(({ code, place, title, by, year, period, costs, benefits, note, document, line }) => (
        <li key={code}>
          <strong>{title[language]}</strong>
          <span className="quiet">
            {place[language]} · {by}, {year}
          </span>
          <dl className="facts">
            <dt>{t('money.returns.costs')}</dt>
            <dd>{costs[language]}</dd>
            <dt>{t('money.returns.benefits')}</dt>
            <dd>
              {benefits[language]} ({period[language]})
            </dd>
          </dl>
          <p>{note[language]}</p>
          <span className="quiet">
            {t('money.grants.source', { title: documents.get(document) ?? document, line })}
          </span>
        </li>
      ))}
    </ul>
  )
}

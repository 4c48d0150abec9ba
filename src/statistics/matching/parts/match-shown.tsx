import { formatNumber, useLanguage, useText } from '../../../ui'
import { Table } from '../../effect/parts/table'
import { type Excluded, lateYears, type MatchResult } from '../group'
import { BalanceTable } from './balance'
import { valueText, variableName } from './values'

/** More matched regions than this are folded away. */
const mostShown = 25

/** What was found or chosen: the regions, how much they resemble the area, who was left out. */
export function MatchShown({ result }: { result: Omit<MatchResult, 'place'> }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { matches, variables, level, unsure, failing } = result
  const number = (value: number) => formatNumber(value, { language, decimals: 0 })
  const head = [
    t(`comparable.one.${level}`),
    t('comparable.column.municipality'),
    t('comparable.column.distance'),
    ...variables.map((variable) => variableName(variable, language)),
  ]
  const rows = matches.map(({ code, name, municipality, distance, values }) => ({
    key: code,
    cells: [
      `${name} (${code})`,
      municipality,
      formatNumber(distance, { language, decimals: 2 }),
      ...variables.map(({ code: variable, unit }) => valueText(unit, language)(values[variable] ?? 0)),
    ],
  }))
  const late = variables.flatMap((variable) => {
    const years = lateYears(variable, result.firstProgramme)
    return years.length > 0 ? [`${variable.name[language]} (${years.join(', ')})`] : []
  })
  const names = variables.filter(({ code }) => failing.includes(code)).map(({ name }) => name[language])
  return (
    <>
      {failing.length > 0 && <p className="caveat">{t('comparable.unusable', { variables: names.join('; ') })}</p>}
      {late.length > 0 && (
        <p className="caveat">
          {t('comparable.late', { first: String(result.firstProgramme), variables: late.join('; ') })}
        </p>
      )}
      <Table caption={t(`comparable.list.${level}`)} head={head} rows={rows.slice(0, mostShown)} words={2} />
      {rows.length > mostShown && (
        <details>
          <summary>{t('comparable.all', { count: number(rows.length) })}</summary>
          <Table caption={t('comparable.all', { count: number(rows.length) })} head={head} rows={rows} words={2} />
        </details>
      )}
      <p className="quiet">{t('comparable.distance-text')}</p>
      {unsure.length > 0 && (
        <p className="caveat">{t('comparable.unsure', { count: number(unsure.length), of: number(matches.length) })}</p>
      )}
      <BalanceTable result={result} />
      <LeftOut excluded={result.excluded} candidates={result.candidates} level={level} />
    </>
  )
}

/** Who could be chosen and who could not, and why. */
function LeftOut(props: { excluded: Excluded; candidates: number; level: MatchResult['level'] }) {
  const { excluded, candidates, level } = props
  const t = useText('statistics')
  const language = useLanguage()
  const number = (value: number) => formatNumber(value, { language, decimals: 0 })
  const reasons = ['itself', 'neighbours', 'otherProgrammes', 'incomplete', 'changed'] as const
  const { known, named = 0, of } = excluded.programmes
  return (
    <>
      <p>{t(`comparable.candidates.${level}`, { number: number(candidates) })}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{t(`comparable.left.${reason}`, { number: number(excluded[reason]) })}</li>
        ))}
      </ul>
      {!excluded.knowsNeighbours && <p className="caveat">{t('comparable.neighbours-unknown')}</p>}
      {known < of && (
        <p className={known + named < of ? 'caveat' : 'quiet'}>
          {t('comparable.programmes', { known: number(known), of: number(of) })}{' '}
          {named > 0 && t('comparable.programmes-named', { count: named })}{' '}
          {known + named < of && t('comparable.programmes-unknown', { count: of - known - named })}
        </p>
      )}
    </>
  )
}

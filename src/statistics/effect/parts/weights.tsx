import { formatNumber, formatPeriod, useLanguage, useText } from '../../../ui'
import { leftOutText, type Worked, weightRows } from '../methods'
import { Table } from './table'

/** More weights than this are folded away. */
const mostShown = 12

/** What the comparison is made of, and which places do not count. */
export function Weights({ analysis }: { analysis: Worked }) {
  const { inputs, result: stored } = analysis
  const t = useText('statistics')
  const language = useLanguage()
  const rows = weightRows(analysis, language).map(({ code, name, weight }) => ({
    key: code,
    cells: [`${name} (${code})`, weight],
  }))
  const head = [t('effect.weights.place'), t('effect.weights.weight')]
  const times = Object.entries(stored.result.timeWeights ?? {})
  return (
    <>
      <h2>{t('effect.weights.title')}</h2>
      <p>{t('effect.weights.about', { count: rows.length })}</p>
      <Table caption={t('effect.weights.title')} captionHidden head={head} rows={rows.slice(0, mostShown)} />
      {rows.length > mostShown && (
        <details>
          <summary>{t('effect.weights.more', { count: rows.length })}</summary>
          <Table caption={t('effect.weights.more', { count: rows.length })} head={head} rows={rows} />
        </details>
      )}
      {times.length > 0 && (
        <Table
          caption={t('effect.weights.periods')}
          head={[t('effect.page.period'), t('effect.weights.weight')]}
          rows={times.map(([period, weight]) => ({
            key: period,
            cells: [formatPeriod(period, language), formatNumber(weight, { language, decimals: 3 })],
          }))}
        />
      )}
      {inputs.leftOut.length > 0 && (
        <details>
          <summary>{t('effect.weights.left-out', { count: inputs.leftOut.length })}</summary>
          <ul>
            {inputs.leftOut.map((place) => (
              <li key={place.code}>
                {leftOutText(place, inputs.panel.periods.length, language, t, (reason) => t(`absence.${reason}`))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

import { formatValue, useLanguage, useText, WideTable } from '../../ui'
import type { MoneyAmount, MoneyLine, MoneyTable as Table } from '../plan/money'

/** Yearly totals as a table: a line per theme, source or intervention, and the total below. */
export function MoneyTable(props: {
  table: Table
  caption: string
  /** What the first column is. */
  what: string
  /** What a line is called; null is money of which it was not said. */
  nameOf: (key: string | null) => string
  /** Whether the integral part has a column of its own. */
  showsIntegral?: boolean
}) {
  const { table, caption, what, nameOf, showsIntegral = false } = props
  const t = useText('programme')
  const { years, lines, total } = table
  const hasUndivided = total.undivided.amount !== null
  const columns = (line: MoneyLine) => (
    <>
      {years.map((year) => (
        <Cell key={year} amount={line.perYear[year]} />
      ))}
      {hasUndivided && <Cell amount={line.undivided} />}
      <Cell amount={line.total} />
      {showsIntegral && <Cell amount={line.integral} />}
    </>
  )
  return (
    <WideTable label={caption}>
      <table className="utrecht-table figure-table money-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {years.map((year) => (
              <th key={year} scope="col" className="number">
                {year}
              </th>
            ))}
            {hasUndivided && (
              <th scope="col" className="number">
                {t('money.undivided')}
              </th>
            )}
            <th scope="col" className="number">
              {t('money.total')}
            </th>
            {showsIntegral && (
              <th scope="col" className="number">
                {t('money.integral')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key ?? ''}>
              <th scope="row" className="wraps">
                {nameOf(line.key)}
              </th>
              {columns(line)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('money.total')}</th>
            {columns(total)}
          </tr>
        </tfoot>
      </table>
    </WideTable>
  )
}

/** An amount; what nobody gave is said to be unknown, and what misses a part to be at least so much. */
function Cell({ amount }: { amount: MoneyAmount | undefined }) {
  const t = useText('programme')
  const language = useLanguage()
  if (!amount || amount.amount === null) {
    return (
      <td className="number">
        <span className="quiet-inline">{amount?.isLeast ? t('money.unknown') : '–'}</span>
      </td>
    )
  }
  const precision = amount.isLeast ? ('at-least' as const) : ('exact' as const)
  return (
    <td className="number">
      {formatValue(amount.amount, 'EUR', language, { precision, signs: true, decimals: 0, bare: true })}
    </td>
  )
}

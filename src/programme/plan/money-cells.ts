/** Reading the cells of a spreadsheet of money: amounts, years, yes and no, as people write them. */

/**
 * An amount in euros: `1.250`, `€ 1.250,50`, `1250.5`, `EUR 12.000,-`. A point before three digits stands between thousands,
 * unless the cell was a number of a workbook; a comma before three digits can be both, and is not guessed.
 *
 * @param isNumber the cell comes from a workbook, which writes numbers with a point
 * @returns the amount, or why there is none
 */
export function amountIn(written: string, isNumber: boolean): number | 'not-an-amount' | 'unclear-amount' | 'negative' {
  const plain = written
    .replaceAll(/€|eur(o)?\b/gi, '')
    .replaceAll(/[\s\u00a0']/g, '')
    .replace(/,[-–—]+$/, '')
  if (/^[-−(]/.test(plain) && /\d/.test(plain)) return 'negative'
  // A number of a workbook has no nought at its end: `1.250` is text in it. `12.345` can be both.
  if (isNumber && /^\d{1,3}\.\d{2}[1-9]$/.test(plain)) return 'unclear-amount'
  if (isNumber && /^\d+(\.\d*[1-9])?$/.test(plain)) return Number(plain)
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(,\d{3})+\.\d{1,2}$/.test(plain) || /^\d{1,3}(,\d{3}){2,}$/.test(plain))
    return Number(plain.replaceAll(',', ''))
  if (/^\d+[.,]\d{1,2}$/.test(plain)) return Number(plain.replace(',', '.'))
  return /^\d+,\d{3}$/.test(plain) ? 'unclear-amount' : 'not-an-amount'
}

/** How many euros one unit of a column is: 1,000 where its name says so. */
export function factorOf(column: string): number {
  return /x\s*€?\s*1[.,]?000\b|duizend|thousand|\bk€|€\s*k\b/i.test(column) ? 1000 : 1
}

/** A year, quarter, half year or month: `2024`, `2024-Q1`. Null for what is none. */
export function isYear(written: string): string | null {
  const plain = written.replace(/^(\d{4})\.0+$/, '$1').trim()
  if (/^\d{4}(-(Q[1-4]|H[12]|(0[1-9]|1[0-2])))?$/.test(plain)) return plain
  const quarter = /^(\d{4})\s*[ -]?\s*[kq]([1-4])$/i.exec(plain)
  return quarter ? `${quarter[1]}-Q${quarter[2]}` : null
}

/** A day or a period: `2024-12-31`, `31-12-2024`, `2024`. Null for what is neither. */
export function endOf(written: string): string | null {
  const period = isYear(written)
  if (period) return period
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(written) ?? []
  const text = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : written.slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const moment = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : null
}

/** Whether a cell says yes or no: `ja`, `x`, `aanvullend`, `nee`, `regulier`. Null for anything else. */
export function isYes(written: string): boolean | null {
  const plain = written.trim().toLowerCase()
  if (
    ['ja', 'j', 'yes', 'y', 'x', '1', 'true', 'waar', 'aanvullend', 'additional', 'integraal', 'integral'].includes(
      plain,
    )
  )
    return true
  if (['nee', 'n', 'no', '0', 'false', 'onwaar', 'regulier', 'regular', '-'].includes(plain)) return false
  return null
}

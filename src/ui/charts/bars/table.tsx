import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { WideTable } from '../../parts/wide-table'
import { type ChartTexts, chartTexts } from '../texts'
import type { BarInput } from './input'
import { barState } from './state'

export interface BarTableProps {
  /** Unique on the page. */
  id: string
  input: BarInput
  language: Language
  texts?: ChartTexts
  /** Hides the caption from the eye, for where a heading above says the same. */
  captionHidden?: boolean
}

/**
 * The figures of a bar chart as a table; a missing one shows its reason, a note stands under its figure. What a figure is
 * based on has a column when it is told of one.
 */
export function BarTable({
  id,
  input,
  language,
  texts = chartTexts[language],
  captionHidden,
}: BarTableProps): ReactNode {
  const { title, bars, reference } = barState(input, language, texts)
  const based = bars.some(({ basis }) => basis !== '')
  const captionId = `${id}-caption`
  const rows = [
    ...bars.map((bar) => ({ ...bar, key: `bar ${bar.id}` })),
    ...(reference ? [{ ...reference, key: 'reference', basis: '', note: null }] : []),
  ]
  return (
    <WideTable labelledBy={captionId}>
      <table className="utrecht-table wijklus-chart-table">
        <caption id={captionId} className={captionHidden ? 'out-of-sight' : 'utrecht-table__caption'}>
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{input.heading}</th>
            <th scope="col" className="wijklus-chart-table__number">
              {texts.figure}
            </th>
            {based && (
              <th scope="col" className="wijklus-chart-table__number">
                {texts.basis}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, known, reason, basis, note }) => (
            <tr key={key}>
              <th scope="row" className="wijklus-chart-table__name">
                {label}
              </th>
              <td className={`wijklus-chart-table__${known ? 'number' : 'absent'}`}>
                {known?.fullText ?? reason}
                {note && <span className="wijklus-chart-table__note">{note}</span>}
              </td>
              {based && <td className="wijklus-chart-table__number">{basis === '' ? '–' : basis}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

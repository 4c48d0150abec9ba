import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { formatNumber } from '../../format'
import { WideTable } from '../../parts/wide-table'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { inSentence } from '../value'
import type { DistributionInput } from './input'
import { distributionState } from './state'

export interface DistributionTableProps {
  /** Unique on the page. */
  id: string
  input: DistributionInput
  language: Language
  texts?: ChartTexts
  /** Hides the caption from the eye, for where a heading above says the same. */
  captionHidden?: boolean
}

/** The figures of a distribution as a table: each part, its difference with the area, and what it is compared with. */
export function DistributionTable(props: DistributionTableProps): ReactNode {
  const { id, input, language, texts = chartTexts[language] } = props
  const { title, parts, area, reference } = distributionState(input, language, texts)
  const isSized = parts.some((part) => part.size !== null)
  const captionId = `${id}-caption`
  const wholes = [area, ...(reference ? [reference] : [])].map((whole) => ({
    ...whole,
    id: `whole ${whole.label}`,
    difference: null,
    size: null,
    note: null,
  }))
  return (
    <WideTable labelledBy={captionId}>
      <table className="utrecht-table wijklus-chart-table">
        <caption id={captionId} className={props.captionHidden ? 'out-of-sight' : 'utrecht-table__caption'}>
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{input.kind.one.charAt(0).toLocaleUpperCase() + input.kind.one.slice(1)}</th>
            <th scope="col" className="wijklus-chart-table__number">
              {texts.figure}
            </th>
            <th scope="col" className="wijklus-chart-table__words">
              {fillText(texts.differenceWithArea, { area: inSentence(input.area) })}
            </th>
            {isSized && (
              <th scope="col" className="wijklus-chart-table__number">
                {input.sizeKind}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...parts, ...wholes].map(({ id: key, label, known, reason, difference, size, note }) => (
            <tr key={key}>
              <th scope="row" className="wijklus-chart-table__name">
                {label}
              </th>
              <td className={`wijklus-chart-table__${known ? 'number' : 'absent'}`}>
                {known?.text ?? reason}
                {note !== null && <span className="wijklus-chart-table__note">{note}</span>}
              </td>
              <td className="wijklus-chart-table__words">{difference ?? '–'}</td>
              {isSized && (
                <td className="wijklus-chart-table__number">
                  {size === null ? '–' : formatNumber(size, { language })}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

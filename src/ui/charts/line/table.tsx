import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { formatPeriod } from '../../format'
import { WideTable } from '../../parts/wide-table'
import { comparePeriods, parsePeriod } from '../period'
import { type ChartTexts, chartTexts } from '../texts'
import { isAbsent, sharedDecimals, writtenValue } from '../value'
import type { LineChartInput } from './input'

export interface LineTableProps {
  /** Unique on the page. */
  id: string
  input: LineChartInput
  language: Language
  texts?: ChartTexts
  /** What the table shows; the title of the chart when left out. */
  caption?: ReactNode
  /** Hides the caption from the eye, for where a heading above says the same. */
  captionHidden?: boolean
  /** More columns behind the series, such as the gap and the ratio: texts by period. */
  columns?: readonly { id: string; label: string; values: Readonly<Record<string, string>> }[]
  /** Source of each row, by period; gives a last column. */
  sources?: Readonly<Record<string, ReactNode>>
}

/**
 * The figures of a line chart as a table: a row for each period, a column for each series. A missing figure shows its
 * reason, an imprecise one the words for it; a note stands under its figure.
 */
export function LineTable(props: LineTableProps): ReactNode {
  const { id, input, language, texts = chartTexts[language], columns = [], sources } = props
  const points = input.series.flatMap((series) => series.points)
  const wording = { unit: input.unit, decimals: sharedDecimals(input.unit, points), language, texts }
  const definitions = new Set(input.series.map(({ definition }) => definition ?? '')).size
  const captionId = `${id}-caption`
  return (
    <WideTable labelledBy={captionId}>
      <table className="utrecht-table wijklus-chart-table">
        <caption id={captionId} className={props.captionHidden ? 'out-of-sight' : 'utrecht-table__caption'}>
          {props.caption ?? input.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{texts.period}</th>
            {input.series.map(({ id: series, label, definition }) => (
              <th key={series} scope="col" className="wijklus-chart-table__number">
                {label}
                {definitions > 1 && definition && !label.includes(definition) && (
                  <span className="wijklus-chart-table__definition"> {definition}</span>
                )}
              </th>
            ))}
            {columns.map(({ id: column, label }) => (
              <th key={column} scope="col" className="wijklus-chart-table__number">
                {label}
              </th>
            ))}
            {sources && <th scope="col">{texts.source}</th>}
          </tr>
        </thead>
        <tbody>
          {periodsOf(input).map((period) => (
            <tr key={period}>
              <th scope="row">{formatPeriod(period, language)}</th>
              {input.series.map(({ id: series, points }) => {
                const point = points.find((each) => each.period === period)
                return (
                  <td key={series} className={`wijklus-chart-table__${isAbsent(point) ? 'absent' : 'number'}`}>
                    {writtenValue(point, wording)}
                    {point?.note && <span className="wijklus-chart-table__note">{point.note}</span>}
                  </td>
                )
              })}
              {columns.map(({ id: column, values }) => (
                <td key={column} className="wijklus-chart-table__number">
                  {values[period] ?? ''}
                </td>
              ))}
              {sources && <td className="wijklus-chart-table__source">{sources[period] ?? ''}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function periodsOf({ series }: LineChartInput): readonly string[] {
  const texts = new Set(series.flatMap(({ points }) => points.map(({ period }) => period)))
  return [...texts]
    .map(parsePeriod)
    .sort(comparePeriods)
    .map(({ text }) => text)
}

import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { WideTable } from '../../parts/wide-table'
import { type ChartTexts, chartTexts } from '../texts'
import { absenceOf, type ChartValue, type KnownValue } from '../value'
import type { GapInput } from './input'
import { gapState } from './state'

export interface GapTableProps {
  /** Unique on the page. */
  id: string
  input: GapInput
  language: Language
  texts?: ChartTexts
  /** Hides the caption from the eye, for where a heading above says the same. */
  captionHidden?: boolean
}

/** The figures of a gap chart as a table; a missing one shows its reason. The ratio has a column when a row has one. */
export function GapTable({
  id,
  input,
  language,
  texts = chartTexts[language],
  captionHidden,
}: GapTableProps): ReactNode {
  const { rows } = gapState(input, language, texts)
  const ratios = rows.some(({ ratioText }) => ratioText !== null)
  const captionId = `${id}-caption`
  return (
    <WideTable labelledBy={captionId}>
      <table className="utrecht-table wijklus-chart-table">
        <caption id={captionId} className={captionHidden ? 'out-of-sight' : 'utrecht-table__caption'}>
          {input.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{input.heading}</th>
            {[input.place, input.reference, input.unit === '%' ? texts.gap : texts.difference].map((head) => (
              <th key={head} scope="col" className="wijklus-chart-table__number">
                {head}
              </th>
            ))}
            {ratios && (
              <th scope="col" className="wijklus-chart-table__number">
                {texts.ratio}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id: row, label, place, reference, gap, gapText, ratioText, missing }, index) => (
            <tr key={row}>
              <th scope="row" className="wijklus-chart-table__name">
                {label}
              </th>
              <FigureCell known={place} given={input.rows[index]?.place} texts={texts} />
              <FigureCell known={reference} given={input.rows[index]?.reference} texts={texts} />
              <td className={`wijklus-chart-table__${gap === null ? 'absent' : 'number'}`}>
                {missing.length > 0 ? '–' : gapText}
              </td>
              {ratios && <td className="wijklus-chart-table__number">{ratioText ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

function FigureCell({ known, given, texts }: { known: KnownValue | null; given?: ChartValue; texts: ChartTexts }) {
  return (
    <td className={`wijklus-chart-table__${known ? 'number' : 'absent'}`}>{known?.text ?? absenceOf(given, texts)}</td>
  )
}

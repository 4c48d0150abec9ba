import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { drawings, FigureCaption, FigureDescription, FigureTable } from '../figure-parts'
import { type ChartTexts, chartTexts } from '../texts'
import { barAlternative } from './alternative'
import { BarChart } from './chart'
import type { BarInput } from './input'
import { barLayout } from './layout'
import { barState } from './state'
import { BarTable } from './table'

export interface BarFigureProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  input: BarInput
  language: Language
  texts?: ChartTexts
  /** Hides the title from the eye, for where a heading above says the same. */
  titleHidden?: boolean
  /** Leaves the folded table out, for a page that shows `BarTable` itself. */
  tableElsewhere?: boolean
  /** Source, caveats or links under the chart. */
  children?: ReactNode
}

/**
 * One figure a place or category as horizontal bars, in the order in which they are given. In place of a bar that is not
 * there stands the reason; a description and a table go with it. Needs no script. Needs `charts.css` and `rows.css`.
 */
export function BarFigure(props: BarFigureProps): ReactNode {
  const { id, input, language, texts = chartTexts[language] } = props
  const state = barState(input, language, texts)
  const ids = { title: `${id}-title`, description: `${id}-description` }
  return (
    <figure className="wijklus-chart" aria-labelledby={ids.title}>
      <FigureCaption
        id={ids.title}
        title={state.title}
        better={input.better}
        texts={texts}
        hidden={props.titleHidden}
      />
      {drawings.map(({ variant, width }) => (
        <BarChart
          key={variant}
          layout={barLayout(state, { width })}
          id={`${id}-${variant}`}
          variant={variant}
          labelledBy={ids.title}
          describedBy={ids.description}
        />
      ))}
      <FigureDescription id={ids.description} sentences={barAlternative(state)} texts={texts} />
      {!props.tableElsewhere && input.bars.length > 0 && (
        <FigureTable texts={texts}>
          <BarTable id={`${id}-table`} input={input} language={language} texts={texts} captionHidden />
        </FigureTable>
      )}
      {props.children}
    </figure>
  )
}

import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { drawings, FigureCaption, FigureDescription, FigureTable } from '../figure-parts'
import { type ChartTexts, chartTexts } from '../texts'
import { gapAlternative } from './alternative'
import { GapChart } from './chart'
import type { GapInput } from './input'
import { gapLayout } from './layout'
import { gapState } from './state'
import { GapTable } from './table'

export interface GapFigureProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  input: GapInput
  language: Language
  texts?: ChartTexts
  /** Hides the title from the eye, for where a heading above says the same. */
  titleHidden?: boolean
  /** Leaves the folded table out, for a page that shows `GapTable` itself. */
  tableElsewhere?: boolean
  /** Source, caveats or links under the chart. */
  children?: ReactNode
}

/**
 * A place and its reference as two points a row on one scale, with the gap in words beside them, a description and a
 * table. Needs no script. Needs `charts.css` and `rows.css`.
 */
export function GapFigure(props: GapFigureProps): ReactNode {
  const { id, input, language, texts = chartTexts[language] } = props
  const state = gapState(input, language, texts)
  const ids = { title: `${id}-title`, description: `${id}-description` }
  return (
    <figure className="wijklus-chart" aria-labelledby={ids.title}>
      <FigureCaption
        id={ids.title}
        title={input.title}
        better={input.better}
        texts={texts}
        hidden={props.titleHidden}
      />
      {drawings.map(({ variant, width }) => (
        <GapChart
          key={variant}
          layout={gapLayout(state, { width })}
          id={`${id}-${variant}`}
          variant={variant}
          labelledBy={ids.title}
          describedBy={ids.description}
        />
      ))}
      <FigureDescription id={ids.description} sentences={gapAlternative(state)} texts={texts} />
      {!props.tableElsewhere && input.rows.length > 0 && (
        <FigureTable texts={texts}>
          <GapTable id={`${id}-table`} input={input} language={language} texts={texts} captionHidden />
        </FigureTable>
      )}
      {props.children}
    </figure>
  )
}

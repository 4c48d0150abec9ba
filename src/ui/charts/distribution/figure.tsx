import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { drawings, FigureCaption, FigureDescription, FigureTable } from '../figure-parts'
import { type ChartTexts, chartTexts } from '../texts'
import { distributionAlternative } from './alternative'
import { DistributionChart } from './chart'
import type { DistributionInput } from './input'
import { distributionLayout } from './layout'
import { distributionState } from './state'
import { DistributionTable } from './table'

export interface DistributionProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  input: DistributionInput
  language: Language
  texts?: ChartTexts
  /** Hides the title from the eye, for where a heading above says the same. */
  titleHidden?: boolean
  /** Leaves the folded table out, for a page that shows `DistributionTable` itself. */
  tableElsewhere?: boolean
  /** Leaves the sentences above the chart out, for a page that shows `distributionSentences` itself. */
  sentencesElsewhere?: boolean
  /** Source, caveats or links under the chart. */
  children?: ReactNode
}

/**
 * The parts of an area around the figure of the whole, so that a part that is worse off does not disappear in an average:
 * first in sentences, then as dots, then as a table. Needs no script. Needs `charts.css` and `rows.css`.
 */
export function Distribution(props: DistributionProps): ReactNode {
  const { id, input, language, texts = chartTexts[language] } = props
  const state = distributionState(input, language, texts)
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
      {!props.sentencesElsewhere && <p className="wijklus-chart__sentences">{state.sentences.join(' ')}</p>}
      {drawings.map(({ variant, width }) => (
        <DistributionChart
          key={variant}
          layout={distributionLayout(state, { width })}
          id={`${id}-${variant}`}
          variant={variant}
          labelledBy={ids.title}
          describedBy={ids.description}
        />
      ))}
      <FigureDescription id={ids.description} sentences={distributionAlternative(state, input, texts)} texts={texts} />
      {!props.tableElsewhere && input.parts.length > 0 && (
        <FigureTable texts={texts}>
          <DistributionTable id={`${id}-table`} input={input} language={language} texts={texts} captionHidden />
        </FigureTable>
      )}
      {props.children}
    </figure>
  )
}

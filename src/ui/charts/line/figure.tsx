import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { drawings, FigureCaption, FigureDescription } from '../figure-parts'
import { type ChartTexts, chartTexts } from '../texts'
import { lineAlternative } from './alternative'
import { LineChart } from './chart'
import { exploration } from './exploration'
import type { LineChartInput } from './input'
import { lineLayout } from './layout'
import { lineChartState } from './state'

export interface LineFigureProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  input: LineChartInput
  language: Language
  texts?: ChartTexts
  /** Hides the title from the eye, for where a heading above says the same. */
  titleHidden?: boolean
  /** Source, caveats or links under the chart. */
  children?: ReactNode
}

/** With more series than this the readout keeps more room free, so that the page below it stays where it is. */
const mostInTwoLines = 6

/**
 * A line chart with its title, a description in words and what the script `islands/chart.ts` needs to make it
 * explorable. Complete without that script. Needs `charts.css`.
 */
export function LineFigure(props: LineFigureProps): ReactNode {
  const { id, input, language, texts = chartTexts[language] } = props
  const state = lineChartState(input, language, texts)
  const { title, better } = input
  const ids = { title: `${id}-title`, description: `${id}-description`, help: `${id}-help` }
  return (
    <figure className="wijklus-chart" data-chart="" aria-labelledby={ids.title}>
      <FigureCaption id={ids.title} title={title} better={better} texts={texts} hidden={props.titleHidden} />
      <div className="wijklus-chart__drawings" data-chart-drawings="" data-label={`${texts.explore}: ${title}`}>
        {drawings.map(({ variant, ...size }) => (
          <LineChart
            key={variant}
            layout={lineLayout(state, size)}
            id={`${id}-${variant}`}
            variant={variant}
            labelledBy={ids.title}
            describedBy={ids.description}
          />
        ))}
      </div>
      <p
        className={`wijklus-chart__readout${input.series.length > mostInTwoLines ? ' wijklus-chart__readout--many' : ''}`}
        id={ids.help}
        data-chart-readout=""
        hidden
      >
        {texts.exploreHelp}
      </p>
      <p className="out-of-sight" data-chart-live="" aria-live="polite" />
      <script
        type="application/json"
        data-chart-data=""
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin
        dangerouslySetInnerHTML={{ __html: JSON.stringify(exploration(state)).replaceAll('<', '\\u003c') }}
      />
      <FigureDescription id={ids.description} sentences={lineAlternative(state)} texts={texts} />
      {props.children}
    </figure>
  )
}

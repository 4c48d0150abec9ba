import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { lineAlternative } from '../line/alternative'
import type { LineChartInput } from '../line/input'
import { type Scale, smallMultipleState } from '../multiple/state'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { SparklineChart } from './chart'
import { latestOf } from './latest'
import { sparklineLayout } from './layout'

export interface SparklineProps {
  /** Unique on the page. */
  id: string
  /** As for a line chart: the area, what it is compared with, breaks and jumps. */
  input: LineChartInput
  language: Language
  texts?: ChartTexts
  /** A scale shared with other sparklines of one unit, from `sharedScale`; left out: its own. It always holds zero. */
  scale?: Scale
}

const size = { width: 132, height: 36 }

/**
 * The course of one indicator in the room of a word, for in a list or a table: a line for the area and a thin one for what it
 * is compared with, and beside it the latest figures as text. Lines stop at missing figures and at definition breaks. Needs
 * `sparkline.css`.
 */
export function Sparkline(props: SparklineProps): ReactNode {
  const { id, input, language, texts = chartTexts[language], scale } = props
  const state = smallMultipleState(input, language, texts, scale)
  const latest = latestOf(state)
  return (
    <span className="wijklus-sparkline">
      {state.nothing === null ? (
        <SparklineChart
          layout={sparklineLayout(state, size)}
          id={id}
          variant="spark"
          title={input.title}
          description={lineAlternative(state.line).join(' ')}
        />
      ) : null}
      <span className="wijklus-sparkline__latest">
        {!latest.some(({ role }) => role === 'area') && (
          <span className="wijklus-sparkline__none">
            {fillText(texts.sparklineNone, { reason: reasonOf(input, texts) })}
          </span>
        )}
        {latest.map(({ role, name, text, period, isPast }) => (
          <span key={role} className={`wijklus-sparkline__figure--${role}`}>
            <span className={role === 'area' ? 'out-of-sight' : undefined}>{name} </span>
            <b>{text}</b>
            {role === 'area' || isPast ? <span className="wijklus-sparkline__period"> {period}</span> : null}
          </span>
        ))}
      </span>
    </span>
  )
}

/** Why the area has no figure at all: the reason of its latest period. */
function reasonOf({ series }: LineChartInput, texts: ChartTexts): string {
  const own = series.find(({ role }) => role === 'area') ?? series[0]
  return own?.points.at(-1)?.absence ?? texts.notPublished
}

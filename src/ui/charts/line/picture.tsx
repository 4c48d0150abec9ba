import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { lineAlternative } from './alternative'
import { LineChart } from './chart'
import type { LineChartInput } from './input'
import { lineLayout } from './layout'
import { lineChartState } from './state'

export interface LinePictureProps {
  input: LineChartInput
  language: Language
  texts?: ChartTexts
  /** Where the figures come from; stands under the chart, because a picture travels without its page. */
  source: string
  /** Width in pixels, 320 to 1200. */
  width?: number
  /** Wished height of chart and frame together. */
  height?: number
}

/**
 * A line chart that can leave the page as a file: white background, title, source and description inside. Turn it into
 * SVG text with `renderToStaticMarkup` of react-dom/server, and that into PNG with resvg and the fonts of Source Sans 3.
 */
export function LinePicture(props: LinePictureProps): ReactNode {
  const { input, language, texts = chartTexts[language], source, width = 960, height = 540 } = props
  const state = lineChartState(input, language, texts)
  const better = input.better === 'none' ? [] : [texts[input.better]]
  const frame = { title: input.title, below: [...better, fillText(texts.sourceLine, { source })] }
  return (
    <LineChart
      layout={lineLayout(state, { width, height, frame })}
      id="chart"
      title={input.title}
      description={lineAlternative(state).join(' ')}
      opaque
    />
  )
}

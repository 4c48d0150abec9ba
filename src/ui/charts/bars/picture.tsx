import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { barAlternative } from './alternative'
import { BarChart } from './chart'
import type { BarInput } from './input'
import { barLayout } from './layout'
import { barState } from './state'

export interface BarPictureProps {
  input: BarInput
  language: Language
  texts?: ChartTexts
  /** Where the figures come from; stands under the chart, because a picture travels without its page. */
  source: string
  /** Width in pixels, 320 to 1200. */
  width?: number
}

/** A bar chart that can leave the page as a file; see `LinePicture` for how to make one of it. */
export function BarPicture(props: BarPictureProps): ReactNode {
  const { input, language, texts = chartTexts[language], source, width = 960 } = props
  const state = barState(input, language, texts)
  const better = input.better === 'none' ? [] : [texts[input.better]]
  const frame = { title: state.title, below: [...better, fillText(texts.sourceLine, { source })] }
  return (
    <BarChart
      layout={barLayout(state, { width, frame })}
      id="chart"
      title={state.title}
      description={barAlternative(state).join(' ')}
      opaque
    />
  )
}

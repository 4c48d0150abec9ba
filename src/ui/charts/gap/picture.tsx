import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { gapAlternative } from './alternative'
import { GapChart } from './chart'
import type { GapInput } from './input'
import { gapLayout } from './layout'
import { gapState } from './state'

export interface GapPictureProps {
  input: GapInput
  language: Language
  texts?: ChartTexts
  /** Where the figures come from; stands under the chart, because a picture travels without its page. */
  source: string
  /** Width in pixels, 320 to 1200. */
  width?: number
}

/** A gap chart that can leave the page as a file; see `LinePicture` for how to make one of it. */
export function GapPicture(props: GapPictureProps): ReactNode {
  const { input, language, texts = chartTexts[language], source, width = 960 } = props
  const state = gapState(input, language, texts)
  const better = input.better === 'none' ? [] : [texts[input.better]]
  const frame = { title: input.title, below: [...better, fillText(texts.sourceLine, { source })] }
  return (
    <GapChart
      layout={gapLayout(state, { width, frame })}
      id="chart"
      title={input.title}
      description={gapAlternative(state).join(' ')}
      opaque
    />
  )
}

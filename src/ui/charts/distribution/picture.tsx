import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { type ChartTexts, chartTexts, fillText } from '../texts'
import { distributionAlternative } from './alternative'
import { DistributionChart } from './chart'
import type { DistributionInput } from './input'
import { distributionLayout } from './layout'
import { distributionState } from './state'

export interface DistributionPictureProps {
  input: DistributionInput
  language: Language
  texts?: ChartTexts
  /** Where the figures come from; stands under the chart, because a picture travels without its page. */
  source: string
  /** Width in pixels, 320 to 1200. */
  width?: number
}

/** A distribution that can leave the page as a file; see `LinePicture` for how to make one of it. */
export function DistributionPicture(props: DistributionPictureProps): ReactNode {
  const { input, language, texts = chartTexts[language], source, width = 960 } = props
  const state = distributionState(input, language, texts)
  const better = input.better === 'none' ? [] : [texts[input.better]]
  const frame = { title: state.title, below: [...better, fillText(texts.sourceLine, { source })] }
  return (
    <DistributionChart
      layout={distributionLayout(state, { width, frame })}
      id="chart"
      title={state.title}
      description={distributionAlternative(state, input, texts).join(' ')}
      opaque
    />
  )
}

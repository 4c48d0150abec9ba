import type { ReactNode } from 'react'
import { useText } from '../ui'

/** The five steps of the loop in their order (vision: the product). */
export const loopSteps = ['count', 'tell', 'interpret', 'decide', 'do'] as const

export type LoopStep = (typeof loopSteps)[number]

/** The loop as a numbered list; `about` says per step what stands there. */
export function Loop({ about }: { about: (step: LoopStep) => ReactNode }) {
  const t = useText('overview')
  return (
    <div className="loop">
      <ol className="loop-steps">
        {loopSteps.map((step) => (
          <li key={step}>
            <strong>{t(`loop.${step}`)}</strong>
            <span>{about(step)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

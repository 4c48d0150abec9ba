import { setImmediate } from 'node:timers/promises'
import { Refusal } from '../../platform'
import type { JobKind } from '../../platform/index.server'
import { analysisOf, type EffectResult } from './model/analysis'
import { contextOf } from './model/context'
import { estimateOf } from './model/estimate'
import type { Progress } from './model/placebo'
import type { FrozenInputs } from './model/question'
import { readingOf } from './model/reading'
import type { EffectMethod } from './model/settings'
import { engine, panelOfInputs, type StoredResult } from './model/stored'
import { inputWarningsOf, warningsOf } from './model/warnings'
import { effectJob } from './service.server'
import { readAnalysis, writeResult } from './store.server'

/** So long the work goes on before others in this process get a turn, and so long before progress is written again. */
const turnMilliseconds = 25
const reportMilliseconds = 400

/** Works an analysis out from what was kept with it. Started again after a kill it comes to the same end. */
export const effectAnalysisJob: JobKind = {
  kind: effectJob,
  async run(house, payload, report) {
    const analysis = await readAnalysis(house.database, String(payload.analysis))
    if (!analysis) throw new Refusal('analysis-unknown')
    const { inputs, settings } = analysis
    const { method } = inputs.question
    const steps = analysisOf(panelOfInputs(inputs), method, settings, { placebo: true })
    const result = await inTurns(steps, ({ step, done, total }) => report(done, total, `effect-step.${step}`))
    const context = contextOf(inputs, result, adjacentEstimates(inputs, method))
    const { reach } = context
    const reading = readingOf(
      result,
      {
        outcome: inputs.indicator.name,
        unit: inputs.indicator.unit,
        place: inputs.place.name,
        names: Object.fromEntries(inputs.donors.map(({ code, name }) => [code, name])),
        mostMoved: reach.known && reach.value.mostMoved.known ? reach.value.mostMoved.value : null,
      },
      settings,
    )
    const warnings = [...warningsOf(result, settings), ...inputWarningsOf(inputs)]
    const stored: StoredResult = { engine, result, context, reading, warnings }
    await writeResult(house.database, analysis.id, stored, house.clock())
    return { analysis: analysis.id, verdict: reading.verdict }
  },
}

/** Runs it to the end, letting others in this process have their turn in between. */
async function inTurns(
  steps: Generator<Progress, EffectResult>,
  report: (progress: Progress) => Promise<void>,
): Promise<EffectResult> {
  let turn = performance.now()
  let reported = Number.NEGATIVE_INFINITY
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const now = performance.now()
    if (now - reported > reportMilliseconds) {
      reported = now
      await report(step.value)
    }
    if (now - turn > turnMilliseconds) {
      await setImmediate()
      turn = performance.now()
    }
  }
}

/** What the same method and comparison places give for each place next to it. */
function adjacentEstimates(inputs: FrozenInputs, method: EffectMethod): Record<string, number | null> {
  const { adjacent } = inputs.context
  if (!adjacent.known) return {}
  return Object.fromEntries(
    adjacent.value.map(({ code }) => {
      const hasSeries = inputs.panel.values[code] !== undefined
      return [code, hasSeries ? estimateOf(panelOfInputs(inputs, code), method).estimate : null]
    }),
  )
}

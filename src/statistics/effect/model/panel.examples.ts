import { type Panel, panelFrom } from './panel'
import { effectSettings } from './settings'

/** A made-up country for tests: places that follow two common movements, each in its own measure. */
export interface MadeUp {
  donors: number
  before: number
  after: number
  treated?: number
  /** What is added to the treated from the start on. */
  effect?: number
  /** What is added to the treated in every period more than in the one before, from the first on. */
  slope?: number
  /** How far all places move together from one period to the next. */
  shock?: number
  /** How unlike the comparison places follow the movements; 0 for all alike. */
  spread?: number
  noise?: number
  seed?: number
}

/** Rows of the made-up country; the treated are `treated 1`, … and the periods years from 2001. */
export function madeUpRows(asked: MadeUp): { unit: string; period: string; value: number }[] {
  const {
    donors,
    before,
    after,
    treated = 1,
    effect = 0,
    slope = 0,
    shock = 0,
    spread = 1,
    noise = 0.2,
    seed = 1,
  } = asked
  const random = numbers(seed)
  const periods = Array.from({ length: before + after }, (_, index) => index)
  const movement = periods.map(() => random())
  const trend = periods.map((period) => period / 4 + random() / 2)
  const step = numbers(seed + 1000)
  const common = walkOf(periods.map(() => shock * step()))
  return Array.from({ length: treated + donors }, (_, place) => {
    const isTreated = place < treated
    // The treated lie among the others, so that a comparison can be made of them.
    const [level, one, other] = isTreated ? [20, 0, 1] : [20 + 4 * random(), spread * random(), 1 + spread * random()]
    return periods.map((period) => ({
      unit: isTreated ? `treated ${place + 1}` : `place ${place - treated + 1}`,
      period: String(2001 + period),
      value:
        (level ?? 0) +
        (one ?? 0) * (movement[period] ?? 0) +
        (other ?? 0) * (trend[period] ?? 0) +
        (common[period] ?? 0) +
        noise * random() +
        (isTreated ? slope * period : 0) +
        (isTreated && period >= before ? effect : 0),
    }))
  }).flat()
}

/** Where one stands after each step. */
function walkOf(steps: readonly number[]): number[] {
  let place = 0
  return steps.map((step) => {
    place += step
    return place
  })
}

export function madeUpPanel(asked: MadeUp): Panel {
  const treated = Array.from({ length: asked.treated ?? 1 }, (_, place) => `treated ${place + 1}`)
  return panelFrom(madeUpRows(asked), { treated, from: String(2001 + asked.before) }, effectSettings)
}

/** Numbers around 0, mostly between -2 and 2; the same ones after the same seed. */
function numbers(seed: number): () => number {
  let state = seed * 7919
  const flat = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(flat() + 1e-12)) * Math.cos(2 * Math.PI * flat())
}

/**
 * Which classes a map has. Every border is a number that can be written with the digits of the figures, and a figure
 * falls in the class in which it falls as it is written: a reader can check each colour against the table, and no border
 * lies within the rounding of a figure.
 */

/** How figures are written: digits after the decimal mark, and the multiple to which the publisher rounds. */
export interface Writing {
  decimals: number
  rounding?: number
}

export interface ClassRange {
  /** Lowest and highest figure as written; both belong to the class. */
  from: number
  to: number
  /** Where it lies from the reference, and how far in classes (0 around it); null and its rank without a reference. */
  side: 'below' | 'around' | 'above' | null
  step: number
}

export interface Classes {
  /** From low to high. */
  ranges: readonly ClassRange[]
  /** Index of the class of a figure. */
  classOf(value: number): number
  /** Figures closer to the reference than this are "around" it; null without a reference. */
  near: number | null
}

/**
 * Classes of about as many figures each, with round borders:
 * 1. no more classes than different figures; equal figures are in one class;
 * 2. each next border may leave three tenths more or less in its class than an equal share of what is left, and within
 *    that room it is the roundest number (a multiple of 50 before 20, 10, 5, 2, 1);
 * 3. many equal figures are a class by themselves, and the others are divided anew.
 */
export function sequentialClasses(values: readonly number[], most: number, writing: Writing): Classes {
  const whole = values.map((value) => toWhole(value, writing))
  const found = bordersOf(whole, most, quantumOf(writing))
  const ranges = [Number.NEGATIVE_INFINITY, ...found].map(
    (from, index): ClassRange => ({
      from: fromWhole(Math.max(from, Math.min(...whole)), writing),
      to: fromWhole(Math.min((found[index] ?? Number.POSITIVE_INFINITY) - 1, Math.max(...whole)), writing),
      side: null,
      step: index,
    }),
  )
  return {
    ranges: whole.length === 0 ? [] : ranges,
    classOf: (value) => countUpTo(found, toWhole(value, writing)),
    near: null,
  }
}

/**
 * Classes as far below a reference as above it:
 * 1. the middle one is "around" the reference: closer than about a tenth of it (of the largest difference, where that is
 *    larger), and less where that would hold more than a fifth of the figures;
 * 2. the other differences, whichever way, are divided as `sequentialClasses` does;
 * 3. outer classes without a figure are left out.
 */
export function divergingClasses(
  values: readonly number[],
  reference: number,
  most: number,
  writing: Writing,
): Classes {
  const middle = toWhole(reference, writing)
  const whole = values.map((value) => toWhole(value, writing))
  const away = whole.map((value) => Math.abs(value - middle))
  const quantum = quantumOf(writing)
  const near = nearBorder(away, middle, quantum)
  const outer = bordersOf(
    away.filter((distance) => distance >= near),
    Math.floor((most - 1) / 2),
    quantum,
  )
  const steps = [near, ...outer]
  const levelOf = (value: number) => Math.sign(value - middle) * countUpTo(steps, Math.abs(value - middle))
  const levels = whole.map(levelOf)
  const [lowest, highest] = [Math.min(0, ...levels), Math.max(0, ...levels)]
  const hull = [Math.min(middle, ...whole), Math.max(middle, ...whole)] as const
  const ranges = Array.from({ length: highest - lowest + 1 }, (_, index): ClassRange => {
    const level = lowest + index
    const inner = steps[Math.abs(level) - 1] ?? 0
    const beyond = (steps[Math.abs(level)] ?? Number.POSITIVE_INFINITY) - 1
    const [from, to] =
      level === 0
        ? [middle - near + 1, middle + near - 1]
        : level < 0
          ? [middle - beyond, middle - inner]
          : [middle + inner, middle + beyond]
    return {
      from: fromWhole(Math.max(from, hull[0]), writing),
      to: fromWhole(Math.min(to, hull[1]), writing),
      side: level === 0 ? 'around' : level < 0 ? 'below' : 'above',
      step: Math.abs(level),
    }
  })
  return {
    ranges: whole.length === 0 ? [] : ranges,
    classOf: (value) => Math.min(Math.max(levelOf(toWhole(value, writing)), lowest), highest) - lowest,
    near: fromWhole(near, writing),
  }
}

/** The first distance from the reference that is no longer "around" it. */
function nearBorder(away: readonly number[], middle: number, quantum: number): number {
  const ordered = away.toSorted((one, other) => one - other)
  const fifth = ordered[Math.floor(ordered.length / 5)] ?? 0
  const tenth = Math.max(Math.abs(middle), ordered.at(-1) ?? 0) / 10
  const most = Math.max(1, Math.floor(Math.min(tenth, fifth)))
  return roundest({ above: Math.ceil(most / 2) - 1, upTo: most, wish: most, quantum })
}

/** How far the number of figures in a class may be from an equal share, as a part of that share. */
const room = 0.3

/** Borders between classes of about as many whole numbers each; a border belongs to the class above it. */
function bordersOf(values: readonly number[], classes: number, quantum: number): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const different = [...counts.keys()].sort((one, other) => one - other)
  const upTo: number[] = []
  for (const value of different) upTo.push((upTo.at(-1) ?? 0) + (counts.get(value) ?? 0))
  const borders: number[] = []
  // Places of the first number of the class that is being made, among the different numbers.
  let first = 0
  for (let left = classes; left > 1 && different.length - first > 1; left -= 1) {
    const before = upTo[first - 1] ?? 0
    const share = (values.length - before) / left
    const last = Math.max(first + 1, different.length - left + 1)
    const splits = Array.from({ length: last - first }, (_, index) => first + 1 + index)
    const miss = (split: number) => Math.abs((upTo[split - 1] ?? 0) - before - share)
    const best = splits.reduce((one, other) => (miss(other) < miss(one) ? other : one))
    const near = splits.filter((split) => split === best || miss(split) <= room * share)
    const border = roundest({
      above: different[(near[0] ?? best) - 1] ?? 0,
      upTo: different[near.at(-1) ?? best] ?? 0,
      wish: different[best] ?? 0,
      quantum,
    })
    borders.push(border)
    first = different.findIndex((value) => value >= border)
  }
  return borders
}

/** The roundest whole number above one and up to another, nearest to a wish; a multiple of `quantum` if there is one. */
function roundest(range: { above: number; upTo: number; wish: number; quantum: number }): number {
  const { above, upTo, wish, quantum } = range
  for (const step of stepsFrom(Math.max(Math.abs(above), Math.abs(upTo), quantum))) {
    if (step % quantum !== 0) continue
    const [lowest, highest] = [(Math.floor(above / step) + 1) * step, Math.floor(upTo / step) * step]
    if (lowest <= highest) return Math.min(Math.max(Math.round(wish / step) * step, lowest), highest) + 0
  }
  return upTo
}

/** 500, 200, 100, 50, … 1: from large to small, beginning above `size`. */
function* stepsFrom(size: number): Generator<number> {
  for (let power = 10 ** Math.ceil(Math.log10(size + 1)); power >= 1; power /= 10)
    for (const times of [5, 2, 1]) yield times * power
}

/** How many of the borders, in order, a number has reached. */
function countUpTo(borders: readonly number[], value: number): number {
  return borders.filter((border) => border <= value).length
}

function quantumOf({ decimals, rounding }: Writing): number {
  return rounding === undefined ? 1 : Math.max(1, toWhole(rounding, { decimals }))
}

/** A figure in units of its last written digit, rounded half away from zero as `formatNumber` writes it. */
function toWhole(value: number, { decimals }: Writing): number {
  const [mantissa = '0', exponent = '0'] = `${Math.abs(value)}`.split('e')
  // The text is shifted, not the number: 1.005 × 100 is 100.49999….
  return Math.sign(value) * Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`)) + 0
}

function fromWhole(whole: number, { decimals }: Writing): number {
  return Number(`${whole}e${-decimals}`) + 0
}

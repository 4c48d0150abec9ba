import { describe, expect, it } from 'vitest'
import { aroundColour, colourOf, contrast, inkOn, mapLines } from './colours'

type Tone = Parameters<typeof colourOf>[0]['tone']

const scale = (tone: Tone, of: number) =>
  Array.from({ length: of }, (_, index) => colourOf({ tone, step: tone === 'sequence' ? index : index + 1, of }))
const sequences = [1, 2, 3, 4, 5, 6, 7].map((of) => scale('sequence', of))
const around = ([1, 2, 3] as const).flatMap((of) =>
  (
    [
      ['worse', 'better'],
      ['lower', 'higher'],
    ] as const
  ).map(([one, other]) => [...scale(one, of).toReversed(), aroundColour, ...scale(other, of)]),
)
const scales = [...sequences, ...around]
const all = [...new Set(scales.flat())]

/** How a colour is seen by who has no cones for red or green (Machado, Oliveira and Fernandes 2009, full strength). */
const vision = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'without red': [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  'without green': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
}

/** Distance in Oklab; two patches that touch are told apart from about 0.02. */
function distance(one: string, other: string, cones: readonly number[]): number {
  const [from, to] = [one, other].map((colour) => oklab(seen(linear(colour), cones))) as [number[], number[]]
  return Math.hypot(...from.map((each, index) => each - (to[index] ?? 0)))
}
const linear = (colour: string) =>
  [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
const times = (matrix: readonly number[], [a = 0, b = 0, c = 0]: readonly number[]) =>
  [0, 3, 6].map((row) => (matrix[row] ?? 0) * a + (matrix[row + 1] ?? 0) * b + (matrix[row + 2] ?? 0) * c)
const seen = (colour: readonly number[], cones: readonly number[]) =>
  times(cones, colour).map((part) => Math.min(Math.max(part, 0), 1))
const oklab = (colour: readonly number[]) =>
  times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
      -0.808675766,
    ],
    times(
      [
        0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
        0.6299787005,
      ],
      colour,
    ).map(Math.cbrt),
  )

describe('the colours of a map', () => {
  it('part any two neighbours by a line that reaches 3:1 on either side', () => {
    for (const colour of [...all, mapLines.blank])
      expect(Math.max(contrast(colour, mapLines.thin), contrast(colour, mapLines.casing)), colour).toBeGreaterThan(3)
    expect(contrast(mapLines.thin, mapLines.casing)).toBeGreaterThan(3)
    expect(contrast(mapLines.area, mapLines.casing)).toBeGreaterThan(3)
    expect(contrast(mapLines.hatch, mapLines.blank)).toBeGreaterThan(3)
  })

  it('carry names that reach 4.5:1', () => {
    for (const colour of all) expect(contrast(colour, inkOn(colour)), colour).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.entries(vision))('are told apart with %s sight', (_, cones) => {
    for (const colours of scales)
      for (const [index, one] of colours.entries())
        for (const other of colours.slice(index + 1))
          expect(distance(one, other, cones), `${one} ${other}`).toBeGreaterThan(0.06)
  })

  it('run from light to dark, and from the middle outwards', () => {
    const dark = (colour: string) => contrast(colour, '#ffffff')
    for (const colours of [
      ...sequences,
      ...(['better', 'worse', 'higher', 'lower'] as const).map((tone) => scale(tone, 3)),
    ])
      expect(colours.map(dark)).toEqual(colours.map(dark).toSorted((one, other) => one - other))
  })
})

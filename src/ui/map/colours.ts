/**
 * The colours of classes. One hue from light to dark, that of `--wijklus-color-loop`; around a reference two hues that are
 * also apart for who does not tell red from green: a blue-green for the better side and a brick red for the worse one,
 * violet and ochre where neither side is better.
 */
import type { StateClass } from './state'

/** By number of classes; fewer are taken from five. */
const sequence: Readonly<Record<number, readonly string[]>> = {
  1: ['#8cc5d3'],
  2: ['#b5dce5', '#247d8f'],
  3: ['#d8eef2', '#72b1c0', '#0b5c6b'],
  4: ['#d8eef2', '#98cbd7', '#4d99aa', '#0b5161'],
  5: ['#d8eef2', '#a3d1dc', '#6aacbb', '#2a7b8b', '#084753'],
  6: ['#d8eef2', '#b0d9e2', '#84bfcc', '#549fb0', '#227384', '#084753'],
  7: ['#dff2f5', '#b7dde6', '#92c8d5', '#6eb1c0', '#4d99aa', '#1c6c7c', '#063d48'],
}

type Side = 'better' | 'worse' | 'lower' | 'higher'

/** From near the reference to far from it. */
const sides: Readonly<Record<Side, readonly string[]>> = {
  better: ['#93cbdc', '#4296ab', '#075a69'],
  worse: ['#f8c8b4', '#dc7a64', '#9a3324'],
  higher: ['#cfc5ee', '#9a8ac8', '#594589'],
  lower: ['#e6cf9b', '#b8943f', '#735607'],
}
export const aroundColour = '#efece4'

/** Lines between shapes, what stands for "no figure", and the outline of the area at hand. */
export const mapLines = { thin: '#1b2430', casing: '#ffffff', hatch: '#7f848c', blank: '#fbfaf7', area: '#c2491d' }

/** The colour of a class. */
export function colourOf({ tone, step, of }: Pick<StateClass, 'tone' | 'step' | 'of'>): string {
  if (tone === 'around') return aroundColour
  if (tone === 'sequence') return sequence[of]?.[step] ?? mapLines.blank
  const ramp = sides[tone]
  // With one or two classes on a side the colours that differ most are taken.
  const place = of >= ramp.length ? step - 1 : of === 1 ? 1 : step === 1 ? 0 : 2
  return ramp[Math.min(place, ramp.length - 1)] ?? mapLines.blank
}

/** The colour for letters on a class: ink, or white where that reads better. */
export function inkOn(colour: string): string {
  return contrast(colour, mapLines.thin) >= contrast(colour, mapLines.casing) ? mapLines.thin : mapLines.casing
}

/** Contrast of two colours as WCAG 2.2 defines it: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

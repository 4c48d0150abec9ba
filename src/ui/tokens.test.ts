import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const tokens = Object.fromEntries(
  [...readFileSync('src/ui/tokens.css', 'utf8').matchAll(/--wijklus-color-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [
    match[1],
    match[2],
  ]),
) as Record<string, string>

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

// Every pair of colours that carries text (look.md).
const pairs: [string, string][] = [
  ...['ink', 'loop', 'loop-dark', 'area', 'reference', 'matched', 'better', 'worse'].map((text): [string, string] => [
    text,
    'paper',
  ]),
  ['ink', 'canvas'],
  ['loop', 'canvas'],
  ['reference', 'canvas'],
  ['paper', 'loop'],
  ['paper', 'loop-dark'],
  ['warning', 'warning-background'],
  ['ink', 'warning-background'],
  ['loop', 'warning-background'],
]

describe('colours of text', () => {
  it.each(pairs)('%s on %s reaches 4.5:1', (text, background) => {
    expect(contrast(tokens[text] ?? '', tokens[background] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

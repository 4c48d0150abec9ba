import { describe, expect, it } from 'vitest'
import { chartTexts, fillText } from './texts'

describe('the texts', () => {
  it('have the same names and the same holes in both languages', () => {
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    expect(Object.keys(chartTexts.en)).toEqual(Object.keys(chartTexts.nl))
    for (const key of Object.keys(chartTexts.nl) as (keyof typeof chartTexts.nl)[])
      expect({ key, holes: holes(chartTexts.en[key]) }).toEqual({ key, holes: holes(chartTexts.nl[key]) })
  })

  it('are refused when a hole stays open', () => {
    expect(() => fillText('van {first}', {})).toThrow('{first}')
  })
})

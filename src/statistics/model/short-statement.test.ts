import { describe, expect, it } from 'vitest'
import { compareExample, debts, participation, poverty } from './comparison.examples'
import { shortStatement } from './short-statement'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('one line about a comparison', () => {
  it('says what happened to gap and ratio, with numbers', () => {
    const { definitions } = compareExample(poverty)
    const { nl, en } = shortStatement('%', definitions[0] ?? null)
    expect(plain(nl)).toBe('Kloof kleiner: 9,4 → 4,0 procentpunt; verhouding gelijk, 2,00 ×.')
    expect(plain(en)).toBe('Gap smaller: 9.4 → 4.0 percentage points; ratio the same, 2.00×.')
  })

  it('claims no change that rounding can produce', () => {
    const { definitions } = compareExample(debts)
    const newest = definitions.find(({ version }) => version === 'herzien') ?? null
    expect(plain(shortStatement('%', newest).nl)).toBe(
      'Kloof, verandering niet te onderscheiden: 6,7 → 6,8 procentpunt; verhouding kleiner, 1,88 ×.',
    )
  })

  it('gives the size of a gap, whichever side it is on', () => {
    const { definitions } = compareExample(participation)
    expect(plain(shortStatement('%', definitions[0] ?? null).nl)).toMatch(/^Kloof nauwelijks veranderd: 7,3 → 6,6/)
  })

  it('says so when there is nothing to compare', () => {
    expect(shortStatement('%', null).nl).toBe('Geen cijfers om te vergelijken.')
  })
})

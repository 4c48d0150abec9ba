import { describe, expect, it } from 'vitest'
import { compareExample, debts, participation, poverty } from './comparison.examples'
import { shortDevelopment, shortStatement } from './short-statement'

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

  it('gives a ratio of which no change is known as it is', () => {
    const [whole] = compareExample(poverty).definitions
    if (!whole?.ratio) throw new Error('the example has no ratio')
    const known = { ...whole, ratio: { ...whole.ratio, development: 'not-comparable' as const } }
    expect(plain(shortStatement('%', known).nl)).toContain('; verhouding 2,00 ×.')
  })

  it('gives the size of a gap, whichever side it is on', () => {
    const { definitions } = compareExample(participation)
    expect(plain(shortStatement('%', definitions[0] ?? null).nl)).toMatch(/^Kloof nauwelijks veranderd: 7,3 → 6,6/)
  })

  it('says so when there is nothing to compare', () => {
    expect(shortStatement('%', null).nl).toBe('Geen cijfers om te vergelijken.')
  })
})

describe('one line about a place itself', () => {
  it('says what happened between the first and the last period', () => {
    const { definitions } = compareExample(poverty)
    const { nl, en } = shortDevelopment('%', definitions[0] ?? null)
    expect(plain(nl)).toBe('Gedaald van 18,2 naar 8,0 % (2018–2022).')
    expect(plain(en)).toBe('Fallen from 18.2% to 8.0% (2018–2022).')
  })

  it('names one figure where both are written alike', () => {
    const { definitions } = compareExample(poverty)
    const [whole] = definitions
    if (!whole) throw new Error('the example has no definition')
    const { level } = whole
    const same = { ...level, lastObservation: level.firstObservation, development: 'not-distinguishable' as const }
    expect(plain(shortDevelopment('%', { ...whole, level: same }).nl)).toBe('Zelfde cijfer: 18,2 % (2018–2022).')
  })

  it('says nothing of one period, or of none', () => {
    const { definitions } = compareExample(poverty)
    const [whole] = definitions
    if (!whole) throw new Error('the example has no definition')
    const { level } = whole
    const once = { ...whole, level: { ...level, from: level.to, development: 'unchanged' as const } }
    expect(shortDevelopment('%', once).nl).toBe('')
    expect(shortDevelopment('%', null).nl).toBe('')
  })
})

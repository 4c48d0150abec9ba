import { describe, expect, it } from 'vitest'
import { compareExample, debts, indicatorLike, participation, poverty } from './comparison.examples'
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

  it('says on which side one figure is, and that there is no difference where there is none', () => {
    const beside = (place: string, reference: string) => {
      const example = {
        indicator: indicatorLike({}),
        place: { '1': { 2023: place } },
        reference: { '1': { 2023: reference } },
      }
      return plain(shortStatement('%', compareExample(example).definitions[0] ?? null).nl)
    }
    expect(beside('61', '28')).toBe('Kloof (2023): 33 procentpunt hoger; verhouding 2,18 ×.')
    expect(beside('20', '47')).toBe('Kloof (2023): 27 procentpunt lager; verhouding 0,43 ×.')
    expect(beside('5', '5')).toBe('Geen verschil (2023).')
  })

  it('tells both sides of a figure that went past the other, and does not call that a larger gap', () => {
    const place = { '1': { 2012: '16.8', 2022: '11.7' } }
    const reference = { '1': { 2012: '16.4', 2022: '13.8' } }
    const { definitions } = compareExample({ indicator: indicatorLike({}), place, reference })
    const { nl, en } = shortStatement('%', definitions[0] ?? null)
    expect(plain(nl)).toBe('Eerst 0,4 procentpunt hoger, nu 2,1 procentpunt lager (2012–2022).')
    expect(plain(en)).toBe('First 0.4 percentage points higher, now 2.1 percentage points lower (2012–2022).')
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

  it('calls nothing a change that only shows in digits a computation left', () => {
    const score = (first: string, last: string) => {
      const indicator = { unit: 'score', better: 'higher', uncertainty: 'composite' } as const
      const example = {
        indicator: indicatorLike(indicator),
        place: { '1': { 2012: first, 2016: last } },
        reference: null,
      }
      return shortDevelopment('score', compareExample(example).definitions[0] ?? null).nl
    }
    expect(score('-0.162678336693000', '-0.161053800663000')).toBe('Zelfde cijfer: −0,16 (2012–2016).')
    expect(score('-0.524535983547000', '-0.586165030641000')).toBe('Gedaald van −0,52 naar −0,59 (2012–2016).')
  })

  it('calls one class up or down a change, and gives classes no ratio', () => {
    const indicator = indicatorLike({ unit: 'class', better: 'higher', uncertainty: 'composite' })
    const example = {
      indicator,
      place: { '1': { 2012: '6', 2016: '7' } },
      reference: { '1': { 2012: '3', 2016: '3' } },
    }
    const comparison = compareExample(example)
    expect(comparison.definitions[0]?.ratio).toBeNull()
    expect(shortDevelopment('class', comparison.definitions[0] ?? null).nl).toContain('Gestegen van')
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

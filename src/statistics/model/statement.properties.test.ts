import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyExample } from './arbitrary.examples'
import { compareSeries } from './comparison'
import { compareExample, type Example, seriesOf } from './comparison.examples'
import { placeNames } from './place-names'
import { type Statement, statementOf } from './statement'

const names = { place: placeNames('nplv'), reference: placeNames('nl') }

const state = (one: Example, jumps?: readonly string[]) =>
  statementOf(one.indicator, compareExample(one, undefined, jumps), names)

describe('what holds for every statement', () => {
  const every = (check: (said: Statement) => void) =>
    fc.assert(
      fc.property(anyExample, fc.constantFrom([], ['2021']), (one, jumps) => check(state(one, jumps))),
      { numRuns: 150 },
    )

  it('has one or two sentences, each with a capital and a full stop', () => {
    every(({ nl, en }) => {
      for (const text of [nl, en]) {
        expect([1, 2]).toContain(text.match(/[.!?](?=\s|$)/g)?.length)
        expect(text).toMatch(/^[A-Z].*\.$/s)
      }
    })
  })

  it('contains no NaN, undefined, null or Infinity, and no empty brackets', () => {
    every(({ nl, en, how }) => {
      for (const text of [nl, en, ...how.flatMap((one) => [one.nl, one.en])]) {
        expect(text).not.toMatch(/NaN|undefined|null|Infinity|∞|\(\)|\s{2}| ,| ;/)
      }
    })
  })

  it('names the same numbers in Dutch and English', () => {
    every(({ nl, en, how }) => {
      for (const wording of [{ nl, en }, ...how]) expect(dutchNumbers(wording.nl)).toEqual(englishNumbers(wording.en))
    })
  })

  it('uses a word of change of the level only where the level rose or fell', () => {
    every(({ nl, en, because }) => {
      // What the level did before a jump stands in brackets and has its own rule.
      const text = nl.replace(/\(tot en met [^)]*\)/g, '')
      const changed = ['rising', 'falling'].includes(because.level)
      expect(/\b(steeg|daalde)\b/.test(text)).toBe(changed)
      expect(/\b(rose|fell)\b/.test(en.replace(/\(up to and including [^)]*\)/g, ''))).toBe(changed)
    })
  })

  it('uses a word of change of the difference only where a gap or ratio narrowed or widened', () => {
    every(({ nl, en, because }) => {
      const all = [because.gap, because.ratio, because.complementRatio]
      if (all.some((one) => one === 'narrowing' || one === 'widening')) return
      expect(nl).not.toMatch(/kleiner|groter|afname|toename/)
      expect(en).not.toMatch(/smaller|larger|decrease|increase/)
    })
  })

  it('never says doubled, halved, effect, cause, or that an area lags behind', () => {
    every(({ nl, en }) => {
      expect(nl).not.toMatch(/verdubbel|halveer|effect|door het|dankzij|achter|slechter|beter|zwak|probleem/i)
      expect(en).not.toMatch(/doubl|halv|effect|thanks|because of the|behind|worse|better|weak|problem/i)
    })
  })

  it('says kloof only with procentpunt in the same sentence', () => {
    every(({ nl, en }) => {
      for (const sentence of nl.split(/(?<=\.)\s/))
        if (sentence.includes('kloof')) expect(sentence).toContain('procentpunt')
      for (const sentence of en.split(/(?<=\.)\s/))
        if (sentence.includes(' gap ')) expect(sentence).toContain('percentage')
    })
  })

  it('is the same every time, and whatever order the figures come in', () => {
    fc.assert(
      fc.property(anyExample, (one) => {
        const [place, reference] = [
          seriesOf(one.indicator, 'nplv', one.place),
          seriesOf(one.indicator, 'nl', one.reference ?? {}),
        ]
        const backwards = (series: typeof place) => ({
          ...series,
          definitions: series.definitions
            .map(({ version, observations }) => ({ version, observations: [...observations].reverse() }))
            .reverse(),
        })
        const said = statementOf(one.indicator, compareSeries(one.indicator, place, reference), names)
        const again = compareSeries(one.indicator, backwards(place), backwards(reference))
        expect(statementOf(one.indicator, again, names)).toEqual(said)
      }),
    )
  })

  it('never mixes definitions: the other ones change nothing but that they are named', () => {
    fc.assert(
      fc.property(anyExample, (one) => {
        const { version, level, gap, ratio } = state(one).because
        if (version === null) return
        const alone = (versions: Example['place']) => ({ [version]: versions[version] ?? {} })
        const single = { ...one, place: alone(one.place), reference: one.reference && alone(one.reference) }
        expect(state(single).because).toMatchObject({ version, level, gap, ratio })
      }),
    )
  })
})

function dutchNumbers(text: string): string[] {
  const found = text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g) ?? []
  return found.map((one) => one.replaceAll('.', '').replace(',', '.')).sort()
}

function englishNumbers(text: string): string[] {
  const found = text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
  return found.map((one) => one.replaceAll(',', '')).sort()
}

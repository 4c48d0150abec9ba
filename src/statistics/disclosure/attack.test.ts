import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultRules, type IndicatorRelation, isSmall, peopleOf } from '../model/disclosure'
import { figure, surroundings, towns } from '../model/disclosure.examples'
import { relationsAmong } from '../model/disclosure-families'
import { hiddenFigures, type Surroundings } from '../model/disclosure-figures'
import type { Figure } from '../model/disclosure-tables'
import { attack } from './test-support/attack'
import { type AttackedRow, type Knowledge, nameOf, numbersOf, readerOf, type Side } from './test-support/reader'

/** People of a neighbourhood; poor are a share of the residents. */
interface Neighbourhood {
  men: number
  women: number
  poor: number
}

const units: Record<string, { code: string; unit: string; denominator?: string }> = {
  men: { code: 'men', unit: 'persons' },
  women: { code: 'women', unit: 'persons' },
  residents: { code: 'residents', unit: 'persons' },
  poor: { code: 'poor', unit: '%', denominator: 'residents' },
}
const bySex: IndicatorRelation = { kind: 'sum', total: 'residents', parts: ['men', 'women'] }

/** Which indicators a dataset has. */
const shapes = [['residents'], ['men', 'women', 'residents'], ['poor', 'residents'], ['poor'], Object.keys(units)]

const few = fc.oneof(fc.nat({ max: 14 }), fc.nat({ max: 90 }))
const neighbourhood: fc.Arbitrary<Neighbourhood> = fc
  .record({ men: few, women: few, part: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ men, women, part }) => ({ men, women, poor: Math.round((men + women) * part) }))
const districts = fc.array(fc.array(neighbourhood, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })

/** The figures of a town with its districts and neighbourhoods, in one version. */
function figuresOf(town: readonly (readonly Neighbourhood[])[], codes: readonly string[], version: number): Figure[] {
  const together = (some: readonly Neighbourhood[]) =>
    some.reduce((so, { men, women, poor }) => ({ men: so.men + men, women: so.women + women, poor: so.poor + poor }))
  const places = new Map<string, Neighbourhood>([['GM0001', together(town.flat())]])
  for (const [district, inside] of town.entries()) {
    places.set(`WK00010${district}`, together(inside))
    for (const [at, one] of inside.entries()) places.set(`BU00010${district}0${at}`, one)
  }
  return [...places].flatMap(([place, { men, women, poor }]) =>
    codes.flatMap((indicator) => {
      const residents = men + women
      const own = { indicator, versions: [version] }
      if (indicator !== 'poor') return [figure(place, { men, women, residents }[indicator] ?? 0, own)]
      return residents === 0 ? [] : [figure(place, (100 * poor) / residents, { ...own, of: residents })]
    }),
  )
}

const keyOf = ({ indicator, place, value, of }: Figure) => [indicator, place, value, of].join('|')

/** What is published in versions that follow each other: per version the figures, with which of them are hidden. */
function publish(versions: readonly Figure[][], around: Surroundings): { figures: Figure[]; hidden: Set<number> }[] {
  const out: { figures: Figure[]; hidden: Set<number> }[] = []
  for (const [version, figures] of versions.entries()) {
    const before = new Map<string, Figure>()
    for (const [number, { figures: old, hidden }] of out.entries()) {
      for (const [index, one] of old.entries()) {
        const known = before.get(keyOf(one))
        const was = hidden.has(index) && known?.before !== 'released' ? 'hidden' : 'released'
        before.set(keyOf(one), { ...one, isNew: false, before: was, versions: [...(known?.versions ?? []), number] })
      }
    }
    const now = figures.map((one): Figure => {
      const known = before.get(keyOf(one))
      before.delete(keyOf(one))
      return known ? { ...one, before: known.before, versions: [...known.versions, version] } : one
    })
    const all = [...now, ...before.values()]
    out.push({ figures, hidden: new Set(hiddenFigures(all, around).keys()) })
  }
  return out
}

function rowsOf(published: readonly { figures: Figure[]; hidden: { has(index: number): boolean } }[]): AttackedRow[] {
  return published.flatMap(({ figures, hidden }, version) =>
    figures.map(({ indicator, place, value, of }, index) => ({
      indicator,
      place,
      version,
      isReleased: !hidden.has(index),
      full: { value: value ?? 0, ...(of === undefined ? {} : { of }) },
    })),
  )
}

/** What an attack finds out about hidden rows: numbers that follow, and numbers known to be too small. */
function foundOut(rows: readonly AttackedRow[], knowledge: Knowledge): { solved: string[]; narrow: string[] } {
  const { solved, most } = attack(readerOf(rows, knowledge))
  const known = new Set(rows.filter((row) => row.isReleased).map((row) => nameOf(row, 'count')))
  const hidden = rows.filter((row) => !row.isReleased && !known.has(nameOf(row, 'count')))
  const names = new Map(
    hidden.flatMap((row) =>
      Object.entries(numbersOf(row, knowledge)).map(([side, value]) => [nameOf(row, side as Side), value] as const),
    ),
  )
  for (const [name, value] of solved) if (names.has(name)) expect(value).toBeCloseTo(names.get(name) ?? 0)
  return {
    solved: [...names.keys()].filter((name) => solved.has(name)),
    narrow: [...names.keys()].filter((name) => most(name) < defaultRules.smallestCount - 1e-3),
  }
}

const primaryOnly = (figures: readonly Figure[], { indicators, rules }: Surroundings) =>
  new Set(
    figures.flatMap((one, index) => {
      const of = figures.find(({ indicator, place }) => indicator === 'residents' && place === one.place)?.value
      const group = of == null || one.indicator === 'residents' ? undefined : { people: of, isTotal: true }
      return isSmall(peopleOf(one, indicators.get(one.indicator)?.unit ?? '', group), rules) ? [index] : []
    }),
  )

describe('an attack with everything that is released', () => {
  const indicators = new Map(Object.entries(units))
  const around = (codes: readonly string[], areas: Surroundings['areas']) => {
    const isBySex = codes.includes('men')
    const own = surroundings({ indicators, areas }, { relations: isBySex ? [bySex] : [] })
    const knowledge = { shares: new Set(['poor']), relations: relationsAmong(codes, indicators, own.rules), areas }
    return { own, knowledge }
  }

  it('on regions, sexes, shares of a known group and an area finds no number that is hidden, nor that it is small', () => {
    let [hiddenRows, solvedWithoutUs] = [0, 0]
    fc.assert(
      fc.property(
        fc.record({
          town: districts,
          codes: fc.constantFrom(...shapes),
          members: fc.array(fc.boolean(), { maxLength: 12 }),
        }),
        ({ town, codes, members }) => {
          const figures = figuresOf(town, codes, 0)
          const small = [...new Set(figures.map(({ place }) => place))].filter((place) => place.startsWith('BU'))
          const parts = small.filter((_, at) => members[at]).map((region) => ({ region, share: 1 }))
          const { own, knowledge } = around(
            codes,
            parts.length > 1 ? [{ place: 'here', boundaryYear: 2024, parts }] : [],
          )
          const published = publish([figures], own)
          const found = foundOut(rowsOf(published), knowledge)
          expect(found).toEqual({ solved: [], narrow: [] })
          hiddenRows += published[0]?.hidden.size ?? 0
          const unprotected = [{ figures, hidden: primaryOnly(figures, own) }]
          if (foundOut(rowsOf(unprotected), knowledge).solved.length > 0) solvedWithoutUs += 1
        },
      ),
      { numRuns: 40, seed: 4 },
    )
    // The attack is worth something: with small numbers hidden and nothing else it finds them in many of these.
    expect(hiddenRows).toBeGreaterThan(200)
    expect(solvedWithoutUs).toBeGreaterThan(8)
  })

  it('on groups that run across each other finds nothing', () => {
    fc.assert(
      fc.property(towns, ({ counts, margins }) => {
        const own = surroundings({}, { margins })
        const figures = Object.entries(counts).map(([place, value]) => figure(place, value, { versions: [0] }))
        const knowledge = { shares: new Set<string>(), relations: [], areas: [], margins }
        expect(foundOut(rowsOf(publish([figures], own)), knowledge)).toEqual({ solved: [], narrow: [] })
      }),
      { numRuns: 40, seed: 4 },
    )
  })

  it('on two versions together finds only what the first one had made known for good', () => {
    let [found, solvedByEach] = [0, 0]
    fc.assert(
      fc.property(
        fc.record({
          town: districts,
          codes: fc.constantFrom(...shapes.slice(0, 3)),
          at: fc.nat(11),
          change: neighbourhood,
        }),
        ({ town, codes, at, change }) => {
          let place = 0
          const next = town.map((inside) => inside.map((one) => (place++ === at % town.flat().length ? change : one)))
          const versions = [figuresOf(town, codes, 0), figuresOf(next, codes, 1)]
          const { own, knowledge } = around(codes, [])
          const published = publish(versions, own)
          // Nothing more can be hidden than all that was not out yet.
          const out = new Set(
            (published[0]?.figures ?? []).filter((_, index) => !published[0]?.hidden.has(index)).map(keyOf),
          )
          const most = published.map(({ figures, hidden }, version) => ({
            figures,
            hidden: version === 0 ? hidden : { has: (index: number) => !out.has(keyOf(figures[index] as Figure)) },
          }))
          const unavoidable = foundOut(rowsOf(most), knowledge)
          const { solved, narrow } = foundOut(rowsOf(published), knowledge)
          expect(solved.filter((name) => !unavoidable.solved.includes(name))).toEqual([])
          expect(narrow.filter((name) => !unavoidable.narrow.includes(name))).toEqual([])
          found += solved.length
          // Each version decided on by itself: two patterns, and with both of them more is known than with either.
          const apart = versions.map((figures) => publish([figures], own)[0] ?? { figures, hidden: new Set<number>() })
          if (foundOut(rowsOf(apart), knowledge).solved.length > 0) solvedByEach += 1
        },
      ),
      { numRuns: 30, seed: 4 },
    )
    expect(found).toBe(0)
    expect(solvedByEach).toBeGreaterThan(3)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosenOf, draftSearch, partsOfDraft, readDraft } from './draft'
import { regionsOf, town } from './examples'
import { searchTree, treeOf } from './tree'

function form(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe('a composition that is being made', () => {
  it('is what the form holds', () => {
    const draft = readDraft(
      form([
        ['year', '2024'],
        ['region', 'WK990101'],
        ['region', 'WK990101'],
        ['region', 'WK990102'],
        ['share-WK990102', '62,5 %'],
        ['reason-WK990102', 'adressen'],
        ['share-WK9901AA', '10'],
        ['base', '3'],
        ['carried-from', '2'],
      ]),
    )
    expect(draft).toMatchObject({ boundaryYear: 2024, base: 3, carriedFrom: 2, note: '' })
    expect(partsOfDraft(draft)).toEqual([
      { region: 'WK990101', share: 1, reason: null },
      { region: 'WK990102', share: 0.625, reason: 'adressen' },
    ])
  })

  it.each(['', 'de helft', '-10', '1e1', '10 20'])('has no share where %j was typed', (typed) => {
    const [part] = partsOfDraft({ chosen: [{ region: 'WK990101', percent: typed, reason: '' }] })
    expect(part?.share).toBeNaN()
  })

  it('shown and sent again has the same shares, to a hundredth of a per cent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1, noNaN: true }), (share) => {
        const [again] = partsOfDraft({ chosen: chosenOf([{ region: 'WK990101', share, reason: null }]) })
        expect(again?.share).toBeCloseTo(share, 4)
        expect(again?.share).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a composition that is being made, in an address', () => {
  const chosen = fc.record({
    region: fc.integer({ min: 0, max: 99 }).map((number) => `BU990101${String(number).padStart(2, '0')}`),
    percent: fc.constantFrom('100', '62,5 %', '', 'de helft'),
    reason: fc.string({ maxLength: 40 }),
  })
  const anyDraft = fc.record({
    boundaryYear: fc.integer({ min: 1995, max: 2030 }),
    chosen: fc.uniqueArray(chosen, { selector: ({ region }) => region, maxLength: 8 }),
    note: fc.string({ maxLength: 60 }),
    query: fc.constantFrom('', 'kade', 'wijk & buurt'),
    base: fc.nat(9),
    carriedFrom: fc.option(fc.nat(9)),
    operation: fc.constant(''),
  })

  it('is what was typed, read again', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const search = draftSearch(draft, 'names', 'check')
        expect(readDraft(new URLSearchParams(search ?? ''))).toEqual(draft)
      }),
    )
  })

  it('stays what it is for, and with which beginning, and never holds the operation', () => {
    const draft = { ...readDraft(form([['year', '2024']])), operation: 'once' }
    expect(draftSearch(draft, '3', 'choose')).toBe('year=2024&start=3&step=choose&base=0')
  })

  it('holds every neighbourhood of a large town, and is none for more than an address can hold', () => {
    const of = (count: number) =>
      readDraft(form(Array.from({ length: count }, (_, number) => ['region', `BU${10_000_000 + number}`])))
    expect(draftSearch(of(300), 'names', 'check')).toContain('BU10000299')
    expect(draftSearch(of(400), 'names', 'check')).toBeNull()
  })
})

describe('the regions to choose from', () => {
  const tree = treeOf(regionsOf(2024), town)
  const shown = (query: string, ...kept: string[]) => {
    const found = searchTree(tree, query, new Set(kept))
    return [
      ...found.districts.flatMap(({ district, neighbourhoods }) => [
        district.code,
        ...neighbourhoods.map(({ code }) => code),
      ]),
      ...found.others.map(({ code }) => code),
    ]
  }

  it('are all there without a search, those of other municipalities last', () => {
    expect(shown('')).toHaveLength(14)
    expect(tree.others.map(({ code }) => code)).toEqual(['BU99020000', 'GM9902', 'WK990200'])
  })

  it('are found by name or code, with the district around them', () => {
    expect(shown('molen')).toEqual(['WK990101', 'BU99010103'])
    expect(shown('bu99010103')).toEqual(['WK990101', 'BU99010103'])
  })

  it('come all when their district is found', () => {
    expect(shown('kade')).toEqual(['WK9901AA', 'BU9901AA01', 'BU9901AA02'])
  })

  it('stay in sight when they are ticked', () => {
    expect(shown('kade', 'BU99010201')).toEqual(['WK990102', 'BU99010201', 'WK9901AA', 'BU9901AA01', 'BU9901AA02'])
    expect(shown('bestaat niet', 'BU99020000')).toEqual(['BU99020000'])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Composition, currentOf, differenceOf, isSame, type Part, tidyParts } from './composition'

const part = (region: string, share = 1, reason: string | null = null): Part => ({ region, share, reason })
const of = (boundaryYear: number, ...parts: Part[]) => ({ boundaryYear, parts })

describe('the parts of a composition', () => {
  it('stand by code, in the one spelling of codes', () => {
    expect(tidyParts([part('wk990102 '), part('BU9901AA01')])).toEqual([part('BU9901AA01'), part('WK990102')])
  })

  it('hold a region once: shares of the same region are added', () => {
    const halves = [
      part('WK990101', 0.4, 'adressen'),
      part('WK990101', 0.35, 'telling'),
      part('wk990101', 0, 'telling'),
    ]
    expect(tidyParts(halves)).toEqual([part('WK990101', 0.75, 'adressen; telling')])
  })

  it('need no reason when the region is whole, also as the sum of pieces', () => {
    const pieces = Array.from({ length: 10 }, () => part('WK990101', 0.1, 'adressen'))
    expect(tidyParts(pieces)).toEqual([part('WK990101')])
  })

  it('keep more than a whole region as it is, for the check to refuse', () => {
    expect(tidyParts([part('WK990101'), part('WK990101', 0.5)])).toEqual([part('WK990101', 1.5)])
  })

  it('tidied again are the same', () => {
    const parts = fc.array(
      fc.record({
        region: fc.constantFrom('BU99010101', ' bu99010101', 'WK990101', 'onzin'),
        share: fc.double({ min: 0.01, max: 1, noNaN: true }),
        reason: fc.option(fc.string({ maxLength: 5 })),
      }),
    )
    fc.assert(
      fc.property(parts, (typed) => {
        expect(tidyParts(tidyParts(typed))).toEqual(tidyParts(typed))
      }),
    )
  })
})

describe('the difference between two compositions', () => {
  const before = of(2024, part('WK990101'), part('WK990102', 0.5, 'adressen'))

  it('names what came, what went and what became larger or smaller', () => {
    const after = of(2024, part('WK990102', 0.6, 'adressen'), part('BU9901AA01'))
    expect(differenceOf(before, after)).toEqual({
      added: [part('BU9901AA01')],
      removed: [part('WK990101')],
      changed: [{ region: 'WK990102', from: 0.5, to: 0.6 }],
    })
  })

  it('is nothing when only a reason is written otherwise', () => {
    expect(isSame(differenceOf(before, of(2024, part('WK990101'), part('WK990102', 0.5, 'telling'))))).toBe(true)
  })

  it('is not made between two boundary years, in which a code can mean two places', () => {
    expect(() => differenceOf(before, of(2023, part('WK990101')))).toThrow(RangeError)
  })

  it('turned around swaps what came and went', () => {
    const codes = ['BU99010101', 'BU99010102', 'BU99010103']
    const some = fc
      .subarray(codes)
      .chain((chosen) => fc.tuple(...chosen.map((code) => fc.constantFrom(0.5, 1).map((share) => part(code, share)))))
    fc.assert(
      fc.property(some, some, (one, other) => {
        const there = differenceOf(of(2024, ...one), of(2024, ...other))
        const back = differenceOf(of(2024, ...other), of(2024, ...one))
        expect(back.added).toEqual(there.removed)
        expect(back.removed).toEqual(there.added)
        expect(back.changed.map(({ region }) => region)).toEqual(there.changed.map(({ region }) => region))
        expect(there.added.length - there.removed.length).toBe(other.length - one.length)
      }),
    )
  })
})

it('the current composition of a boundary year is the one with the highest number', () => {
  const version = (number: number, boundaryYear: number) => ({ number, boundaryYear }) as Composition
  const versions = [version(1, 2023), version(4, 2023), version(2, 2024), version(3, 2016)]
  expect(currentOf(versions)).toEqual([version(2, 2024), version(4, 2023), version(3, 2016)])
})

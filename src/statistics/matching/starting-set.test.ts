import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from '../importing/column-catalogue.server'
import type { Indicator } from '../model/indicator'
import {
  type StartingTrait,
  startingSpan,
  variableFor,
  widelyKnown,
  yearsOfVariable,
  yearsToCompare,
} from './starting-set'
import { loadStartingSet } from './starting-set.server'
import { codesOf, readVariable, variableOf } from './variable'

const reason = { nl: 'Omdat.', en: 'Because.' }
const age: StartingTrait = { code: 'age', variables: ['kwb:a_65_oo/kwb:a_inw', 'kwb:p_65_oo'], reason }

const figures = new Map([
  ['kwb:a_65_oo', ['2013', '2014', '2015', '2018']],
  ['kwb:a_inw', ['2012', '2013', '2014', '2018']],
  ['kwb:p_65_oo', ['2012', '2013']],
  ['kwb:p_huurw', ['2012', '2013', '2014', '2018', '2019']],
])

describe('what is matched on unasked', () => {
  it('is a part of a whole in the years that have both', () => {
    expect(yearsOfVariable('kwb:a_65_oo/kwb:a_inw', figures)).toEqual(['2013', '2014', '2018'])
  })

  it('is the way of publishing a trait that has most of the years, else one that has some', () => {
    expect(variableFor(age, { from: '2013', to: '2014' }, figures)).toBe('kwb:a_65_oo/kwb:a_inw')
    expect(variableFor(age, { from: '2012', to: '2013' }, figures)).toBe('kwb:p_65_oo')
    expect(variableFor(age, { from: '2013', to: '2013' }, figures)).toBe('kwb:a_65_oo/kwb:a_inw')
    // Known in none of the years: rather one from before them than one from after.
    const turned = { ...age, variables: ['kwb:p_huurw_nieuw', 'kwb:p_65_oo'] }
    const late = new Map([...figures, ['kwb:p_huurw_nieuw', ['2023']]])
    expect(variableFor(turned, { from: '2014', to: '2018' }, late)).toBe('kwb:p_65_oo')
    expect(variableFor({ ...age, variables: ['kwb:p_huurw_nieuw'] }, { from: '2014', to: '2018' }, late)).toBe(
      'kwb:p_huurw_nieuw',
    )
    expect(variableFor({ ...age, variables: ['kwb:nergens'] }, { from: '2013', to: '2013' }, figures)).toBeNull()
  })

  it('is compared in the years of the span that are known; what changes slowly else in the nearest other year', () => {
    const span = { from: '2014', to: '2018' }
    expect(yearsToCompare(['2012', '2014', '2016', '2018', '2020'], span, false)).toEqual(['2014', '2016', '2018'])
    expect(yearsToCompare(['2023', '2024'], span, false)).toEqual([])
    expect(yearsToCompare(['2023', '2024'], span, true)).toEqual(['2023'])
    expect(yearsToCompare(['2010', '2012', '2019'], span, true)).toEqual(['2012'])
    expect(yearsToCompare([], span, true)).toEqual([])
  })

  it('is taken from years in which there are regions to choose from', () => {
    const regions = new Map([
      ['2016', 2981],
      ['2023', 10],
      ['2024', 3475],
    ])
    expect(widelyKnown(['2016', '2023', '2024'], regions)).toEqual(['2016', '2024'])
    // A year that the place has no figure of says nothing of the others.
    expect(widelyKnown(['2023'], regions)).toEqual(['2023'])
    expect(widelyKnown([], regions)).toEqual([])
  })

  it('begins with the last years from before the first programme of which anything is known', () => {
    const known = ['2002', '2008', '2012', '2014', '2016', '2018', '2020', '2023']
    expect(startingSpan(known, 2019)).toEqual({ from: '2014', to: '2018' })
    expect(startingSpan(known, 2012)).toEqual({ from: '2008', to: '2008' })
    expect(startingSpan(known, 2002)).toBeNull()
    expect(startingSpan([], 2019)).toBeNull()
  })
})

describe('the set that ships', () => {
  let set: readonly StartingTrait[]
  let known: Map<string, Indicator>
  beforeAll(async () => {
    set = await loadStartingSet(resolve('.'))
    const catalogue = await readColumnCatalogue(resolve('content', 'columns'))
    const codes = [...new Set(set.flatMap(({ variables }) => codesOf(variables.map(readVariable))))]
    known = new Map(
      codes.flatMap((code) => {
        const entry = catalogue.find(code.slice(4), ['kwb'])
        return entry ? [[code, entry.indicator as unknown as Indicator] as const] : []
      }),
    )
  })

  it('names size, density, homes, households and ages, each with a figure that files have', () => {
    expect(set.length).toBeGreaterThanOrEqual(8)
    for (const { variables } of set) {
      for (const variable of variables) {
        const read = readVariable(variable)
        for (const code of codesOf([read])) expect(known.has(code), code).toBe(true)
        expect(() => variableOf(read, (code) => known.get(code) as Indicator)).not.toThrow()
      }
    }
  })
})

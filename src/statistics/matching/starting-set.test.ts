import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from '../importing/column-catalogue.server'
import type { Indicator } from '../model/indicator'
import { type StartingTrait, startingYears, variableFor, yearsOfVariable } from './starting-set'
import { loadStartingSet } from './starting-set.server'
import { codesOf, readVariable, variableOf } from './variable'

const reason = { nl: 'Omdat.', en: 'Because.' }
const age: StartingTrait = { code: 'age', variables: ['kwb:a_65_oo/kwb:a_inw', 'kwb:p_65_oo'], reason }
const rent: StartingTrait = { code: 'rent', variables: ['kwb:p_huurw'], reason }

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

  it('is the first way of publishing a trait that has all years, else one that has some', () => {
    expect(variableFor(age, ['2013', '2014'], figures)).toBe('kwb:a_65_oo/kwb:a_inw')
    expect(variableFor(age, ['2012', '2013'], figures)).toBe('kwb:p_65_oo')
    expect(variableFor(age, ['2012', '2018'], figures)).toBe('kwb:a_65_oo/kwb:a_inw')
    expect(variableFor({ ...age, variables: ['kwb:nergens'] }, ['2013'], figures)).toBeNull()
  })

  it('begins with the earliest years in a row in which most is known', () => {
    expect(startingYears([age, rent], figures)).toEqual({ from: '2012', to: '2014' })
    expect(startingYears([rent], new Map([['kwb:p_huurw', ['2018', '2020', '2021']]]))).toEqual({
      from: '2018',
      to: '2018',
    })
    expect(startingYears([age, rent], new Map())).toBeNull()
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

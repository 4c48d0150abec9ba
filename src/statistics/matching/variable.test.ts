import { describe, expect, it } from 'vitest'
import type { Indicator } from '../model/indicator'
import { codesOf, factorOf, readVariable, variableOf, writeVariable } from './variable'

const indicator = (code: string, name: string, unit: string, aggregation: Indicator['aggregation']) =>
  ({ code, name: { nl: name, en: name }, unit, aggregation }) as Indicator
const known = [
  indicator('kwb:a_65_oo', 'Inwoners van 65 jaar of ouder', 'persons', 'sum'),
  indicator('kwb:a_inw', 'Inwoners', 'persons', 'sum'),
  indicator('kwb:a_woning', 'Woningen', 'dwellings', 'sum'),
  indicator('kwb:p_huurw', 'Huurwoningen', '%', 'weighted-share'),
]
const find = (code: string) => known.find((each) => each.code === code) as Indicator

describe('a variable that is matched on', () => {
  it('is an indicator as it is', () => {
    expect(variableOf(readVariable(' kwb:p_huurw '), find)).toMatchObject({ code: 'kwb:p_huurw', isCount: false })
    expect(variableOf(readVariable('kwb:a_inw'), find)).toMatchObject({ unit: 'persons', isCount: true })
  })

  it('or a count as a part of another: a share where both count the same, else the one per the other', () => {
    const older = readVariable('kwb:a_65_oo / kwb:a_inw')
    const share = variableOf(older, find)
    expect(share).toMatchObject({
      code: 'kwb:a_65_oo/kwb:a_inw',
      unit: '%',
      isCount: false,
      name: { nl: 'Inwoners van 65 jaar of ouder, als deel van: inwoners' },
    })
    expect(factorOf(share, older)).toBe(100)
    const per = readVariable('kwb:a_inw/kwb:a_woning')
    expect(variableOf(per, find).unit).toBe('persons/dwellings')
    expect(factorOf(variableOf(per, find), per)).toBe(1)
    expect(codesOf([older, per])).toEqual(['kwb:a_65_oo', 'kwb:a_inw', 'kwb:a_woning'])
  })

  it('in the years of the question, or in years of its own', () => {
    expect(readVariable('kwb:p_huurw').years).toBeNull()
    expect(readVariable('kwb:a_65_oo/kwb:a_inw@2023')).toEqual({
      code: 'kwb:a_65_oo/kwb:a_inw',
      counted: 'kwb:a_65_oo',
      whole: 'kwb:a_inw',
      years: ['2023'],
    })
    expect(readVariable('kwb:p_huurw@2018.2014-2016').years).toEqual(['2014', '2015', '2016', '2018'])
    expect(readVariable(writeVariable('kwb:p_huurw', ['2014', '2018'])).years).toEqual(['2014', '2018'])
    for (const wrong of ['kwb:p_huurw@', 'kwb:p_huurw@18', 'kwb:p_huurw@2018@2019', '@2018']) {
      expect(() => readVariable(wrong), wrong).toThrow('input-invalid')
    }
  })

  it('but no part of a share, and no part of a part', () => {
    expect(() => variableOf(readVariable('kwb:p_huurw/kwb:a_woning'), find)).toThrow('match-not-a-count')
    for (const wrong of ['kwb:a/kwb:b/kwb:c', '/kwb:b', 'kwb:a/', '']) {
      expect(() => readVariable(wrong)).toThrow('input-invalid')
    }
  })
})

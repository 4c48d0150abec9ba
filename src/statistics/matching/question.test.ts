import { describe, expect, it } from 'vitest'
import type { MatchQuestion } from './group'
import { askedVariables, programmeRefusal } from './question'

const structure = new Set(['kwb:bev_dich', 'kwb:p_huurw'])
const asked = (on: string[], years: string[], firstProgramme: MatchQuestion['firstProgramme'] = null) =>
  askedVariables({ on, years, count: 10, firstProgramme }, structure)

describe('the years of a match', () => {
  it('are those of the question, or those of a variable itself', () => {
    expect(asked(['kwb:a_inw', 'kwb:p_huurw@2023'], ['2018', '2017', '2018'])).toMatchObject([
      { code: 'kwb:a_inw', years: ['2017', '2018'] },
      { code: 'kwb:p_huurw', years: ['2023'] },
    ])
    expect(() => asked(['kwb:a_inw'], [])).toThrow('match-years')
    expect(() => asked(['kwb:a_inw@1990-2005', 'kwb:b@2006-2021'], [])).toThrow('match-years')
  })

  it('lie before the first programme; what changes slowly may be from after it, when asked in so many words', () => {
    const score = 'lbm:score@2014.2016.2018'
    expect(asked([score, 'kwb:p_huurw@2023'], [], 2019).map(({ years }) => years)).toEqual([
      ['2014', '2016', '2018'],
      ['2023'],
    ])
    // An outcome from after the start would choose regions by what the programme did.
    expect(() => asked([score, 'kwb:p_pau@2023'], [], 2019)).toThrow('match-years-late')
    expect(() => asked(['kwb:p_huurw'], ['2018', '2019'], 2019)).toThrow('match-years-late')
    expect(() => asked(['kwb:p_huurw@2023', 'kwb:bev_dich@2024'], [], 2019)).toThrow('match-nothing-before')
    expect(asked(['kwb:p_huurw@2023', 'kwb:bev_dich'], ['2018'], 2019)).toHaveLength(2)
  })
})

describe('the year of the first programme', () => {
  it('is a year, not later than that of a programme that is known', () => {
    const known = { name: 'NPLV', since: 2022 }
    for (const fine of [null, 2010, 2022]) expect(programmeRefusal(fine, known)).toBeNull()
    expect(programmeRefusal(2024, known)).toMatchObject({ code: 'match-programme-earlier', where: 'first' })
    expect(programmeRefusal(2024, null)).toBeNull()
    expect(programmeRefusal(Number.NaN, null)).toMatchObject({ code: 'match-programme-year' })
  })
})

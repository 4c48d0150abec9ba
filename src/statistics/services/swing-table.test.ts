import fc from 'fast-check'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { swingCsv, swingIndicatorsCsv, swingWorkbook } from './swing-files.server'
import { swingLevel, swingRegion } from './swing-regions'
import { type SwingFigure, type SwingIndicator, swingCodes, swingMissing, swingTable } from './swing-table'

const levels = {
  country: 'nederland',
  municipality: 'gemeente',
  district: 'wijk',
  neighbourhood: 'buurt',
  postcode: 'postcode',
}
const settings = { levels, missing: swingMissing }
const indicator = (code: string, definition = '1'): SwingIndicator => ({
  code,
  definition,
  name: 'Inwoners',
  description: '=HYPERLINK("https://elders.example")',
  unit: 'aantal',
  source: 'CBS',
})
const figure = (region: string, period: string, value: number | null, code = 'kwb:a_inw'): SwingFigure => ({
  indicator: code,
  definition: '1',
  region,
  period,
  value,
})

const table = swingTable(
  [indicator('kwb:a_inw'), indicator('kwb:p_hh_li')],
  [
    figure('GM0344', '2023', 367947),
    figure('GM0344', '2023', 12.6, 'kwb:p_hh_li'),
    figure('BU0363AA01', '2023', null),
    figure('nl', '2022-Q1', 17.5),
    figure('utrecht-overvecht', '2023', 1),
  ],
  settings,
)

describe('a table for Swing', () => {
  it('has one row per period and region, a column per indicator, and says what is not in it', () => {
    expect(table.columns).toEqual(['PERIOD', 'GEOLEVEL', 'GEOITEM', 'kwb_a_inw', 'kwb_p_hh_li'])
    expect(table.rows).toEqual([
      ['2023', 'gemeente', '344', 367947, 12.6],
      ['2023', 'buurt', '363AA01', -99996, null],
      ['q1y2022', 'nederland', '1', 17.5, null],
    ])
    expect(table.left).toBe(1)
  })

  it('has a missing value where there is a reason, never zero, and nothing where nobody asked', () => {
    const blank = swingTable([indicator('a')], [figure('GM0344', '2023', null, 'a')], { levels, missing: null })
    expect(blank.rows).toEqual([['2023', 'gemeente', '344', null]])
    expect(table.rows.flat()).not.toContain(0)
  })

  it('refuses two figures in one cell', () => {
    const twice = [figure('GM0344', '2023', 1), figure('GM0344', '2023', 1)]
    expect(() => swingTable([indicator('kwb:a_inw')], twice, settings)).toThrow(
      expect.objectContaining({ code: 'row-twice' }),
    )
  })

  it('names every region so that it is found again', () => {
    for (const [, level, item] of table.rows) {
      const known = swingLevel(String(level), levels)
      const code = known && swingRegion(`${level}_${item}`, known)
      expect(['GM0344', 'BU0363AA01', 'nl']).toContain(code)
    }
  })
})

describe('the code of an indicator in Swing', () => {
  it('is short, in few signs, of one indicator and definition only, and the same whatever stands beside it', () => {
    const codes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme-ascii' }), { maxLength: 20 })
    fc.assert(
      fc.property(codes, (list) => {
        const all = [...swingCodes(list.map((code) => ({ code, definition: '1' }))).values()]
        expect(new Set(all).size).toBe(list.length)
        for (const code of all) expect(code).toMatch(/^[a-z0-9_]{0,50}$/)
      }),
    )
    const code = (...list: string[]) => [...swingCodes(list.map((one) => ({ code: one, definition: '1' }))).values()][0]
    expect(code('rivm:sterk-eenzaam')).toBe('rivm_sterk_eenzaam')
    expect(code('x'.repeat(60), 'y')).toBe(code('x'.repeat(60)))
  })

  it('differs per definition', () => {
    const codes = swingCodes([indicator('kwb:p_koopw'), indicator('kwb:p_koopw', '3')])
    expect([...codes.values()]).toEqual(['kwb_p_koopw', 'kwb_p_koopw_3'])
  })
})

describe('the files', () => {
  it('have decimal commas and quoted text as CSV, and no formulas', () => {
    expect(swingCsv(table).split('\n').slice(0, 3)).toEqual([
      '\uFEFF"PERIOD";"GEOLEVEL";"GEOITEM";"kwb_a_inw";"kwb_p_hh_li"',
      '"2023";"gemeente";"344";367947;12,6',
      '"2023";"buurt";"363AA01";-99996;',
    ])
    expect(swingIndicatorsCsv(table)).toContain(`"kwb_a_inw";"Inwoners";"'=HYPERLINK(""https://elders.example"")"`)
  })

  it('have numbers as numbers and codes as text in a workbook', async () => {
    const [sheet] = await readWorkbook(await swingWorkbook(table))
    expect(sheet?.sheet).toBe('Data')
    expect(sheet?.data).toEqual([[...table.columns], ...table.rows.map((row) => [...row])])
  })
})

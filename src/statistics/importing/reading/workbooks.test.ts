import { utils, type WorkSheet } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, openBench, rawWorkbook, workbook } from './test-support/made-files'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

const refused = (content: string | Uint8Array, name?: string) => expect(bench.open(content, name)).rejects

const gemeenten = [
  ['GM0344', '361924'],
  ['GM0363', '918117'],
]

describe('a workbook', () => {
  const sheet = (rows: unknown[][], more: Partial<WorkSheet> = {}): WorkSheet =>
    Object.assign(utils.aoa_to_sheet(rows), more)

  it('gives numbers as shown, text, dates, faults, values of formulas, and nothing for empty cells', async () => {
    const cells = sheet([
      ['code', 'a', 'b', 'c', 'd', 'e'],
      ['0344', 2.2000000000000002, '.', true, null, 0.1 + 0.2],
      ['GM0363', -5, ' 12', false, 'x', 1e-9],
    ])
    cells.D2 = { t: 'n', v: 44927, z: 'dd-mm-yyyy' }
    cells.E2 = { t: 'e', v: 42 }
    cells.E3 = { t: 'n', v: 7, f: 'B3+12' }
    const expected = [
      ['0344', '2.2', '.', '2023-01-01', '#N/A', '0.3'],
      ['GM0363', '-5', ' 12', 'false', '7', '1e-9'],
    ]
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const { format, tables } = await bench.open(workbook({ 'kwb-2023': cells }, bookType), 'kwb')
      expect([format, tables[0]?.sample.sheet]).toEqual([bookType === 'xlsx' ? 'xlsx' : 'xls', 'kwb-2023'])
      expect(await bench.rowsOf(tables[0])).toEqual(expected)
    }
  })

  it('has a table for each sheet that has one, and says why others have none', async () => {
    const table = sheet([['code', 'a'], ...gemeenten])
    const sheets = { Uitleg: sheet([['Dit is een toelichting.']]), data: table, geheim: table, meer: table }
    const { tables, left } = await bench.open(workbook(sheets, 'xlsx', ['geheim']))
    expect(tables.map(({ sample }) => sample.sheet)).toEqual(['data', 'meer'])
    expect(left.map((one) => [one.sheet, one.why.code])).toEqual([
      ['Uitleg', 'table-missing'],
      ['geheim', 'sheet-hidden'],
    ])
  })

  it('is refused for the fault in its table, not for the explanation beside it', async () => {
    const sheets = {
      Uitleg: sheet([['Dit is een toelichting.']]),
      data: sheet([
        ['code', 'a', 'a'],
        ['GM0344', 1, 2],
      ]),
    }
    await refused(workbook(sheets), 'kwb.xlsx').toMatchObject({
      code: 'column-twice',
      parameters: { place: 'kwb.xlsx › data', sheet: 'data', column: 'a' },
    })
  })

  it('has rows with their number, a header of merged cells, and a source below', async () => {
    const rows = [
      ['Inwoners en huishoudens'],
      [],
      ['Gebied', 'Inwoners', null, 'Huishoudens'],
      [null, 2022, 2023, 2023],
      ['Utrecht', 1, 2, 3],
      [],
      ['Baarn', 4, 5, 6],
      [],
      ['Bron: gemeente'],
    ]
    const merges = ['A1:D1', 'A3:A4', 'B3:C3'].map((range) => utils.decode_range(range))
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const table = await bench.onlyTable(workbook({ blad: sheet(rows, { '!merges': merges }) }, bookType))
      expect(table.sample).toMatchObject({
        title: 'Inwoners en huishoudens',
        columns: ['Gebied', 'Inwoners | 2022', 'Inwoners | 2023', 'Huishoudens | 2023'],
        firstRow: 5,
        rowCount: 3,
      })
      expect(table.notes).toEqual(['Bron: gemeente'])
      expect(await bench.rowsOf(table)).toEqual([
        ['Utrecht', '1', '2', '3'],
        [null, null, null, null],
        ['Baarn', '4', '5', '6'],
      ])
    }
  })

  const rawSheet = (rows: string, head = '') =>
    `${head}<x:worksheet xmlns:x="x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`

  it('is read as any program writes it: prefixes, text in the cell, cells and rows without a name', async () => {
    const rows = `<x:row><x:c t="inlineStr"><x:is><x:r><x:t>co</x:t></x:r><x:r><x:t>de</x:t></x:r><x:rPh><x:t>uitspraak</x:t></x:rPh></x:is></x:c>
      <x:c t="str"><x:f>"a"</x:f><x:v>a</x:v></x:c></x:row>
      <x:row r="2"><x:c t="inlineStr"><x:is><x:t>GM0344</x:t></x:is></x:c><x:c r="B2"><x:v>361924</x:v></x:c></x:row>
      <x:row r="3"><x:c r="A3" t="inlineStr"><x:is><x:t xml:space="preserve">GM0363 &amp; </x:t></x:is></x:c></x:row>`
    const table = await bench.onlyTable(rawWorkbook(rawSheet(rows)))
    expect(table.sample.columns).toEqual(['code', 'a'])
    expect(await bench.rowsOf(table)).toEqual([
      ['GM0344', '361924'],
      ['GM0363 & ', null],
    ])
  })

  const row = (number: number) =>
    `<x:row r="${number}"><x:c r="A${number}" t="str"><x:v>GM0344</x:v></x:c><x:c r="B${number}"><x:v>1</x:v></x:c></x:row>`
  const header = '<x:row r="1"><x:c r="A1" t="str"><x:v>code</x:v></x:c><x:c r="B1" t="str"><x:v>a</x:v></x:c></x:row>'

  it.each([
    [
      'XML with entities of its own',
      rawSheet(header + row(2), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
      'file-unsafe',
    ],
    ['XML with a fault', rawSheet(header + row(2)).replace('</x:row>', ''), 'file-damaged'],
    ['a row a million rows down', rawSheet(header + row(2) + row(1048576)), 'rows-apart'],
    [
      'a cell in the last column',
      rawSheet(`${header + row(2)}<x:row r="3"><x:c r="XFD3"><x:v>1</x:v></x:c></x:row>`),
      'row-too-long',
    ],
    ['rows in another order', rawSheet(header + row(3) + row(2)), 'file-damaged'],
    [
      'a text that is not there',
      rawSheet(`${header}<x:row r="2"><x:c r="A2" t="s"><x:v>9</x:v></x:c></x:row>`),
      'file-damaged',
    ],
    [
      'a sheet that unpacks to a thousand times its size',
      rawSheet(header + row(2) + ' '.repeat(12_000_000)),
      'file-unsafe',
    ],
  ])('is refused with %s', async (_, content, code) => {
    await refused(rawWorkbook(content)).toMatchObject({ code })
  })
})

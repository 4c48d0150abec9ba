import { describe, expect, it } from 'vitest'
import { panelRows, textOfBytes } from '../panel-file.server'
import { type PanelRow, panelFrom } from './panel'
import { madeUpRows } from './panel.examples'
import { effectSettings } from './settings'

const columns = { unit: 'buurt', time: 'jaar', outcome: 'waarde' }
const read = (text: string) => panelRows(text, 'cijfers.csv', columns)

describe('a table in long form', () => {
  it.each([
    ['semicolons and decimal comma', 'buurt;jaar;waarde\nNoord;2020;1.250,5\n', 1250.5],
    ['commas and decimal point', 'buurt,jaar,waarde\nNoord,2020,1250.5\n', 1250.5],
    ['commas, quoted decimal comma', 'buurt,jaar,waarde\nNoord,2020,"1250,5"\n', 1250.5],
    [
      'tabs, byte order mark, padding, Windows line ends',
      '\ufeffbuurt\tjaar\twaarde\r\n Noord \t2020\t 1250.5 \r\n',
      1250.5,
    ],
    ['columns in another order, and others', 'x;waarde;jaar;buurt\n1;1250,5;2020;Noord\n', 1250.5],
    ['three decimals throughout', 'buurt;jaar;waarde\nNoord;2020;1250.500\n', 1250.5],
    ['a decimal below one beside a whole number', 'buurt;jaar;waarde\nNoord;2020;0.521\nNoord;2021;1\n', 0.521],
    ['thousands that another column proves', 'x;buurt;jaar;waarde\n12,5;Noord;2020;6.042\n', 6042],
    ['per cent signs behind all values', 'buurt;jaar;waarde\nNoord;2020;1.250,5 %\nNoord;2021;20%\n', 1250.5],
    ['a provisional year', 'buurt;jaar;waarde\nNoord;2020*;1250,5\n', 1250.5],
    ['years that a program wrote as numbers', 'buurt;jaar;waarde\nNoord;2020.0;1250,5\n', 1250.5],
  ])('is read with %s', (_, text, value) => {
    expect(read(text)[0]).toEqual({ unit: 'Noord', period: '2020', value, row: 2 })
  })

  it('may have empty rows, as spreadsheets leave them', () => {
    expect(read('buurt;jaar;waarde\n;;\nNoord;2020;1\n; ;\n;\n\n')).toEqual([
      { unit: 'Noord', period: '2020', value: 1, row: 3 },
    ])
  })

  it.each(['NB', 'X', 'Onbekend', 'null', '-'])('may have a unit that is called %s', (unit) => {
    expect(read(`buurt;jaar;waarde\n${unit};2020;1\n`)).toEqual([{ unit, period: '2020', value: 1, row: 2 }])
  })

  it.each([
    ['an empty file', '', 'effect-file-unreadable', { file: 'cijfers.csv' }],
    ['a header only', 'buurt;jaar;waarde\n', 'effect-file-unreadable', { file: 'cijfers.csv' }],
    [
      'a value without the per cent sign of the others',
      'buurt;jaar;waarde\nNoord;2019;19,6 %\nNoord;2020;0,2\nNoord;2021;20%\n',
      'effect-sign-mixed',
      { file: 'cijfers.csv', row: 3, column: 'waarde', value: '0,2' },
    ],
    [
      'a word beside per cent signs',
      'buurt;jaar;waarde\nNoord;2019;19,6 %\nNoord;2020;veel\n',
      'effect-value-invalid',
      { row: 3, column: 'waarde', value: 'veel' },
    ],
    [
      'a row of another length',
      'buurt;jaar;waarde\nNoord;2019;1\nNoord;2020\n',
      'effect-file-unreadable',
      { reason: { nl: 'rij 3 heeft 2 velden, de kopregel 3', en: 'row 3 has 2 fields, the header 3' } },
    ],
    [
      'a quotation that does not end',
      'buurt;jaar;waarde\n"Noord;2020;1\n',
      'effect-file-unreadable',
      { reason: expect.objectContaining({ en: expect.stringContaining('quotation marks') }) },
    ],
    [
      'two columns of one name',
      'buurt;jaar;waarde;waarde\nNoord;2020;1;2\n',
      'effect-file-unreadable',
      { reason: { nl: 'er zijn twee kolommen waarde', en: 'there are two columns waarde' } },
    ],
    [
      'a number that stands for none (map)',
      'buurt;jaar;waarde\nNoord;2020;-99999999\n',
      'effect-cell-empty',
      { count: 1 },
    ],
    ['a number that is kept secret', 'buurt;jaar;waarde\nNoord;2020;<5\n', 'effect-cell-empty', { count: 1 }],
    ['a column that is not there', 'buurt;jaren;waarde\nNoord;2020;1\n', 'effect-column-unknown', { name: 'jaar' }],
    [
      'a word for a number',
      'buurt;jaar;waarde\nNoord;2020;1\nNoord;2021;veel\n',
      'effect-value-invalid',
      { file: 'cijfers.csv', row: 3, column: 'waarde', value: 'veel' },
    ],
    [
      'point and comma in one column',
      'buurt;jaar;waarde\nNoord;2020;1,5\nNoord;2021;1.55\n',
      'effect-value-invalid',
      { row: 3, value: '1.55' },
    ],
    [
      'a point that may stand for thousands',
      'buurt;jaar;waarde\nNoord;2020;950\nNoord;2021;1.250\n',
      'effect-value-ambiguous',
      { row: 3, value: '1.250' },
    ],
    [
      'a comma that may stand for thousands',
      'buurt,jaar,waarde\nNoord,2020,996\nNoord,2021,"1,042"\n',
      'effect-value-ambiguous',
      { row: 3, value: '1,042', whole: '1042' },
    ],
  ])('is refused with %s, by file, row and column', (_, text, code, parameters) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, parameters: expect.objectContaining(parameters) }))
  })

  it.each([
    ['a missing value', 'Noord;2020;.\n', 1, 'rij 2 (waarde)'],
    ['a missing unit and value', ';2020;\n', 2, 'rij 2 (buurt), rij 2 (waarde)'],
    ['a missing period', 'NB; ;3\n', 1, 'rij 2 (jaar)'],
    [
      'more missing values than one reads',
      'Noord;2020;\n'.repeat(7),
      7,
      'rij 2 (waarde), rij 3 (waarde), rij 4 (waarde), rij 5 (waarde), rij 6 (waarde), …',
    ],
  ])('is refused with %s, every cell named', (_, text, count, nl) => {
    const parameters = { file: 'cijfers.csv', count, cells: expect.objectContaining({ nl }) }
    expect(() => read(`buurt;jaar;waarde\n${text}`)).toThrow(
      expect.objectContaining({ code: 'effect-cell-empty', parameters }),
    )
  })
})

describe('the text of a file', () => {
  const text = 'buurt;jaar;waarde\nSúdwest;2020;1\n'
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['what offices wrote before', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('is read in %s', (_, bytes) => {
    expect(textOfBytes(bytes)).toBe(text)
  })
})

describe('a panel', () => {
  const rows = madeUpRows({ donors: 3, before: 6, after: 2 })
  const panel = (changed: PanelRow[], treated = ['treated 1'], from = '2007') =>
    panelFrom(changed, { treated, from }, effectSettings)

  it('has its periods in order of time, whatever the order of the rows', () => {
    expect(panel(rows.toReversed()).periods).toEqual(['2001', '2002', '2003', '2004', '2005', '2006', '2007', '2008'])
    const quarters = rows.map((row) => ({
      ...row,
      period: `202${Math.floor((Number(row.period) - 2001) / 4)}-Q${((Number(row.period) - 2001) % 4) + 1}`,
    }))
    expect(panel(quarters.toReversed(), ['treated 1'], '2021-Q3').before).toBe(6)
  })

  it('knows one period by whatever name it has, and shows it by the first', () => {
    const named = (year: number, other: boolean) => (other ? `20${year} 1e kwartaal` : `20${year}-Q1`)
    const quarters = rows.map((row) => ({
      ...row,
      period: named((Number(row.period) % 100) + 10, row.unit === 'place 2'),
    }))
    const { periods, before, outcome } = panel(quarters, ['treated 1'], '2017KW01')
    expect([periods[0], periods.length, before]).toEqual(['2011-Q1', 8, 6])
    expect(outcome.some(Number.isNaN)).toBe(false)
  })

  it('treats one unit once, however often it is named', () => {
    expect(panel(rows, ['treated 1', 'treated 1']).treated).toHaveLength(1)
  })

  const without = (unit: string, period: string) => rows.filter((row) => row.unit !== unit || row.period !== period)
  it.each<[string, () => unknown, string, object]>([
    [
      'a unit and period twice',
      () =>
        panel([
          ...rows.map((row, at) => ({ ...row, row: at + 2 })),
          { unit: 'place 1', period: '2003', value: 1, row: 99 },
        ]),
      'effect-twice',
      { row: 99, first: 12, unit: 'place 1', period: '2003' },
    ],
    [
      'a unit that is not there, with near names',
      () => panel(rows, ['treatd 1']),
      'effect-unit-unknown',
      { name: 'treatd 1', near: expect.arrayContaining(['treated 1']) },
    ],
    [
      'a period that is not there',
      () => panel(rows, ['treated 1'], '2017'),
      'effect-period-unknown',
      { near: ['2008'], first: '2001', last: '2008' },
    ],
    [
      'a start of another kind than the periods',
      () => panel(rows, ['treated 1'], '2007-Q1'),
      'effect-period-unknown',
      { near: expect.arrayContaining(['2007']), first: '2001', last: '2008' },
    ],
    ['gaps, each named', () => panel(without('place 2', '2004')), 'effect-gaps', { count: 1, gaps: 'place 2 2004' }],
    [
      'a period whose order nobody knows',
      () =>
        panel(
          rows.map((row) => ({ ...row, period: `rond ${row.period}` })),
          ['treated 1'],
          'rond 2007',
        ),
      'effect-period-unreadable',
      { value: 'rond 2001' },
    ],
    [
      'nothing to compare with',
      () => panel(rows, ['treated 1', 'place 1', 'place 2', 'place 3']),
      'effect-no-donors',
      {},
    ],
    ['a start in the first period', () => panel(rows, ['treated 1'], '2001'), 'effect-periods-few', { before: 0 }],
    [
      'fewer than five periods before',
      () => panel(rows, ['treated 1'], '2005'),
      'effect-periods-few',
      { before: 4, after: 4 },
    ],
    [
      'fewer than two from the start on',
      () => panel(rows, ['treated 1'], '2008'),
      'effect-periods-few',
      { before: 7, after: 1 },
    ],
  ])('is refused with %s', (_, make, code, parameters) => {
    expect(make).toThrow(expect.objectContaining({ code, parameters: expect.objectContaining(parameters) }))
  })
})

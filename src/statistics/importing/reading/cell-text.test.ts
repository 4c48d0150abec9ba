import { expect, it } from 'vitest'
import {
  columnOfReference,
  dateText,
  isDateFormat,
  isPercentFormat,
  numberText,
  percentText,
  rowOfReference,
  unescapedText,
} from './cell-text'
import { isFigureLike } from './cells'
import { coordinatesByName, coordinatesBySize } from './coordinates'
import { chooseDelimiter, delimiters } from './delimiter'
import { rowsBeforeFooter } from './footer'

it.each([
  ['2.2000000000000002', '2.2'],
  ['0.30000000000000004', '0.3'],
  ['-6.2716917700698496E-2', '-0.0627169177006985'],
  ['361924', '361924'],
  ['1E3', '1000'],
  ['71.5', '71.5'],
])('the number %s of a workbook is %s', (written, shown) => {
  expect(numberText(written)).toBe(shown)
})

it('a number is a date by its format', () => {
  expect([14, 22, 45].every((id) => isDateFormat(id, undefined))).toBe(true)
  expect([0, 2, 10, 49].some((id) => isDateFormat(id, undefined))).toBe(false)
  expect(['dd-mm-yyyy', '[$-413]d mmmm yyyy', '[h]:mm', 'yyyy'].every((code) => isDateFormat(170, code))).toBe(true)
  const others = ['#,##0.0', '0.0%', '[Red]0', '0" dagen"', '"€" #.##0', 'Standaard', '[$€-413] 0.00', '0_);\\(0\\)']
  expect(others.filter((code) => isDateFormat(170, code))).toEqual([])
})

it('a number is a per cent by its format, and is then what is shown', () => {
  expect([9, 10].every((id) => isPercentFormat(id, undefined))).toBe(true)
  expect(['0%', '0.0 %', '[Red]0.00%;-0%'].every((code) => isPercentFormat(170, code))).toBe(true)
  expect(['0.0', '0" %"', '0\\%', 'General'].some((code) => isPercentFormat(170, code))).toBe(false)
  expect(['0.142', '0.07', '1', '-0.005', 'x'].map(percentText)).toEqual(['14.2%', '7%', '100%', '-0.5%', 'x'])
})

it('a date is ISO text, from either first day', () => {
  expect(dateText('44927', false)).toBe('2023-01-01')
  expect(dateText('44927.5', false)).toBe('2023-01-01T12:00:00')
  expect(dateText('43465', true)).toBe('2023-01-01')
  expect(dateText('1', false)).toBe('1900-01-01')
  expect(dateText('0.25', false)).toBe('06:00:00')
  expect(dateText('1e9', false)).toBe('1000000000')
})

it('a cell stands where its name says', () => {
  expect(['A1', 'Z9', 'AA10', 'DQ123', 'XFD1'].map(columnOfReference)).toEqual([0, 25, 26, 120, 16383])
  expect(['', '12', 'ABCD1'].map(columnOfReference)).toEqual([null, null, null])
  expect(rowOfReference('DQ123')).toBe(122)
  expect(unescapedText('a_x000D_b_x')).toBe('a\rb_x')
})

it('a figure is a number however it is written, or a sign that there is none', () => {
  const figures = ['1', '-0,3', '1.250,5', '2024*', '12,6 %', '€ 3', '<5', '       .', '#N/A', '-3.97E-03', 'x']
  expect(figures.filter((text) => !isFigureLike(text))).toEqual([])
  expect(['aantal', '%', 'x 1 000 euro', 'BU03440111', '', 'Wijk 01', null].filter(isFigureLike)).toEqual([])
})

const read = (text: string) =>
  chooseDelimiter(
    delimiters.map((delimiter) => ({ delimiter, rows: text.split('\n').map((line) => line.split(delimiter)) })),
  )

it.each([
  ['a,b\n1,2\n3,4', ','],
  ['a;b\n1,5;2\n3,5;4', ';'],
  ['a;b\n1,5;2,5\n3,5;4,5\n1,5;2,5\n3,5;4,5\n3,5;4,5', ';'],
  ['a\tb\n1,5\t2\n3,5\t4', '\t'],
  [',PC6;Nr;Buurt\n0,1011AB;99;0363\n1,1011AB;105;0363', ';'],
  ['gewone zin\nnog een zin, met een komma\nen een derde; klaar\neinde', null],
])('in %j the cells stand between %j', (text, delimiter) => {
  expect(read(text)).toBe(delimiter)
})

it('under a table stand a source and a legend, not rows that are cut short', () => {
  const count = (text: string) => rowsBeforeFooter(text.split('\n').map((line) => line.split(';')))
  expect(count('9999;;\nBron: CBS;;')).toBe(1)
  expect(count('\n. = onbekend')).toBe(0)
  expect(count('© Centraal Bureau voor de Statistiek, Den Haag')).toBe(0)
  expect(count('1031\n1032')).toBe(2)
  expect(count('Bronckhorst;;')).toBe(1)
})

it('a map is in metres or in degrees', () => {
  const named = (name: string) => coordinatesByName({ type: 'name', properties: { name } })
  expect(named('urn:ogc:def:crs:EPSG::28992')).toBe('rd')
  expect(named('urn:ogc:def:crs:OGC:1.3:CRS84')).toBe('wgs84')
  expect(named('EPSG:3857')).toBe(null)
  expect(coordinatesByName(undefined)).toBe(undefined)
  expect(
    [
      [5.1, 52.1],
      [136000, 456000],
      [567000, 6820000],
    ].map(coordinatesBySize),
  ).toEqual(['wgs84', 'rd', null])
})

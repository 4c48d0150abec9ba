import { describe, expect, it } from 'vitest'
import { findHeader } from './header'

const spot = { file: 'cijfers.csv', sheet: null }
const table = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim() || null))
const header = (text: string, merged: Parameters<typeof findHeader>[1] = []) => findHeader(table(text), merged, spot)

describe('the header of a table', () => {
  it('is the first line where nothing stands above it', () => {
    expect(header('code;naam;inwoners\nGM0344;Utrecht;361924')).toEqual({
      title: null,
      columns: ['code', 'naam', 'inwoners'],
      above: 1,
    })
  })

  it('is found below a title, an empty line and the word Onderwerp; its lines become one name', () => {
    const text = `Kerncijfers 2015
      ;
      ;Onderwerp
      ;Inkomen|Ontvangers;Inkomen|Gemiddeld
      Wijken en buurten;aantal;x 1 000 euro
      Amsterdam;641700;33,5
      Centrum;71000;.`
    expect(header(text)).toEqual({
      title: 'Kerncijfers 2015',
      columns: ['Wijken en buurten', 'Inkomen|Ontvangers | aantal', 'Inkomen|Gemiddeld | x 1 000 euro'],
      above: 5,
    })
  })

  it('is found where there is one topic', () => {
    const text = 'Inwoners\n;\n;Onderwerp\n;Bevolking|Inwoners\nRegio;aantal\nAmsterdam;641700\nBaarn;24868'
    expect(header(text)).toEqual({ title: 'Inwoners', columns: ['Regio', 'Bevolking|Inwoners | aantal'], above: 5 })
  })

  it('takes a first row without a single figure for a row, not for units', () => {
    const text = 'naam;a;b;c\nZweeloo;;;\nUtrecht;.;.;.\nBaarn;1;2;3\nSoest;1;2;3'
    expect(header(text).above).toBe(1)
  })

  it('has years, ages and single letters as names', () => {
    expect(header('gebied;2022;2023\nUtrecht;1;2\nBaarn;3;4').columns).toEqual(['gebied', '2022', '2023'])
    expect(header('gebied;x;y\nUtrecht;136000;456000').columns).toEqual(['gebied', 'x', 'y'])
    expect(header('gebied;0;15;65\nUtrecht;9;1;2\nBaarn;3;9;4').columns).toEqual(['gebied', '0', '15', '65'])
  })

  it('is not made up where the file has none', () => {
    expect(() => header('GM0344;361924;12\nGM0363;918117;13\nGM0599;663900;14')).toThrow(/header-missing.*row 1/)
    expect(() => header('0014;Groningen\n0034;Almere')).toThrow(/header-missing/)
  })

  it('is of no use without rows, or with one column', () => {
    expect(() => header('code;naam')).toThrow(/table-missing/)
    expect(() => header('code\nGM0344')).toThrow(/table-missing/)
  })

  it('names a column without a name after its place', () => {
    expect(header(';code;a\n1;GM0344;5\n2;GM0363;6').columns).toEqual(['#1', 'code', 'a'])
  })

  it('moves up by one where only the row numbers have no name', () => {
    expect(header('code;a;b\n1;GM0344;5;6\n2;GM0363;6;7').columns).toEqual(['#1', 'code', 'a', 'b'])
  })

  it('takes the groups above it into the names only where these would be the same', () => {
    expect(header('bron;CBS;\ncode;a;b\nGM0344;5;6\nGM0363;5;6').columns).toEqual(['code', 'a', 'b'])
    const groups = ';Inwoners;;Huishoudens;\ncode;2022;2023;2022;2023\nGM0344;1;2;3;4\nGM0363;1;2;3;4'
    expect(header(groups).columns).toEqual([
      'code',
      'Inwoners | 2022',
      'Inwoners | 2023',
      'Huishoudens | 2022',
      'Huishoudens | 2023',
    ])
  })

  it('is refused when two columns have the same name, with their places', () => {
    expect(() => header('code;a;b;a\nGM0344;1;2;3')).toThrow(/columns 2, 4 have the same name: a/)
  })

  it('reads cells that were merged as one text over all their columns, and the line below as part of it', () => {
    const text = 'Tabel 1;;;\nGebied;Inwoners;;Huishoudens\n;2022;2023;2023\nUtrecht;1;2;3\nBaarn;4;5;6'
    const merged = [
      { top: 0, bottom: 0, left: 0, right: 3 },
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 2 },
    ]
    expect(header(text, merged)).toEqual({
      title: 'Tabel 1',
      columns: ['Gebied', 'Inwoners | 2022', 'Inwoners | 2023', 'Huishoudens | 2023'],
      above: 3,
    })
  })
})

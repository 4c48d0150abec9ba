import { describe, expect, it } from 'vitest'
import { EndlessRowError, RowReader } from './row-reader'
import { RowScan } from './row-scan.server'

const bytes = (text: string | readonly number[]) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : Uint8Array.from(text)

/** What is found may not depend on where a piece of the text ends. */
const sizes = [3, 4, 5, 7, 1000]

function scan(text: string | readonly number[], size: number) {
  const rowScan = new RowScan(';', 100)
  const all = bytes(text)
  for (let at = 0; at < all.length; at += size) rowScan.push(all.subarray(at, at + size))
  return rowScan.end()
}

describe.each(sizes)('a text file looked at in pieces of %i', (size) => {
  it.each([
    ['a;b\n1;2\n3;4\n', 3],
    ['a;b\r\n1;2\r\n3;4\r\n', 3],
    ['\ufeff"a";"b"\n"1;""x""";2', 2],
    ['a;b\n1;2\n\n\n', 2],
    ['a;b\n;2\n3;4', 3],
  ])('is plain when any program reads it the same way: %j', (text, rows) => {
    expect(scan(text, size)).toMatchObject({ isPlain: true, rows, width: 2, otherBytes: 0 })
  })

  it.each([
    ['a row is cut short', 'a;b\n1\n3;4\n'],
    ['a row is too long', 'a;b\n1;2;3\n3;4\n'],
    ['an empty line stands between rows', 'a;b\n1;2\n\n3;4\n'],
    ['a cell goes on on the next line', 'a;b\n1;"2\n"\n3;4\n'],
    ['something follows a quotation', 'a;b\n1;"2"x\n3;4\n'],
    ['a quotation mark stands within a cell', 'a;b\n1;5" x\n3;4\n'],
    ['a space stands before a quotation', 'a;b\n1; "5"\n3;4\n'],
    ['a quotation stays open', 'a;b\n1;"2'],
    ['lines end in two ways', 'a;b\r\n1;2\n3;4\r\n'],
    ['lines end in a return', 'a;b\r1;2\r3;4\r'],
    ['the last line could be a source', 'a;b\n1;2\nBron: CBS;\n'],
  ])('is not plain when %s', (_, text) => {
    expect(scan(text, size).isPlain).toBe(false)
  })

  it('has its letters in UTF-8, or not, or in two ways', () => {
    expect(scan('a;Súdwest-Fryslân\n1;2\n', size)).toMatchObject({ utf8Characters: 2, otherBytes: 0, otherLine: null })
    const latin = [...bytes('a;b\n1;'), 0xfa, 0x64, 10]
    expect(scan(latin, size)).toMatchObject({ utf8Characters: 0, otherBytes: 1, otherLine: 2 })
    expect(scan([...bytes('é;b\n'), ...latin], size)).toMatchObject({ utf8Characters: 1, otherBytes: 1, otherLine: 3 })
    expect(scan([...bytes('a;b\n1;'), 0xe2, 0x82], size)).toMatchObject({ utf8Characters: 0, otherBytes: 1 })
  })

  it('says where a byte is that is no text, and where a row does not end', () => {
    expect(scan('a;b\n1;2\n3;\0\n', size).zeroLine).toBe(3)
    expect(scan(`a;b\n1;${'x'.repeat(200)}\n`, size).endlessLine).toBe(2)
  })
})

function read(text: string, size: number): unknown {
  const reader = new RowReader(';', 50)
  const rows: unknown[] = []
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)))
  return [...rows, ...reader.end()]
}

describe.each([1, 2, ...sizes])('rows of text read in pieces of %i', (size) => {
  it.each([
    [
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1;\r\n',
      [
        ['a', 'b'],
        ['1', null],
      ],
    ],
    ['a;b\r1;2\n\n3', [['a', 'b'], ['1', '2'], [null], ['3']]],
    ['"a;""b""";"c\r\nd";""\n', [['a;"b"', 'c\r\nd', null]]],
    [
      '5" x;"5" y;"z"\n;',
      [
        ['5" x', '5 y', 'z'],
        [null, null],
      ],
    ],
  ])('are the cells of %j', (text, rows) => {
    expect(read(text, size)).toEqual(rows)
  })

  it('are refused where one does not end', () => {
    expect(() => read('a;b\n1;"2\n3;4\n', size)).toThrow(new EndlessRowError(2))
    expect(() => read(`a;b\n1;2\n3;"${'x\n'.repeat(50)}`, size)).toThrow(new EndlessRowError(3))
  })
})

import { describe, expect, it } from 'vitest'
import { type DecimalMark, decimalMarkOf, readNumber } from './number'

describe('a number', () => {
  it.each<[string, DecimalMark, number | undefined]>([
    ['12.5', '.', 12.5],
    ['-1.5e-3', '.', -0.0015],
    ['\u22123', '.', -3],
    ['1,250.5', '.', 1250.5],
    ['1,042,123', '.', 1042123],
    ['1250,5', '.', undefined],
    ['0,521', '.', undefined],
    ['1250,5', ',', 1250.5],
    ['1.250,5', ',', 1250.5],
    ['0.521', ',', undefined],
    ['12.50,5', ',', undefined],
    ['1,2,3', ',', undefined],
    ['veel', '.', undefined],
    ['Infinity', '.', undefined],
    ['1e99', '.', 1e99],
    ['1e400', '.', undefined],
    ['-1e100', '.', undefined],
    ['0x10', '.', undefined],
  ])('%s with decimal %s is %s', (written, decimal, value) => {
    expect(readNumber(written, decimal)).toBe(value)
  })
})

describe('the sign before decimals', () => {
  const markOf = (delimiter: string, values: readonly string[], ...others: string[][]) =>
    decimalMarkOf(
      { file: 'cijfers.csv', name: 'waarde', cells: values.map((value, at) => ({ value, row: at + 2 })) },
      { delimiter, others },
    )

  it.each<[string, string, string[], string[][], DecimalMark]>([
    ['decimals that are no group of three', ';', ['6.042', '12.5'], [], '.'],
    ['decimals behind a nought, which no thousand begins with', ',', ['0.521', '1'], [], '.'],
    ['the same with a comma', ';', ['0,521', '1,042', '1'], [], ','],
    ['two groups of thousands', ';', ['1.042.123', '6.042', '996'], [], ','],
    ['two groups of thousands, with commas', ',', ['1,042,123', '6,042', '996'], [], '.'],
    ['thousands and decimals', ',', ['1.042,5', '6.042', '996'], [], ','],
    ['thousands with commas and decimals', ';', ['1,042.5', '996'], [], '.'],
    ['another column with decimals', ';', ['6.042', '996'], [['12,5', '3']], ','],
    ['another column with decimals of the other kind', ';', ['6.042', '996'], [['12.5', '3']], '.'],
    ['all three decimals, as usual with commas between fields', ',', ['6.042', '5.996'], [], '.'],
    ['all three decimals, as usual with semicolons between fields', ';', ['6,042', '5,996'], [], ','],
    ['nothing but whole numbers', ';', ['6042', '996'], [['12,5']], '.'],
  ])('is known by %s', (_, delimiter, values, others, mark) => {
    expect(markOf(delimiter, values, ...others)).toBe(mark)
  })

  it.each<[string, string, string[], string[][]]>([
    ['commas in a file with commas, beside a whole number', ',', ['1,042', '996'], []],
    ['commas in a file with commas', ',', ['1,042', '5,996'], []],
    ['points in a file with semicolons', ';', ['6.042', '5.996'], []],
    ['points beside a whole number', ',', ['950', '1.250'], []],
    ['commas beside a whole number', ';', ['950', '1,250'], []],
    ['either sign in a file with tabs', '\t', ['1,250', '2,250'], []],
    ['points and commas', ';', ['1.250', '1,250'], []],
    ['other columns that say both', ';', ['6.042'], [['12,5'], ['12.5']]],
    ['another column that holds words too', ';', ['6.042'], [['12,5', 'veel']]],
  ])('is not guessed of %s', (_, delimiter, values, others) => {
    expect(() => markOf(delimiter, values, ...others)).toThrow(
      expect.objectContaining({ code: 'effect-value-ambiguous' }),
    )
  })

  it('is told by a refusal how to mend it, and what it tells does', () => {
    const values = ['996', '1.042', '1.043']
    const mends = [
      ['996', '1042', '1043'],
      ['996', '1.0420', '1.043'],
    ]
    expect(() => markOf(';', values)).toThrow(
      expect.objectContaining({
        where: 'cijfers.csv:3:waarde',
        parameters: { file: 'cijfers.csv', row: 3, column: 'waarde', value: '1.042', whole: '1042' },
      }),
    )
    expect(mends.map((mended) => markOf(';', mended))).toEqual(['.', '.'])
  })
})

import { describe, expect, it } from 'vitest'
import { columnSumsOf, placeSumsOf, relationsOf, writtenSums } from './sums'

const known = [
  { column: 'Bewoners', unit: 'persons' },
  { column: '0-64', unit: 'persons' },
  { column: '65+', unit: 'persons' },
  { column: 'Ja (%)', unit: '%' },
  { column: 'Nee (%)', unit: '%' },
]

describe('a sum of columns that somebody writes', () => {
  it('is a total and its parts, or parts that are everything, whatever signs the names of columns have', () => {
    const { sums, faults } = columnSumsOf('bewoners = 0-64 + 65+\n\n100 % = Ja (%) + nee\n', known)
    expect(faults).toEqual([])
    expect(sums).toEqual([
      { total: 'Bewoners', parts: ['0-64', '65+'] },
      { total: null, parts: ['Ja (%)', 'Nee (%)'] },
    ])
    expect(columnSumsOf(writtenSums(sums), known).sums).toEqual(sums)
    const codes = known.map(({ column }, at) => ({ column, indicator: `o:${at}` }))
    expect(relationsOf(sums, codes)).toEqual([
      { kind: 'sum', total: 'o:0', parts: ['o:1', 'o:2'] },
      { kind: 'whole', parts: ['o:3', 'o:4'] },
    ])
  })

  it('is told by its line where it is none', () => {
    const text =
      'Bewoners\nBewoners = 65+\nBewoners = 0-64 + 80+\nBewoners = 65+ + 65+\nBewoners = 65+ + Ja (%)\n100% = 0-64 + 65+'
    const { sums, faults } = columnSumsOf(text, known)
    expect(sums).toEqual([])
    expect(faults).toEqual([
      { line: 1, wrong: 'form' },
      { line: 2, wrong: 'form' },
      { line: 3, wrong: 'column', name: '80+' },
      { line: 4, wrong: 'twice', name: '65+' },
      { line: 5, wrong: 'unit' },
      { line: 6, wrong: 'unit' },
    ])
  })
})

it('a sum of places takes codes as people write them, and tells which are none', () => {
  const { sums, faults } = placeSumsOf(
    'gm344 = 3511, PC3512 + pc3513\nGM0344 = hier + 3511\nGM0344 = 3511 + 3511',
    'postcode',
  )
  expect(sums).toEqual([{ total: 'GM0344', parts: ['PC3511', 'PC3512', 'PC3513'] }])
  expect(faults).toEqual([
    { line: 2, wrong: 'place', name: 'hier' },
    { line: 3, wrong: 'twice', name: '3511' },
  ])
})

import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../model/period-forms'
import { codeOfName, compactColumn, pathOf, plainColumn, slugOf } from './names'
import { tableOf } from './test-support/real-tables.server'
import { isProvisional, ofPartOfYear, ofWholeYear, yearOf, yearOfPeriod, yearsIn } from './years'

describe('the name of a column', () => {
  it('is the same however a program wrote it', () => {
    const written = [
      'Bevolking/Aantal inwoners (aantal)',
      'Bevolking.Aantal.inwoners..aantal.',
      'Bevolking|Aantal inwoners | aantal',
      'BEVOLKING/Aantal  inwoners\u00a0(aantal)',
    ]
    expect(new Set(written.map(plainColumn))).toEqual(new Set(['bevolking aantal inwoners aantal']))
    expect(plainColumn('Bevolkingsdichtheid (aantal inwoners per km²)')).toBe(
      plainColumn('Bevolkingsdichtheid..aantal.inwoners.per.km..'),
    )
    expect(plainColumn('Twee-onder-één-kap')).toBe('twee onder een kap')
  })

  it('has a path and a unit, or is pressed together by a service', () => {
    expect(pathOf('Onderwijs/Havo/vwo (aantal)')).toEqual({ parts: ['Onderwijs', 'Havo', 'vwo'], unit: 'aantal' })
    expect(pathOf('a_inw')).toEqual({ parts: ['a_inw'], unit: null })
    expect(compactColumn('k_0Tot15Jaar')).toBe(compactColumn('0 tot 15 jaar'))
  })

  it('gives a code that is the same every time, and differs for names that differ only at the end', () => {
    expect(codeOfName('statline', 'Sterk eenzaam (%)')).toBe('statline:sterk-eenzaam')
    const long = (end: string) => slugOf(`${'heel lang pad met woorden '.repeat(6)}${end}`)
    expect(long('mannen')).not.toBe(long('vrouwen'))
    expect(long('mannen')).toBe(long('mannen'))
    expect(long('mannen').length).toBeLessThanOrEqual(70)
    expect(codeOfName('lokaal', '???')).toBe('lokaal:kolom')
  })
})

describe('the year', () => {
  it('is read from a name, also from a date in it', () => {
    expect(yearsIn('kwb-2023-utrecht.xlsx')).toEqual([2023])
    expect(yearsIn('pc6hnr20250801_gwb.csv')).toEqual([2025])
    expect(yearsIn('Buurt2025')).toEqual([2025])
    expect(yearsIn('reeks 2016-2025, tabel 85984NED van 120234')).toEqual([2016, 2025])
  })

  it('is that of the sheet before that of the file, and a contradiction is told', () => {
    const sample = tableOf('code;a\nGM0344;1', { file: 'download-2024.xlsx', sheet: 'kwb-2023' })
    expect(yearOf(sample, {})).toMatchObject({ year: 2023, warnings: [{ nl: expect.stringContaining('2024') }] })
    expect(yearOf(sample, { year: 2022 })).toEqual({ year: 2022, warnings: [] })
    expect(yearOf(tableOf('code;a\nGM0344;1', { file: 'reeks-2016-2025.csv' }), {})).toBeNull()
  })

  it.each([
    ['p-2024q1.csv', '-Q1'],
    ['p_2024-KW2.csv', '-Q2'],
    ['wmo 3e kwartaal 2024.xlsx', '-Q3'],
    ['wmo-q4-2024.csv', '-Q4'],
    ['wmo maart 2024.csv', '-03'],
    ['wmo K1 2024.csv', '-Q1'],
    ['wmo 2024 eerste kwartaal.csv', '-Q1'],
    ['wmo jan-mrt 2024.csv', '-Q1'],
    ['wmo 2024 april t_m juni.csv', '-Q2'],
    ['wmo sept. 2024.csv', '-09'],
    ['wmo 2024Q1 eerste kwartaal.csv', '-Q1'],
    ['p-2024q1 (2).csv', '-Q1'],
    ['p-2024.csv', undefined],
    ['wmo jan-dec 2024.csv', undefined],
    ['wmo Q1-Q4 2024.csv', undefined],
    ['totaal wijk 1 tot 9 2024.csv', undefined],
    ['peildatum 20240103.csv', undefined],
  ])('has a part in the name of a file: %s', (file, part) => {
    const found = yearOf(tableOf('code;a\nGM0344;1', { file }), {})
    expect(found).toEqual({ year: 2024, ...(part ? { part } : {}), warnings: [] })
  })

  it.each([
    ['wmo januari tm juni 2024.csv', 'januari tm juni'],
    ['jeugd tot mei 2024.csv', 'tot mei'],
    ['jeugd vanaf maart 2024.csv', 'vanaf maart'],
    ['jeugd maart 2024 tm heden.csv', 'maart 2024 tm'],
    ['wmo tot en met september 2024.csv', 'tot en met september'],
    ['wmo feb-apr 2024.csv', 'feb-apr'],
    ['wmo jan feb mrt 2024.csv', 'jan feb mrt'],
    ['wmo 1e halfjaar 2024.csv', '1e halfjaar'],
    ['wmo 2024 eerste half jaar.csv', 'eerste half jaar'],
    ['wmo eerste 6 maanden 2024.csv', '6 maanden'],
    ['jeugd Q1-Q3 2024.csv', 'Q1-Q3'],
    ['p-2024q1-q3.csv', 'q1-q3'],
    ['jeugd 2024Q1-2024Q2.csv', 'Q1-2024Q2'],
    ['jeugd 2024 Q1-3.csv', 'Q1-3'],
    ['jeugd 1e en 2e kwartaal 2024.csv', '1e en 2e kwartaal'],
    ['jeugd 1 januari - 30 juni 2024.csv', '1 januari - 30 juni'],
    ['wmo 2024-01 tm 2024-06.csv', '2024-01 tm 2024-06'],
    ['jeugd eerste drie kwartalen 2024.csv', 'kwartalen'],
    ['wmo jan t.m. mei 2024.csv', 'jan t.m. mei'],
    ['wmo 2024 week 12.csv', 'week 12'],
  ])('may have a part that is no period in its name, and is not read as another: %s', (file, unread) => {
    const found = yearOf(tableOf('code;a\nGM0344;1', { file }), {})
    expect(found).toEqual({ year: 2024, unread, warnings: [] })
    const refusal = { code: 'import-part-unread', parameters: { file, found: unread, year: 2024 } }
    expect(() => found && ofPartOfYear(found, file)).toThrow(expect.objectContaining(refusal))
    expect(found && ofWholeYear(found).warnings).toEqual([
      expect.objectContaining({ nl: expect.stringContaining(unread) }),
    ])
    expect(found && ofPartOfYear(found, file, '2024-Q2')).toMatchObject({ warnings: [expect.anything()] })
  })

  it.each([
    ['p-2024-03.csv', '2024-03'],
    ['p 03-2024.csv', '03-2024'],
    ['wmo-mei2024x.csv', 'mei'],
    ['wmo maand 3 2024.csv', 'maand 3'],
    ['wmo kwartaalcijfers 2024.csv', 'kwartaalcijfers'],
    ['wmo stand 1 januari 2024.csv', '1 januari'],
    ['wmo 2024, uitvoer van maart.csv', 'maart'],
  ])('may have in its name what can be a part of it, which is told: %s', (file, doubtful) => {
    const found = yearOf(tableOf('code;a\nGM0344;1', { file }), {})
    expect(found).toEqual({ year: 2024, doubtful, warnings: [] })
    expect(found && ofPartOfYear(found, file)).toEqual({
      year: 2024,
      warnings: [{ nl: expect.stringContaining(doubtful), en: expect.stringContaining(doubtful) }],
    })
    expect(found && ofWholeYear(found).warnings).toEqual([])
  })

  it('of yearly figures has no part, and that is told', () => {
    const found = { year: 2024, part: '-Q1', warnings: [] }
    expect(ofWholeYear(found)).toEqual({
      year: 2024,
      warnings: [{ nl: expect.stringContaining('2024-Q1'), en: expect.any(String) }],
    })
  })

  it('is in a period however files write it, which a day is not', () => {
    const written = ['2024 1e kwartaal', '2024 kwartaal 1', '1e kwartaal 2024', 'Q1 2024', '2024q1', '2016KW03*']
    expect(written.map(readPeriod)).toEqual(['2024-Q1', '2024-Q1', '2024-Q1', '2024-Q1', '2024-Q1', '2016-Q3'])
    expect(['202401', '2024-12', 'januari 2024', '2024 okt', '2016JJ00'].map(readPeriod)).toEqual([
      ...['2024-01', '2024-12', '2024-01', '2024-10', '2016'],
    ])
    expect(
      ['2024 K1', '1ste kwartaal 2024', 'eerste kwartaal 2024', '2024 - Q1', '2e kwartaal 2024'].map(readPeriod),
    ).toEqual([...['2024-Q1', '2024-Q1', '2024-Q1', '2024-Q1', '2024-Q2']])
    expect(['sept 2024', 'mrt. 2024', '2024 maand 3', '2024 maand 12'].map(readPeriod)).toEqual([
      ...['2024-09', '2024-03', '2024-03', '2024-12'],
    ])
    expect(['1 januari 2024', '2024-01-01', '202413', '2024 week 3', '2024 5e kwartaal'].map(readPeriod)).toEqual([
      ...[null, null, null, null, null],
    ])
  })

  it('is in a period as files write it', () => {
    expect(
      ['2016', '2024*', '2023**', '2016JJ00', '2016KW03', '2016MM11', '2022-Q1', '2022-12'].map(yearOfPeriod),
    ).toEqual([2016, 2024, 2023, 2016, 2016, 2016, 2022, 2022])
    expect(['', '16', '2016KW05', '2016MM13', 'totaal'].map(yearOfPeriod)).toEqual([null, null, null, null, null])
    expect([isProvisional('2024*'), isProvisional('2024')]).toEqual([true, false])
  })
})

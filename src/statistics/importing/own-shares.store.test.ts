import { utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorActor } from '../../accounts'
import { mappingOf } from './mapping-form'
import { keepMapping } from './mappings.server'
import { workbook } from './reading/test-support/made-files'
import { type ImportBench, openImportBench } from './test-support/bench.server'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

const bring = (name: string, ...lines: string[]) => bench.bring({ name, text: `${lines.join('\n')}\n` })

describe('per cents of a table of one’s own', () => {
  it('may have their sign, and their margin too', async () => {
    await bring('eens-2024.csv', 'wijkcode;% eens;marge;n', 'WK034401;45,5 %;3,1%;400', 'WK034402;32;4;1.250')
    expect(await bench.figures('lokaal-eens-2024')).toEqual({
      'lokaal:eens-2024 WK034401 2024': 45.5,
      'lokaal:eens-2024 WK034402 2024': 32,
    })
    await bring('teken-2024.csv', 'wijkcode;waarde;n', 'WK034401;45,5%;400', 'WK034402;0,4%;300')
    expect(await bench.figures('lokaal-teken-2024')).toEqual({
      'lokaal:teken-2024 WK034401 2024': 45.5,
      'lokaal:teken-2024 WK034402 2024': 0.4,
    })
  })

  it('are refused at a cell without the sign that the others have, where that can be another figure', async () => {
    const mixed = bring('half-2024.csv', 'wijkcode;percentage;n', 'WK034401;45,5%;400', 'WK034402;0,32;300')
    await expect(mixed).rejects.toMatchObject({
      code: 'percent-signs-mixed',
      parameters: { row: 3, column: 'percentage', value: '0,32' },
    })
    const unit = bring('deels-2024.csv', 'wijkcode;waarde;n', 'WK034401;45,5%;400', 'WK034402;32;300')
    await expect(unit).rejects.toMatchObject({ code: 'percent-signs-mixed', parameters: { row: 3, value: '32' } })
  })

  it('are no number of people', async () => {
    const clients = bring('deel-2024.csv', 'wijkcode;aantal cliënten', 'WK034401;40', 'WK034402;12%')
    await expect(clients).rejects.toMatchObject({ code: 'cell-unreadable', parameters: { row: 3, value: '12%' } })
    const asked = bring('respons-2024.csv', 'wijkcode;percentage;n', 'WK034401;40;40%')
    await expect(asked).rejects.toMatchObject({ code: 'cell-unreadable', parameters: { column: 'n', value: '40%' } })
  })

  it('are made of parts of 1 with their margin, and refused at one above 1', async () => {
    const report = await bring('deel-van-1-2024.csv', 'wijkcode;fractie;marge;n', 'WK034401;0,142;0,03;400')
    expect(report.warnings.map(({ nl }) => nl)).toContainEqual(expect.stringContaining('met 100 vermenigvuldigd'))
    expect(await bench.figures('lokaal-deel-van-1-2024')).toEqual({ 'lokaal:deel-van-1-2024 WK034401 2024': 14.2 })
    const above = bring('boven-2024.csv', 'wijkcode;fractie;n', 'WK034401;0,142;400', 'WK034402;14,2;400')
    await expect(above).rejects.toMatchObject({
      code: 'fraction-above-one',
      parameters: { row: 3, column: 'fractie', value: '14,2' },
    })
  })

  it('are refused where they can be parts of 1 or small per cents, and read where one of them tells', async () => {
    const small = ['wijkcode;percentage;n', 'WK034401;0,142;400', 'WK034402;0,2;300']
    await expect(bring('klein-2024.csv', ...small)).rejects.toMatchObject({
      code: 'fractions-or-percents',
      parameters: { row: 2, column: 'percentage', value: '0,142' },
    })
    await bring('groot-2024.csv', ...small, 'WK034403;12;300')
    expect(await bench.figures('lokaal-groot-2024', ['lokaal:groot-2024 WK034401 2024'])).toEqual({
      'lokaal:groot-2024 WK034401 2024': 0.142,
    })
  })

  it('have a margin in the same unit, and are refused at one that is a hundred times too wide or too narrow', async () => {
    const refused = (name: string, code: string, parameters: object, ...lines: string[]) =>
      expect(bring(name, ...lines)).rejects.toMatchObject({ code, parameters })
    await refused(
      'ruim-2024.csv',
      'margin-over-hundred',
      { row: 2, column: 'foutmarge', value: '2,1' },
      ...['wijkcode;aandeel;foutmarge;n', 'WK034401;0,142;2,1;120', 'WK034402;0,25;3,0;140'],
    )
    const narrow = ['WK034401;14,2%;0,021;120', 'WK034402;25%;0,030;140']
    const cell = { row: 2, column: 'foutmarge', value: '0,021' }
    await refused('smal-2024.csv', 'margin-parts-of-one', cell, 'wijkcode;percentage;foutmarge;n', ...narrow)
    const uncounted = narrow.map((line) => line.replace(/;\d+$/, ';'))
    await refused('zonder-n-2024.csv', 'margin-parts-of-one', cell, 'wijkcode;percentage;foutmarge;n', ...uncounted)
    await bring('met-teken-2024.csv', 'wijkcode;percentage;marge;n', 'WK034401;14,2;0,021%;120', 'WK034402;25;3%;140')
    // So many answered that margins below 1 are to be expected.
    await bring('veel-2024.csv', 'wijkcode;percentage;marge;n', 'WK034401;14,2;0,68;10.100', 'WK034402;25;0,85;9.900')
    await bring('gelijk-2024.csv', 'wijkcode;aandeel;marge;n', 'WK034401;0,142;0,06;120', 'WK034402;0,25;0,07;140')
  })

  it('are refused where those of one subject can be parts of 1, whatever others in the column are', async () => {
    const rows = [
      ...['WK034401;eenzaam;0,142;120', 'WK034402;eenzaam;0,25;140', 'WK034403;eenzaam;0,31;150'],
      ...['WK034401;tevreden;75,2;120', 'WK034402;tevreden;81,0;140', 'WK034403;tevreden;66,1;150'],
    ]
    await expect(bring('lang-2024.csv', 'wijkcode;indicator;percentage;n', ...rows)).rejects.toMatchObject({
      code: 'fractions-or-percents',
      parameters: { row: 2, column: 'percentage', value: '0,142', about: { nl: 'eenzaam' } },
    })
    const mended = rows.map((row) => `${row};${row.includes('eenzaam') ? 'fractie' : 'procent'}`)
    await bring('eenheid-2024.csv', 'wijkcode;indicator;waarde;n;eenheid', ...mended)
    const figure = 'lokaal:eenzaam WK034401 2024'
    expect(await bench.figures('lokaal-eenheid-2024', [figure])).toMatchObject({ [figure]: 14.2 })
  })

  it('are what a workbook shows', async () => {
    const sheet = utils.aoa_to_sheet([
      ['wijkcode', 'percentage', 'n'],
      ['WK034401', 0.142, 400],
      ['WK034402', 0.07, 300],
    ])
    for (const [cell, format] of [
      ['B2', '0.0%'],
      ['B3', '0%'],
    ] as const)
      sheet[cell].z = format
    const path = await bench.file('werkblad-2024.xlsx', workbook({ blad: sheet }))
    await bench.bring({ name: 'werkblad-2024.xlsx', path })
    expect(await bench.figures('lokaal-werkblad-2024')).toEqual({
      'lokaal:werkblad-2024 WK034401 2024': 14.2,
      'lokaal:werkblad-2024 WK034402 2024': 7,
    })
  })

  it('are by a mapping what the person says', async () => {
    const file = { name: 'indeling-2024.csv', text: 'wijk;deel\nWK034401;0,142\nWK034402;0,2\n' }
    const keep = async (name: string, unit: string) => {
      const typed = {
        ...{ name, publisher: 'Gemeente', licence: 'onbekend', disclosure: 'open', region: 'wijk', year: '2024' },
        ...{ decimal: ',', 'read-1': 'yes', 'unit-1': unit },
      }
      const asked = { mapping: mappingOf(typed, ['wijk', 'deel']), base: 0, area: null, operation: `keep ${name}` }
      return (await keepMapping(bench.house, operatorActor, asked)).slug
    }
    await bench.bring(file, { mapping: await keep('deel-fractie', 'fraction') })
    expect(await bench.figures('deel-fractie', ['deel-fractie:deel WK034401 2024'])).toEqual({
      'deel-fractie:deel WK034401 2024': 14.2,
    })
    const report = await bench.bring(file, { mapping: await keep('deel-procent', '%') })
    expect(report.warnings.map(({ nl }) => nl)).toContainEqual(expect.stringContaining('fractie'))
    expect(await bench.figures('deel-procent', ['deel-procent:deel WK034401 2024'])).toEqual({
      'deel-procent:deel WK034401 2024': 0.142,
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '../../accounts'
import { findRegion } from '../../areas/index.server'
import { type ImportBench, neighbourhoodList, openImportBench } from './test-support/bench.server'

let bench: ImportBench
beforeAll(async () => {
  bench = await openImportBench()
})
afterAll(() => bench.close())

describe('a table of one’s own', () => {
  it('with a survey that only says how many answered releases what is about enough of them', async () => {
    const text = [
      'gebied;jaar;percentage;n;marge',
      ...['GM0917;2021;20,8;2210;1,1', 'WK091701;2021;31,5;233;3,8', 'WK091702;2021;22,9;190;4,6'],
      ...['GM0917;2023;19,6;2011;1,3', 'WK091701;2023;29,9;190;5,6', 'WK091702;2023;20,4;49;9,9'],
    ]
    const report = await bench.bring({ name: 'onveilig.csv', text: `${text.join('\n')}\n` })
    expect(report).toMatchObject({ kind: 'local-survey', observations: 6 })
    const released = await bench.figures('lokaal-onveilig', undefined, 'released')
    expect(released).toMatchObject({
      'lokaal:onveilig GM0917 2021': 20.8,
      'lokaal:onveilig WK091701 2021': 31.5,
      'lokaal:onveilig WK091702 2021': 22.9,
      'lokaal:onveilig WK091702 2023': 'suppressed',
    })
  })

  it('protects people whatever word the table has for its unit, and reads points between thousands', async () => {
    const text = [
      'wijkcode;jaar;stelling;percentage;eenheid;respons',
      ...['WK075805;2024;Schulden;0,5;procent;400', 'WK075806;2024;Schulden;100;procent;400'],
      ...['WK075805;2024;Ruzie;3;keer;400', 'WK075806;2024;Ruzie;4,5;keer;1.250'],
    ]
    await bench.bring({ name: 'eenheden.csv', text: `${text.join('\n')}\n` })
    expect(await bench.figures('lokaal-eenheden', undefined, 'released')).toEqual({
      'lokaal:schulden WK075805 2024': 'suppressed',
      'lokaal:schulden WK075806 2024': 'suppressed',
      'lokaal:ruzie WK075805 2024': 'suppressed',
      'lokaal:ruzie WK075806 2024': 4.5,
    })
    const clients = 'wijkcode;jaar;regeling;aantal cliënten\nWK075801;2024;Wmo;950\nWK075803;2024;Wmo;12.400\n'
    await bench.bring({ name: 'duizend.csv', text: clients })
    expect(await bench.figures('lokaal-duizend-clienten')).toEqual({
      'lokaal-clienten:wmo WK075801 2024': 950,
      'lokaal-clienten:wmo WK075803 2024': 12_400,
    })
  })

  it('is refused at a row that is of no region, such as a total', async () => {
    const text =
      'Wijkcode;Jaar;Voorziening;Aantal clienten\nWK001401;2024;Wmo;110\nWK001402;2024;Wmo;118\nTotaal;2024;Wmo;228\n'
    await expect(bench.bring({ name: 'met-totaal.csv', text })).rejects.toMatchObject({
      code: 'cell-unreadable',
      parameters: { row: 4, column: 'Wijkcode', value: expect.stringMatching(/totaal/i) },
    })
  })

  it('is refused at a period that it writes in a way that is not read, whatever year its name has', async () => {
    const text = 'wijkcode;periode;aantal cliënten\nWK075801;2024;40\nWK075802;1 januari 2024;52\n'
    await expect(bench.bring({ name: 'export-2026.csv', text })).rejects.toMatchObject({
      code: 'period-unreadable',
      parameters: { row: 3, column: 'periode', value: '1 januari 2024' },
    })
  })
})

describe('periods of a table of one’s own', () => {
  it('are read as municipalities write quarters and months', async () => {
    const written = [
      '2024 1e kwartaal',
      '2024 kwartaal 2',
      '3e kwartaal 2024',
      '2024Q4',
      '202402',
      'maart 2024',
      '2024 Mei*',
      ...['2023 K1', 'eerste kwartaal 2022', '1ste kwartaal 2021', '2020 - Q1'],
      ...['sept 2023', 'mrt. 2023', '2023 maand 12', '2023 maand 2'],
    ]
    const rows = written.map((period, at) => `WK075801;${period};${200 + at}`)
    await bench.bring({ name: 'delen.csv', text: `wijkcode;periode;aantal cliënten\n${rows.join('\n')}\n` })
    const periods = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024-02', '2024-03', '2024-05']
    periods.push('2023-Q1', '2022-Q1', '2021-Q1', '2020-Q1', '2023-09', '2023-03', '2023-12', '2023-02')
    expect(await bench.figures('lokaal-delen-clienten')).toEqual(
      Object.fromEntries(periods.map((period, at) => [`lokaal-clienten:delen WK075801 ${period}`, 200 + at])),
    )
  })

  it('are the quarter that the name of the file says', async () => {
    const report = await bench.bring({ name: 'p-2024q1.csv', text: 'wijkcode;aantal cliënten\nWK075801;240\n' })
    expect(report.periods).toEqual(['2024-Q1'])
  })

  it.each([
    ['wmo jan tm mei 2024.csv', 'wijkcode;aantal cliënten\nWK075801;240\n', 'import-part-unread'],
    ['wmo-2024.csv', 'wijkcode;jaar;kwartaal;aantal cliënten\nWK075801;2024;1;240\n', 'import-part-apart'],
  ])('refuse the file where they are no whole periods: %s, %s', async (name, text, code) => {
    const before = await bench.traces()
    await expect(bench.bring({ name, text })).rejects.toMatchObject({ code })
    expect(await bench.traces()).toEqual(before)
  })
})

describe('regions of a table of one’s own', () => {
  it('of somebody’s own are named by it only where nobody named them', async () => {
    const nameOf = async (code: string) =>
      (await findRegion(bench.house, publicActor, { code, boundaryYear: 2019 }))?.name
    await bench.bring(neighbourhoodList(2019, [['03440111', 'Den Hommel']]))
    const text =
      'buurtcode;buurtnaam;jaar;percentage;n\nBU03440111;Onze buurt;2019;41;400\nBU03440112;Nieuw;2019;42;400\n'
    await bench.bring({ name: 'eigen-namen.csv', text })
    expect([await nameOf('BU03440111'), await nameOf('BU03440112')]).toEqual(['Den Hommel', 'Nieuw'])
    await bench.bring(neighbourhoodList(2019, [['03440112', 'Oog in Al']]))
    expect(await nameOf('BU03440112')).toBe('Oog in Al')
  })

  it('by name are those of the municipality beside it, and of the level of their column', async () => {
    const rows = [
      ['08260201', 'Kanaleneiland'],
      ['03440512', 'Kanaleneiland'],
      ['03440201', 'Lombok'],
      ['03630101', 'Centrum'],
      ['00140101', 'Centrum'],
    ] as const
    await bench.bring(neighbourhoodList(2018, rows))
    const municipalities =
      'Gemeentecode2018;Gemeentenaam2018\n0344;Utrecht\n0826;Oosterhout\n0363;Amsterdam\n0014;Groningen\n'
    await bench.bring({ name: 'gemeenten-2018.csv', text: municipalities })
    const districts = 'Wijkcode2018;Wijknaam2018\n034402;Lombok\n'
    await bench.bring({ name: 'wijken-2018.csv', text: districts })
    const table = (name: string, ...lines: string[]) =>
      bench.bring({ name, text: `${['Gemeente;Wijk;Jaar;Score;n', ...lines].join('\n')}\n` })
    await table('tevreden.csv', 'Utrecht;Kanaleneiland;2018;6,4;412', 'Utrecht;Lombok;2018;7,1;380')
    expect(await bench.figures('lokaal-tevreden')).toEqual({
      'lokaal:tevreden BU03440512 2018': 6.4,
      'lokaal:tevreden WK034402 2018': 7.1,
    })
    const alone = { name: 'alleen.csv', text: 'Wijk;Jaar;Score;n\nCentrum;2018;6,4;412\n' }
    await expect(bench.bring(alone)).rejects.toMatchObject({
      code: 'names-of-several-regions',
      parameters: { names: ['Centrum'] },
    })
    await expect(table('elders.csv', 'Utrecht;Centrum;2018;6,4;412')).rejects.toMatchObject({
      code: 'names-unlike-list',
      parameters: { names: ['Utrecht: Centrum'], alike: ['Lombok'] },
    })
  })

  it('by name are districts without the number in front, and told as the list calls them where they are not known', async () => {
    const list = (kind: string, name: string, ...rows: string[]) =>
      bench.bring({ name: `${name}-2017.csv`, text: `${[`${kind}code2017;${kind}naam2017`, ...rows].join('\n')}\n` })
    await list('Gemeente', 'gemeenten', '0344;Utrecht', '0363;Amsterdam')
    await list('Wijk', 'wijken', '034401;Wijk 01 West', '034403;Wijk 03 Overvecht', '036301;Wijk 01 West')
    await list('Wijk', 'oost', '034405;Wijk 05 Oost', '034406;Wijk 06 Oost')
    // A neighbourhood by that very name is not what a column of districts means.
    await bench.bring(neighbourhoodList(2017, [['03440311', 'Overvecht']]))
    const table = (name: string, head: string, ...lines: string[]) =>
      bench.bring({ name, text: `${[`${head};gemeente;jaar;percentage;n`, ...lines].join('\n')}\n` })
    await table('kort.csv', 'wijk', 'Overvecht;Utrecht;2017;38,2;140', 'West;Utrecht;2017;45,5;120')
    expect(await bench.figures('lokaal-kort')).toEqual({
      'lokaal:kort WK034403 2017': 38.2,
      'lokaal:kort WK034401 2017': 45.5,
    })
    await table('buurten.csv', 'buurt', 'Overvecht;Utrecht;2017;38,2;140')
    expect(await bench.figures('lokaal-buurten')).toEqual({ 'lokaal:buurten BU03440311 2017': 38.2 })
    const wrong = table('fout.csv', 'wijk', 'Overvegt;Utrecht;2017;38,2;140')
    await expect(wrong).rejects.toMatchObject({
      code: 'names-unlike-list',
      parameters: { names: ['Utrecht: Overvegt'], alike: expect.arrayContaining(['Wijk 03 Overvecht']) },
    })
    const partly = await table('deels.csv', 'wijk', 'Overvegt;Utrecht;2017;38,2;140', 'West;Utrecht;2017;45,5;120')
    expect(partly.warnings.map(({ nl }) => nl)).toContainEqual(expect.stringContaining('Wijk 03 Overvecht'))
    await expect(table('twee.csv', 'wijk', 'Oost;Utrecht;2017;38,2;140')).rejects.toMatchObject({
      code: 'names-of-several-regions',
    })
  })

  it('are no whole municipality where a district or neighbourhood stands beside its code', async () => {
    const bring = (name: string, ...lines: string[]) => bench.bring({ name, text: `${lines.join('\n')}\n` })
    const short = ['344;3;Overvecht;38,2;140', '599;1;Centrum;45,5;120']
    await expect(bring('n-2016.csv', 'gemeente;wijkcode;wijk;percentage;n', ...short)).rejects.toMatchObject({
      code: 'part-beside-larger',
      parameters: { row: 2, column: 'wijkcode', value: '3', code: 'GM0344' },
    })
    const total = bring('t-2016.csv', 'code;buurt;aantal cliënten', 'GM0344;Totaal;90', 'WK034401;Den Hommel;40')
    await expect(total).rejects.toMatchObject({
      code: 'part-beside-larger',
      parameters: { row: 3, column: 'buurt', value: 'Den Hommel', code: 'WK034401' },
    })
    await bring('g-2016.csv', 'gemeente;wijk;percentage;n', 'GM0344;;38,2;140', 'GM0599;-;45,5;120')
    await bring('m-2016.csv', 'code;wijk;percentage;n', 'GM0344;Utrecht;38,2;140', 'WK034401;West;45,5;120')
  })
})

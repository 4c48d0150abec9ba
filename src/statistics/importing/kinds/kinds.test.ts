import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { normaliseRegionCode } from '../../../areas'
import { Refusal } from '../../../platform'
import { addressOf } from '../../../ui'
import en from '../../texts/en.json'
import nl from '../../texts/nl.json'
import { readColumnCatalogue } from '../column-catalogue.server'
import type { ImportPlan, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { type ColumnCatalogue, definitionIn, isAvailable } from './catalogue'
import { kinds, localNames, recognise } from './index'
import { levelOfCodes, regionByCode } from './places'
import { tableOf } from './test-support/real-tables.server'

let catalogue: ColumnCatalogue
beforeAll(async () => {
  catalogue = await readColumnCatalogue(resolve('content', 'columns'))
})

const best = (...tables: TableSample[]) => recognise(tables, catalogue, {})[0]
function figures(plan: ImportPlan | undefined): StatisticsPlan {
  if (plan?.target !== 'statistics') throw new Error('no figures')
  return plan
}
function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('not there')
  return thing
}
const codes = (plan: StatisticsPlan) => plan.indicators.map(({ code }) => code)

describe('what a file is', () => {
  it('is refused with the kinds there are when it is nothing', () => {
    const table = tableOf('stad;smaak\nUtrecht;zoet')
    expect(() => best(table)).toThrow(/kind-unknown: cijfers\.csv .*stad; smaak/)
    expect(() => recognise([], catalogue, {})).toThrow(/kind-unknown/)
  })

  it.each(['nl', 'en'] as const)('is otherwise told by a person, and the refusal says where (%s)', (language) => {
    const remedy = new Refusal('kind-unknown', {}).remedy(language)
    expect(remedy).toContain(` ${addressOf('uploads', language)} `)
    expect(remedy).toContain({ nl, en }[language].upload.map)
    expect(remedy).toContain('--as mapping:')
  })

  it('can be said, and a name that is none is refused with the nearest', () => {
    const table = tableOf('gwb_code_10;a_inw\nGM0344;1', { file: 'kwb-2023.csv' })
    expect(recognise([table], catalogue, { as: 'kwb' })[0]?.kind).toBe('kwb')
    expect(() => recognise([table], catalogue, { as: 'statline' })).toThrow(/kind-does-not-fit/)
    const refusal = () => recognise([table], catalogue, { as: 'kwbb' })
    expect(refusal).toThrow(/kind-name-unknown/)
    try {
      refusal()
    } catch (error) {
      expect(error).toMatchObject({ parameters: { near: expect.arrayContaining(['kwb']) } })
    }
  })

  it('has one name in two languages for every kind', () => {
    expect(kinds.every(({ name }) => name.nl !== '' && name.en !== '')).toBe(true)
    expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  })
})

it('a few figures of others are only read as such when somebody says what they are', () => {
  const table = tableOf('statcode;naam;misdrijven_2022;misdrijven_2023\nBU03440111;A;2;.\nGM0344;U;9;8', {
    file: 'misdrijven-2023.csv',
  })
  expect(() => best(table)).toThrow(/kind-unknown/)
  const [found] = recognise([table], catalogue, { as: 'crime-health' })
  expect(codes(figures(found?.plans[0]))).toEqual(['politie:misdrijven'])
})

describe('the key figures of a year', () => {
  it('are read as a Dutch spreadsheet writes them, with a comma before the decimals', () => {
    const rows = 'gwb_code_10;a_inw;g_hhgro\nGM0344;367947;1,9\nWK034403;34910;2'
    expect(figures(best(tableOf(rows, { file: 'kwb-2023.csv' }))?.plans[0]).decimal).toBe(',')
    expect(figures(best(tableOf(rows.replace(',', '.'), { file: 'kwb-2023.csv' }))?.plans[0]).decimal).toBe('.')
  })

  it('are refused when nothing says which year it is', () => {
    expect(() => best(tableOf('gwb_code_10;a_inw\nGM0344;1', { file: 'kwb.csv' }))).toThrow(/import-year-unknown/)
  })

  it('are of the only year that all their columns were published for', () => {
    const entries = ['a_inw', 'a_lln'].map((name) => ({
      indicator: { ...present(catalogue.entries[0]).indicator, code: `kwb:${name}` },
      aliases: [name],
      from: 2020,
      to: name === 'a_inw' ? 2020 : null,
      gaps: [],
    }))
    const narrow: ColumnCatalogue = {
      ...catalogue,
      find: (column) => entries.find(({ aliases }) => aliases.includes(column)),
    }
    const table = tableOf('gwb_code_10;a_inw;a_lln\nGM0344;1;2', { file: 'kwb.csv' })
    expect(figures(recognise([table], narrow, { as: 'kwb' })[0]?.plans[0]).period).toEqual({ fixed: '2020' })
  })

  it('may have codes without prefix only, and signs of the map for what is missing', () => {
    const table = tableOf('gwb_code_8;regio;a_inw\n0344;Utrecht;1\n03440111;Laan;-99997', { file: 'kwb-2023.csv' })
    const { region, markers } = figures(best(table)?.plans[0])
    expect(region).toMatchObject({ columns: ['gwb_code_8'], areMixedBare: true })
    expect(markers.find(({ text }) => text === '-99997')?.absence).toBe('suppressed')
    expect(markers.find(({ text }) => text === '-')?.absence).toBe('unknown')
  })

  it('take a column that is new under its own name, and say so', () => {
    const table = tableOf('gwb_code_10;regio;a_inw;a_nieuw\nGM0344;Utrecht;1;.\nWK034401;West;2;5', {
      file: 'kwb-2026.csv',
    })
    const plan = figures(best(table)?.plans[0])
    expect(codes(plan)).toEqual(['kwb:a_inw', 'kwb:a_nieuw'])
    expect(plan.indicators[1]).toMatchObject({ aggregation: 'sum', better: 'none' })
    expect(plan.warnings.map(({ nl }) => nl).join(' ')).toContain('a_nieuw')
  })

  it('warn when the columns are of another time than the name', () => {
    const table = tableOf('gwb_code_10;a_nl_all\nGM0344;1', { file: 'kwb-2016.csv' })
    expect(
      figures(best(table)?.plans[0])
        .warnings.map(({ nl }) => nl)
        .join(' '),
    ).toContain('Volgens de naam is dit van 2016')
  })

  it.each([
    ['29.705;12,5%', ','],
    ['29705;12.5', '.'],
  ])('of a map are read with the sign that its numbers have before decimals: %s', (cells, decimal) => {
    const table = tableOf(`BU_CODE;BU_NAAM;AANT_INW;P_00_14_JR\nBU03440111;Den Hommel;${cells}`, {
      file: 'buurt_2016.csv',
    })
    expect(figures(best(table)?.plans[0])).toMatchObject({ kind: 'kwb-map', decimal })
  })
})

describe('StatLine', () => {
  it('of a service is read by the order of its columns where their names are short of a path', () => {
    const table = tableOf(
      'ID;WijkenEnBuurten;Gemeentenaam_1;SoortRegio_2;Codering_3;AantalInwoners_5;k_0Tot15Jaar_8;Nederland_17;EuropaExclusiefNederland_18;BuitenEuropa_19;Nederland_20;EuropaExclusiefNederland_21\n' +
        '0;GM0344    ;Utrecht;Gemeente;GM0344    ;     1;  2;3;4;5;6;7',
      { file: '85984NED-2024.csv' },
    )
    const plan = figures(best(table)?.plans[0])
    expect(codes(plan)).toEqual(
      ['a_inw', 'a_00_14', 'a_nl_all', 'a_eur_al', 'a_neu_al', 'a_geb_nl', 'a_geb_eu'].map((name) => `kwb:${name}`),
    )
    expect(plan.region).toMatchObject({ by: 'code', columns: ['Codering_3'] })
    expect(plan.left.map(({ column }) => column)).toEqual(['ID', 'WijkenEnBuurten', 'Gemeentenaam_1', 'SoortRegio_2'])
  })

  it('with provisional periods keeps the year and says that it is provisional', () => {
    const table = tableOf(
      "Perioden;Regio's;Regioaanduiding/Codering (code);Bevolking/Aantal inwoners (aantal)\n2024*;Utrecht;GM0344;1\n2023;Utrecht;GM0344;2",
    )
    const plan = figures(best(table)?.plans[0])
    expect(plan).toMatchObject({ period: { column: 'Perioden' }, boundaryYear: { column: 'Perioden' } })
    expect(plan.dataset.slug).toBe('kwb-2023-2024')
    expect(plan.warnings.map(({ nl }) => nl).join(' ')).toContain('voorlopig: 2024*')
  })

  it('of a table that nobody knows gets codes made of the whole path', () => {
    const table = tableOf(
      'Wijken en buurten;Codering (code);Zorg/Huisarts/Bezoek (aantal);Zorg/Huisarts/Bezoek (%)\nUtrecht;GM0344;1;2,5',
      {
        file: 'tabel-2022.csv',
      },
    )
    const plan = figures(best(table)?.plans[0])
    expect(codes(plan)).toEqual(['statline:zorg-huisarts-bezoek', 'statline:zorg-huisarts-bezoek-procent'])
    expect(plan.indicators[1]).toMatchObject({ unit: '%', aggregation: 'none', theme: 'Zorg' })
    expect(plan).toMatchObject({ decimal: ',', dataset: { slug: 'statline-2022' } })
  })
})

describe('the Health Monitor', () => {
  it('gives every group of ages an indicator of its own, and reads the estimate only', () => {
    const table = tableOf(
      'Leeftijd;Marges;WijkenEnBuurten;Perioden;Codering_3;Eenzaam_28\n20300;MW00000;GM0344;2016JJ00;GM0344;  40.1\n80200;MW00000;GM0344;2016JJ00;GM0344;  45\n99999;MW00000;GM0344;2016JJ00;GM0344;  45',
    )
    const plans = best(table)?.plans.map(figures) ?? []
    expect(plans.map(codes)).toEqual([['rivm:eenzaam'], ['rivm:eenzaam-65plus']])
    expect(plans[0]?.only).toEqual({ Leeftijd: ['20300'], Marges: ['MW00000', 'Waarde'] })
    expect(plans[0]?.warnings.map(({ nl }) => nl).join(' ')).toContain('99999')
  })

  it('of an export is the same, and its series from 2022 on has a definition of its own', () => {
    const table = tableOf(
      'Leeftijd;Marges;Perioden;Wijken en buurten;Regioaanduiding/Codering (code);Gezondheid/Ervaren gezondheid (goed/zeer goed) (%)\n18 jaar of ouder;Waarde;2022;Utrecht;GM0344;70,1',
    )
    const recognition = best(table)
    const plan = figures(recognition?.plans[0])
    expect(recognition?.kind).toBe('rivm-health')
    expect(plan).toMatchObject({ boundaryYear: { fixed: 2022 }, decimal: ',' })
    expect(plan.shape).toMatchObject({
      columns: [{ indicator: 'rivm:ervaren-gezondheid-goed', definition: '50150ned' }],
    })
  })
})

describe('figures of one’s own', () => {
  const survey =
    'Buurtcode;Naam;Jaar;Vraag;Percentage;N;Marge;Weging\nBU03440111;Den Hommel;2024;Voelt zich veilig;71,5;120;8,1;leeftijd en geslacht'

  it('of a survey have their number of answers, margin and weighting', () => {
    const plan = figures(best(tableOf(survey, { file: 'leefbaarheid.csv' }))?.plans[0])
    expect(plan).toMatchObject({
      kind: 'local-survey',
      decimal: ',',
      dataset: { slug: 'lokaal-leefbaarheid', disclosure: 'counts-of-people' },
      period: { column: 'Jaar' },
      boundaryYear: { fixed: 2024 },
      shape: { form: 'long', value: 'Percentage', n: 'N', margin: 'Marge', measure: { column: 'Vraag' } },
    })
    expect(plan.indicators[0]).toMatchObject({
      code: 'lokaal:voelt-zich-veilig',
      unit: '%',
      uncertainty: 'survey-with-margin',
    })
    expect(plan.indicators[0]?.definitions[0]?.text.nl).toContain('leeftijd en geslacht')
    if (plan.shape.form === 'long') expect(plan.shape.others?.prefix).toBe('lokaal')
  })

  it('write thousands with a point, which no number of people has before decimals', () => {
    const decimal = (text: string) => figures(best(tableOf(text, { file: 'eigen-2024.csv' }))?.plans[0]).decimal
    const survey = (value: string, n: string) => `wijkcode;percentage;n\nWK034401;${value};${n}\nWK034402;51;980`
    expect([decimal(survey('45', '1.250')), decimal(survey('45,1', '1.250')), decimal(survey('45.1', '125'))]).toEqual([
      ',',
      ',',
      '.',
    ])
    const clients = (first: string, of = '29040') =>
      `wijkcode;regeling;aantal cliënten;inwoners\nWK034401;Wmo;${first};${of}\nWK034402;Wmo;950;4100`
    expect([decimal(clients('12.400')), decimal(clients('150', '29.000')), decimal(clients('12'))]).toEqual([
      ',',
      ',',
      ',',
    ])
  })

  it('have periods in their column, also where these are written in a way that is not read', () => {
    const table = tableOf('wijkcode;periode;aantal cliënten\nWK034401;1 mei 2024;40', { file: 'export-2026.csv' })
    expect(figures(best(table)?.plans[0])).toMatchObject({
      period: { column: 'periode' },
      boundaryYear: { fixed: 2024 },
    })
  })

  it('are in units as analysts write them', () => {
    const table = tableOf('wijkcode;jaar;percentage;eenheid;n\nWK034401;2024;40;procent;400', { file: 'schulden.csv' })
    expect(figures(best(table)?.plans[0]).indicators[0]?.unit).toBe('%')
  })

  it('have no margin that they do not give', () => {
    const table = tableOf('code;value;n\nGM0344;0,4;90\nGM0363;0,5;80', { file: 'survey-2023.csv' })
    const plan = figures(best(table)?.plans[0])
    expect(plan.indicators[0]).toMatchObject({
      code: 'lokaal:survey-2023',
      uncertainty: 'survey-without-margin',
      unit: 'number',
    })
    expect(plan.warnings.map(({ nl }) => nl)).toEqual(
      expect.arrayContaining(['De tabel noemt geen eenheid.', 'De tabel geeft geen marge.']),
    )
  })

  it('of decisions on support are counts of people, clients and decisions apart', () => {
    const table = tableOf(
      'wijkcode;jaar;voorziening;aantal besluiten;aantal cliënten;inwoners\n034401;2023;Wmo;120;80;29040\n034401;2023;Jeugd;<5;.;29040',
      { file: 'steun.csv' },
    )
    const plans = best(table)?.plans.map(figures) ?? []
    expect(plans.map(({ kind, dataset }) => [kind, dataset.slug, dataset.disclosure])).toEqual([
      ['local-decisions', 'lokaal-steun-besluiten', 'counts-of-people'],
      ['local-decisions', 'lokaal-steun-clienten', 'counts-of-people'],
    ])
    expect(plans.map(codes)).toEqual([
      ['lokaal-besluiten:wmo', 'lokaal-besluiten:jeugd'],
      ['lokaal-clienten:wmo', 'lokaal-clienten:jeugd'],
    ])
    expect(plans[0]?.indicators[0]).toMatchObject({ unit: 'decisions', personSensitive: true, aggregation: 'sum' })
    expect(plans[0]?.region).toMatchObject({ by: 'code', columns: ['wijkcode'], level: 'district' })
    expect(plans[0]?.shape).toMatchObject({ of: 'inwoners' })
    expect(plans[0]?.markers.find(({ text }) => text === '<5')?.absence).toBe('suppressed')
  })

  it('can have no column with two roles of one table', () => {
    const { region: _, n: __, of: ___, ...others } = localNames
    const names = Object.values(others).flat()
    expect(names.length).toBe(new Set(names).size)
  })

  it('may have columns of exactly the names that the documentation promises, and kinds too', async () => {
    const page = await readFile(resolve('docs', 'kinds-of-files.md'), 'utf8')
    const promised = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
    for (const names of Object.values(localNames)) {
      expect(promised.some((cells) => cells[2] === names.join(', '))).toBe(true)
    }
    const told = promised.flatMap((cells) => /^`([a-z0-9-]+)`$/.exec(cells[1] ?? '')?.[1] ?? [])
    expect(told.toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted())
  })

  it('that Wijklus handed out itself are read as they are', () => {
    const table = tableOf(
      'dataset_version;indicator;definition;place;boundary_year;period;value;precision;low;high;margin;n;of;absence;decimals;note_nl;note_en;document;line;figure\nv1;kwb:a_inw;1;GM0344;2023;2023;5;exact;;;;;;;0;;;kwb-2023;a_inw;',
      { file: 'inwoners.csv' },
    )
    const plan = best(table)?.plans[0]
    expect(plan).toMatchObject({ target: 'rows', kind: 'wijklus', left: [{ column: 'dataset_version' }] })
  })
})

describe('regions of a table', () => {
  it('are in the column of the smallest ones, or in the one with codes of all levels', () => {
    const table = tableOf('gemeentecode;wijkcode;buurtcode;a\nGM0344;WK034401;BU03440111;1')
    expect(regionByCode(table)?.region.columns).toEqual(['buurtcode'])
    const totals = tableOf('Buurtcode;Jaar;a\nBU03440111;2024;1\nWK034401;2024;2\nGM0344;2024;2')
    expect(regionByCode(totals)).toMatchObject({ region: { columns: ['Buurtcode'], level: null }, level: null })
    const mixed = tableOf('gemeentecode;code;a\nGM0344;NL00;1\nGM0344;GM0344;2\nGM0344;BU03440111;2')
    expect(regionByCode(mixed)).toMatchObject({ region: { columns: ['code'], level: null }, level: null })
  })

  it.each([
    ['wijk;wijkcode;jaar;percentage;n\nLombok;WK034402;2024;40;400', 'wijk'],
    ['buurtcode;wijk;buurt;jaar;percentage;n\nBU03440111;West;Den Hommel;2024;40;400', 'buurt'],
    ['wijkcode;gemeente;jaar;percentage;n\nWK034402;Utrecht;2024;40;400', null],
    ['wijkcode;wijk;jaar;percentage;n\nWK034402;2;2024;40;400', null],
  ])('have their names in the column beside their codes that is of their level: %s', (text, name) => {
    const plan = figures(best(tableOf(text, { file: 'eens.csv' }))?.plans[0])
    expect(plan.region).toMatchObject({ by: 'code', name })
    expect(plan.left.map(({ column }) => column)).not.toContain(name)
  })

  it('have a level by their prefix, or by their length', () => {
    expect(levelOfCodes(['NL00', 'GM0344  ', 'GM0363'])).toEqual({ level: 'municipality', isBare: false })
    expect(levelOfCodes(['034401', '0363AA'])).toEqual({ level: 'district', isBare: true })
    expect(levelOfCodes(['Utrecht', 'Baarn'])).toBeNull()
    expect(normaliseRegionCode('0363AA', 'district')).toBe('WK0363AA')
  })
})

describe('the catalogue of columns', () => {
  it('has the definition of a year, and knows of which years a source has a column', () => {
    const homes = present(catalogue.byCode('kwb:p_koopw')).indicator
    expect([2003, 2005, 2008, 2023, null].map((year) => definitionIn(homes, year).version)).toEqual([
      '1',
      '2',
      '2',
      '3',
      '1',
    ])
    const help = present(catalogue.find('%_SHNTAB', ['elan']))
    expect([2012, 2013, 2014].map((year) => isAvailable(help, year))).toEqual([true, false, true])
  })

  it('adds up only what can be added up', () => {
    const odd = catalogue.entries.filter(({ indicator }) => {
      const { aggregation, denominator, unit, code, name } = indicator
      const isMean = /gemiddeld|mediaan/i.test(name.nl) && aggregation === 'sum'
      const isSummedShare = aggregation === 'sum' && ['%', 'km', 'score', 'class'].includes(unit)
      const isWeighedByItself = denominator === code
      return isMean || isSummedShare || isWeighedByItself
    })
    expect(odd.map(({ indicator }) => indicator.code)).toEqual([])
  })

  it('does not add up modelled or composite scores without knowing of whom', () => {
    const scores = catalogue.entries.filter(({ indicator }) => /^(rivm|lbm[23]):/.test(indicator.code))
    expect(scores.every(({ indicator }) => indicator.aggregation === 'none')).toBe(true)
    expect(new Set(scores.map(({ indicator }) => indicator.uncertainty))).toEqual(new Set(['modelled', 'composite']))
  })
})

import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readColumnCatalogue } from '../column-catalogue.server'
import type { ImportPlan, Recognition, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import type { ColumnCatalogue } from './catalogue'
import { recognise } from './index'
import { hasRealFiles, realTables } from './test-support/real-tables.server'

let catalogue: ColumnCatalogue
beforeAll(async () => {
  catalogue = await readColumnCatalogue(resolve('content', 'columns'))
})

/** Columns of a table that a plan reads for another end than as an indicator. */
function placing(plan: StatisticsPlan): string[] {
  const { region, period, boundaryYear, shape, only } = plan
  return [
    ...(region.by === 'code' ? [...region.columns, region.name ?? ''] : [region.column]),
    ...('column' in period ? [period.column] : []),
    ...('column' in boundaryYear ? [boundaryYear.column] : []),
    ...(shape.form === 'long' && 'column' in shape.measure ? [shape.measure.column, shape.value] : []),
    ...Object.keys(only ?? {}),
  ]
}

/** Columns of which the plan says nothing. */
function silent(plan: StatisticsPlan, sample: TableSample | undefined): string[] {
  const { shape } = plan
  const read = shape.form === 'wide' ? shape.columns.map(({ column }) => column) : []
  const told = new Set([...read, ...placing(plan), ...plan.left.map(({ column }) => column)])
  return (sample?.columns ?? []).filter((column) => !told.has(column))
}

/** What a file is expected to be: kind, and for each plan its target or dataset, boundary year and number of indicators. */
type Expected = [kind: string, ...plans: (readonly [name: string, year: number | string, indicators?: number])[]]

const files: Record<string, Expected> = {
  'boundaries/buurten-2024-approx-wgs84.geojson.gz': ['boundaries', ['neighbourhood', 2024]],
  'boundaries/gemeenten-2012-with-indicators.geojson.gz': [
    'collected',
    ['municipality', 2012],
    ['verzameld-gemeenten-2012-with-indicators', 2012, 54],
  ],
  'boundaries/gemeenten-2018-with-indicators.geojson.gz': [
    'collected',
    ['municipality', 2018],
    ['verzameld-gemeenten-2018-with-indicators', 2018, 64],
  ],
  'boundaries/gemeenten-2022-with-indicators.geojson.gz': [
    'collected',
    ['municipality', 2022],
    ['verzameld-gemeenten-2022-with-indicators', 2022, 104],
  ],
  'boundaries/gemeenten-2024-with-indicators.geojson.gz': [
    'collected',
    ['municipality', 2024],
    ['verzameld-gemeenten-2024-with-indicators', 2024, 67],
  ],
  'boundaries/pdok-buurten-2024-baarn-with-kwb.geojson.gz': [
    'kwb-map',
    ['neighbourhood', 2024],
    ['kwb-2024', 2024, 210],
  ],
  'boundaries/gemeenten-2015-q1e3.topojson.gz': ['boundaries', ['municipality', 2015]],
  'boundaries/wijken-2014-q1e3.topojson.gz': ['boundaries', ['district', 2014]],
  'boundaries/wijken-2016-rd.geojson.gz': ['boundaries', ['district', 2016]],
  'boundaries/wijken-2024-with-kwb.geojson.gz': [
    'collected',
    ['district', 2024],
    ['verzameld-wijken-2024-with-kwb', 2024, 12],
  ],
  'cbs-gebiedsindeling/cbs-buurt2025.csv.gz': ['region-list', ['neighbourhood', 2025]],
  'cbs-gebiedsindeling/cbs-wijk2025.csv.gz': ['region-list', ['district', 2025]],
  'cbs-gebiedsindeling/cbs-gem2025.csv.gz': ['region-list', ['municipality', 2025]],
  'cbs-kwb/gem_2016.csv.gz': ['kwb-map', ['kwb-2016', 2016, 30]],
  'cbs-kwb/wijk_2016.csv.gz': ['kwb-map', ['kwb-2016', 2016, 30]],
  'cbs-kwb/original/gem_2016.dbf': ['kwb-map', ['kwb-2016', 2016, 30]],
  'cbs-kwb/kwb-2023-utrecht.csv.gz': ['kwb', ['kwb-2023', 2023, 112]],
  'cbs-kwb/original/kwb-2023-utrecht.xlsx': ['kwb', ['kwb-2023', 2023, 112]],
  'cbs-kwb/kwb-series-2016-2025-baarn-buurten.json': [
    'collected',
    ['verzameld-kwb-series-2016-2025-baarn-buurten', 'period', 10],
  ],
  'cbs-kwb/statline-kwb-2015-amsterdam-income.csv.gz': ['statline', ['kwb-2015', 2015, 10]],
  'cbs-kwb/statline-kwb-2017-amsterdam.csv.gz': ['statline', ['kwb-2017', 2017, 102]],
  'cbs-kwb/statline-kwb-2024-gemeenten-100-all-topics.csv.gz': ['statline', ['kwb-2024', 2024, 55]],
  'cbs-kwb/statline-kwb-2024-nl-population-age-sex.csv.gz': ['statline', ['kwb-2024', 2024, 8]],
  'cbs-kwb/statline-regionale-kerncijfers.csv.gz': ['statline', ['regionaal-2025', 2025, 61]],
  'cbs-overig/statline-nabijheid-2023-utrecht.csv.gz': ['statline', ['nabijheid-2023', 2023, 110]],
  'cbs-overig/statline-ses-woa-2019-amsterdam.csv.gz': ['statline', ['ses-woa-2019', 'Perioden', 6]],
  'elan-panel/wijkpanel-2009-2022-haaglanden.csv.gz': ['elan-panel', ['elan-wijkpanel', 2022, 61]],
  'grenswijzigingen/gemeente-van-naar-adressen.csv.gz': ['conversions', ['municipality', 'van_jaar']],
  'grenswijzigingen/wijk-van-naar-adressen.csv.gz': ['conversions', ['district', 'van_jaar']],
  'leefbaarometer/lbm2-gemeente-dimensiescore-ontwikkeling.csv.gz': [
    'leefbaarometer-2',
    ['leefbaarometer-2', 2016, 6],
    ['leefbaarometer-2', 2016, 6],
  ],
  'leefbaarometer/lbm2-gemeente-dimensiescore-stand.csv.gz': ['leefbaarometer-2', ['leefbaarometer-2', 2016, 6]],
  'leefbaarometer/lbm2-gemeente-klassen-2002-2016.csv.gz': ['leefbaarometer-2', ['leefbaarometer-2', 2016, 5]],
  'leefbaarometer/lbm2-pc4-dimensiescore-stand-long-2012-2018.csv.gz': [
    'leefbaarometer-2',
    ['leefbaarometer-2', 2018, 6],
  ],
  'leefbaarometer/lbm2-pc4-dimensiescore-stand-wide-2012-2018.csv.gz': [
    'leefbaarometer-2',
    ['leefbaarometer-2', 2018, 6],
  ],
  'leefbaarometer/lbm2-pc4-klassen-2002-2018.csv.gz': ['leefbaarometer-2', ['leefbaarometer-2', 2018, 6]],
  'leefbaarometer/lbm2-wijk-dimensiescore-stand.csv.gz': ['leefbaarometer-2', ['leefbaarometer-2', 2016, 6]],
  'leefbaarometer/lbm2-wijk-klassen-2002-2016.csv.gz': ['leefbaarometer-2', ['leefbaarometer-2', 2016, 5]],
  'leefbaarometer/original/lbm2-dimensiescore_gemeente_stand.xlsx': ['leefbaarometer-2', ['leefbaarometer-2', 2016, 6]],
  'leefbaarometer/lbm3-wijk-groningen-excerpt.csv': ['leefbaarometer-3', ['leefbaarometer-3', 2024, 7]],
  'mixed/buurten-2020-prov-utrecht-kwb-lbm3-ses.csv.gz': [
    'collected',
    ['verzameld-buurten-2020-prov-utrecht-kwb-lbm3-ses', 2020, 27],
  ],
  'mixed/gebieden-2024-kwb-misdrijven-gezondheid.csv.gz': [
    'collected',
    ['verzameld-gebieden-2024-kwb-misdrijven-gezondheid', 2024, 19],
  ],
  'mixed/gebieden-2024-per-gemeente.ndjson.gz': [
    'collected',
    ['verzameld-gebieden-2024-per-gemeente', 2024, 17],
    ['verzameld-gebieden-2024-per-gemeente', 2024, 2],
    ['verzameld-gebieden-2024-per-gemeente', 2024, 17],
    ['verzameld-gebieden-2024-per-gemeente', 2024, 17],
  ],
  'rivm-gezondheid/eenzaamheid-wijk-2016.csv.gz': ['rivm-loneliness', ['rivm-eenzaamheid-2016', 2016, 8]],
  'rivm-gezondheid/statline-gezondheid-2012-18-64.csv.gz': ['rivm-health', ['rivm-gezondheid-2012', 2020, 35]],
  'rivm-gezondheid/statline-gezondheid-2016-18plus.csv.gz': ['rivm-health', ['rivm-gezondheid-2016', 2020, 35]],
  'rivm-gezondheid/statline-gezondheid-2020-65plus.csv.gz': ['rivm-health', ['rivm-gezondheid-2020', 2020, 35]],
}

function brief(plan: ImportPlan): readonly [string, number | string, number?] {
  switch (plan.target) {
    case 'statistics': {
      const { boundaryYear, dataset, indicators } = plan
      return [dataset.slug, 'fixed' in boundaryYear ? boundaryYear.fixed : boundaryYear.column, indicators.length]
    }
    case 'conversions':
      return [plan.level, plan.fromYear]
    case 'rows':
      return [plan.dataset.slug, '']
    default:
      return [plan.level, plan.boundaryYear]
  }
}

const known = new Map<string, Promise<{ tables: TableSample[]; recognition: Recognition }>>()

/** A real file and what it is recognised as; each is read once. */
function of(path: string) {
  const found =
    known.get(path) ??
    realTables(path).then((tables) => {
      const [recognition] = recognise(tables, catalogue, {})
      if (!recognition) throw new Error(`${path} is nothing`)
      return { tables, recognition }
    })
  known.set(path, found)
  return found
}

async function figuresOf(path: string): Promise<StatisticsPlan> {
  const { recognition } = await of(path)
  const plan = recognition.plans.find(({ target }) => target === 'statistics')
  if (plan?.target !== 'statistics') throw new Error(`${path} has no figures`)
  return plan
}

/** Column to indicator, with its definition where it is not the only one, and its period where it has one of its own. */
function columnsOf(plan: StatisticsPlan): Record<string, string> {
  if (plan.shape.form !== 'wide') return {}
  return Object.fromEntries(
    plan.shape.columns.map(({ column, indicator, definition, period }) => [
      column,
      [indicator, ...(definition === '1' ? [] : [`v${definition}`]), ...(period ? [period] : [])].join(' '),
    ]),
  )
}

describe.skipIf(!hasRealFiles)('a real file', () => {
  it.each(Object.entries(files))('%s', async (path, [kind, ...plans]) => {
    const { tables, recognition } = await of(path)
    expect(recognition.kind).toBe(kind)
    expect(recognition.certainty).toBeGreaterThanOrEqual(0.6)
    expect(recognition.plans.map(brief)).toEqual(plans)
    for (const plan of recognition.plans) {
      if (plan.target !== 'statistics') continue
      expect(silent(plan, tables[plan.table ?? 0])).toEqual([])
      const codes = plan.indicators.map(({ code }) => code)
      const columns = plan.shape.form === 'wide' ? plan.shape.columns : Object.values(plan.shape.measures)
      expect([...new Set(columns.map(({ indicator }) => indicator))].sort()).toEqual([...new Set(codes)].sort())
      expect(codes.length).toBe(new Set(codes).size)
    }
  })

  it('of no kind, or of postcodes, is refused with what was seen', async () => {
    const refusal = async (path: string) => {
      const tables = await realTables(path)
      return () => recognise(tables, catalogue, {})
    }
    expect(await refusal('causal/california-prop99.csv')).toThrow(
      /kind-unknown: .*State; Year; PacksPerCapita; treated/,
    )
    expect(await refusal('cbs-gebiedsindeling/pc6hnr2025-head100.csv')).toThrow(/kind-not-read/)
    expect(await refusal('cbs-gebiedsindeling/pc4-gemeente-2023-addresscounts.csv.gz')).toThrow(/kind-not-read/)
  })
})

describe.skipIf(!hasRealFiles)('the same meaning has the same code', () => {
  it('in workbook, map, StatLine of all years, service, and collections of others', async () => {
    const residents: Record<string, string> = {
      'cbs-kwb/kwb-2023-utrecht.csv.gz': 'a_inw',
      'cbs-kwb/wijk_2016.csv.gz': 'AANT_INW',
      'cbs-kwb/statline-kwb-2017-amsterdam.csv.gz': 'Bevolking.Aantal.inwoners..aantal.',
      'cbs-kwb/statline-kwb-2024-nl-population-age-sex.csv.gz': 'Bevolking/Aantal inwoners (aantal)',
      'boundaries/pdok-buurten-2024-baarn-with-kwb.geojson.gz': 'aantal_inwoners',
      'boundaries/wijken-2024-with-kwb.geojson.gz': 'aantal_inwoners',
      'mixed/gebieden-2024-kwb-misdrijven-gezondheid.csv.gz': 'inwoners',
    }
    for (const [path, column] of Object.entries(residents)) {
      expect([path, columnsOf(await figuresOf(path))[column]]).toEqual([path, 'kwb:a_inw'])
    }
  })

  it('and another meaning another: ages are shares on the map and numbers in the table', async () => {
    expect(columnsOf(await figuresOf('cbs-kwb/wijk_2016.csv.gz')).P_00_14_JR).toBe('kwb:p_00_14')
    expect(columnsOf(await figuresOf('cbs-kwb/kwb-2023-utrecht.csv.gz')).a_00_14).toBe('kwb:a_00_14')
  })

  it('and a changed meaning another definition', async () => {
    expect(columnsOf(await figuresOf('cbs-kwb/kwb-2023-utrecht.csv.gz'))).toMatchObject({
      a_pau: 'kwb:a_pau v2',
      p_koopw: 'kwb:p_koopw v3',
      a_bedv: 'kwb:a_bedv v2',
    })
    const year2017 = columnsOf(await figuresOf('cbs-kwb/statline-kwb-2017-amsterdam.csv.gz'))
    expect(year2017['Motorvoertuigen.Motorfietsen..aantal.']).toBe('kwb:a_m2w')
    const costs = async (year: number) =>
      columnsOf(await figuresOf(`boundaries/gemeenten-${year}-with-indicators.geojson.gz`)).zk_kosten_ggz
    expect(await Promise.all([2018, 2022, 2024].map(costs))).toEqual([
      'vektis:kosten-ggz',
      'vektis:kosten-ggz v2',
      'vektis:kosten-ggz v2 2023',
    ])
  })
})

describe.skipIf(!hasRealFiles)('the traps of the real files', () => {
  it('every column of the KWB workbook has a code of its own name', async () => {
    const columns = columnsOf(await figuresOf('cbs-kwb/original/kwb-2023-utrecht.xlsx'))
    const other = Object.entries(columns).filter(([column, told]) => told.split(' ')[0] !== `kwb:${column}`)
    expect(other).toEqual([])
  })

  it('an unexplained column is left out, with the reason', async () => {
    const { left } = await figuresOf('cbs-kwb/gem_2016.csv.gz')
    expect(left.find(({ column }) => column === 'Doorz')?.reason.nl).toBe('De bron legt deze kolom niet uit.')
  })

  it('a file without codes names its regions, of one municipality or of the country', async () => {
    const within = await figuresOf('cbs-kwb/statline-kwb-2015-amsterdam-income.csv.gz')
    expect(within.region).toEqual({ by: 'name', column: 'Wijken en buurten', municipality: 'Amsterdam', level: null })
    expect(within).toMatchObject({ decimal: ',', period: { fixed: '2015' } })
    const country = await figuresOf('cbs-kwb/statline-kwb-2024-gemeenten-100-all-topics.csv.gz')
    expect(country.region).toMatchObject({ by: 'name', municipality: null, level: 'municipality' })
  })

  it('years in names of columns and in columns of their own are periods', async () => {
    const crime = columnsOf(await figuresOf('mixed/gebieden-2024-kwb-misdrijven-gezondheid.csv.gz'))
    expect(crime).toMatchObject({
      misdrijven_2021: 'politie:misdrijven 2021',
      misdrijven_2024: 'politie:misdrijven',
      goedErvarenGezondheid_2012: 'rivm:ervaren-gezondheid-goed v50150ned 2012',
      inwoners0tot15: 'kwb:a_00_14',
    })
    const land = columnsOf(await figuresOf('boundaries/gemeenten-2024-with-indicators.geojson.gz'))
    expect(land).toMatchObject({ pct_bebouwd: 'bodemgebruik:aandeel-bebouwd 2017', '0_15': 'kwb:p_00_14' })
  })

  it('the rate of the maker of a file, and district codes that are wrong, are not used', async () => {
    const plan = await figuresOf('mixed/gebieden-2024-kwb-misdrijven-gezondheid.csv.gz')
    const left = plan.left.map(({ column }) => column)
    expect(left).toEqual(expect.arrayContaining(['misdrijven_per1000', 'wijkcode', 'misdrijven_laatste12mnd']))
    expect(plan.region).toMatchObject({ by: 'code', columns: ['code'] })
    expect(plan.warnings.some(({ nl }) => nl.startsWith('De wijkcode van buurten klopt niet'))).toBe(true)
  })

  it('a unit that cannot be right is said and not repaired', async () => {
    const plan = await figuresOf('boundaries/gemeenten-2022-with-indicators.geojson.gz')
    const land = plan.indicators.find(({ code }) => code === 'landbouw:cultuurgrond')
    expect(land?.unit).toBe('are')
    if (plan.shape.form === 'wide') expect(plan.shape.columns.some(({ factor }) => factor !== undefined)).toBe(false)
    expect(plan.warnings.some(({ nl }) => nl.startsWith('Cultuurgrond heet hectare'))).toBe(true)
  })

  it('abroad is no municipality', async () => {
    expect((await figuresOf('boundaries/gemeenten-2018-with-indicators.geojson.gz')).except).toEqual({
      gemeentecode: ['GM0998'],
    })
  })

  it('zeros of years without a source are missing, and shares from 0 to 1 become per cents', async () => {
    const { shape, except } = await figuresOf('elan-panel/wijkpanel-2009-2022-haaglanden.csv.gz')
    expect(except).toEqual({ Wijknaam: ['Wijk onbekend'] })
    const column = (name: string) => (shape.form === 'wide' ? shape.columns.find((each) => each.column === name) : null)
    expect(column('%_WMO_user')).toMatchObject({
      factor: 100,
      absentIn: ['2009', '2010', '2011', '2012', '2013', '2014'],
    })
    expect(column('%_SHNTAB')?.absentIn).toEqual(['2013'])
    expect(column('%_0to20')?.absentIn).toBeUndefined()
    expect(column('Total_Population')?.factor).toBeUndefined()
  })

  it('a group of ages and the year of the boundaries are part of health figures, and empty is not asked', async () => {
    const plan = await figuresOf('rivm-gezondheid/statline-gezondheid-2020-65plus.csv.gz')
    expect(plan.indicators.map(({ code }) => code)).toContain('rivm:sterk-eenzaam-65plus')
    expect(plan.only).toEqual({ Leeftijd: ['80200'], Marges: ['MW00000', 'Waarde'] })
    expect(plan.blank.absence).toBe('not-asked')
    const adults = await figuresOf('rivm-gezondheid/statline-gezondheid-2016-18plus.csv.gz')
    expect(adults.indicators.find(({ code }) => code === 'rivm:sterk-eenzaam')).toMatchObject({
      uncertainty: 'modelled',
      aggregation: 'none',
      better: 'lower',
    })
    const first = columnsOf(await figuresOf('rivm-gezondheid/eenzaamheid-wijk-2016.csv.gz'))
    expect(first['% ernstig eenzaam*']).toBe('rivm:sterk-eenzaam vwijk-2016')
  })

  it('a development is an indicator of its own per year it starts from, and so is a class of change', async () => {
    const { recognition } = await of('leefbaarometer/lbm2-gemeente-dimensiescore-ontwikkeling.csv.gz')
    const told = recognition.plans.flatMap((plan) =>
      plan.target === 'statistics' ? [[plan.only, plan.period, plan.indicators[0]?.code]] : [],
    )
    expect(told).toEqual([
      [{ BEGIN: ['2012'] }, { column: 'EINDE' }, 'lbm2:ontwikkeling-totaal-sinds-2012'],
      [{ BEGIN: ['2014'] }, { column: 'EINDE' }, 'lbm2:ontwikkeling-totaal-sinds-2014'],
    ])
    expect(columnsOf(await figuresOf('leefbaarometer/lbm2-wijk-klassen-2002-2016.csv.gz'))).toMatchObject({
      KL08: 'lbm2:klasse 2008',
      VKL0816: 'lbm2:verandering-klasse-sinds-2008 2016',
    })
  })

  it('of two sheets with the same figures one is read, and the other is named', async () => {
    const { recognition } = await of('leefbaarometer/original/lbm2-dimensiescore_gemeente_stand.xlsx')
    expect(recognition.plans).toHaveLength(1)
    expect(recognition.plans[0]?.table).toBe(0)
    expect(recognition.plans[0]?.warnings.at(-1)?.nl).toContain('data(2)')
  })

  it('shortened numbers of a spreadsheet, estimates and a wrong label are told', async () => {
    const told = async (path: string) => (await figuresOf(path)).warnings.map(({ nl }) => nl).join(' ')
    expect(await told('leefbaarometer/lbm2-pc4-dimensiescore-stand-long-2012-2018.csv.gz')).toContain('-3,97E-03')
    expect(await told('rivm-gezondheid/statline-gezondheid-2012-18-64.csv.gz')).toContain('schattingen uit een model')
    expect(await told('cbs-kwb/kwb-series-2016-2025-baarn-buurten.json')).toContain('het zijn aantallen personen')
  })
})

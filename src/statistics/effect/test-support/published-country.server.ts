import { loadRegions } from '../../../areas/index.server'
import type { House } from '../../../platform/index.server'
import type { Dataset } from '../../model/dataset'
import { defaultRules } from '../../model/disclosure'
import type { Indicator } from '../../model/indicator'
import type { Row } from '../../model/observation'
import { publish } from '../../publication.server'
import { insertDataset, statisticsTables } from '../../store.server'
import { madeUpRows } from '../model/panel.examples'

/** The neighbourhood with the programme, one without, and one next to the first. */
export const programmePlace = 'BU09170000'
export const besidePlace = 'BU09170001'
export const outcomeCode = 'kwb:p_proef'
export const modelledCode = 'rivm:proef'
/** The number of residents from a table of one's own. */
export const residentsCode = 'omnibus:inwoners'

const firstYear = 2009
const before = 10
const after = 4
/** From this year on the figure of the neighbourhood with the programme is five points lower. */
export const startYear = String(firstYear + before)

/** Neighbourhoods to compare with, each in a municipality of its own. */
export const donorPlaces: readonly string[] = Array.from({ length: 26 }, (_, index) => `BU${String(1000 + index)}0000`)
/** One of them has no figure in one year, and one is very small. */
export const gapPlace = donorPlaces[25] as string

/** Publishes a made-up country: a share for 28 neighbourhoods over 14 years, residents, and a modelled figure. */
export async function publishCountry(house: House): Promise<void> {
  await house.database.transaction().execute(async (transaction) => {
    const regions = [programmePlace, besidePlace, ...donorPlaces].map((code, index) => ({
      code,
      name: code === programmePlace ? 'Proefbuurt' : code === besidePlace ? 'Naastbuurt' : `Buurt ${index - 1}`,
      level: 'neighbourhood' as const,
      boundaryYear: 2022,
    }))
    const source = { fileName: 'proef.csv', checksum: 'proef', licence: null, loadedBy: 'operator' }
    await loadRegions(transaction, [regions], source)
    for (const [position, indicator] of indicators.entries()) {
      await statisticsTables(transaction)
        .insertInto('indicator')
        .values({
          code: indicator.code,
          position: 900 + position,
          content: JSON.stringify(indicator),
          origin: 'imported',
        })
        .execute()
    }
    await insertDataset(transaction, dataset)
    await publish(transaction, house, {
      dataset: dataset.slug,
      checksum: 'proef'.padEnd(64, '0'),
      importer: 'test 1',
      retrievedAt: '2026-01-31',
      content: () => ({
        async *rows() {
          yield rows()
        },
      }),
    })
  })
}

function indicatorOf(code: string, changed: Partial<Indicator>): Indicator {
  const name = { nl: changed.name?.nl ?? code, en: changed.name?.en ?? code }
  return {
    code,
    name,
    subject: name,
    population: name,
    kind: 'context',
    theme: 'context',
    themes: [],
    unit: '%',
    better: 'lower',
    uncertainty: 'count',
    aggregation: 'none',
    definitions: [
      { version: '1', label: { nl: 'telling', en: 'count' }, text: { nl: 'Wat is geteld.', en: 'What was counted.' } },
    ],
    caveats: [],
    jumps: [],
    goals: [],
    events: [],
    ...changed,
  }
}

const indicators: readonly Indicator[] = [
  indicatorOf(outcomeCode, {
    name: { nl: 'Huishoudens met weinig geld', en: 'Households with little money' },
    denominator: 'kwb:a_proef',
    events: [
      {
        code: 'toeslag',
        name: { nl: 'Toeslag', en: 'Allowance' },
        text: { nl: 'Een toeslag.', en: 'An allowance.' },
        from: '2020',
        to: '2021',
        source: { document: 'own', line: '1' },
        link: { nl: 'Kan ermee samenhangen.', en: 'May be connected.' },
      },
    ],
  }),
  indicatorOf('kwb:a_inw', { name: { nl: 'Inwoners', en: 'Residents' }, unit: 'persons', better: 'none' }),
  indicatorOf(residentsCode, {
    name: { nl: 'Aantal inwoners', en: 'Number of residents' },
    unit: 'persons',
  }),
  indicatorOf('kwb:a_proef', { name: { nl: 'Huishoudens', en: 'Households' }, unit: 'households', better: 'none' }),
  indicatorOf(modelledCode, { name: { nl: 'Geschat', en: 'Estimated' }, uncertainty: 'modelled' }),
]

const dataset: Dataset = {
  slug: 'proef-land',
  kind: 'published',
  title: { nl: 'Proefland', en: 'Made-up country' },
  publisher: 'proef',
  licence: 'CC0',
  disclosure: 'protected-at-source',
  rules: defaultRules,
  area: null,
}

function rows(): Row[] {
  const units = [programmePlace, ...donorPlaces, besidePlace]
  const made = madeUpRows({ donors: units.length - 1, before, after, effect: -5, noise: 0.15, seed: 4 })
  const width = before + after
  const row = (indicator: string, place: string, period: string, value: number | null): Row => ({
    indicator,
    definition: '1',
    place,
    boundaryYear: 2022,
    period,
    value,
    precision: 'exact',
    ...(value === null ? { absence: 'suppressed' as const } : {}),
    source: { document: 'own', line: '1' },
  })
  return units.flatMap((place, at) =>
    made.slice(at * width, (at + 1) * width).flatMap(({ value }, index) => {
      const period = String(firstYear + index)
      const isGap = place === gapPlace && index === 3
      return [
        row(outcomeCode, place, period, isGap ? null : Number(value.toFixed(1))),
        row(modelledCode, place, period, Number(value.toFixed(1))),
        row('kwb:a_inw', place, period, 2000 + 10 * index + at),
        row(residentsCode, place, period, 3000 + 10 * index + at),
        row('kwb:a_proef', place, period, 1000),
      ]
    }),
  )
}

import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Content, readContent } from './content-files.server'
import { isRangeOnly } from './model/observation'
import { wordingsIn } from './test-support/wordings'

const root = resolve(import.meta.dirname, '../..')
const places = new Set(['nplv', 'nl', 'verdiepende-studie-re-integratie', 'utrecht-overvecht'])

let shipped: Content
beforeEach(async () => {
  shipped ??= await readContent(root, places)
})

const figures = () => shipped.datasets.flatMap(({ rows }) => [...rows])

/** What the content is made from; beside the repository where it is written, absent elsewhere. */
const shared = resolve(root, '../shared')
const geographies: Record<string, string> = {
  'NPLV-focusgebieden (gemiddelde)': 'nplv',
  Nederland: 'nl',
  'deelnemers verdiepende studie re-integratie (gemiddelde)': 'verdiepende-studie-re-integratie',
}

/** Precision as the report words it, per line and place; every other figure there is exact. */
const worded: Record<string, string> = {
  '1264 nplv': 'at-most', // bijna 20
  '1265 verdiepende-studie-re-integratie': 'at-most', // minder dan 8
  '1274 verdiepende-studie-re-integratie': 'at-least', // ruim 18
  '1278 nplv': 'at-most', // bijna 7
  '3776 nplv': 'about', // zo'n 413
  '3778 nplv': 'about', // ongeveer 80
  '6748 nplv': 'about', // rond de 48,2
  '6750 nl': 'range', // rond de 52,2 tot 52,5
}

/** How many of the twenty areas a mean is over, per line, where the report says so. */
const counted: Record<string, string> = { '271': '17/20', '276': '12/20', '280': '13/20', '3785': '10/20' }

type Fact = Record<string, string>

/** The figures of the report that belong to an indicator, one line of text each. */
function publishedFigures(facts: readonly Fact[], indicators: readonly Fact[]): string[] {
  return facts.flatMap((fact) => {
    const described = indicators.find(({ label_in_figures: label }) => label === fact.indicator)
    const place = geographies[fact.geography ?? '']
    // Chapter 5 repeats some figures of the annex; they are in once, with the line of the annex.
    if (!described || !place || fact.note?.startsWith('ch 5 repeat')) return []
    const { code = '', definition_version: version = '' } = described
    const { year = '', value = '', line = '' } = fact
    const key = [code, version || '1', place].join(' ')
    const range = /^([\d.]+)-([\d.]+)$/.exec(value)
    const written = range ? `${range[1]}..${range[2]}` : value === '' ? 'none' : value
    const how = worded[`${line} ${place}`] ?? 'exact'
    const of = place === 'nplv' ? (counted[line] ?? '') : ''
    // One figure stands for several years, or for a year the report does not name: then we put it at the last of them.
    return yearsOf(year).map((period) => [key, period, written, how, of, line].join(' '))
  })
}

function yearsOf(year: string): string[] {
  if (year === '2021-2023 (end)') return ['2023']
  const [from, to = from] = year.split('-').map(Number) as [number, number?]
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}

/** Rows of ours for a year of which the report tells something in words and the facts have no line. */
const toldInWords = [
  'arbeidsparticipatie 1 nl 2021',
  'arbeidsparticipatie 1 nl 2022',
  ...['nplv', 'nl'].flatMap((place) => [
    `afstroom-vo 1 ${place} 2021`,
    `afstroom-vo 1 ${place} 2022`,
    `onderwijsachterstandsscore 1 ${place} 2023`,
    `zorgkosten-0-17 1 ${place} 2020`,
  ]),
]

describe.skipIf(!existsSync(shared))(
  'the content against what it is made from (skipped where ../shared is absent)',
  () => {
    const table = async (file: string) =>
      parse(await readFile(join(shared, 'domain', file), 'utf8'), { columns: true }) as Fact[]

    it('has every indicator of the monitor, with its kind, theme, unit, polarity and definitions', async () => {
      const kinds: Record<string, string> = { effect: 'outcome', realisatie: 'output', context: 'context' }
      const known = await table('indicators.csv')
      const theirs = new Set(
        known.map(({ code, kind, theme, unit, better, definition_version: version }) =>
          [code, kinds[kind ?? ''], theme, unit, better, version || '1'].join(' '),
        ),
      )
      const ours = shipped.indicators.flatMap(({ code, kind, theme, unit, better, definitions }) =>
        definitions.map(({ version }) => [code, kind, theme, unit, better, version].join(' ')),
      )
      expect(ours.toSorted()).toEqual([...theirs].toSorted())
    })

    it('has every published figure of those, and no other: value, decimals, precision, n of N, line', async () => {
      const published = publishedFigures(await table('figures.csv'), await table('indicators.csv'))
      const ours = figures().flatMap((row) => {
        const key = [row.indicator, row.definition, row.place].join(' ')
        if (toldInWords.includes(`${key} ${row.period}`)) return []
        const written = isRangeOnly(row)
          ? `${row.low}..${row.high}`
          : row.value === null
            ? 'none'
            : row.value.toFixed(row.decimals)
        const of = row.n === undefined ? '' : `${row.n}/${row.of}`
        // Where the statement runs over two lines we name both, the facts name the one with the value.
        const line = { '6813-6814': '6814', '6750-6751': '6750' }[row.source.line] ?? row.source.line
        return [[key, row.period, written, row.precision, of, line].join(' ')]
      })
      expect(ours.toSorted()).toEqual(published.toSorted())
      expect(ours).toHaveLength(figures().length - toldInWords.length)
    })

    it('names for every figure the chart of the report it belongs to', async () => {
      const known = await table('indicators.csv')
      for (const row of figures()) {
        const described = known.find(
          ({ code, definition_version: version }) => code === row.indicator && (version || '1') === row.definition,
        )
        expect([row.indicator, row.source.figure ?? '']).toEqual([row.indicator, described?.figure])
      }
    })

    it('is in our own words: no eight words in a row are those of a source', async () => {
      const folder = join(shared, 'sources')
      const sources = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))
      const runs = new Set(sources.flatMap((source) => runsOf(source)))
      const copied = wordingsIn(shipped).flatMap(({ nl }) => runsOf(nl).filter((run) => runs.has(run)))
      expect(copied).toEqual([])
    })
  },
)

/** Every eight words in a row, without signs and capitals. */
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(7).map((_, start) => words.slice(start, start + 8).join(' '))
}

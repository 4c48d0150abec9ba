import { resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Content, readContent } from './content-files.server'
import { compareSeries } from './model/comparison'
import type { Indicator, Series } from './model/indicator'
import { isRangeOnly } from './model/observation'
import { placeNames } from './model/place-names'
import { mergeRows } from './model/series'
import { statementOf } from './model/statement'
import { groupingScheme } from './model/theme'
import { wordingsIn } from './test-support/wordings'

const root = resolve(import.meta.dirname, '../..')
const places = new Set(['nplv', 'nl', 'verdiepende-studie-re-integratie', 'utrecht-overvecht'])

let shipped: Content
beforeEach(async () => {
  shipped ??= await readContent(root, places)
})

const figures = (code?: string) =>
  shipped.datasets.flatMap(({ rows }) => rows.filter((row) => code === undefined || row.indicator === code))

describe('the content that ships', () => {
  it('holds: every file is what its schema says and refers to what is there', () => {
    expect(shipped.indicators).toHaveLength(46)
    expect(shipped.indicators[0]?.code).toBe('huishoudens-in-armoede')
    expect(shipped.datasets.map(({ dataset }) => dataset.slug)).toEqual(['nplv-monitor-2025'])
  })

  it('names every definition from the year of its first figure to that of its last', () => {
    for (const { code, definitions } of shipped.indicators) {
      for (const { version, from, to } of definitions) {
        const periods = figures()
          .filter((row) => row.indicator === code && row.definition === version)
          .map((row) => row.period)
        expect([code, version, from, to]).toEqual([code, version, periods.toSorted().at(0), periods.toSorted().at(-1)])
      }
    }
  })

  it('says of every missing figure why it is missing, in words too', () => {
    for (const row of figures().filter((each) => each.value === null && !isRangeOnly(each))) {
      expect([row.indicator, row.period, row.absence]).toEqual([row.indicator, row.period, 'not-published'])
      expect(row.note).toBeDefined()
    }
  })

  it('explains every figure that was not published as an exact number, and every mean over fewer than all areas', () => {
    for (const row of figures().filter(({ precision, n }) => precision !== 'exact' || n !== undefined)) {
      expect([row.indicator, row.note?.nl]).toEqual([row.indicator, expect.any(String)])
    }
  })

  it('names the uncertainty of a kind that is derived, with a doubt that says so', () => {
    for (const { code, kind, caveats, uncertainty } of shipped.indicators) {
      const said = caveats.map(({ text }) => text.nl).join(' ')
      const derived = /door ons|samengesteld|Gemiddelde van wat gebieden/.test(said)
      expect([code, kind, uncertainty, derived]).toEqual([code, kind, uncertainty, true])
    }
  })

  it('gives no margin to a survey without one, and no count to a mean over areas', () => {
    for (const { code, kind, uncertainty } of shipped.indicators) {
      if (kind === 'output') expect([code, uncertainty]).toEqual([code, 'rounded'])
      if (uncertainty === 'survey-without-margin')
        expect(figures(code).every((row) => row.margin === undefined)).toBe(true)
    }
    const surveys = shipped.indicators.filter(({ uncertainty }) => uncertainty === 'survey-without-margin')
    expect(surveys).toHaveLength(7)
  })

  it('has figures of every indicator, each with a line of the report', () => {
    for (const { code } of shipped.indicators) expect([code, figures(code).length > 0]).toEqual([code, true])
    for (const row of figures()) expect(row.source.line).toMatch(/^\d+(-\d+)?$/)
  })

  it('marks a jump only where there is a figure, and leaves it to the reader where the cause is not known', () => {
    const jumps = shipped.indicators.flatMap(({ code, jumps: found }) => found.map(({ period }) => [code, period]))
    expect(jumps).toEqual([
      ['zonder-startkwalificatie', '2023'],
      ['schooladvies-omhoog-bijgesteld', '2023'],
    ])
    for (const [code, period] of jumps) expect(figures(code).map((row) => row.period)).toContain(period)
  })

  it('puts every indicator under its theme of the grant, and most under one of the national programme', () => {
    for (const { code, theme, themes } of shipped.indicators) {
      expect([code, themes]).toEqual([code, expect.arrayContaining([{ scheme: groupingScheme, theme }])])
    }
    expect(shipped.themeSchemes.map(({ kind }) => kind)).toEqual(['grant', 'national', 'local'])
    const schemes = new Set(
      shipped.themeSchemes.flatMap(({ code, themes }) => themes.map((theme) => `${code} ${theme.code}`)),
    )
    for (const { themes } of shipped.indicators) {
      for (const { scheme, theme } of themes) expect(schemes).toContain(`${scheme} ${theme}`)
    }
  })

  it('sets the national goals beside what they are about, with how far the figure says something of them', () => {
    const goals = shipped.indicators.flatMap(({ code, goals: set }) => set.map((goal) => [code, goal.code, goal.by]))
    expect(goals).toEqual([
      ['huishoudens-in-armoede', 'mensen-in-armoede-2030', '2030'],
      ['kinderen-in-armoede', 'kinderen-in-armoede-2025', '2025'],
      ['problematische-schulden', 'problematische-schulden-2030', '2030'],
      ['ve-bereik', 'bereik-voorschoolse-educatie-tot-2006', '2006'],
      ['ve-bereik', 'bereik-voorschoolse-educatie', null],
      ['ve-bereik', 'bereik-voorschoolse-educatie-lokaal', null],
    ])
    expect(shipped.goals.map(({ target }) => target).slice(0, 3)).toEqual(
      Array(3).fill({ kind: 'change', factor: 0.5, base: '2015' }),
    )
  })

  it('sets the energy allowance beside the poverty of 2022, with a source of its own', () => {
    const events = shipped.indicators.flatMap(({ code, events: beside }) => beside.map((event) => [event.code, code]))
    expect(events).toContainEqual(['energietoeslag-2022', 'huishoudens-in-armoede'])
    expect(events).toContainEqual(['energietoeslag-2022', 'kinderen-in-armoede'])
    expect(shipped.events[0]).toMatchObject({
      from: '2022',
      to: '2022',
      source: { document: 'cbs-armoederisico-2022' },
    })
  })

  it('is written in Dutch and in English, and not twice in one of them', () => {
    const same = wordingsIn(shipped).filter(({ nl, en }) => nl === en || nl.trim() === '' || en.trim() === '')
    expect(same.map(({ nl }) => nl)).toEqual([])
  })
})

describe('the sentences about every indicator', () => {
  const place = (slug: string) => placeNames(slug)
  const series = (indicator: Indicator, slug: string): Series => ({
    indicator: indicator.code,
    unit: indicator.unit,
    better: indicator.better,
    uncertainty: indicator.uncertainty,
    place: slug,
    definitions: mergeRows(
      indicator.definitions.map(({ version }) => version),
      [figures(indicator.code).filter((row) => row.place === slug)],
    ),
  })
  const sentences = () =>
    shipped.indicators.map((indicator) => {
      const comparison = compareSeries(indicator, series(indicator, 'nplv'), series(indicator, 'nl'))
      return {
        code: indicator.code,
        ...statementOf(indicator, comparison, { place: place('nplv'), reference: place('nl') }),
      }
    })

  it('are two at most, in both languages, without a word that is no word', () => {
    for (const { code, nl, en } of sentences()) {
      for (const text of [nl, en]) {
        expect([code, text.match(/\.(?=\s[A-Z]|$)/g)?.length ?? 0]).toEqual([
          code,
          expect.toSatisfy((count) => count === 1 || count === 2),
        ])
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\s,|\s\.|\(\)|\s{2}/)
      }
    }
  })

  it('read as they were read aloud', async () => {
    const told = sentences().map(({ code, nl, en }) => `${code}\n${nl}\n${en}\n`.replaceAll('\u00a0', ' '))
    await expect(told.join('\n')).toMatchFileSnapshot('test-support/shipped-statements.txt')
  })
})

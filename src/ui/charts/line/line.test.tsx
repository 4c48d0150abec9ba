import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { valueAxis } from '../axis'
import { anyLineChart, chart } from '../test-support/any-line-chart'
import { chartTexts } from '../texts'
import { LineChart } from './chart'
import { country, lineExamples } from './examples'
import { exploration } from './exploration'
import type { LineChartInput } from './input'
import { lineLayout } from './layout'
import { layoutFaults } from './layout.contract'
import { lineChartState } from './state'
import { LineTable } from './table'

const texts = chartTexts.nl
const state = (input: LineChartInput) => lineChartState(input, 'nl', texts)
const example = (name: string) => {
  const found = lineExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found.input
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const runsOf = (input: LineChartInput) =>
  state(input).series.map(({ runs }) => runs.map((run) => run.map(({ period }) => period.text)))

describe('for any figures', () => {
  it('no line holds a missing figure, crosses a break, or joins two series or two kinds of period', () => {
    fc.assert(
      fc.property(anyLineChart, (any) => {
        const made = state(any)
        for (const each of made.series) {
          const given = any.series[each.index]
          for (const run of each.runs) {
            expect(run.length).toBeGreaterThan(1)
            expect(new Set(run.map((mark) => mark.period.kind)).size).toBe(1)
            for (const mark of run)
              expect(given?.points.find((one) => one.period === mark.period.text)?.value).toBe(mark.value)
            const [from, to] = [run[0]?.period.time ?? 0, run.at(-1)?.period.time ?? 0]
            const through = new Set(run.map((mark) => mark.period.time))
            for (const { period: gap } of each.missing)
              expect(through.has(gap.time) || gap.time < from || gap.time > to).toBe(true)
            for (const { time } of made.breaks) expect(time <= from || time >= to).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('everything lies inside the picture and no label on another', () => {
    fc.assert(
      fc.property(anyLineChart, fc.integer({ min: 320, max: 1200 }), (any, width) => {
        expect(layoutFaults(lineLayout(state(any), { width, height: 340 }))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('the drawing has no hole, and is the same every time', () => {
    fc.assert(
      fc.property(anyLineChart, fc.constantFrom(320, 560, 900), (any, width) => {
        const draw = () =>
          renderToStaticMarkup(<LineChart layout={lineLayout(state(any), { width, height: 340 })} id="any" />)
        const svg = draw()
        expect(svg.replaceAll(/<(text|tspan|title).*?<\/\1>/gs, '')).not.toMatch(/NaN|undefined|Infinity/)
        expect(draw()).toBe(svg)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is joined', () => {
  it('a missing figure breaks the line; a period without a row does not', () => {
    expect(runsOf(example('suppressed'))).toEqual([[['2019', '2020']], [['2022', '2023']]])
    expect(
      runsOf(
        chart([
          {
            points: [
              { period: '2018', value: 1 },
              { period: '2021', value: 2 },
            ],
          },
        ]),
      ),
    ).toEqual([[['2018', '2021']]])
  })

  it('a figure over more years is not joined to one of a year', () => {
    const [country] = state(example('participation-with-missing')).series
    expect(country?.runs.map((run) => run.map(({ period: { text } }) => text))).toEqual([['2018', '2019']])
    expect(country?.marks.at(-1)?.period.text).toBe('2021-2023')
  })

  it('no line crosses a definition break, also when it is given as one period', () => {
    const expected = [
      [
        ['2018', '2020'],
        ['2021', '2022', '2023'],
      ],
      [
        ['2018', '2020'],
        ['2021', '2022', '2023'],
      ],
    ]
    const broken = example('debts-with-break')
    expect(runsOf(broken)).toEqual(expected)
    expect(runsOf({ ...broken, breaks: [{ between: ['2021', '2021'], label: 'herzien' }] })).toEqual(expected)
  })

  it('two definitions are two lines in the same years, the one that started earlier is the older', () => {
    const made = state(example('debts-two-definitions'))
    expect(made.series.map(({ name, older, runs }) => [name, older, runs.map((run) => run.length)])).toEqual([
      ['Nederland, oude definitie', true, [5]],
      ['Nederland, herziene definitie', false, [4]],
      ['Focusgebieden, oude definitie', true, [5]],
      ['Focusgebieden, herziene definitie', false, [4]],
    ])
  })

  it('a newer definition is marked at its first figures, and cuts neither its own line nor the older one', () => {
    for (const name of ['debts-two-definitions', 'debts-two-definitions-named']) {
      expect(runsOf(example(name)).map((runs) => runs.map((run) => run.length))).toEqual([[5], [4], [5], [4]])
      expect(state(example(name)).breaks).toEqual([])
      const { annotations, series } = lineLayout(state(example(name)), { width: 320, height: 300 })
      const firsts = series.filter(({ older }) => !older).map(({ marks }) => marks[0]?.at)
      expect(annotations.map(({ kind, x, to }) => ({ kind, x, to }))).toEqual([
        { kind: 'change', x: firsts[0]?.x, to: Math.max(...firsts.map((at) => at?.y ?? 0)) },
      ])
    }
    expect(state(example('debts-two-definitions')).changes[0]?.label).toBe('andere definitie vanaf 2021')
    expect(state(example('debts-two-definitions-named')).changes[0]?.label).toMatch(/^herziene definitie/)
  })

  it.each([320, 560, 900])('a jump is marked with its words at %s wide', (width) => {
    const [jump] = lineLayout(state(example('jump')), { width, height: 340 }).annotations
    expect(jump?.text.lines.join(' ')).toBe('sprong, oorzaak niet bekend')
  })

  it('a jump keeps its line', () => {
    expect(runsOf(example('jump')).every((runs) => runs.length === 1)).toBe(true)
    expect(lineLayout(state(example('jump')), { width: 720, height: 340 }).annotations[0]?.kind).toBe('jump')
  })

  it('the middle of a range without a figure is never on a line and never a point', () => {
    const area = state(example('about-and-ranges')).series.find(({ role }) => role === 'area')
    expect(area?.runs.map((run) => run.map(({ period: { text } }) => text))).toEqual([
      ['2020', '2021'],
      ['2023', '2024'],
    ])
  })

  it('two points in one period, two series of one name and a value that is none are refused', () => {
    const twice = [
      { period: '2020', value: 1 },
      { period: '2020', value: 2 },
    ]
    expect(() => state(chart([{ points: twice }]))).toThrow('two points in 2020')
    expect(() => state(chart([{ id: 'a' }, { id: 'a' }]))).toThrow('id "a"')
    expect(() => state(chart([{ points: [{ period: '2020', value: Number.NaN }] }]))).toThrow(
      'Point 2020 of series "0" has no finite value',
    )
  })
})

describe('the value axis', () => {
  it('starts at zero for shares and counts', () => {
    expect(valueAxis([18.2, 4], '%')).toMatchObject({ domain: [0, 20], ticks: [0, 5, 10, 15, 20], cut: false })
    expect(valueAxis([41, 90], '%').cut).toBe(false)
    expect(valueAxis([30, 72], 'persons').domain[0]).toBe(0)
  })

  it('is cut only for values far from zero that lie close together, and then it says so', () => {
    expect(valueAxis([60.7, 71], '%').cut).toBe(true)
    expect(valueAxis([24_000, 26_000], 'EUR').cut).toBe(true)
    expect(state(example('participation-with-missing')).notes).toContain('As begint niet bij nul.')
    expect(state(example('poverty-with-reference')).notes).toEqual([])
  })

  it('holds zero when scores lie on both sides, and works below zero as above', () => {
    const both = valueAxis([-0.21, 0.02], 'score')
    expect(both.domain[0]).toBeLessThan(0)
    expect(both.ticks).toContain(0)
    expect(valueAxis([-3, -1], 'score').domain[1]).toBe(0)
    expect(valueAxis([-70, -65], '%').cut).toBe(true)
  })

  it('a share is never given room above 100 %', () => {
    expect(valueAxis([96, 99.5], '%').domain[1]).toBe(100)
  })
})

describe('what must be seen', () => {
  it('years stand where they are in time', () => {
    const { stops } = lineLayout(state(example('jump')), { width: 720, height: 340 })
    const [x2012 = 0, x2016 = 0, x2020 = 0, x2022 = 0] = stops.map(({ x }) => x)
    expect(x2016 - x2012).toBeCloseTo(x2020 - x2016, 0)
    expect(x2022 - x2020).toBeCloseTo((x2020 - x2016) / 2, 0)
  })

  it('a published margin is drawn to its ends, written with its figure, and told what it is', () => {
    const survey = state(example('survey-with-margins'))
    const { series } = lineLayout(survey, { width: 720, height: 340 })
    const ends = (name: string) => series.find((each) => each.name === name)?.marks.map(({ range }) => range)
    expect(ends('Rest van Heerlen')?.map((range) => range !== null)).toEqual([true, true, false])
    for (const { at, range } of series.flatMap(({ marks }) => marks)) {
      if (range) expect(range.high < at.y && at.y < range.low).toBe(true)
    }
    expect(exploration(survey).series.map(({ values }) => values.map(plain))).toEqual([
      ['34,2 % ± 4,1', '31,5 % ± 3,8', '29,9 % ± 5,6'],
      ['21,4 % ± 1,2', '20,8 % ± 1,1', '19,6 %'],
    ])
    const table = renderToStaticMarkup(<LineTable id="t" input={example('survey-with-margins')} language="nl" />)
    expect(plain(table)).toContain('34,2 % ± 4,1')
    expect(survey.notes).toContain(texts.marginMark)
    expect(state(example('poverty-with-reference')).notes).not.toContain(texts.marginMark)
  })

  it('the margin of a share ends where shares end, and the axis holds the others', () => {
    const points = [
      { period: '2022', value: 3, margin: 5 },
      { period: '2023', value: 98, margin: 6 },
    ]
    const survey = (unit: string) => state({ ...example('one-point'), unit, series: [{ ...country, points }] })
    const [share, score] = [survey('%'), survey('score')]
    expect(share.series[0]?.marks.map(({ interval }) => interval)).toEqual([
      { low: 0, high: 8 },
      { low: 92, high: 100 },
    ])
    expect(score.axis.domain[0]).toBeLessThanOrEqual(-2)
    expect(score.axis.domain[1]).toBeGreaterThanOrEqual(104)
  })

  it('a missing figure has a mark with its reason', () => {
    const { missing } = lineLayout(state(example('suppressed')), { width: 720, height: 340 })
    expect(missing.map(({ reasons }) => reasons.join())).toContain('Breda-Noord: afgeschermd: te klein aantal')
    expect(missing).toHaveLength(3)
  })

  it('a series that ends early says when', () => {
    const { labels } = lineLayout(state(example('suppressed')), { width: 720, height: 340 })
    expect(labels.map(({ lines }) => lines.join(' '))).toContain('Gemeente Breda (2022)')
    const narrow = lineLayout(state(example('suppressed')), { width: 320, height: 300 })
    const early = narrow.labels.find(({ lines }) => lines[0] === '10,1')
    expect(early?.x).toBe(narrow.stops.at(-2)?.x)
  })

  it('a long name is wrapped or cut, and the whole name stays there', () => {
    const { labels } = lineLayout(state(example('long-names')), { width: 520, height: 340 })
    const cut = labels.find(({ lines }) => lines[0]?.startsWith('Schiedam'))
    expect(cut?.full).toBe('Schiedam Nieuwland en Oost, inclusief de bedrijventerreinen langs de spoorlijn')
    expect(cut?.lines.at(-1)).toMatch(/…$/)
  })

  it('names stand beside the lines where there is room, else above them', () => {
    const poverty = state(example('poverty-with-reference'))
    expect(lineLayout(poverty, { width: 720, height: 340 }).legend.entries).toHaveLength(0)
    expect(lineLayout(poverty, { width: 320, height: 300 }).legend.entries).toHaveLength(2)
    const twenty = lineLayout(state(example('twenty-areas')), { width: 320, height: 300 })
    expect(twenty.legend.entries.map(({ name }) => name.lines.join(' '))).toEqual([
      'Delft-West',
      '19 andere (namen in de tabel)',
    ])
  })
})

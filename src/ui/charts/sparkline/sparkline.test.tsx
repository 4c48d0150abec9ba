import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { country, focusAreas, lineExamples, type points, years } from '../line/examples'
import type { LineChartInput } from '../line/input'
import { sharedScale, smallMultipleState } from '../multiple/state'
import { anyLineChart, chart } from '../test-support/any-line-chart'
import { chartTexts } from '../texts'
import { SparklineChart } from './chart'
import { Sparkline } from './figure'
import { sparklineLayout } from './layout'

const size = { width: 132, height: 36 }
const laid = (input: LineChartInput) => sparklineLayout(smallMultipleState(input, 'nl', chartTexts.nl), size)
const html = (input: LineChartInput) => renderToStaticMarkup(<Sparkline id="s" input={input} language="nl" />)
const words = (input: LineChartInput) =>
  html(input)
    .replaceAll(/<svg.*?<\/svg>/gs, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .trim()

describe.each(Object.entries(lineExamples))('%s', (name, { input, language }) => {
  const state = smallMultipleState(input, language, chartTexts[language])

  it('is drawn as agreed, without text', async () => {
    const svg = renderToStaticMarkup(
      <SparklineChart layout={sparklineLayout(state, size)} id={name} title={input.title} />,
    )
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=|<text/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}.svg`)
  })
})

it('draws nothing outside its room, whatever the figures', () => {
  fc.assert(
    fc.property(anyLineChart, (input) => {
      const { series, breaks, zero } = laid(input)
      const places = series.flatMap(({ lines, dots }) => [...lines.flat(), ...dots])
      for (const { x, y } of [...places, ...breaks.map((x) => ({ x, y: zero }))]) {
        expect(x).toBeGreaterThanOrEqual(2)
        expect(x).toBeLessThanOrEqual(size.width - 2)
        expect(y).toBeGreaterThanOrEqual(2)
        expect(y).toBeLessThanOrEqual(size.height - 2)
      }
    }),
  )
})

describe('a line', () => {
  const area = (more: Partial<LineChartInput>, given: ReturnType<typeof years>) =>
    laid(chart([{ ...focusAreas, points: given }], more)).series[0]

  it('stops at a missing figure, and a figure by itself is a dot', () => {
    const gap = area({}, years(2016, [12, 11.5, 'afgeschermd', 11, 'afgeschermd', 13]))
    expect(gap?.lines.map(({ length }) => length)).toEqual([2])
    expect(gap?.dots.map(({ isLast }) => isLast)).toEqual([false, true])
  })

  it('does not cross a definition break, which is marked', () => {
    const input = chart([{ ...focusAreas, points: years(2016, [12, 11.5, 14, 14.4]) }], {
      breaks: [{ between: ['2017', '2018'], label: 'nieuwe definitie' }],
    })
    const { series, breaks } = laid(input)
    expect(series[0]?.lines.map(({ length }) => length)).toEqual([2, 2])
    const [first, second] = series[0]?.lines ?? []
    expect(breaks[0]).toBeGreaterThan(first?.at(-1)?.x ?? Number.NaN)
    expect(breaks[0]).toBeLessThan(second?.[0]?.x ?? Number.NaN)
  })

  it('is thick for the area and thin for what it is compared with, and both have one scale with nought', () => {
    const input = lineExamples['poverty-with-reference']?.input
    if (!input) throw new Error('no example')
    const drawn = html(input)
    expect(drawn).toMatch(/stroke--area"[^>]*stroke-width="2"/)
    expect(drawn).toMatch(/stroke--reference"[^>]*stroke-width="1"/)
    const { series, zero } = laid(input)
    const end = (role: string) =>
      series
        .find((each) => each.role === role)
        ?.lines.at(-1)
        ?.at(-1)?.y ?? 0
    expect((zero - end('area')) / (zero - end('reference'))).toBeCloseTo(2, 0)
    const half = sparklineLayout(
      smallMultipleState(input, 'nl', chartTexts.nl, sharedScale([input, chart([{ points: years(2018, [40]) }])])),
      size,
    )
    expect(half.zero - (half.series.at(-1)?.lines[0]?.[0]?.y ?? 0)).toBeLessThan(
      zero - (series.at(-1)?.lines[0]?.[0]?.y ?? 0),
    )
  })
})

describe('beside it', () => {
  const both = (ours: ReturnType<typeof points>, theirs: ReturnType<typeof points>) =>
    words(
      chart([
        { ...focusAreas, points: ours },
        { ...country, points: theirs },
      ]),
    )

  it('stand the latest figures with their period', () => {
    expect(both(years(2018, [18.2, 8.0]), years(2018, [8.8, 4.0]))).toBe('Focusgebieden 8,0 % 2019Nederland 4,0 %')
  })

  it('stands the period of what is older than the figure of the area', () => {
    expect(both(years(2018, [18.2, 8.0]), years(2018, [8.8]))).toBe('Focusgebieden 8,0 % 2019Nederland 8,8 % 2018')
    expect(both(years(2018, [18.2, 'afgeschermd']), years(2018, [8.8, 4.0]))).toBe(
      'Focusgebieden 18,2 % 2018Nederland 4,0 % 2019',
    )
  })

  it('stands why there is no figure', () => {
    expect(both(years(2018, ['afgeschermd']), years(2018, [8.8]))).toBe('geen cijfer: afgeschermdNederland 8,8 %')
    expect(words(chart([{ ...focusAreas, points: [] }]))).toBe('geen cijfer: niet gepubliceerd')
  })

  it('stands no line without a name for who cannot see it', () => {
    const input = lineExamples['poverty-with-reference']?.input
    if (!input) throw new Error('no example')
    expect(html(input)).toMatch(/role="img"[^>]*>.*<title[^>]*>Huishoudens onder de armoedegrens<\/title><desc/s)
    expect(html(input)).not.toMatch(/ style=|<script/)
  })
})

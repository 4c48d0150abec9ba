import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { around, faultsOf } from '../layout.contract'
import type { LineChartInput } from '../line/input'
import { anyLineChart } from '../test-support/any-line-chart'
import { chartTexts } from '../texts'
import { SmallMultipleChart } from './chart'
import { multipleExamples } from './examples'
import { SmallMultiple } from './figure'
import { type SmallMultipleLayout, smallMultipleLayout } from './layout'
import { sharedScale, smallMultipleState } from './state'

const size = { width: 340, height: 104 }
const example = (name: string) => {
  const found = multipleExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const state = (input: LineChartInput) => smallMultipleState(input, 'nl', chartTexts.nl)
const figure = (name: string) => renderToStaticMarkup(<SmallMultiple id="m" {...example(name)} />)
/** What is read below the picture, without the names for who does not see colours. */
const words = (name: string) =>
  smallMultipleState(example(name).input, example(name).language, chartTexts[example(name).language]).ends.map(
    ({ period, figures }) => `${period}: ${figures.map(({ text }) => text).join(' / ')}`.replaceAll('\u00a0', ' '),
  )

function faults({ width, height, series, remarks, zero }: SmallMultipleLayout) {
  const arrow = 18
  return faultsOf({
    width,
    height,
    texts: [],
    labels: [],
    drawn: [
      { of: 'zero', box: around(0, zero, 0) },
      ...remarks.map(({ kind, x, to }) => ({ of: kind, box: around(x, to, 5) })),
      ...series.flatMap(({ name, marks }) =>
        marks.flatMap(({ at, radius, range, beyond }) => [
          { of: name, box: around(at.x, at.y, radius) },
          ...(range ? [range.low, range.high].map((y) => ({ of: name, box: around(at.x, y, 0) })) : []),
          ...(beyond ? [{ of: name, box: around(at.x, at.y + beyond * arrow, 0) }] : []),
        ]),
      ),
    ],
  })
}

describe.each(Object.entries(multipleExamples))('%s', (name, { input, language }) => {
  const made = smallMultipleState(input, language, chartTexts[language])

  it('is drawn as agreed', async () => {
    const svg = renderToStaticMarkup(
      <SmallMultipleChart layout={smallMultipleLayout(made, size)} id={name} title={input.title} />,
    )
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}.svg`)
  })

  it('has everything in its place', () => {
    expect(faults(smallMultipleLayout(made, size))).toEqual([])
  })

  it('is named by its title, told in words, and needs no style and no script', () => {
    const html = figure(name)
    expect(html).toContain('<figure class="wijklus-multiple" aria-labelledby="m-title">')
    expect(html.split('id="m-title"')).toHaveLength(2)
    expect(html).not.toMatch(/ style=|<style|<script|NaN|undefined/)
    if (made.nothing === null)
      expect(html).toMatch(/<svg [^>]*role="img" aria-labelledby="m-title" aria-describedby="m-description"/)
    else expect(html).not.toContain('<svg')
  })
})

describe('for any figures', () => {
  it('everything lies inside the picture, and zero too', () => {
    fc.assert(
      fc.property(anyLineChart, (any) => {
        expect(faults(smallMultipleLayout(state(any), size))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('the drawing has no hole, and is the same every time', () => {
    fc.assert(
      fc.property(anyLineChart, (any) => {
        const draw = () =>
          renderToStaticMarkup(<SmallMultipleChart layout={smallMultipleLayout(state(any), size)} id="any" />)
        expect(draw()).not.toMatch(/NaN|undefined|Infinity/)
        expect(draw()).toBe(draw())
      }),
      { numRuns: 60 },
    )
  })
})

describe('the words below', () => {
  it.each([
    ['poverty', ['2018: 18,2 / 8,8 %', '2022: 8,0 / 4,0 %']],
    ['poverty-in-english', ['2018: 18.2 / 8.8%', '2022: 8.0 / 4.0%']],
    ['debts-two-definitions', ['2021: 12,8 / 6,1 %', '2024: 14,5 / 7,7 %']],
    ['reference-partly-published', ['2018: 60,7 / 68,0 %', '2023: 64,4 % / niet gepubliceerd']],
    ['without-reference', ['2021: 11,2 %', '2023: 12,1 %']],
    ['only-reference', ['2022: afgeschermd / 31,2 %', '2023: afgeschermd / 31,0 %']],
    ['one-point', ['2024: 21,4 / 19,8 %']],
    ['no-data', []],
    ['about-and-ranges', ['2020: 41 / 30 personen', '2024: ten hoogste 72 / 40 personen']],
    ['incomes', ['1e kwartaal 2022: € 24.150 / € 27.150', '4e kwartaal 2023: € 26.050 / € 28.950']],
    ['negative-scores', ['2014: −0,21 / 0,00', '2022: 0,02 / 0,00']],
  ])('%s', (name, expected) => {
    expect(words(name)).toEqual(expected)
  })

  it('say for who does not see colours whose each figure is', () => {
    expect(figure('poverty')).toContain(
      '<span class="out-of-sight">Focusgebieden </span><span class="wijklus-multiple__figure--area">18,2</span>',
    )
  })

  it('tell of jumps and definitions, and of figures that are not there', () => {
    expect(state(example('jump').input).remarks).toEqual([{ kind: 'jump', text: '2022: sprong, oorzaak niet bekend' }])
    expect(state(example('debts-with-break').input).remarks).toEqual([
      { kind: 'break', text: 'tussen 2020 en 2021: herziene definitie' },
    ])
    expect(state(example('debts-two-definitions').input).remarks).toEqual([
      { kind: 'change', text: 'andere definitie vanaf 2021' },
    ])
    expect(figure('no-data')).toContain('Er zijn geen cijfers om te tekenen: niet gepubliceerd.')
  })
})

describe('the scale', () => {
  it('always holds zero, so the alternative never speaks of a cut axis', () => {
    for (const { input } of Object.values(multipleExamples)) {
      const [low, high] = state(input).scale
      expect(low).toBeLessThanOrEqual(0)
      expect(high).toBeGreaterThanOrEqual(0)
    }
    expect(figure('reference-partly-published')).not.toContain('As begint niet bij nul')
  })

  it('can be shared by charts of one unit, and is refused for two', () => {
    const inputs = ['poverty', 'debts-revised'].map((name) => example(name).input)
    expect(sharedScale(inputs)).toEqual([0, 18.2])
    expect(() => sharedScale([example('poverty').input, example('incomes').input])).toThrow('% and EUR')
    const debts = smallMultipleState(example('debts-revised').input, 'nl', chartTexts.nl, sharedScale(inputs))
    expect(debts.scale).toEqual([0, 18.2])
    expect(smallMultipleState(example('poverty').input, 'nl', chartTexts.nl, [0, 10]).scale).toEqual([0, 18.2])
  })
})

describe('the title', () => {
  it('is a heading of the level the page needs, and leads to the indicator', () => {
    const html = renderToStaticMarkup(<SmallMultiple id="m" {...example('poverty')} level={4} href="/indicatoren/x" />)
    expect(html).toContain('<h4 id="m-title" class="wijklus-multiple__title"><a href="/indicatoren/x">Huishoudens')
  })
})

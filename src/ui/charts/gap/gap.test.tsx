import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { around, faultsOf } from '../layout.contract'
import { anyValue } from '../test-support/any-value'
import { chartTexts } from '../texts'
import { gapAlternative } from './alternative'
import { GapChart } from './chart'
import { gapExamples } from './examples'
import { GapFigure } from './figure'
import type { GapInput } from './input'
import { arrowLength, type GapLayout, gapLayout } from './layout'
import { GapPicture } from './picture'
import { gapState } from './state'
import { GapTable } from './table'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const example = (name: string) => {
  const found = gapExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const state = (input: GapInput) => gapState(input, 'nl', chartTexts.nl)
const gaps = (name: string) => state(example(name).input).rows.map(({ gapText }) => plain(gapText))

function faults({ width, height, labels, texts, rows, grid, keys }: GapLayout) {
  const drawn = [
    ...grid.flatMap(({ x, stretches }) =>
      stretches.flatMap(({ from, to }) => [from, to].map((y) => ({ of: 'grid', box: around(x, y, 0) }))),
    ),
    ...keys.map(({ x, y, tone }) => ({ of: tone, box: around(x, y, 6) })),
    ...rows.flatMap(({ id, y, points }) =>
      points.flatMap(({ x, radius, range, beyond }) => [
        { of: id, box: around(x, y, radius) },
        ...(range ? [range.from, range.to].map((end) => ({ of: id, box: around(end, y, 5) })) : []),
        { of: id, box: around(x + (beyond ?? 0) * arrowLength, y, 0) },
      ]),
    ),
  ]
  return faultsOf({ width, height, labels, texts, drawn })
}

const anyGaps: fc.Arbitrary<GapInput> = fc.record({
  title: fc.string({ maxLength: 60 }),
  unit: fc.constantFrom('%', 'EUR', 'persons', 'score'),
  better: fc.constantFrom('higher', 'lower', 'none'),
  heading: fc.constant('Jaar'),
  place: fc.string({ minLength: 1, maxLength: 90 }),
  reference: fc.string({ minLength: 1, maxLength: 90 }),
  rows: fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 6 }),
      label: fc.string({ minLength: 1, maxLength: 80 }),
      place: anyValue,
      reference: anyValue,
      ratio: fc.option(fc.integer({ min: 1, max: 999 }).map((hundredths) => hundredths / 100)),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
})

describe.each(Object.entries(gapExamples))('%s', (name, { input, language }) => {
  const made = gapState(input, language, chartTexts[language])

  it.each([
    ['', 720],
    ['-narrow', 320],
  ])('is drawn as agreed%s', async (suffix, width) => {
    const svg = renderToStaticMarkup(<GapChart layout={gapLayout(made, { width })} id={name} title={input.title} />)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}${suffix}.svg`)
  })

  it.each([320, 360, 480, 560, 720, 900, 1200])('has everything in its place at %s wide', (width) => {
    expect(faults(gapLayout(made, { width }))).toEqual([])
  })

  it('is told in at most four sentences without a hole', () => {
    const parts = gapAlternative(made)
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.length).toBeLessThanOrEqual(4)
    for (const part of parts) expect(part).toMatch(/^[A-Z0-9][^{}]*\.$/s)
  })

  it('has a table without an empty cell, and needs no style and no script', () => {
    const html = renderToStaticMarkup(<GapFigure id="g" input={input} language={language} />)
    expect(html).not.toMatch(/<td[^>]*><\/td>|NaN|undefined| style=|<style|<script/)
    expect(html.match(/<tr>/g) ?? []).toHaveLength(input.rows.length === 0 ? 0 : input.rows.length + 1)
  })
})

describe('for any figures', () => {
  it('everything lies inside the picture and no label on another', () => {
    fc.assert(
      fc.property(anyGaps, fc.integer({ min: 320, max: 1200 }), fc.boolean(), (any, width, framed) => {
        const frame = framed ? { title: any.title, below: ['Bron: Monitor 2025'] } : undefined
        expect(faults(gapLayout(state(any), { width, frame }))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('the drawing has no hole, and is the same every time', () => {
    fc.assert(
      fc.property(anyGaps, fc.constantFrom(320, 560, 900), (any, width) => {
        const draw = () => renderToStaticMarkup(<GapChart layout={gapLayout(state(any), { width })} id="any" />)
        expect(draw().replaceAll(/<(text|tspan|title).*?<\/\1>/gs, '')).not.toMatch(/NaN|undefined|Infinity/)
        expect(draw()).toBe(draw())
      }),
      { numRuns: 60 },
    )
  })
})

describe('the gap in words', () => {
  it.each([
    ['poverty-by-year', '9,4 procentpunt hoger'],
    ['several-indicators', '9,4 procentpunt lager'],
    ['incomes', '€ 3.000 lager'],
    ['about-and-ranges', '11 personen meer'],
    ['about-and-ranges', 'ongeveer 14 personen meer'],
    ['about-and-ranges', 'verschil niet precies te bepalen'],
    ['equal-and-close', 'geen verschil'],
    ['negative-scores', '0,21 lager'],
    ['missing', 'Nederland: niet gepubliceerd'],
    ['missing', 'Focusgebieden: afgeschermd: te klein aantal; Nederland: niet gepubliceerd'],
  ])('%s: %s', (name, words) => {
    expect(gaps(name)).toContain(words)
  })

  it('says a reason once when both figures miss for it', () => {
    expect(gaps('all-absent')).toEqual(Array(3).fill('niet gepubliceerd'))
  })

  it('is what the caller says it is, also when the figures give another', () => {
    const { input } = example('one-row')
    const given = { ...input, rows: input.rows.map((row) => ({ ...row, gap: 3.9 })) }
    expect(plain(state(given).rows[0]?.gapText ?? '')).toBe('3,9 procentpunt hoger')
  })

  it('is a number without the dust of binary fractions', () => {
    expect(state(example('poverty-by-year').input).rows.map(({ gap }) => gap)).toEqual([9.4, 8.4, 6.8, 7, 4])
  })
})

describe('the drawing', () => {
  it('keeps the rows in the order in which they are given', () => {
    const { rows } = gapLayout(state(example('poverty-by-year').input), { width: 720 })
    expect(rows.map(({ id }) => id)).toEqual(['2018', '2019', '2020', '2021', '2022'])
    expect(rows.map(({ y }) => y)).toEqual(rows.map(({ y }) => y).toSorted((one, other) => one - other))
  })

  it('joins no point with one that is not there', () => {
    const { rows } = gapLayout(state(example('missing').input), { width: 720 })
    expect(rows.map(({ join, points }) => [join !== null, points.length])).toEqual([
      [true, 2],
      [true, 2],
      [false, 1],
      [false, 1],
      [false, 0],
      [false, 0],
    ])
  })

  it('shows both points when they are equal', () => {
    const [row] = gapLayout(state(example('equal-and-close').input), { width: 720 }).rows
    const [place, reference] = row?.points ?? []
    expect(place?.x).toBe(reference?.x)
    expect(reference?.radius).toBeLessThan(place?.radius ?? 0)
  })

  it('has the label above its row where it is narrow, beside it where it is wide', () => {
    const label = (width: number) => {
      const { labels, rows } = gapLayout(state(example('poverty-by-year').input), { width })
      const found = labels.find(({ lines }) => lines[0] === '2018')
      return (found?.box.top ?? 0) + (found?.box.height ?? 0) < (rows[0]?.y ?? 0)
    }
    expect(label(320)).toBe(true)
    expect(label(720)).toBe(false)
  })
})

describe('the alternative', () => {
  it('tells few rows one by one, many as a whole, and what is missing', () => {
    const told = (name: string) => plain(gapAlternative(state(example(name).input)).join(' '))
    expect(told('one-row')).toBe(
      'Focusgebieden en Nederland naast elkaar: Huishoudens onder de armoedegrens. 2022: Focusgebieden 8,0 %, Nederland 4,0 %, 4,0 procentpunt hoger (2,00 ×).',
    )
    expect(told('poverty-by-year')).toContain(
      'De verschillen lopen van 4,0 procentpunt hoger (2022) tot 9,4 procentpunt hoger (2018).',
    )
    expect(told('several-indicators')).toContain(
      'Geen cijfer: Nederland Netto arbeidsparticipatie (2023) (niet gepubliceerd).',
    )
    expect(told('no-data')).toBe('Grafiek zonder cijfers: Huishoudens onder de armoedegrens.')
  })
})

describe('the table', () => {
  it('shows figures, gap and ratio, and the reason where there is none', () => {
    const table = (name: string) => plain(renderToStaticMarkup(<GapTable id="t" {...example(name)} />))
    expect(table('poverty-by-year')).toContain(
      '<th scope="row" class="wijklus-chart-table__name">2018</th><td class="wijklus-chart-table__number">18,2 %</td><td class="wijklus-chart-table__number">8,8 %</td><td class="wijklus-chart-table__number">9,4 procentpunt hoger</td><td class="wijklus-chart-table__number">2,07 ×</td>',
    )
    expect(table('missing')).toContain('<td class="wijklus-chart-table__absent">afgeschermd: te klein aantal</td>')
    expect(table('missing')).not.toContain('Verhouding')
  })
})

describe('the figure', () => {
  it('names and describes every drawing with texts that are on the page, and can leave its table to the page', () => {
    const html = renderToStaticMarkup(<GapFigure id="g" {...example('poverty-by-year')} />)
    expect(html.match(/<svg [^>]*role="img" aria-labelledby="g-title" aria-describedby="g-description"/g)).toHaveLength(
      3,
    )
    for (const id of ['g-title', 'g-description', 'g-table-caption']) expect(html.split(`id="${id}"`)).toHaveLength(2)
    expect(renderToStaticMarkup(<GapFigure id="g" {...example('poverty-by-year')} tableElsewhere />)).not.toContain(
      '<table',
    )
  })

  it('can leave the page as a picture, with its title and source', () => {
    const svg = renderToStaticMarkup(<GapPicture {...example('poverty-by-year')} source="Monitor 2025, regel 6758" />)
    expect(svg).toContain('<title id="chart-title">Huishoudens onder de armoedegrens</title>')
    expect(svg).toContain('Bron: Monitor 2025, regel 6758')
    expect(svg).toMatch(/<desc id="chart-description">Focusgebieden en Nederland/)
  })

  it('refuses two rows with one id and a value that is none', () => {
    const { input } = example('one-row')
    expect(() => state({ ...input, rows: [...input.rows, ...input.rows] })).toThrow('Two rows have id "2022"')
    const broken = input.rows.map((row) => ({ ...row, place: { value: Number.NaN } }))
    expect(() => state({ ...input, rows: broken })).toThrow('The place in row "2022" has no finite value')
  })
})

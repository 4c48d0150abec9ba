import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { around, faultsOf } from '../layout.contract'
import { anyValue } from '../test-support/any-value'
import { chartTexts } from '../texts'
import { barAlternative } from './alternative'
import { BarChart } from './chart'
import { barExamples } from './examples'
import { BarFigure } from './figure'
import type { BarInput } from './input'
import { arrowLength, type BarLayout, barLayout } from './layout'
import { BarPicture } from './picture'
import { barState } from './state'
import { BarTable } from './table'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const example = (name: string) => {
  const found = barExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const state = (input: BarInput) => barState(input, 'nl', chartTexts.nl)
const laid = (name: string, width: number) => barLayout(state(example(name).input), { width })
const words = (layout: BarLayout) => layout.labels.map(({ lines }) => plain(lines.join(' ')))

function faults({ width, height, labels, texts, bars, zero, reference }: BarLayout) {
  const drawn = [
    ...[zero, reference].flatMap((line) =>
      (line?.stretches ?? []).flatMap(({ from, to }) =>
        [from, to].map((y) => ({ of: 'line', box: around(line?.x ?? 0, y, 0) })),
      ),
    ),
    ...bars.flatMap(({ id, y, height: thick, certain, possible, beyond, tip }) => [
      ...[certain, possible].flatMap((each) => (each ? [{ of: id, box: { ...each, top: y, height: thick } }] : [])),
      { of: id, box: around(tip + (beyond ?? 0) * arrowLength, y + thick / 2, 0) },
    ]),
  ]
  return faultsOf({ width, height, labels, texts, drawn })
}

const anyBars: fc.Arbitrary<BarInput> = fc.record({
  title: fc.string({ maxLength: 60 }),
  unit: fc.constantFrom('%', 'EUR', 'persons', 'score'),
  better: fc.constantFrom('higher', 'lower', 'none'),
  heading: fc.constant('Gebied'),
  bars: fc.uniqueArray(
    fc
      .tuple(
        anyValue,
        fc.record({
          id: fc.string({ minLength: 1, maxLength: 6 }),
          label: fc.string({ minLength: 1, maxLength: 80 }),
          role: fc.constantFrom('area', 'reference', 'matched'),
          n: fc.option(fc.constant({ count: 17, of: 20 }), { nil: undefined }),
        }),
      )
      .map(([value, more]) => ({ ...value, ...more })),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
  reference: fc.option(
    fc.tuple(anyValue, fc.string({ minLength: 1, maxLength: 60 })).map(([value, label]) => ({ ...value, label })),
    { nil: undefined },
  ),
})

describe.each(Object.entries(barExamples))('%s', (name, { input, language }) => {
  const made = barState(input, language, chartTexts[language])

  it.each([
    ['', 720],
    ['-narrow', 320],
  ])('is drawn as agreed%s', async (suffix, width) => {
    const svg = renderToStaticMarkup(<BarChart layout={barLayout(made, { width })} id={name} title={input.title} />)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}${suffix}.svg`)
  })

  it.each([320, 360, 480, 560, 720, 900, 1200])('has everything in its place at %s wide', (width) => {
    expect(faults(barLayout(made, { width }))).toEqual([])
  })

  it('is told in at most four sentences without a hole', () => {
    const parts = barAlternative(made)
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.length).toBeLessThanOrEqual(4)
    for (const part of parts) expect(part).toMatch(/^[A-Z0-9][^{}]*\.$/s)
  })

  it('has a table without an empty cell, and needs no style and no script', () => {
    const html = renderToStaticMarkup(<BarFigure id="b" input={input} language={language} />)
    expect(html).not.toMatch(/<td[^>]*><\/td>|NaN|undefined| style=|<style|<script/)
    const rows = input.bars.length === 0 ? 0 : input.bars.length + 1 + (input.reference ? 1 : 0)
    expect(html.match(/<tr>/g) ?? []).toHaveLength(rows)
  })
})

it('a figure is written with the digits it was published with', () => {
  const bar = (value: number, decimals: number) => ({ id: `${value}`, label: 'Plaats', value, decimals })
  const input = { ...example('youth-care-by-area').input, bars: [bar(18, 0), bar(12.6, 2)], reference: undefined }
  expect(state(input).bars.map(({ known }) => plain(known?.text ?? ''))).toEqual(['18 %', '12,60 %'])
})

describe('for any figures', () => {
  it('everything lies inside the picture and no label on another', () => {
    fc.assert(
      fc.property(anyBars, fc.integer({ min: 320, max: 1200 }), fc.boolean(), (any, width, framed) => {
        const frame = framed ? { title: any.title, below: ['Bron: Monitor 2025'] } : undefined
        expect(faults(barLayout(state(any), { width, frame }))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('there is a bar for every figure and the reason for every other, and bars begin at zero', () => {
    fc.assert(
      fc.property(anyBars, fc.integer({ min: 320, max: 1200 }), (any, width) => {
        const made = state(any)
        const { bars, zero } = barLayout(made, { width })
        expect(bars.map(({ id }) => id)).toEqual(made.bars.filter(({ known }) => known).map(({ id }) => id))
        for (const { certain } of bars)
          if (certain && zero)
            expect(
              Math.min(Math.abs(certain.left - zero.x), Math.abs(certain.left + certain.width - zero.x)),
            ).toBeLessThan(0.2)
        for (const { known, reason } of made.bars) expect(known === null).toBe(reason !== null)
      }),
      { numRuns: 100 },
    )
  })

  it('the drawing has no hole, and is the same every time', () => {
    fc.assert(
      fc.property(anyBars, fc.constantFrom(320, 560, 900), (any, width) => {
        const draw = () => renderToStaticMarkup(<BarChart layout={barLayout(state(any), { width })} id="any" />)
        expect(draw().replaceAll(/<(text|tspan|title).*?<\/\1>/gs, '')).not.toMatch(/NaN|undefined|Infinity/)
        expect(draw()).toBe(draw())
      }),
      { numRuns: 60 },
    )
  })
})

describe('what stands at a bar', () => {
  it('is the figure with words for how exact it is, or with signs where it is narrow', () => {
    expect(words(laid('about-and-ranges', 720))).toEqual(
      expect.arrayContaining(['41', 'ongeveer 48', '50–65', 'ten minste 60', 'ten hoogste 22', '0']),
    )
    expect(words(laid('about-and-ranges', 320))).toEqual(expect.arrayContaining(['≈ 48', '50–65', '≥ 60', '≤ 22']))
    expect(words(laid('about-shares', 320))).toContain('≈ 48 %')
  })

  it('is on how many answers it rests, where that is told', () => {
    expect(words(laid('answers-of-areas', 720))).toEqual(
      expect.arrayContaining(['14 (n = 17 van 20)', '253 (n = 20)', 'niet betaald uit de regeling (n = 0 van 20)']),
    )
    expect(words(laid('answers-of-areas', 320))).toContain(
      'Kinderen en jongeren in financiële educatie (n = 12 van 20)',
    )
  })

  it('is the reason in place of a bar that is not there, and never a bar of nought', () => {
    const { bars, labels, zero } = laid('youth-care-by-area', 720)
    expect(bars.map(({ id }) => id)).not.toContain('Den Haag Zuidwest')
    const reason = labels.find(({ lines }) => lines[0] === 'niet gepubliceerd')
    expect(reason?.x).toBeCloseTo((zero?.x ?? 0) + 6, 0)
    expect(words(laid('all-absent', 320)).filter((text) => text === 'afgeschermd: te klein aantal')).toHaveLength(3)
  })
})

describe('how exact a figure is', () => {
  const bars = new Map(laid('about-and-ranges', 720).bars.map((bar) => [bar.id, bar]))
  it.each([
    ['Breda-Noord', { certain: true, possible: false, beyond: null }],
    ['Delft-West', { certain: false, possible: true, beyond: null }],
    ['Groningen-Noord', { certain: true, possible: true, beyond: null }],
    ['Heerlen-Noord', { certain: true, possible: false, beyond: 1 }],
    ['Lelystad Oost', { certain: false, possible: true, beyond: null }],
  ])('%s is drawn so', (id, expected) => {
    const found = bars.get(id)
    expect({
      certain: found?.certain !== null,
      possible: found?.possible !== null,
      beyond: found?.beyond ?? null,
    }).toEqual(expected)
  })

  it('a range is solid up to its low end and light from there to its high end', () => {
    const { certain, possible } = bars.get('Groningen-Noord') ?? {}
    expect(possible?.left).toBeCloseTo((certain?.left ?? 0) + (certain?.width ?? 0), 0)
    expect((possible?.width ?? 0) / (certain?.width ?? 1)).toBeCloseTo(15 / 50, 1)
  })
})

describe('the drawing', () => {
  it('draws negative figures to the left of zero, with their figures at their ends', () => {
    const { bars, labels, zero } = laid('negative-scores', 720)
    const [negative] = bars
    expect((negative?.certain?.left ?? 0) + (negative?.certain?.width ?? 0)).toBeCloseTo(zero?.x ?? 0, 0)
    const text = labels.find(({ lines }) => lines[0] === '−0,21')
    expect(text?.anchor).toBe('end')
    expect(text?.x).toBeLessThan(negative?.tip ?? 0)
  })

  it('points away from zero only where the figure may be further from it', () => {
    const { bars } = laid('negative-scores', 720)
    const beyond = Object.fromEntries(bars.map((bar) => [bar.id, bar.beyond]))
    expect(beyond['Rotterdam-Zuid']).toBe(-1)
    expect(beyond['Schiedam Nieuwland en Oost']).toBeNull()
  })

  it('lets the line to compare with run through no figure', () => {
    for (const [name, width] of [
      ['youth-care-by-area', 320],
      ['forty-bars', 320],
      ['long-names', 720],
    ] as const) {
      const { reference, labels } = laid(name, width)
      const x = reference?.x ?? 0
      const [, ...below] = labels
      for (const { box } of below.filter(({ anchor, weight }) => anchor === 'start' && weight === 400))
        if (box.left < x && box.left + box.width > x)
          for (const { from, to } of reference?.stretches ?? [])
            expect(to <= box.top + 1 || from >= box.top + box.height - 1).toBe(true)
    }
  })

  it('keeps the order in which bars are given', () => {
    const { bars } = laid('forty-bars', 320)
    expect(bars.map(({ y }) => y)).toEqual(bars.map(({ y }) => y).toSorted((one, other) => one - other))
    expect(bars.map(({ id }) => id).slice(0, 3)).toEqual(['Gebied 1', 'Gebied 2', 'Gebied 3'])
  })

  it('has a line to compare with, and says when there is none', () => {
    expect(words(laid('youth-care-by-area', 720))).toContain('Nederland 10,1 %')
    const { reference, texts } = laid('about-shares', 720)
    expect(reference).toBeNull()
    expect(texts.map(({ lines }) => lines.join(' '))).toContain('Nederland: niet gepubliceerd.')
  })
})

describe('the alternative', () => {
  const told = (name: string) => plain(barAlternative(state(example(name).input)).join(' '))

  it('tells few bars one by one, the reference, and what is missing', () => {
    expect(told('youth-care-by-area')).toBe(
      'Staafgrafiek: Jongeren met jeugdhulp, 2023. Breda-Noord 11,0 %; Delft-West 12,4 %; Groningen-Noord 14,1 %; Zaandam-Oost 9,2 %. Ter vergelijking: Nederland 10,1 %. Geen cijfer: Den Haag Zuidwest (niet gepubliceerd); Vlaardingen Westwijk (afgeschermd: te klein aantal).',
    )
    expect(told('no-data')).toBe('Grafiek zonder cijfers: Jongeren met jeugdhulp, 2023.')
  })

  it('tells many bars as a whole, and the area at hand by itself', () => {
    expect(told('forty-bars')).toContain('34 cijfers, van 4,0 % (Gebied 1) tot')
    expect(told('forty-bars')).toContain('Gebied 7 13,5 %.')
    expect(told('forty-bars')).toContain('Er ontbreken 6 cijfers')
  })
})

describe('the table', () => {
  const table = (name: string) => plain(renderToStaticMarkup(<BarTable id="t" {...example(name)} />))

  it('shows every figure or its reason, the reference, and what figures are based on', () => {
    expect(table('youth-care-by-area')).toContain('<td class="wijklus-chart-table__absent">niet gepubliceerd</td>')
    expect(table('youth-care-by-area')).toContain('Nederland</th><td class="wijklus-chart-table__number">10,1 %</td>')
    expect(table('youth-care-by-area')).not.toContain('Gebaseerd op')
    expect(table('answers-of-areas')).toContain('n = 12 van 20</td>')
    expect(table('answers-of-areas')).toContain('note">n niet vermeld per gebied</span>')
  })
})

describe('the figure', () => {
  it('names and describes every drawing with texts that are on the page, and can leave its table to the page', () => {
    const html = renderToStaticMarkup(<BarFigure id="b" {...example('youth-care-by-area')} />)
    expect(html.match(/<svg [^>]*role="img" aria-labelledby="b-title" aria-describedby="b-description"/g)).toHaveLength(
      3,
    )
    for (const id of ['b-title', 'b-description', 'b-table-caption']) expect(html.split(`id="${id}"`)).toHaveLength(2)
    const without = renderToStaticMarkup(<BarFigure id="b" {...example('youth-care-by-area')} tableElsewhere />)
    expect(without).not.toContain('<table')
  })

  it('can leave the page as a picture, with its title, period and source', () => {
    const svg = renderToStaticMarkup(<BarPicture {...example('youth-care-by-area')} source="Monitor 2025, regel 280" />)
    expect(svg).toContain('<title id="chart-title">Jongeren met jeugdhulp, 2023</title>')
    expect(svg).toContain('Bron: Monitor 2025, regel 280')
    expect(svg).toMatch(/<desc id="chart-description">Staafgrafiek/)
  })

  it('refuses two bars with one id and a value that is none', () => {
    const { input } = example('one-bar')
    expect(() => state({ ...input, bars: [...input.bars, ...input.bars] })).toThrow('Two bars have id "Breda-Noord"')
    const broken = input.bars.map((each) => ({ ...each, value: Number.NaN }))
    expect(() => state({ ...input, bars: broken })).toThrow('Bar "Breda-Noord" has no finite value')
  })
})

import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { around, faultsOf } from '../layout.contract'
import { anyValue } from '../test-support/any-value'
import { chartTexts } from '../texts'
import { distributionAlternative } from './alternative'
import { DistributionChart } from './chart'
import { distributionExamples } from './examples'
import { distributionFacts } from './facts'
import { Distribution } from './figure'
import type { DistributionInput } from './input'
import { type DistributionLayout, distributionLayout } from './layout'
import { DistributionPicture } from './picture'
import { distributionSentences } from './sentences'
import { distributionState } from './state'
import { swarm } from './swarm'
import { DistributionTable } from './table'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const example = (name: string) => {
  const found = distributionExamples[name]
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const laid = (name: string, width: number) =>
  distributionLayout(distributionState(example(name).input, 'nl', chartTexts.nl), { width })
const said = (name: string, more: Partial<DistributionInput> = {}) => {
  const { input, language } = example(name)
  const made = { ...input, ...more }
  return distributionSentences(made, distributionFacts(made), language, chartTexts[language]).map(plain)
}

function faults(layout: DistributionLayout) {
  const { axis, wholes, dots, leaders } = layout
  const points = [
    ...(axis ? [axis.from, axis.to, ...axis.ticks].map((x) => ({ x, y: axis.y })) : []),
    ...wholes.flatMap(({ x, from, to }) => [
      { x, y: from },
      { x, y: to },
    ]),
    ...leaders.flatMap(({ from, to }) => [from, to]),
  ]
  const drawn = [
    ...points.map(({ x, y }) => ({ of: 'line', box: around(x, y, 0) })),
    ...dots.map(({ id, at, radius }) => ({ of: id, box: around(at.x, at.y, radius) })),
  ]
  return [...faultsOf({ ...layout, drawn }), ...crossings(layout)]
}

/** Lines that run through a text, told by it. */
function crossings({ wholes, leaders, labels }: DistributionLayout): readonly string[] {
  const lines = [
    ...wholes.map(({ x, from, to }) => ({ x, top: from, bottom: to })),
    ...leaders.map(({ from, to }) => ({ x: from.x, top: from.y, bottom: to.y })),
  ]
  return labels
    .filter(({ tone }) => tone !== 'muted')
    .filter(({ box }) =>
      lines.some(
        ({ x, top, bottom }) =>
          x > box.left && x < box.left + box.width && bottom > box.top + 1 && top < box.top + box.height - 1,
      ),
    )
    .map(({ lines: [text] }) => `a line runs through "${text}"`)
}

const anyDistribution: fc.Arbitrary<DistributionInput> = fc
  .record({
    unit: fc.constantFrom('%', 'EUR', 'persons', 'score'),
    better: fc.constantFrom('higher' as const, 'lower' as const, 'none' as const),
    area: fc.tuple(anyValue, fc.string({ minLength: 1, maxLength: 60 })),
    reference: fc.option(fc.tuple(anyValue, fc.string({ minLength: 1, maxLength: 60 })), { nil: null }),
    sizeKind: fc.option(fc.constant('inwoners'), { nil: undefined }),
    parts: fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 6 }),
        label: fc.string({ maxLength: 60 }),
        value: anyValue,
        size: fc.nat(9000),
      }),
      { selector: ({ id }) => id, maxLength: 30 },
    ),
  })
  .map(({ area, reference, parts, ...more }) => ({
    ...more,
    title: 'Verdeling',
    kind: { one: 'buurt', many: 'buurten' },
    area: { ...area[0], label: area[1] },
    reference: reference && { ...reference[0], label: reference[1] },
    parts: parts.map(({ value, ...part }) => ({ ...part, ...value })),
  }))

describe.each(Object.entries(distributionExamples))('%s', (name, { input, language }) => {
  const state = distributionState(input, language, chartTexts[language])

  it.each([
    ['', 720],
    ['-narrow', 320],
  ])('is drawn as agreed%s', async (suffix, width) => {
    const layout = distributionLayout(state, { width })
    const svg = renderToStaticMarkup(<DistributionChart layout={layout} id={name} title={input.title} />)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}${suffix}.svg`)
  })

  it.each([320, 328, 480, 560, 900, 1200])('has everything in its place at %s wide', (width) => {
    expect(faults(distributionLayout(state, { width }))).toEqual([])
  })

  it('is told in at most seven sentences without a hole, and has a table without an empty cell', () => {
    const parts = distributionAlternative(state, input, chartTexts[language])
    expect(parts.length).toBeLessThanOrEqual(7)
    for (const part of parts) expect(part).toMatch(/^[A-Z0-9][^{}]*\.$/s)
    const html = renderToStaticMarkup(<Distribution id="d" input={input} language={language} />)
    expect(html).not.toMatch(/<td[^>]*><\/td>|NaN|undefined| style=|<style|<script/)
    expect(html.match(/<tr>/g)).toHaveLength(input.parts.length + 2 + (input.reference ? 1 : 0))
  })
})

describe('for any figures', () => {
  it('everything lies inside the picture and no label on another', () => {
    fc.assert(
      fc.property(anyDistribution, fc.integer({ min: 320, max: 1200 }), fc.boolean(), (input, width, framed) => {
        const frame = framed ? { title: input.title, below: ['Bron: Monitor'] } : undefined
        const state = distributionState(input, 'nl', chartTexts.nl)
        expect(faults(distributionLayout(state, { width, frame }))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('no dot lies on another, and each is on its figure', () => {
    const dot = fc.record({ x: fc.integer({ min: 0, max: 300 }), radius: fc.integer({ min: 2, max: 13 }) })
    fc.assert(
      fc.property(fc.array(dot, { maxLength: 40 }), (dots) => {
        const offsets = swarm(dots)
        for (const [index, one] of dots.entries())
          for (const [other, two] of dots.entries())
            if (other > index) {
              const away = Math.hypot(one.x - two.x, (offsets[index] ?? 0) - (offsets[other] ?? 0))
              expect(away).toBeGreaterThanOrEqual(one.radius + two.radius)
            }
      }),
    )
  })
})

describe('what is said', () => {
  it('is how many parts are far off, the worse side first, who live there, and that the whole does not show it', () => {
    expect(said('hidden-pocket')).toEqual([
      'In 2 van de 8 buurten ligt het aandeel meer dan 5 procentpunt boven dat van Havengebied (9,3 %): Molenkwartier 17,9 %; Elzenbuurt 15,2 %.',
      'Daar wonen 3.650 van de 21.095 inwoners.',
      'Het cijfer van Havengebied laat dat niet zien (vergeleken met Voorbeeldstad: 0,2 procentpunt hoger).',
      "In 1 van de 8 buurten ligt het aandeel meer dan 5 procentpunt onder dat van Havengebied: 't Zand 4,1 %.",
      '1 buurt telt hier niet mee: het cijfer rust op minder dan 50 mensen of woningen.',
      'Van 1 van de 9 buurten is er geen cijfer; de redenen staan in de tabel.',
    ])
    expect(said('hidden-pocket-in-english')[0]).toBe(
      'In 2 of the 8 neighbourhoods the share is more than 5 percentage points above that of Harbour area (9.3%): Molenkwartier 17.9%; Elzenbuurt 15.2%.',
    )
  })

  it('calls the area and the reference as a sentence does, where that is not as the legend does', () => {
    const { input } = example('hidden-pocket')
    const named = {
      area: { ...input.area, label: 'Netherlands', phrase: 'the Netherlands' },
      reference: {
        ...input.reference,
        value: 9.1,
        label: 'rest van Voorbeeldstad',
        phrase: 'de rest van Voorbeeldstad',
      },
    }
    const all = said('hidden-pocket', named).join(' ')
    expect(all).toContain('boven dat van the Netherlands (9,3 %)')
    expect(all).toContain(
      'Het cijfer van the Netherlands laat dat niet zien (vergeleken met de rest van Voorbeeldstad:',
    )
    const html = renderToStaticMarkup(<DistributionTable id="t" input={{ ...input, ...named }} language="nl" />)
    expect(html).toContain('Verschil met the Netherlands')
    expect(html).toContain('>rest van Voorbeeldstad<')
  })

  it('does not call a pocket hidden where the area as a whole is worse too, or where there is no reference', () => {
    expect(said('worse-as-a-whole').join(' ')).not.toContain('laat dat niet zien')
    expect(said('hidden-pocket', { reference: null }).join(' ')).not.toContain('laat dat niet zien')
    expect(said('hidden-pocket', { better: 'none' }).join(' ')).not.toContain('laat dat niet zien')
  })

  it('follows its thresholds', () => {
    expect(said('hidden-pocket', { thresholds: { far: 8 } })[0]).toContain(
      'In 1 van de 8 buurten ligt het aandeel meer dan 8 procentpunt boven',
    )
    expect(said('hidden-pocket', { thresholds: { small: 30 } })[0]).toContain('Weide 22,5 %; Molenkwartier 17,9 %')
    expect(said('amounts')[0]).toContain(
      'ligt het cijfer meer dan € 7.100 boven dat van Havengebied (€ 28.400): Binnenstad € 41.000.',
    )
  })

  it('of one part with a figure is that figure beside the whole, and nothing about how parts lie', () => {
    const [first] = example('hidden-pocket').input.parts
    if (!first) throw new Error('the example has no parts')
    const parts = [
      { ...first, value: 60, n: 400 },
      { id: 'Leeg', label: 'Leeg', value: null },
    ]
    const [told, ...others] = said('hidden-pocket', { parts })
    expect(told).toBe(`Er is maar 1 buurt met een cijfer: ${first.label} 60,0 %, naast Havengebied (9,3 %).`)
    expect(others).toEqual(['Van 1 van de 2 buurten is er geen cijfer; de redenen staan in de tabel.'])
  })

  it('is that nothing is far off, or that there is nothing to compare with', () => {
    expect(said('nothing-far')[0]).toBe(
      'In geen van de 2 buurten ligt het aandeel meer dan 5 procentpunt boven of onder dat van Havengebied (9,3 %).',
    )
    expect(said('no-figure-of-the-area')).toEqual(['Er is geen cijfer van Havengebied om de delen mee te vergelijken.'])
  })
})

describe('the drawing', () => {
  it('fills the dots on the worse side only, and leaves open what rests on few people or is not exact', () => {
    const look = (name: string) =>
      Object.fromEntries(
        laid(name, 720).dots.map(({ id, isFar, isOpen }) => [id, isFar ? 'filled' : isOpen ? 'open' : 'pale']),
      )
    expect(look('hidden-pocket')).toMatchObject({
      Elzenbuurt: 'filled',
      "'t Zand": 'pale',
      Weide: 'open',
      Kerkhoek: 'pale',
    })
    expect(look('amounts')).toMatchObject({ Binnenstad: 'filled', Elzenbuurt: 'filled', Kerkhoek: 'filled' })
    expect(look('hidden-pocket')).not.toHaveProperty('Bedrijventerrein Noord')
  })

  it('gives parts where more people live a larger dot, by its surface', () => {
    const radius = new Map(laid('hidden-pocket', 720).dots.map((dot) => [dot.id, dot.radius]))
    const ratio = ((radius.get('Elzenbuurt') ?? 0) / (radius.get('Binnenstad') ?? 1)) ** 2
    expect(ratio).toBeCloseTo(2400 / 5100, 1)
  })

  it('names the parts that stand out, with a line to their dots', () => {
    const { labels, leaders, dots } = laid('hidden-pocket', 720)
    expect(labels.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining(['Molenkwartier', 'Elzenbuurt']))
    for (const { to } of leaders) expect(dots.some(({ at }) => at.x === to.x)).toBe(true)
  })

  it('has a figure with its texts on the page, and can leave the page as a picture', () => {
    const html = renderToStaticMarkup(<Distribution id="d" {...example('hidden-pocket')} />)
    expect(html.match(/<svg [^>]*role="img" aria-labelledby="d-title" aria-describedby="d-description"/g)).toHaveLength(
      3,
    )
    expect(plain(html)).toContain('<p class="wijklus-chart__sentences">In 2 van de 8 buurten')
    expect(renderToStaticMarkup(<DistributionPicture {...example('hidden-pocket')} source="CBS 2024" />)).toContain(
      'Bron: CBS 2024',
    )
  })
})

describe('the table', () => {
  it('has every part with its difference and size, the area and the reference', () => {
    const html = plain(renderToStaticMarkup(<DistributionTable id="t" {...example('hidden-pocket')} />))
    const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell),
    )
    expect(rows[0]).toEqual(['Buurt', 'Cijfer', 'Verschil met Havengebied', 'inwoners'])
    expect(rows).toContainEqual(['Elzenbuurt', '15,2 %', '5,9 procentpunt hoger', '2.400'])
    expect(rows).toContainEqual(['Bedrijventerrein Noord', 'afgeschermd: te klein aantal', '–', '40'])
    expect(rows).toContainEqual(['Voorbeeldstad', '9,1 %', '–', '–'])
  })
})

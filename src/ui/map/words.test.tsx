import { renderToStaticMarkup } from 'react-dom/server'
import type { Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { Choropleth } from './figure'
import { example, figure, plain, stateOf } from './test-support/examples'

describe('a region', () => {
  const state = stateOf(example('around-a-reference'))
  const said = (name: string, from = state) => plain(from.regions.find(({ label }) => label === name)?.said ?? '')

  it('is said with its figure and how it lies from the reference, or with the reason why there is no figure', () => {
    expect(said('Molenkwartier')).toBe('12,4 %, 3,3 procentpunt hoger dan Voorbeeldstad')
    expect(said('Aan de Vaart')).toBe('3,1 %, 6,0 procentpunt lager dan Voorbeeldstad')
    expect(said('Binnenstad')).toBe('9,1 %, gelijk aan Voorbeeldstad')
    expect(said('Weide')).toBe('niet gemeten')
    expect(said('Weide', stateOf(example('no-figures')))).toBe('geen cijfer')
  })

  it('calls the reference everywhere as a sentence does, where its label misses an article', () => {
    const { input, ...of } = example('around-a-reference')
    const named = {
      ...input,
      reference: { value: 9.1, label: 'rest van Voorbeeldstad', phrase: 'de rest van Voorbeeldstad' },
    }
    const state = stateOf({ ...of, input: named })
    expect(said('Molenkwartier', state)).toBe('12,4 %, 3,3 procentpunt hoger dan de rest van Voorbeeldstad')
    const html = renderToStaticMarkup(<Choropleth id="m" {...of} input={named} />)
    expect(html).toContain('Hoger dan de rest van Voorbeeldstad')
    expect(html).toContain('Verschil met de rest van Voorbeeldstad')
    expect(html).not.toMatch(/(?<!de )rest van Voorbeeldstad/)
  })

  it('says that it was converted, what was remarked, and no difference that cannot be told', () => {
    const other = stateOf(example('converted-and-remarked'))
    expect(said('Binnenstad', other)).toBe('9,1 %, gelijk aan Voorbeeldstad, omgerekend')
    expect(said('Elzenbuurt', other)).toBe('6,0 %, 3,1 procentpunt lager dan Voorbeeldstad, weinig antwoorden')
    expect(said('Bedrijventerrein Noord', other)).toBe('ten hoogste 4,5 %')
    expect(other.notes).toEqual([
      'Omgerekend naar andere grenzen: 2 buurten.',
      'Met een opmerking in de tabel: 1 buurt.',
    ])
  })

  it('is said with the margin of its figure, where one was published', () => {
    const { input, shapes } = example('around-a-reference')
    const [[code, value] = []] = [...input.values].filter(([, each]) => each.value === 12.4)
    if (code === undefined || !value) throw new Error('the example has no such value')
    const values = new Map(input.values).set(code, { ...value, margin: 2.5 })
    const state = stateOf({ input: { ...input, values }, shapes, language: 'nl' })
    expect(said('Molenkwartier', state)).toBe('12,4 % ± 2,5, 3,3 procentpunt hoger dan Voorbeeldstad')
  })

  it('ends what it says where its note is a sentence of its own', () => {
    const { input, shapes } = example('around-a-reference')
    const [code, value] = [...input.values][0] ?? []
    if (code === undefined || !value) throw new Error('the example has no values')
    const values = new Map(input.values).set(code, { ...value, note: 'De bron schrijft een punt.' })
    const region = stateOf({ input: { ...input, values }, shapes, language: 'nl' }).regions.find(
      (one) => one.code === code,
    )
    expect(region?.said).toMatch(/Voorbeeldstad\. De bron schrijft een punt\.$/)
  })

  it('stands in the order of names, however its figure is, and gets its code where its name is not its own', () => {
    const labels = state.regions.map(({ label }) => label)
    expect(labels).toEqual(labels.toSorted(new Intl.Collator('nl', { numeric: true }).compare))
    expect(labels[0]).toBe("'t Zand")
    expect(labels).toContain('Verspreide huizen (BU99990002)')
    expect(labels).toContain('Verspreide huizen (BU99990010)')
  })

  it('with a figure but without a place on the map is told of', () => {
    const { input, shapes } = example('around-a-reference')
    const values = new Map([...input.values, ['BU12345678', { value: 3 }]])
    expect(stateOf({ input: { ...input, values }, shapes, language: 'nl' }).notes).toEqual([
      'Niet op deze kaart, wel met een cijfer: 1 buurt.',
    ])
  })

  it('without a boundary is in the table and told of', () => {
    const { input, shapes } = example('around-a-reference')
    const copy = structuredClone(shapes.topology) as Topology
    const geometries = (copy.objects.regions as { geometries: { type: unknown }[] }).geometries
    if (geometries[0]) geometries[0].type = null
    const html = renderToStaticMarkup(
      <Choropleth id="m" input={input} shapes={{ ...shapes, topology: copy }} language="nl" />,
    )
    expect(html).toContain('Zonder grens op deze kaart: 1 buurt.')
    expect(html.match(/Molenkwartier/g)).toHaveLength(1)
  })
})

describe('the legend', () => {
  const words = (name: string) =>
    plain(figure(name).match(/wijklus-map__legend.*?<p class="wijklus-map__source/s)?.[0] ?? '')
      .replaceAll(/<[^>]+>/g, '|')
      .replaceAll(/\|[\s|]*/g, '|')

  it('writes the classes as Dutch readers do, with their counts, the area at hand and the better side in words', () => {
    expect(words('around-a-reference')).toContain(
      '|Hoger dan Voorbeeldstad (ongunstiger)|14,1–18,6 %|3 buurten|9,6–14,0 %|2 buurten|Havengebied 13,2 %|',
    )
    expect(words('around-a-reference')).toContain('|Ongeveer als Voorbeeldstad (9,1 %)|')
    expect(words('higher-is-better')).toContain('|Hoger dan Voorbeeldstad (gunstiger)|')
    expect(words('neither-is-better')).toContain('|Hoger dan Voorbeeldstad|')
    expect(words('light-to-dark')).toContain('€ 221.000–249.999')
    expect(words('negative-scores')).toContain('−0,30 tot −')
  })

  it('says why figures are missing, the most frequent reason first', () => {
    expect(words('around-a-reference')).toContain(
      'Geen cijfer: afgeschermd: te klein aantal|2 buurten|Geen cijfer: niet gemeten|1 buurt|',
    )
  })

  it('says how the classes were made', () => {
    expect(words('around-a-reference')).toMatch(
      /even ver onder als boven Voorbeeldstad\. Minder dan .* procentpunt verschil/,
    )
    expect(words('light-to-dark')).toContain('ongeveer evenveel buurten')
    expect(words('few-different-figures')).toContain('Elke kleur is één cijfer.')
    expect(words('all-equal-light-to-dark')).toContain('Alle buurten met een cijfer hebben hetzelfde cijfer.')
  })

  it('tells the figure of the area where no class holds it, and a reference that is missing', () => {
    expect(words('few-different-figures')).toContain('Havengebied: wordt niet opgeteld')
    expect(words('reference-missing')).toContain('Voorbeeldstad: niet gepubliceerd.')
  })

  it('colours by polarity, and by neither where neither side is better', () => {
    const tones = (name: string) => stateOf(example(name)).classes.map(({ tone }) => tone)
    expect(new Set(tones('around-a-reference'))).toEqual(new Set(['better', 'around', 'worse']))
    expect(tones('around-a-reference')[0]).toBe('better')
    expect(tones('higher-is-better')[0]).toBe('worse')
    expect(tones('neither-is-better')[0]).toBe('lower')
    expect(new Set(tones('light-to-dark'))).toEqual(new Set(['sequence']))
  })
})

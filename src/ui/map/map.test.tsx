import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../charts/layout.contract'
import { mapAlternative } from './alternative'
import { mapExamples, valuesOf } from './examples'
import { Choropleth } from './figure'
import { groupsOf } from './groups'
import { mapLayout } from './layout'
import { MapPicture } from './picture'
import { mapPictureLayout } from './picture-layout'
import { regionsOf } from './shapes'
import { mapState } from './state'
import { example, figure, plain, stateOf } from './test-support/examples'
import { mapTexts } from './texts'

describe.each(Object.entries(mapExamples))('%s', (name, made) => {
  const state = stateOf(made)
  const layout = mapLayout(state, made.shapes)

  it.each([
    ['', 960],
    ['-narrow', 360],
  ])('is drawn as agreed%s', async (suffix, width) => {
    const svg = renderToStaticMarkup(<MapPicture {...made} width={width} />)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/)
    await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__svg__/${name}${suffix}.svg`)
  })

  it.each([320, 719, 720, 1200])('has everything in its place at %s wide', (width) => {
    const picture = mapPictureLayout(state, layout, { width, frame: { title: state.title, below: ['Bron'] } })
    const drawn = picture.swatches.map(({ x, y }) => ({
      of: 'swatch',
      box: { left: x, top: y, width: 26, height: 18 },
    }))
    expect(faultsOf({ ...picture, drawn })).toEqual([])
    for (const { box } of layout.shapes) {
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0)
      expect(box.left + box.width).toBeLessThanOrEqual(layout.width)
      expect(box.top + box.height).toBeLessThanOrEqual(layout.height)
    }
  })

  it('is told in at most five sentences without a hole', () => {
    const parts = mapAlternative(state)
    expect(parts.length).toBeGreaterThan(0)
    expect(parts.length).toBeLessThanOrEqual(5)
    for (const part of parts) expect(part).toMatch(/^[A-Z0-9][^{}]*\.$/s)
  })

  it('counts every region once: in a class, or with the reason why it has no figure', () => {
    const inClass = state.classes.reduce((sum, { count }) => sum + count, 0)
    const missing = state.missing.reduce((sum, { count }) => sum + count, 0)
    expect(inClass + missing).toBe(state.regions.length)
    expect(groupsOf(state).flatMap(({ classes }) => classes)).toHaveLength(state.classes.length)
  })

  it('needs no style and no script, and has a table with a link for every shape and no empty cell', () => {
    const html = figure(name)
    expect(html).not.toMatch(/<td[^>]*><\/td>|NaN|undefined| style=|<style|<script/)
    const links = [...html.matchAll(/<a href="([^"]+)"/g)].map(([, address]) => address)
    const [shapes, rows] = [links.slice(0, state.regions.length), links.slice(state.regions.length)]
    expect(rows).toEqual(shapes)
    expect(new Set(shapes).size).toBe(state.regions.length)
  })
})

describe('the figure', () => {
  it('makes every shape a link with its name and figure, and none a stop of its own', () => {
    const html = plain(figure('around-a-reference'))
    expect(html).toContain(
      '<a href="/voorbeeldstad/BU99990000" tabindex="-1" data-region="BU99990000"><title>Molenkwartier: 12,4 %, 3,3 procentpunt hoger dan Voorbeeldstad</title>',
    )
    expect(html.match(/<title>/g)).toHaveLength(15)
    for (const id of ['m-title', 'm-description', 'm-help', 'm-table-caption'])
      expect(html.split(`id="${id}"`)).toHaveLength(2)
  })

  it('draws shapes without links where regions lead nowhere', () => {
    const { input, ...rest } = example('around-a-reference')
    const html = renderToStaticMarkup(
      <Choropleth id="m" {...rest} input={{ ...input, link: undefined }} tableElsewhere />,
    )
    expect(html).not.toContain('<a ')
    expect(html).toContain('<g data-region="BU99990000"><title>')
  })

  it('takes an address in which the braces were encoded', () => {
    const { input, ...rest } = example('around-a-reference')
    const html = renderToStaticMarkup(<Choropleth id="m" {...rest} input={{ ...input, link: '/a/%7Bcode%7D?x=1' }} />)
    expect(html).toContain('href="/a/BU99990000?x=1"')
  })

  it('refuses two regions with one code, a topology without the object and a figure that is none', () => {
    const { input, shapes } = example('around-a-reference')
    const twice = [
      { code: 'A', name: 'A' },
      { code: 'A', name: 'A' },
    ]
    expect(() => mapState(input, twice, 'nl', mapTexts.nl)).toThrow('Two regions have code "A"')
    expect(() => regionsOf({ ...shapes, object: 'elders' })).toThrow('no collection "elders"')
    const broken = { ...input, values: valuesOf(['BU99990000'], [Number.NaN]) }
    expect(() => stateOf({ input: broken, shapes, language: 'nl' })).toThrow('Region "BU99990000" has no finite value')
  })
})

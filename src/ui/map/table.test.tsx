import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { valuesOf } from './examples'
import { Choropleth } from './figure'
import type { MapInput } from './input'
import type { mapReading } from './reading'
import { regionsOf } from './shapes'
import { MapTable } from './table'
import { example, plain } from './test-support/examples'
import { madeUpCity } from './test-support/made-up-city'

describe('a map of thousands of regions', () => {
  const city = madeUpCity(40, 38)
  const { input } = example('around-a-reference')
  const values = valuesOf(
    city.codes,
    city.codes.map((_, index) => (index % 50 === 0 ? 'te klein' : (index * 7) % 31)),
  )
  const many: MapInput = { ...input, values, decimals: 0 }
  const regions = regionsOf(city)

  it('is left to the script, with what is said of its regions, and has the first page of its table', () => {
    const html = renderToStaticMarkup(
      <Choropleth
        id="m"
        input={many}
        shapes={{ ...city, address: '/kaart.json' }}
        language="nl"
        table={{ paging: { page: 1, size: 50, link: '?pagina={page}' } }}
      />,
    )
    expect(html).toContain('data-topology="/kaart.json"')
    expect(html).not.toContain('data-map-drawing')
    expect(html).toContain('Deze kaart heeft 1.520 buurten')
    expect(html.match(/<tr[ >]/g)).toHaveLength(51)
    expect(html).toContain('1 tot en met 50 van 1.520')
    expect(html).toContain('<details class="wijklus-chart__description" open="">')
    const data = JSON.parse(/data-map-reading="">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as ReturnType<
      typeof mapReading
    >
    const [inClass, saying, value = ''] = data.regions.BU99990001 ?? [0, 0]
    expect(data.fills[inClass]).toMatch(/^#[0-9a-f]{6}$/)
    expect(plain((data.sayings[saying] ?? '').replace('{value}', value))).toBe('7 %, lager dan Voorbeeldstad')
    expect(data.regions.BU99990000).toEqual([-1, data.sayings.indexOf('te klein')])
    expect(data.sayings.length).toBeLessThan(6)
  })

  it('can be made of names alone, and needs an address', () => {
    const html = renderToStaticMarkup(
      <Choropleth
        id="m"
        input={many}
        shapes={{ regions, object: 'regions', address: '/k', reading: '/r' }}
        language="nl"
        tableElsewhere
      />,
    )
    expect(html).toContain('data-reading="/r"')
    expect(html).not.toContain('<script')
    expect(() => renderToStaticMarkup(<Choropleth id="m" input={many} shapes={city} language="nl" />)).toThrow(
      'address',
    )
  })
})

describe('the table', () => {
  const made = example('around-a-reference')
  const rows = (html: string) =>
    [...plain(html).matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]+>/g, '')),
    )

  it('has name, figure, class and difference of every region, by name', () => {
    const [head, ...body] = rows(renderToStaticMarkup(<MapTable id="t" {...made} />))
    expect(head).toEqual(['Buurt', 'Cijfer', 'Klasse', 'Verschil met Voorbeeldstad'])
    expect(body.find(([name]) => name === 'Molenkwartier')).toEqual([
      'Molenkwartier',
      '12,4 %',
      '9,6–14,0 %',
      '3,3 procentpunt hoger',
    ])
    expect(body.find(([name]) => name === 'Weide')).toEqual(['Weide', 'niet gemeten', '–', '–'])
  })

  it('can be ordered by code and be read in pages, never by figure', () => {
    const html = renderToStaticMarkup(
      <MapTable
        id="t"
        {...made}
        order="code"
        orderLinks={{ name: '?op=naam', code: '?op=code' }}
        paging={{ page: 2, size: 4, link: '?p=%7Bpage%7D' }}
      />,
    )
    const [head, ...body] = rows(html)
    expect(head?.[0]).toBe('Code')
    expect(body.map(([code]) => code)).toEqual(['BU99990004', 'BU99990005', 'BU99990006', 'BU99990007'])
    expect(html).toContain('<a href="?op=code" aria-current="true">op code</a>')
    expect(html).toContain('5 tot en met 8 van 15')
    expect(html).toContain('href="?p=3"')
  })

  it('shows what figures rest on where that is told', () => {
    const [head, ...body] = rows(renderToStaticMarkup(<MapTable id="t" {...example('converted-and-remarked')} />))
    expect(head).toContain('Gebaseerd op')
    expect(body.find(([name]) => name === 'Elzenbuurt')?.slice(1, 3)).toEqual(['6,0 %weinig antwoorden', 'n = 45'])
  })
})

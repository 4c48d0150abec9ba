import { readFileSync } from 'node:fs'
import { geoPath } from 'd3-geo'
import fc from 'fast-check'
import { feature, merge } from 'topojson-client'
import { describe, expect, it } from 'vitest'
import { madeUpCity } from '../test-support/made-up-city'
import { type BrowserTopology, type DecodedMap, decode, type Line, outlineOf, regionAt } from './decode'
import { follow, type MapPlace } from './exploring'
import { middleOf, mostZoom, moved, showing, type View, zoomed } from './view'

const whole: View = { x: 0, y: 0, width: 1600, height: 1000 }
const place = (name: string, x: number, y: number): MapPlace => ({ name, box: { x, y, width: 10, height: 10 } })
/** By name; on the map: A B C in a row, D below B, and Élan far below. */
const places = [
  place('Aa', 0, 0),
  place('Bos', 100, 0),
  place('Cup', 200, 5),
  place('De Berg', 100, 100),
  place('Élan', 120, 400),
]

describe('going over a map with the keyboard', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [1, 'ArrowRight', 2],
    [2, 'ArrowRight', 2],
    [1, 'ArrowDown', 3],
    [3, 'ArrowUp', 1],
    [3, 'ArrowDown', 4],
    [4, 'ArrowLeft', 3],
    [0, 'PageDown', 1],
    [4, 'PageDown', 4],
    [2, 'Home', 0],
    [0, 'End', 4],
    [1, 'PageUp', 0],
    [0, 'b', 1],
    [1, 'b', 3],
    [3, 'b', 1],
    [0, 'e', 4],
    [0, 'z', 0],
  ])('from %s, %s leads to %s', (from, key, to) => {
    expect(follow(places, from, key)).toBe(to)
  })

  it('leaves other keys to the page, and all keys where there is nothing', () => {
    for (const key of ['Tab', 'Enter', 'F5', '1']) expect(follow(places, 0, key)).toBeNull()
    expect(follow([], 0, 'ArrowDown')).toBeNull()
  })

  it('reaches every region by name, and from every region some other by an arrow', () => {
    const { topology } = madeUpCity(6, 5)
    const { regions } = decode(topology as unknown as BrowserTopology, 'regions', 1600, 'nl')
    let at = follow(regions, 0, 'Home') ?? -1
    const seen = new Set([at])
    for (let step = 0; step < regions.length; step += 1) {
      at = follow(regions, at, 'PageDown') ?? -1
      seen.add(at)
    }
    expect(seen.size).toBe(regions.length)
    const byArrows = new Set([0])
    for (const from of byArrows)
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
        byArrows.add(follow(regions, from, key) ?? from)
    expect(byArrows.size).toBe(regions.length)
  })
})

describe('the part of a map that is seen', () => {
  const step = fc.oneof(
    fc.record({
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      x: fc.integer({ min: 0, max: 1600 }),
      y: fc.integer({ min: 0, max: 1000 }),
    }),
    fc.record({ dx: fc.integer({ min: -900, max: 900 }), dy: fc.integer({ min: -900, max: 900 }) }),
  )

  it('never lies outside it, keeps its shape, and comes no closer than the most', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let view = whole
        for (const each of steps)
          view =
            'factor' in each ? zoomed(view, whole, each.factor, each) : moved(view, whole, { x: each.dx, y: each.dy })
        expect(view.x).toBeGreaterThanOrEqual(-1e-6)
        expect(view.y).toBeGreaterThanOrEqual(-1e-6)
        expect(view.x + view.width).toBeLessThanOrEqual(whole.width + 1e-6)
        expect(view.y + view.height).toBeLessThanOrEqual(whole.height + 1e-6)
        expect(view.width / view.height).toBeCloseTo(1.6)
        expect(view.width).toBeGreaterThanOrEqual(whole.width / mostZoom - 1e-6)
      }),
    )
  })

  it('comes closer to the point one points at', () => {
    const at = { x: 400, y: 250 }
    const closer = zoomed(whole, whole, 2, at)
    expect((at.x - closer.x) / closer.width).toBeCloseTo(at.x / whole.width)
    expect((at.y - closer.y) / closer.height).toBeCloseTo(at.y / whole.height)
    expect(zoomed(closer, whole, 0.001, at)).toEqual(whole)
  })

  it('moves just so far that a region is seen, with its middle in the middle when it is too large', () => {
    const view = { x: 0, y: 0, width: 160, height: 100 }
    expect(showing(view, whole, { x: 20, y: 20, width: 10, height: 10 })).toEqual(view)
    expect(showing(view, whole, { x: 200, y: 20, width: 10, height: 10 })).toMatchObject({ x: 50, y: 0 })
    const large = { x: 300, y: 300, width: 400, height: 10 }
    expect(middleOf(showing(view, whole, large)).x).toBe(middleOf(large).x)
  })
})

describe.each([
  ['as it is', undefined],
  ['in whole steps', 1e5],
])('TopoJSON %s, read in the browser', (_, quantisation) => {
  const { topology, codes } = madeUpCity(5, 4, quantisation)
  const map = decode(topology as unknown as BrowserTopology, 'regions', 1600, 'nl')
  const theirs = feature(topology, topology.objects.regions as never) as unknown as GeoJSON.FeatureCollection
  const byCode = new Map(map.regions.map((region) => [region.code, region]))
  const [[west, south], [east]] = geoPath().bounds(theirs)
  const scale = 1580 / (east - west)

  it('gives every region the shape that topojson-client gives it, north up', () => {
    expect(map.regions).toHaveLength(codes.length)
    for (const { properties, geometry } of theirs.features) {
      const ring = (geometry as GeoJSON.Polygon).coordinates[0] ?? []
      const line = byCode.get(properties?.code)?.rings[0] ?? new Float32Array()
      expect(line.length / 2).toBe(ring.length)
      for (const [index, [x = 0, y = 0]] of ring.entries()) {
        expect(Math.abs((line[2 * index] ?? 0) - (10 + (x - west) * scale))).toBeLessThan(0.2)
        expect(Math.abs((line[2 * index + 1] ?? 0) - (map.whole.height - 10 - (y - south) * scale))).toBeLessThan(0.2)
      }
    }
  })

  it('has the regions by name, inside the drawing', () => {
    const names = map.regions.map(({ name }) => name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('nl', { numeric: true }).compare))
    for (const { box } of map.regions) {
      expect(box.x).toBeGreaterThanOrEqual(9.9)
      expect(box.x + box.width).toBeLessThanOrEqual(1590.1)
      expect(box.y + box.height).toBeLessThanOrEqual(map.whole.height - 9.9)
    }
  })

  it('finds the region at a point, and none outside', () => {
    for (const [index, { box }] of map.regions.entries()) {
      const { x, y } = middleOf(box)
      expect(regionAt(map, x, y)).toBe(index)
    }
    expect(regionAt(map, 1, 1)).toBeNull()
  })

  it('outlines several regions as topojson-client merges them', () => {
    const inside = codes.slice(0, 3)
    const geometries = (topology.objects.regions as unknown as { geometries: { properties: { code: string } }[] })
      .geometries
    const merged = merge(topology, geometries.filter(({ properties }) => inside.includes(properties.code)) as never)
    const length = merged.coordinates.flat().reduce((sum, ring) => sum + lengthOf(Float32Array.from(ring.flat())), 0)
    const ours = outlineOf(map, inside).reduce((sum, line) => sum + lengthOf(line), 0)
    expect(ours / scale / length).toBeCloseTo(1, 2)
  })
})

it('a region of several pieces is one, and what has no shape is none', () => {
  const { topology } = madeUpCity(3, 1)
  const copy = structuredClone(topology) as unknown as BrowserTopology
  const [first, second, third] = copy.objects.regions?.geometries ?? []
  if (!first || !second || !third) throw new Error('no regions')
  first.properties = second.properties
  third.type = null
  const map: DecodedMap = decode(copy, 'regions', 1600, 'nl')
  expect(map.regions.map(({ rings }) => rings.length)).toEqual([2])
  expect(decode({ arcs: [], objects: {} }, 'regions', 1600, 'nl').regions).toEqual([])
})

it('what is sent to the browser writes no styles and no HTML, and brings no package along', () => {
  const files = [
    'canvas-surface',
    'decode',
    'explore',
    'exploring',
    'paint',
    'reading',
    'surface',
    'svg-surface',
    'view',
  ]
  const code = [...files.map((file) => `src/ui/map/browser/${file}.ts`), 'src/ui/islands/map.ts'].map((file) =>
    readFileSync(file, 'utf8'),
  )
  for (const text of code) {
    expect(text).not.toMatch(/eval\(|new Function|innerHTML|\.style\b|insertAdjacent/)
    for (const [, from = ''] of text.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^\.\/|^\.\.\/map\/browser\//)
  }
})

function lengthOf(line: Line): number {
  let length = 0
  for (let index = 2; index < line.length; index += 2)
    length += Math.hypot((line[index] ?? 0) - (line[index - 2] ?? 0), (line[index + 1] ?? 0) - (line[index - 1] ?? 0))
  return length
}

import { feature } from 'topojson-client'
import { topology } from 'topojson-server'
import { describe, expect, it } from 'vitest'
import { valuesOf } from './examples'
import { mapLayout } from './layout'
import { nameSize } from './names'
import { isInside } from './rings'
import { regionsOf } from './shapes'
import { mapState } from './state'
import { example, stateOf } from './test-support/examples'
import { madeUpCity } from './test-support/made-up-city'
import { mapTexts } from './texts'

describe('the drawing', () => {
  const { input, shapes } = example('around-a-reference')
  const layout = mapLayout(stateOf(example('around-a-reference')), shapes)

  it('draws neighbours with one and the same border, and every border once', () => {
    const corners = (path: string) => path.match(/M[^Mz]+/g)?.length ?? 0
    expect(layout.shapes.every(({ path }) => corners(path) === 1 && path.endsWith('z'))).toBe(true)
    expect(layout.borders).not.toContain('z')
    const steps = (path: string) => path.match(/-?\d+/g)?.length ?? 0
    const inShapes = layout.shapes.reduce((sum, { path }) => sum + steps(path), 0)
    expect(steps(layout.borders)).toBeLessThan(inShapes * 0.75)
  })

  it('has north up', () => {
    const whole = feature(
      shapes.topology,
      shapes.topology.objects.regions as never,
    ) as unknown as GeoJSON.FeatureCollection
    const north = (code: string) => {
      const found = whole.features.find(({ properties }) => properties?.code === code)
      return (found?.geometry as GeoJSON.Polygon | undefined)?.coordinates[0]?.[0]?.[1] ?? 0
    }
    const top = (code: string) => layout.shapes.find(({ region }) => region.code === code)?.box.top ?? 0
    expect(north('BU99990010')).toBeGreaterThan(north('BU99990000'))
    expect(top('BU99990010')).toBeLessThan(top('BU99990000'))
  })

  it('outlines the area at hand as one, without the borders inside it', () => {
    expect(layout.outline?.match(/M/g)).toHaveLength(1)
    const without = { ...input, area: { label: 'Elders', codes: ['BU12345678'] } }
    expect(mapLayout(stateOf({ input: without, shapes, language: 'nl' }), shapes).outline).toBeNull()
  })

  it('draws no crack where the parts of the area do not quite meet', () => {
    const square = (code: string, left: number, right: number) => ({
      type: 'Feature' as const,
      properties: { code, name: code },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [left, 0],
            [left, 1000],
            [right, 1000],
            [right, 0],
            [left, 0],
          ],
        ],
      },
    })
    const collection = {
      type: 'FeatureCollection' as const,
      features: [square('A', 0, 997), square('B', 1000, 2000), square('C', 2000, 4000)],
    }
    const cracked = {
      topology: topology({ regions: collection }),
      object: 'regions',
    }
    const about = { ...input, values: valuesOf(['A', 'B', 'C'], [1, 2, 3]), area: { label: 'AB', codes: ['A', 'B'] } }
    const { outline } = mapLayout(stateOf({ input: about, shapes: cracked, language: 'nl' }), cracked)
    const starts = [...(outline?.matchAll(/M(-?\d+),(-?\d+)l([^M]+)/g) ?? [])]
    const inCrack = starts.filter(([, x]) => Math.abs(Number(x) - 405) < 8)
    // What is left there are the ends of the crack, shorter than its length by far.
    for (const [, , , steps = ''] of inCrack) {
      const down = (steps.match(/-?\d+/g) ?? []).map(Number).filter((_, index) => index % 2 === 1)
      expect(Math.abs(Math.max(...down.map(Math.abs)))).toBeLessThan(60)
    }
  })

  it('keeps a region that is too small to be drawn', () => {
    const tiny = madeUpCity(2, 1)
    const arcs = structuredClone(tiny.topology)
    const speck = {
      type: 'Feature' as const,
      properties: { code: 'TINY', name: 'Speldenknop' },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [136_100, 455_100],
            [136_100, 455_100.1],
            [136_100.1, 455_100],
            [136_100, 455_100],
          ],
        ],
      },
    }
    const features = [
      ...(feature(arcs, arcs.objects.regions as never) as unknown as { features: never[] }).features,
      speck as never,
    ]
    const collection = { type: 'FeatureCollection' as const, features }
    const with3 = { topology: topology({ regions: collection }), object: 'regions' }
    const placed = mapLayout(stateOf({ input, shapes: with3, language: 'nl' }), with3).shapes
    expect(placed.find(({ region }) => region.code === 'TINY')?.path).toMatch(/^M\d+,\d+l3-3 3,3-3,3z$/)
  })

  it('draws a region of several pieces as one', () => {
    const copy = structuredClone(shapes.topology)
    const { geometries } = copy.objects.regions as unknown as { geometries: { properties: { code: string } }[] }
    if (geometries[1]) geometries[1].properties.code = 'BU99990000'
    const regions = regionsOf({ ...shapes, topology: copy })
    expect(regions).toHaveLength(14)
    const placed = mapLayout(mapState(input, regions, 'nl', mapTexts.nl), { ...shapes, topology: copy }).shapes
    expect(placed.find(({ region }) => region.code === 'BU99990000')?.path.match(/M/g)).toHaveLength(2)
  })

  it('puts names wholly within their shapes', () => {
    const named = layout.shapes.filter(({ name }) => name !== null)
    expect(named.length).toBeGreaterThan(10)
    for (const { path, name } of named) {
      const numbers = path.match(/-?\d+/g)?.map(Number) ?? []
      let [x, y] = [0, 0]
      const ring = Array.from({ length: numbers.length / 2 }, (_, index) => {
        x += numbers[2 * index] ?? 0
        y += numbers[2 * index + 1] ?? 0
        return [x, y] as const
      })
      for (const aside of [-1, 0, 1])
        expect(isInside([ring], (name?.x ?? 0) + aside * (name?.size ?? 0), name?.y ?? 0)).toBe(true)
    }
    expect(named.some(({ name }) => (name?.size ?? 0) >= nameSize)).toBe(true)
  })
})

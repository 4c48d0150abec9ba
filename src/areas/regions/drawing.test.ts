import { feature } from 'topojson-client'
import { describe, expect, it } from 'vitest'
import { drawnMap, outlinesOf } from './drawing.server'
import { isAroundTheNetherlands, toRd } from './projection.server'
import { areaOf, type Point, type ShapedRegion, tidyShape } from './shape'

/** Squares in a row of which the shared sides wave by `wave` metres at every step of 20. */
function row(count: number, size: number, wave: number): ShapedRegion[] {
  const side = (x: number): Point[] =>
    Array.from({ length: size / 20 + 1 }, (_, step) => [x + (step % 2 === 0 ? 0 : wave), step * 20])
  return Array.from({ length: count }, (_, index) => ({
    code: `BU0344${String(index).padStart(4, '0')}`,
    shape: tidyShape([[[...side(index * size), ...side((index + 1) * size).toReversed()]]]),
  }))
}

const areaIn = ({ shape }: Pick<ShapedRegion, 'shape'>) => shape.reduce((sum, [outer]) => sum + areaOf(outer ?? []), 0)

describe('the outline for a map of the country', () => {
  it('leaves out bends that cannot be seen, on both sides of a boundary alike', () => {
    const regions = row(4, 2000, 15)
    const outlines = outlinesOf(regions)
    for (const { code, shape } of regions) {
      const outline = outlines.get(code) ?? []
      expect(outline.flat(2).length).toBeLessThan(shape.flat(2).length / 5)
      expect(areaIn({ shape: outline }) / areaIn({ shape })).toBeCloseTo(1, 1)
    }
    // Nothing of the row is lost or covered twice: the parts add up to the whole.
    const total = [...outlines.values()].reduce((sum, shape) => sum + areaIn({ shape }), 0)
    expect(total / regions.reduce((sum, each) => sum + areaIn(each), 0)).toBeCloseTo(1, 2)
  })

  it('keeps a region that is smaller than what can be seen', () => {
    const [tiny] = row(1, 40, 3)
    expect(outlinesOf([tiny as ShapedRegion]).get('BU03440000')).toEqual(tiny?.shape)
  })
})

describe('a drawn map', () => {
  it('holds every region with code and name, in metres', () => {
    const regions = row(3, 2000, 15).map((each) => ({ ...each, name: `Buurt ${each.code}` }))
    const map = drawnMap(regions)
    const features = feature(map, map.objects.regions).features
    expect(features.map(({ properties }) => properties.name)).toEqual(regions.map(({ name }) => name))
    const xs = features.flatMap(({ geometry }) =>
      geometry.type === 'MultiPolygon' ? geometry.coordinates.flat(2).map(([x]) => x ?? 0) : [],
    )
    expect(Math.min(...xs)).toBeCloseTo(0, -1)
    expect(Math.max(...xs)).toBeGreaterThan(5_990)
    // What two regions share is written once: one of them goes along it the other way round.
    const sides = map.objects.regions.geometries.flatMap((each) => ('arcs' in each ? each.arcs.flat(2) : []))
    expect(sides.filter((arc) => arc < 0 && sides.includes(~arc))).toHaveLength(2)
  })
})

describe('a place on earth', () => {
  // The origin of the Dutch grid, and the church tower that RD was once measured from; published coordinates of both.
  it.each<[string, [number, number], Point]>([
    ['Amersfoort', [5.38720621, 52.1551744], [155_000, 463_000]],
    ['Amsterdam, Westertoren', [4.88352559, 52.37453253], [120_700.723, 487_525.502]],
  ])('%s lies where the Dutch grid has it, within half a metre', (_name, degrees, metres) => {
    const [x, y] = toRd(degrees, 'wgs84')
    expect(Math.hypot(x - metres[0], y - metres[1])).toBeLessThan(0.5)
  })

  it('is known to be elsewhere when degrees are taken for metres, or what is no position', () => {
    expect(isAroundTheNetherlands(toRd([5.1, 52.1], 'rd'))).toBe(false)
    expect(isAroundTheNetherlands(toRd([120_700, 487_525], 'wgs84'))).toBe(false)
    expect(isAroundTheNetherlands(toRd([], 'wgs84'))).toBe(false)
    expect(isAroundTheNetherlands(toRd([5.1, 52.1], 'wgs84'))).toBe(true)
  })
})

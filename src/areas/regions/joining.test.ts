import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinedRegions, neighboursAmong, toleranceOf } from './joining'
import { detailOf, extentOf, type Point, type ShapedRegion, tidyShape } from './shape'

/** A region with the corners of one part, told without the last one. */
const region = (code: string, ...corners: Point[]): ShapedRegion => ({ code, shape: tidyShape([[corners]]) })

const west = region('W', [0, 0], [1000, 0], [1000, 1000], [0, 1000])
const east = region('E', [1000, 0], [2000, 0], [2000, 1000], [1000, 1000])

const touching = (regions: ShapedRegion[], tolerance = 50) =>
  [...neighboursAmong(joinedRegions(regions, tolerance))].flatMap(([code, others]) =>
    [...others].map((other) => `${code}-${other}`),
  )

describe('a shape', () => {
  it('is closed, in whole metres, without repeated points and without rings that enclose nothing', () => {
    const shape = tidyShape([
      [
        [
          [0.2, 0],
          [0.4, 0.3],
          [10, 0],
          [10, 10],
        ],
      ],
      [
        [
          [5, 5],
          [5, 5.2],
          [5, 5],
        ],
      ],
    ])
    expect(shape).toEqual([
      [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 0],
        ],
      ],
    ])
  })

  it('knows its extent and how finely it is drawn', () => {
    expect(extentOf(west.shape)).toEqual({ west: 0, south: 0, east: 1000, north: 1000 })
    expect(detailOf([west, east])).toBe(1000)
    expect(detailOf([])).toBe(0)
  })

  it('joins over at least 2 and at most 75 metres', () => {
    expect([0, 40, 10_000].map(toleranceOf)).toEqual([2, 10, 75])
  })
})

describe('regions touch', () => {
  it('when they share a boundary', () => {
    expect(touching([west, east])).toEqual(['W-E', 'E-W'])
  })

  it('when they share one corner', () => {
    expect(touching([west, region('C', [1000, 1000], [1500, 1000], [1500, 1500])])).toEqual(['W-C', 'C-W'])
  })

  it('when their boundary was drawn twice, each with other points', () => {
    const bent = region('E', [1020, -30], [2000, 0], [2000, 1000], [990, 1010], [1015, 480])
    expect(touching([west, bent])).toEqual(['W-E', 'E-W'])
  })

  it('when one lies along a part of the other', () => {
    expect(touching([west, region('P', [1010, 300], [1300, 300], [1300, 600], [1010, 600])])).toEqual(['W-P', 'P-W'])
  })

  it('not when there is more between them than the tolerance', () => {
    expect(touching([west, region('F', [1060, 0], [2000, 0], [2000, 1000], [1060, 1000])])).toEqual([])
  })

  it('also with regions that were there before and stay as they are', () => {
    const [joined] = joinedRegions([region('N', [200, 1010], [400, 1010], [300, 1300])], 50, [west])
    expect([...(neighboursAmong([joined as ShapedRegion, west]).get('N') ?? [])]).toEqual([])
    const [around] = joinedRegions([west], 50, [joined as ShapedRegion])
    expect([...(neighboursAmong([joined as ShapedRegion, around as ShapedRegion]).get('N') ?? [])]).toEqual(['W'])
  })
})

describe('joining', () => {
  it('leaves boundaries that were drawn once as they are', () => {
    expect(joinedRegions([west, east], 75)).toEqual([west, east])
  })

  it('moves no point further than half the tolerance and adds only points of others', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }))
    const triangle = fc.tuple(corner, corner, corner)
    fc.assert(
      fc.property(triangle, triangle, (one, other) => {
        const regions = [region('A', ...one), region('B', ...other)].filter(({ shape }) => shape.length > 0)
        const points = regions.flatMap(({ shape }) => shape.flat(2))
        for (const { code, shape } of joinedRegions(regions, 60)) {
          for (const point of shape.flat(2)) expect(points).toContainEqual(point)
          const before = regions.find((each) => each.code === code)?.shape.flat(2) ?? []
          for (const corner of before) {
            const apart = shape.flat(2).map(([x, y]) => Math.hypot(x - corner[0], y - corner[1]))
            if (shape.length > 0) expect(Math.min(...apart)).toBeLessThanOrEqual(30)
          }
        }
      }),
    )
  })
})

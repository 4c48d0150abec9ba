/** Lines and rings of a map in whole units of its drawing, and how SVG writes them. */
import type { GeoContext } from 'd3-geo'

export type Ring = readonly (readonly [x: number, y: number])[]

/**
 * Takes what d3-geo draws as rings of whole numbers. Points that fall on one another are left out, and rings of which
 * nothing is left. Neighbours keep their border in common, because both round the same points.
 */
export class RingCollector implements GeoContext {
  #rings: Ring[] = []
  #current: [number, number][] = []

  moveTo(x: number, y: number): void {
    this.#end(false)
    this.#current = [[Math.round(x), Math.round(y)]]
  }

  lineTo(x: number, y: number): void {
    const last = this.#current.at(-1)
    const next: [number, number] = [Math.round(x), Math.round(y)]
    if (next[0] !== last?.[0] || next[1] !== last[1]) this.#current.push(next)
  }

  closePath(): void {
    this.#end(true)
  }

  /** Points are no part of a map. */
  arc(): void {}

  beginPath(): void {}

  /** What was drawn until now; begins anew. */
  take(): readonly Ring[] {
    this.#end(false)
    const rings = this.#rings
    this.#rings = []
    return rings
  }

  #end(isClosed: boolean): void {
    const ring = this.#current
    this.#current = []
    const [first, last] = [ring[0], ring.at(-1)]
    // A ring that comes back to its beginning is closed by its sign.
    if (isClosed && first && last && ring.length > 1 && first[0] === last[0] && first[1] === last[1]) ring.pop()
    if (ring.length >= (isClosed ? 3 : 2)) this.#rings.push(ring)
  }
}

/** Rings or lines as the text of a path, as short as it can be: every point from the one before. */
export function pathText(rings: readonly Ring[], isClosed: boolean): string {
  return rings
    .map(([start, ...others]) => {
      let [x, y] = start ?? [0, 0]
      let steps = ''
      for (const [nextX, nextY] of others) {
        const [dx, dy] = [nextX - x, nextY - y]
        // A minus sign parts two numbers by itself.
        steps += `${steps === '' || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ','}${dy}`
        x = nextX
        y = nextY
      }
      return `M${start?.[0]},${start?.[1]}l${steps}${isClosed ? 'z' : ''}`
    })
    .join('')
}

/** Whether a point lies in a shape: in an odd number of its rings, so that a hole is outside. */
export function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    let [x1, y1] = ring.at(-1) ?? [0, 0]
    for (const [x2, y2] of ring) {
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
      x1 = x2
      y1 = y2
    }
  }
  return inside
}

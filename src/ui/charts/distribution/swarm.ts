/** A dot on a line, with the room it takes. */
export interface SwarmDot {
  x: number
  radius: number
}

/** Free room between two dots. */
const air = 1

/**
 * How far each dot must leave its line, up (negative) or down, so that no two overlap and each stays as near to the line as
 * the ones before it allow; large dots first, so that they are where one looks for them. In the order of `dots`.
 */
export function swarm(dots: readonly SwarmDot[]): readonly number[] {
  const offsets = new Array<number>(dots.length).fill(0)
  const order = dots
    .map((_, index) => index)
    .sort((one, other) => radiusOf(other) - radiusOf(one) || xOf(one) - xOf(other) || one - other)
  const placed: number[] = []
  for (const index of order) {
    const near = placed.filter((other) => Math.abs(xOf(other) - xOf(index)) < apart(index, other))
    // It touches the line, or a dot that stands in the way from above or below.
    const wishes = near.flatMap((other) => {
      const aside = xOf(other) - xOf(index)
      const up = Math.sqrt(apart(index, other) ** 2 - aside ** 2)
      return [(offsets[other] ?? 0) - up, (offsets[other] ?? 0) + up]
    })
    const isFree = (y: number) =>
      near.every((other) => {
        const [dx, dy] = [xOf(other) - xOf(index), (offsets[other] ?? 0) - y]
        return dx * dx + dy * dy >= apart(index, other) ** 2 - 1e-6
      })
    offsets[index] =
      [0, ...wishes].sort((one, other) => Math.abs(one) - Math.abs(other) || one - other).find(isFree) ?? 0
    placed.push(index)
  }
  return offsets

  function apart(one: number, other: number): number {
    return radiusOf(one) + radiusOf(other) + air
  }
  function radiusOf(index: number): number {
    return dots[index]?.radius ?? 0
  }
  function xOf(index: number): number {
    return dots[index]?.x ?? 0
  }
}

import { isInside, type Ring } from './rings'

/** Boundaries that lie this close together, with the area on both sides, are where its parts do not quite meet. */
const seam = 10
/** Borders are judged in pieces of about this length. */
const piece = 24

/**
 * The outline of an area as lines, without seams inside it: sources in which neighbours do not share their border would
 * otherwise give an area cracks. A piece of border is a seam when the area lies on both sides of it.
 */
export function outlineOf(outline: readonly Ring[], parts: readonly Ring[]): readonly Ring[] {
  const lines: [number, number][][] = []
  for (const ring of outline) {
    let line: [number, number][] | null = null
    for (const [index, [x, y]] of ring.entries()) {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
      const length = Math.hypot(nextX - x, nextY - y)
      const pieces = Math.max(1, Math.round(length / piece))
      for (let part = 0; part < pieces; part += 1) {
        const [from, to] = [part / pieces, (part + 1) / pieces].map((share): [number, number] => [
          x + (nextX - x) * share,
          y + (nextY - y) * share,
        ]) as [[number, number], [number, number]]
        const [asideX, asideY] = length === 0 ? [0, 0] : [((nextY - y) / length) * seam, ((x - nextX) / length) * seam]
        const [middleX, middleY] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
        const isSeam = [1, -1].every((side) => isInside(parts, middleX + side * asideX, middleY + side * asideY))
        if (isSeam) line = null
        else if (line) line.push(to)
        else {
          line = [from, to]
          lines.push(line)
        }
      }
    }
  }
  return lines.map(rounded)
}

/** Whole numbers, without points in the middle of a straight line. */
function rounded(line: readonly [number, number][]): Ring {
  const kept: [number, number][] = []
  for (const [index, [x, y]] of line.entries()) {
    const [before, after] = [line[index - 1], line[index + 1]]
    const isStraight =
      before && after && Math.abs((x - before[0]) * (after[1] - y) - (y - before[1]) * (after[0] - x)) < 1e-6
    if (!isStraight) kept.push([Math.round(x), Math.round(y)])
  }
  return kept
}

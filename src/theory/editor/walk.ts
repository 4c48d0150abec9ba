import type { Layout } from '../drawing/layout'
import type { Theory } from '../model/entries'

/** Where an arrow key goes. */
export type Step = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** Whether a key walks through the drawing. */
export function isStep(key: string): key is Step {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key)
}

/**
 * The node an arrow key leads to: left to what a node leads to, right to what leads to it, up and down to the nearest beside
 * it (what leads to the same things, else what stands in the same column). Undefined where there is none.
 */
export function walk(
  { links }: Pick<Theory, 'links'>,
  { nodes }: Pick<Layout, 'nodes'>,
  id: string,
  key: Step,
): string | undefined {
  const here = nodes.get(id)
  if (!here) return undefined
  const nearest = (ids: readonly string[]) =>
    ids
      .flatMap((other) => {
        const place = nodes.get(other)
        return place && other !== id
          ? [{ other, away: Math.abs(place.y - here.y) + Math.abs(place.x - here.x) / 4 }]
          : []
      })
      .toSorted((a, b) => a.away - b.away)[0]?.other
  const above = links.flatMap(({ link }) => (link.from === id ? [link.to] : []))
  if (key === 'ArrowLeft') return nearest(above)
  if (key === 'ArrowRight') return nearest(links.flatMap(({ link }) => (link.to === id ? [link.from] : [])))
  const isFurther = (other: string) => {
    const y = nodes.get(other)?.y ?? here.y
    return key === 'ArrowUp' ? y < here.y : y > here.y
  }
  const siblings = links.flatMap(({ link }) => (above.includes(link.to) && link.from !== id ? [link.from] : []))
  const column = [...nodes].flatMap(([other, { x }]) => (Math.abs(x - here.x) < 116 ? [other] : []))
  return nearest(siblings.filter(isFurther)) ?? nearest(column.filter(isFurther))
}

import { topology } from 'topojson-server'
import type { Topology } from 'topojson-specification'

/** Names of made-up regions; two have the same name, as in real places. */
const names = [
  'Molenkwartier',
  'Aan de Vaart',
  'Verspreide huizen',
  'Oude Haven en omgeving',
  'Zonneheuvel',
  'Binnenstad',
  'Elzenbuurt',
  "'t Zand",
  'Bedrijventerrein Noord',
  'Plantage',
  'Verspreide huizen',
  'Weide',
  'Kerkhoek',
  'Stationsbuurt',
  'Düne',
]

export interface MadeUpCity {
  topology: Topology
  object: string
  codes: readonly string[]
}

/**
 * A city that does not exist, with neighbours that share crooked borders, in metres of the Dutch grid; the same every time.
 * More regions than there are names get a number behind theirs.
 */
export function madeUpCity(columns: number, rows: number, quantisation?: number): MadeUpCity {
  const bend = (seed: number) => Math.sin(seed * 12.9898) * 0.32
  const corner = (x: number, y: number): [number, number] => [
    136_000 + 600 * (x + bend(x * 7 + y * 31 + 1)),
    455_000 + 500 * (y + bend(x * 13 + y * 17 + 5)),
  ]
  // Every side has a point in its middle, a little aside.
  const between = (one: [number, number], other: [number, number]): [number, number] => [
    (one[0] + other[0]) / 2 + 40 * bend(one[0] + other[1]),
    (one[1] + other[1]) / 2 + 40 * bend(one[1] + other[0]),
  ]
  const side = (x1: number, y1: number, x2: number, y2: number) => {
    const isForward = x1 + y1 < x2 + y2
    const [from, to] = [corner(x1, y1), corner(x2, y2)]
    return [from, isForward ? between(from, to) : between(to, from)]
  }
  const regions = Array.from({ length: columns * rows }, (_, index) => {
    const [x, y] = [index % columns, Math.floor(index / columns)]
    const ring = [
      ...side(x, y, x, y + 1),
      ...side(x, y + 1, x + 1, y + 1),
      ...side(x + 1, y + 1, x + 1, y),
      ...side(x + 1, y, x, y),
    ]
    const round = Math.floor(index / names.length)
    return {
      type: 'Feature' as const,
      properties: {
        code: `BU9999${String(index).padStart(4, '0')}`,
        name: `${names[index % names.length]}${round > 0 ? ` ${round + 1}` : ''}`,
      },
      geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? [0, 0]]] },
    }
  })
  const collection = { type: 'FeatureCollection' as const, features: regions }
  return {
    topology: topology({ regions: collection }, quantisation),
    object: 'regions',
    codes: regions.map(({ properties }) => properties.code),
  }
}

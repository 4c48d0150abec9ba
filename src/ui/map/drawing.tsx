/** What every drawing of a map is made of. Colours stand in it as attributes, so that a file looks right. */
import type { ReactNode } from 'react'
import { colourOf, inkOn, mapLines } from './colours'
import type { MapLayout, PlacedShape } from './layout'
import { nameLeading, nameSize, type PlacedName } from './names'
import type { MapState, StateClass } from './state'

/**
 * The lines over the shapes: every border once, and the outline of the area at hand. A dark line in a light one is seen
 * between any two colours. `pixel`: units of the drawing across a pixel, for a file; on a page lines keep their thickness.
 */
export function MapLines({ layout: { borders, outline }, pixel }: { layout: MapLayout; pixel?: number }): ReactNode {
  const thick = (pixels: number) =>
    pixel === undefined
      ? ({ strokeWidth: pixels, vectorEffect: 'non-scaling-stroke' } as const)
      : { strokeWidth: Math.round(pixels * pixel * 100) / 100 }
  return (
    <g fill="none" strokeLinejoin="round" strokeLinecap="round" pointerEvents="none">
      <path d={borders} stroke={mapLines.casing} {...thick(2)} />
      <path d={borders} stroke={mapLines.thin} {...thick(0.6)} />
      {outline !== null && <path d={outline} stroke={mapLines.casing} {...thick(6)} />}
      {outline !== null && <path className="wijklus-map-outline" d={outline} stroke={mapLines.area} {...thick(3.5)} />}
    </g>
  )
}

/**
 * Names where they have room; for the eye only, because every shape has its name already. Those for which one has to come
 * closer are shown by the script, which keeps the letters the same size at every width.
 */
export function MapNames(props: {
  layout: MapLayout
  classes: MapState['classes']
  /** Size of the letters in units of the drawing, for a file: names for which they are too large are left out. */
  letters?: number
}): ReactNode {
  const { layout, classes, letters = nameSize } = props
  const named = layout.shapes.flatMap(({ region, name }) => (name ? [{ region, name }] : []))
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: letters in a drawing take no focus
    <g
      className="wijklus-map-names"
      data-map-names=""
      fontSize={letters}
      fontWeight={600}
      textAnchor="middle"
      pointerEvents="none"
      aria-hidden="true"
    >
      {(props.letters === undefined ? [true, false] : [true]).map((isNear) => (
        <g key={String(isNear)} visibility={isNear ? undefined : 'hidden'}>
          {named
            .filter(({ name }) => name.size >= letters === isNear)
            .map(({ region, name }) => (
              <NameDrawing key={region.code} name={name} on={classes[region.inClass ?? -1]} />
            ))}
        </g>
      ))}
    </g>
  )
}

function NameDrawing({ name: { lines, x, y, size }, on }: { name: PlacedName; on: StateClass | undefined }) {
  const style = {
    className: on ? undefined : 'wijklus-map-names--hatch',
    fill: on ? inkOn(colourOf(on)) : mapLines.thin,
    'data-size': size,
  }
  const [only, ...others] = lines
  if (others.length === 0)
    return (
      <text {...style} x={x} y={y} dy={`${lineAt(0, 1)}em`}>
        {only}
      </text>
    )
  return (
    <text {...style} y={y}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={`${lineAt(index, lines.length)}em`}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** How far the base line of a line lies below that of the line before it, or the first below the middle of all lines. */
function lineAt(index: number, lines: number): number {
  return index > 0 ? nameLeading : Math.round((0.33 - ((lines - 1) * nameLeading) / 2) * 100) / 100
}

/** What stands where there is no figure. */
export function HatchPattern({ id, size = 18 }: { id: string; size?: number }): ReactNode {
  return (
    <pattern
      id={id}
      data-map-hatch=""
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width={size} height={size} fill={mapLines.blank} />
      <rect width={size * 0.16} height={size} fill={mapLines.hatch} />
    </pattern>
  )
}

/** The colour of a region, or the hatching with this id. */
export function fillOf({ region }: PlacedShape, classes: MapState['classes'], hatch: string): string {
  const found = region.inClass === null ? undefined : classes[region.inClass]
  return found ? colourOf(found) : `url(#${hatch})`
}

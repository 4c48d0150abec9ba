/** The third of the three parts of the map: draws what has its place. */
import type { ReactNode } from 'react'
import { fillOf, HatchPattern, MapLines, MapNames } from './drawing'
import type { MapLayout, PlacedShape } from './layout'
import type { MapState } from './state'

export interface MapChartProps {
  layout: MapLayout
  classes: MapState['classes']
  /** Unique on the page. */
  id: string
  labelledBy: string
  describedBy: string
}

/**
 * Draws a map as SVG. Each region is a link (or, without an address, a group) with its name and figure; none is a stop of
 * the Tab key by itself, because hundreds of stops keep who works by keyboard from the rest of the page. The script
 * `islands/map.ts` makes them one stop with arrow keys; without it the table is the way in.
 */
export function MapChart({ layout, classes, id, labelledBy, describedBy }: MapChartProps): ReactNode {
  const hatch = `${id}-hatch`
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by the title of the figure
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="wijklus-map-drawing"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      data-map-drawing=""
    >
      <HatchPattern id={hatch} />
      <g fillRule="evenodd">
        {layout.shapes.map((shape) => (
          <ShapeDrawing key={shape.region.code} shape={shape} fill={fillOf(shape, classes, hatch)} />
        ))}
      </g>
      <MapLines layout={layout} />
      <MapNames layout={layout} classes={classes} />
      <path
        className="wijklus-map-cursor wijklus-map-cursor--casing"
        data-map-cursor=""
        fill="none"
        pointerEvents="none"
      />
      <path className="wijklus-map-cursor" data-map-cursor="" fill="none" pointerEvents="none" />
    </svg>
  )
}

function ShapeDrawing({ shape: { region, path }, fill }: { shape: PlacedShape; fill: string }) {
  const inArea = region.inArea ? '' : undefined
  const content = (
    <>
      <title>{`${region.label}: ${region.said}`}</title>
      <path d={path} fill={fill} />
    </>
  )
  return region.href === null ? (
    <g data-region={region.code} data-in-area={inArea}>
      {content}
    </g>
  ) : (
    <a href={region.href} tabIndex={-1} data-region={region.code} data-in-area={inArea}>
      {content}
    </a>
  )
}

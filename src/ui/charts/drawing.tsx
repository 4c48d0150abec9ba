/**
 * What every drawing is made of. Colours stand in the drawing as attributes, so that a file without a style sheet looks
 * right; `charts.css` overrides them with the tokens of the page.
 */
import { line } from 'd3-shape'
import type { ReactNode } from 'react'
import type { PlacedText, Point, Tone } from './placed'

export const colours: Record<Tone, string> = {
  ink: '#1b2430',
  muted: '#5f6875',
  area: '#c2491d',
  reference: '#5f6875',
  matched: '#0b5c6b',
  warning: '#8a5a00',
}
export const paper = '#ffffff'
/** Lines that divide, and the stronger ones that figures stand on. */
export const rule = '#d9d5cb'
export const baseLine = '#8b8f96'
const fonts = "'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif"

/** How a drawing is named, shown and painted; the same for every kind of chart. */
export interface DrawingProps {
  /** Unique on the page. */
  id: string
  /** Name and description inside the picture, for a file. On a page give the ids of the texts that say them. */
  title?: string
  description?: string
  labelledBy?: string
  describedBy?: string
  /** Which of several drawings of one chart this is: a style sheet shows the one that fits. */
  variant?: string
  /** Paints the background, for a file. */
  opaque?: boolean
}

/** The SVG around a drawing. `stops`: where a reader can stop, for `islands/chart.ts`. */
export function Drawing(
  props: DrawingProps & { size: { width: number; height: number }; stops?: string; children: ReactNode },
): ReactNode {
  const { id, title, description, variant, opaque, size } = props
  const titleId = title === undefined ? undefined : `${id}-title`
  const descriptionId = description === undefined ? undefined : `${id}-description`
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its own title in a file, by the title of the figure on a page
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={`wijklus-chart-drawing${variant ? ` wijklus-chart-drawing--${variant}` : ''}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-labelledby={props.labelledBy ?? titleId}
      aria-describedby={props.describedBy ?? descriptionId}
      fontFamily={fonts}
      data-stops={props.stops}
    >
      {title !== undefined && <title id={titleId}>{title}</title>}
      {description !== undefined && <desc id={descriptionId}>{description}</desc>}
      {opaque && <rect width={size.width} height={size.height} fill={paper} />}
      {props.children}
    </svg>
  )
}

/** Text in its place; the whole text shows on pointing at one that was cut. */
export function TextDrawing({ text }: { text: PlacedText }): ReactNode {
  const { lines, x, y, anchor, size, weight, tone, full } = text
  return (
    <text
      className={`wijklus-chart-text--${tone}`}
      x={x}
      y={y}
      fontSize={size}
      fontWeight={weight}
      textAnchor={anchor}
      fill={colours[tone]}
      stroke={paper}
      strokeWidth={3}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {full !== null && <title>{full}</title>}
      {lines.length === 1
        ? lines[0]
        : lines.map((each, index) => (
            <tspan key={each} x={x} dy={index === 0 ? 0 : Math.round(size * 12.2) / 10}>
              {each}
            </tspan>
          ))}
    </text>
  )
}

/** Straight lines from point to point, as the text of a path. */
export const pathOf = (points: readonly Point[]): string =>
  line<Point>()
    .x(({ x }) => x)
    .y(({ y }) => y)(points) ?? ''

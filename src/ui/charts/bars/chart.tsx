/** The third of the three parts of the bar chart: draws what has its place. */
import type { ReactNode } from 'react'
import { baseLine, colours, Drawing, type DrawingProps, paper, pathOf, TextDrawing } from '../drawing'
import { arrowLength, type BarLayout, type PlacedBar, type Upright } from './layout'

export interface BarChartProps extends DrawingProps {
  layout: BarLayout
}

/** Draws a bar chart as SVG. */
export function BarChart({ layout, ...drawing }: BarChartProps): ReactNode {
  const { zero, reference, bars, labels, texts } = layout
  return (
    <Drawing {...drawing} size={layout}>
      {bars.map((bar) => (
        <BarDrawing key={bar.id} bar={bar} />
      ))}
      {zero && <path className="wijklus-chart-zero" d={upright(zero)} fill="none" stroke={baseLine} strokeWidth={1} />}
      {reference && (
        <g fill="none">
          <path className="wijklus-chart-casing" d={upright(reference)} stroke={paper} strokeWidth={4.5} />
          <path
            className="wijklus-chart-stroke--reference"
            d={upright(reference)}
            stroke={colours.reference}
            strokeWidth={1.75}
          />
        </g>
      )}
      {[...texts, ...labels].map((text) => (
        <TextDrawing key={`${text.x} ${text.y} ${text.lines[0]}`} text={text} />
      ))}
    </Drawing>
  )
}

function BarDrawing({ bar: { tone, y, height, certain, possible, beyond, tip } }: { bar: PlacedBar }) {
  const middle = y + height / 2
  const end = tip + (beyond ?? 0) * arrowLength
  return (
    <g>
      {possible && (
        <rect
          className={`wijklus-chart-possible--${tone}`}
          x={possible.left}
          y={y + 0.75}
          width={possible.width}
          height={height - 1.5}
          fill={colours[tone]}
          fillOpacity={0.3}
          stroke={colours[tone]}
          strokeWidth={1.5}
        />
      )}
      {certain && (
        <rect
          className={`wijklus-chart-dot--${tone}`}
          x={certain.left}
          y={y}
          width={certain.width}
          height={height}
          fill={colours[tone]}
          fillOpacity={tone === 'reference' ? 0.7 : undefined}
        />
      )}
      {beyond !== null && (
        <path
          className={`wijklus-chart-stroke--${tone}`}
          d={[
            [
              { x: tip, y: middle },
              { x: end, y: middle },
            ],
            [
              { x: end - beyond * 5, y: middle - 4 },
              { x: end, y: middle },
              { x: end - beyond * 5, y: middle + 4 },
            ],
          ]
            .map(pathOf)
            .join('')}
          fill="none"
          stroke={colours[tone]}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </g>
  )
}

function upright({ x, stretches }: Upright): string {
  return stretches.map(({ from, to }) => `M${x},${from}V${to}`).join('')
}

/** The third of the three parts of the gap chart: draws what has its place. */
import type { ReactNode } from 'react'
import { baseLine, colours, Drawing, type DrawingProps, paper, pathOf, rule, TextDrawing } from '../drawing'
import { arrowLength, type GapLayout, type PlacedValue } from './layout'

export interface GapChartProps extends DrawingProps {
  layout: GapLayout
}

/** Draws a gap chart as SVG. */
export function GapChart({ layout, ...drawing }: GapChartProps): ReactNode {
  return (
    <Drawing {...drawing} size={layout}>
      <g className="wijklus-chart-grid" stroke={rule} strokeWidth={1}>
        {layout.rules.map(({ y, from, to }) => (
          <line key={y} x1={from} x2={to} y1={y} y2={y} />
        ))}
        {layout.grid.map(({ x, zero, stretches }) => (
          <path
            key={x}
            className={zero ? 'wijklus-chart-grid--zero' : undefined}
            d={stretches.map(({ from, to }) => `M${x},${from}V${to}`).join('')}
            stroke={zero ? baseLine : undefined}
            strokeDasharray={zero ? undefined : '2 3'}
          />
        ))}
      </g>
      {layout.keys.map(({ tone, x, y }) => (
        <Point key={tone} point={{ tone, x, radius: tone === 'area' ? 6 : 4, open: false }} y={y} />
      ))}
      {layout.rows.map(({ id, y, join, points }) => (
        <g key={id}>
          {join && (
            <line
              className="wijklus-chart-join"
              x1={join.from}
              x2={join.to}
              y1={y}
              y2={y}
              stroke={baseLine}
              strokeWidth={3}
            />
          )}
          {points.map((point) => (
            <ValueDrawing key={point.tone} point={point} y={y} />
          ))}
        </g>
      ))}
      {[...layout.texts, ...layout.labels].map((text) => (
        <TextDrawing key={`${text.x} ${text.y} ${text.lines[0]}`} text={text} />
      ))}
    </Drawing>
  )
}

function ValueDrawing({ point, y }: { point: PlacedValue; y: number }) {
  const { x, range, beyond, tone, published } = point
  const tip = x + (beyond ?? 0) * arrowLength
  const extras = [
    range && [
      { x: range.from, y },
      { x: range.to, y },
    ],
    ...[range?.from, range?.to].map((end) => end !== undefined && [at(end, y - 5), at(end, y + 5)]),
    beyond !== null && [at(x, y), at(tip, y)],
    beyond !== null && [at(tip - beyond * 5, y - 4), at(tip, y), at(tip - beyond * 5, y + 4)],
  ].filter((points) => Array.isArray(points))
  return (
    <g>
      {extras.length > 0 && (
        <path
          className={`wijklus-chart-stroke--${tone}`}
          d={extras.map(pathOf).join('')}
          fill="none"
          stroke={colours[tone]}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {published && <Point point={point} y={y} />}
    </g>
  )
}

function Point({ point, y }: { point: Pick<PlacedValue, 'tone' | 'x' | 'radius' | 'open'>; y: number }) {
  const { tone, x, radius, open } = point
  return (
    <circle
      className={open ? `wijklus-chart-open--${tone}` : `wijklus-chart-dot--${tone}`}
      cx={x}
      cy={y}
      r={radius}
      fill={open ? paper : colours[tone]}
      stroke={open ? colours[tone] : paper}
      strokeWidth={open ? 2 : 1}
    />
  )
}

const at = (x: number, y: number) => ({ x, y })

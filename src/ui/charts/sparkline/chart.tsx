/** The third of the three parts of the sparkline: draws what has its place. */
import type { ReactNode } from 'react'
import { colours, Drawing, type DrawingProps, paper, pathOf, rule } from '../drawing'
import type { SparklineLayout, SparkSeries } from './layout'

export interface SparklineChartProps extends DrawingProps {
  layout: SparklineLayout
}

/** Draws a sparkline as SVG, without any text. */
export function SparklineChart({ layout, ...drawing }: SparklineChartProps): ReactNode {
  const { width, height, zero, series, breaks } = layout
  return (
    <Drawing {...drawing} size={layout}>
      <line className="wijklus-chart-grid" x1={0} x2={width} y1={zero} y2={zero} stroke={rule} strokeWidth={1} />
      {breaks.map((x) => (
        <line
          key={x}
          className="wijklus-chart-stroke--warning"
          x1={x}
          x2={x}
          y1={1}
          y2={height - 1}
          stroke={colours.warning}
          strokeWidth={1}
          strokeDasharray="3 2"
        />
      ))}
      {series.map((each) => (
        <SparkDrawing key={each.id} series={each} />
      ))}
    </Drawing>
  )
}

function SparkDrawing({ series: { role, lines, dots } }: { series: SparkSeries }) {
  const isArea = role === 'area'
  return (
    <g>
      {lines.length > 0 && (
        <path
          className={`wijklus-chart-stroke--${role}`}
          d={lines.map(pathOf).join('')}
          fill="none"
          stroke={colours[role]}
          strokeWidth={isArea ? 2 : 1}
          strokeDasharray={role === 'matched' ? '3 2' : undefined}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {dots
        .filter(({ isLast }) => isArea || !isLast || lines.length === 0)
        .map(({ x, y, isLast, isOpen }) => (
          <circle
            key={x}
            className={`wijklus-chart-${isOpen ? 'open' : 'dot'}--${role}`}
            cx={x}
            cy={y}
            r={isArea ? (isLast ? 3 : 2) : 1.5}
            fill={isOpen ? paper : colours[role]}
            stroke={isOpen ? colours[role] : undefined}
            strokeWidth={isOpen ? 1.5 : undefined}
          />
        ))}
    </g>
  )
}

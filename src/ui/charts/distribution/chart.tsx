/** The third of the three parts of the distribution: draws what has its place. */
import type { ReactNode } from 'react'
import { baseLine, colours, Drawing, type DrawingProps, paper, pathOf, rule, TextDrawing } from '../drawing'
import type { DistributionLayout } from './layout'

export interface DistributionChartProps extends DrawingProps {
  layout: DistributionLayout
}

/** Draws a distribution as SVG: a dot for each part, filled where it is far from the area. */
export function DistributionChart({ layout, ...drawing }: DistributionChartProps): ReactNode {
  const { axis, wholes, dots, leaders, labels, texts } = layout
  return (
    <Drawing {...drawing} size={layout}>
      {axis && (
        <g className="wijklus-chart-grid" stroke={rule} strokeWidth={1}>
          {axis.ticks.map((x) => (
            <line key={x} x1={x} x2={x} y1={axis.top} y2={axis.y} />
          ))}
          <line className="wijklus-chart-zero" x1={axis.from} x2={axis.to} y1={axis.y} y2={axis.y} stroke={baseLine} />
        </g>
      )}
      {leaders.map(({ from, to }) => (
        <path key={`${from.x} ${to.y}`} d={pathOf([from, to])} stroke={baseLine} strokeWidth={1} fill="none" />
      ))}
      {wholes.map(({ tone, x, from, to }) => (
        <line
          key={tone}
          className={`wijklus-chart-stroke--${tone}`}
          x1={x}
          x2={x}
          y1={from}
          y2={to}
          stroke={colours[tone]}
          strokeWidth={tone === 'area' ? 3 : 1.75}
        />
      ))}
      {dots.map(({ id, at, radius, isFar, isOpen, title }) => (
        <circle
          key={id}
          className={isFar ? 'wijklus-chart-dot--area' : 'wijklus-chart-open--area'}
          cx={at.x}
          cy={at.y}
          r={radius}
          fill={isFar ? colours.area : isOpen ? paper : pale}
          stroke={isFar ? paper : colours.area}
          strokeWidth={isFar ? 1 : 1.5}
          strokeDasharray={isOpen ? '2.5 2' : undefined}
        >
          <title>{title}</title>
        </circle>
      ))}
      {[...texts, ...labels].map((text) => (
        <TextDrawing key={`${text.x} ${text.y} ${text.lines[0]}`} text={text} />
      ))}
    </Drawing>
  )
}

/** The colour of the area, much lighter. */
const pale = '#f8e4da'

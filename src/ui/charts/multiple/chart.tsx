/** The third of the three parts of the small multiple: draws what has its place. */
import type { ReactNode } from 'react'
import { colours, Drawing, type DrawingProps, rule } from '../drawing'
import { SeriesDrawing } from '../line/series-drawing'
import type { SmallMultipleLayout } from './layout'

export interface SmallMultipleChartProps extends DrawingProps {
  layout: SmallMultipleLayout
}

/** Draws a small multiple as SVG. */
export function SmallMultipleChart({ layout, ...drawing }: SmallMultipleChartProps): ReactNode {
  const { width, zero, remarks, series, moments } = layout
  return (
    <Drawing {...drawing} size={layout}>
      <line className="wijklus-chart-grid" x1={0} x2={width} y1={zero} y2={zero} stroke={rule} strokeWidth={1} />
      {remarks.map(({ kind, x, from, to }) => (
        <line
          key={`${kind} ${x}`}
          className="wijklus-chart-stroke--warning"
          x1={x}
          x2={x}
          y1={from}
          y2={to}
          stroke={colours.warning}
          strokeWidth={kind === 'break' ? 1.5 : 1}
          strokeDasharray={kind === 'break' ? '5 4' : '1 4'}
          strokeLinecap="round"
        />
      ))}
      {series.map((each) => (
        <SeriesDrawing key={each.id} series={each} stops={moments} />
      ))}
      {remarks
        .filter(({ kind }) => kind === 'jump')
        .map(({ x, to }) => (
          <path
            key={x}
            className="wijklus-chart-fill--warning"
            d={`M${x - 5},${to} L${x + 5},${to} L${x},${to - 9} Z`}
            fill={colours.warning}
          />
        ))}
    </Drawing>
  )
}

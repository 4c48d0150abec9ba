/** The third of the three parts of the line chart: draws what has its place. No state, no measuring, no words of its own. */
import type { ReactNode } from 'react'
import { baseLine, colours, Drawing, type DrawingProps, pathOf, rule, TextDrawing } from '../drawing'
import type { LineLayout } from './layout'
import { SeriesDrawing, Stroke } from './series-drawing'

export interface LineChartProps extends DrawingProps {
  layout: LineLayout
}

/** Draws a line chart as SVG. */
export function LineChart(props: LineChartProps): ReactNode {
  const { layout, ...drawing } = props
  const { plot } = layout
  const bottom = plot.top + plot.height
  const stops = layout.stops.map(({ time }) => time)
  return (
    <Drawing {...drawing} size={layout} stops={layout.stops.map(({ x }) => x).join(' ')}>
      <g className="wijklus-chart-grid" stroke={rule} strokeWidth={1}>
        {layout.grid.map(({ y, zero }) => (
          <line
            key={y}
            className={zero ? 'wijklus-chart-grid--zero' : undefined}
            x1={plot.left}
            x2={plot.left + plot.width}
            y1={y}
            y2={y}
            stroke={zero ? baseLine : undefined}
          />
        ))}
        {layout.ticks.map((x) => (
          <line key={x} x1={x} x2={x} y1={bottom} y2={bottom + 5} stroke={baseLine} />
        ))}
      </g>
      {layout.annotations.map((annotation) => (
        <line
          key={`${annotation.kind} ${annotation.x}`}
          className="wijklus-chart-stroke--warning"
          x1={annotation.x}
          x2={annotation.x}
          y1={annotation.from}
          y2={annotation.to}
          stroke={colours.warning}
          strokeWidth={annotation.kind === 'break' ? 1.5 : 1}
          strokeDasharray={annotation.kind === 'break' ? '5 4' : '1 4'}
          strokeLinecap="round"
        />
      ))}
      <line
        data-chart-cursor=""
        className="wijklus-chart-cursor"
        x1={plot.left}
        x2={plot.left}
        y1={plot.top}
        y2={bottom}
        stroke={colours.ink}
        visibility="hidden"
      />
      {layout.missing.map(({ at, tone, reasons }) => (
        <path
          key={`${at.x} ${tone}`}
          className={`wijklus-chart-stroke--${tone}`}
          d={`M${at.x - 4},${at.y - 4} l8,8 m-8,0 l8,-8`}
          fill="none"
          stroke={colours[tone]}
          strokeWidth={2}
          strokeLinecap="round"
        >
          <title>{reasons.join('; ')}</title>
        </path>
      ))}
      {layout.series.map((series) => (
        <SeriesDrawing key={series.id} series={series} stops={stops} />
      ))}
      {layout.leaders.map(({ from, to, tone }) => (
        <path
          key={`${to.x} ${to.y}`}
          className={`wijklus-chart-stroke--${tone}`}
          d={pathOf([from, to])}
          fill="none"
          stroke={colours[tone]}
          strokeWidth={0.75}
          strokeOpacity={0.6}
        />
      ))}
      {layout.legend.entries.map(({ tone, older, swatch, name }) => (
        <g key={name.lines.join(' ')}>
          <Stroke tone={tone} older={older} points={[swatch, { x: swatch.x + swatch.width, y: swatch.y }]} />
          <TextDrawing text={name} />
        </g>
      ))}
      {[...layout.texts, ...layout.annotations.map(({ text }) => text), ...layout.labels].map((text) => (
        <TextDrawing key={`${text.x} ${text.y} ${text.lines[0]}`} text={text} />
      ))}
      {layout.annotations
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

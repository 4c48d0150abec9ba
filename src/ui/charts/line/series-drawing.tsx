import type { ReactNode } from 'react'
import { colours, paper, pathOf } from '../drawing'
import type { Point, Tone } from '../placed'
import type { PlacedMark, PlacedSeries } from './place-series'

/** Draws the lines and points of a series. `stops`: the moments a reader can stop at, for `islands/chart.ts`. */
export function SeriesDrawing({ series, stops }: { series: PlacedSeries; stops: readonly number[] }): ReactNode {
  return (
    <g className="wijklus-chart-series" data-series={series.index}>
      {series.lines.map((points) => (
        <Stroke key={points[0]?.x} {...series} points={points} />
      ))}
      {series.marks.map((mark) => (
        <MarkDrawing key={mark.mark.period.text} mark={mark} tone={series.tone} older={series.older} stops={stops} />
      ))}
    </g>
  )
}

/** The line of a series: thickest for the area, thin for what it is compared with, dashed for the comparison group. */
export function Stroke({
  tone,
  older,
  faint = false,
  points,
}: {
  tone: Tone
  older: boolean
  faint?: boolean
  points: readonly Point[]
}) {
  const width = faint ? 1 : ({ area: older ? 2.5 : 3, matched: 2.25 }[tone as string] ?? 1.75)
  return (
    <path
      className={`wijklus-chart-stroke--${tone}`}
      d={pathOf(points)}
      fill="none"
      stroke={colours[tone]}
      strokeWidth={width}
      strokeDasharray={older ? `0.1 ${width * 2.2}` : tone === 'matched' ? '7 5' : undefined}
      strokeOpacity={older ? 0.75 : faint ? 0.6 : undefined}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  )
}

function MarkDrawing({
  mark: { mark, at, radius, open, range, spanFrom, beyond },
  tone,
  older,
  stops,
}: {
  mark: PlacedMark
  tone: Tone
  older: boolean
  stops: readonly number[]
}) {
  const hollow = open || older
  const extras = [
    spanFrom !== null && [{ x: spanFrom, y: at.y }, at],
    spanFrom !== null && [
      { x: spanFrom, y: at.y - 5 },
      { x: spanFrom, y: at.y + 5 },
    ],
    range && [
      { x: at.x, y: range.low },
      { x: at.x, y: range.high },
    ],
    range && [
      { x: at.x - 5, y: range.low },
      { x: at.x + 5, y: range.low },
    ],
    range && [
      { x: at.x - 5, y: range.high },
      { x: at.x + 5, y: range.high },
    ],
    beyond && [at, { x: at.x, y: at.y + beyond * 18 }],
    beyond && [
      { x: at.x - 4, y: at.y + beyond * 13 },
      { x: at.x, y: at.y + beyond * 18 },
      { x: at.x + 4, y: at.y + beyond * 13 },
    ],
  ].filter((points) => Array.isArray(points))
  return (
    <g>
      {extras.length > 0 && (
        <path
          className={`wijklus-chart-stroke--${tone}`}
          d={extras.map(pathOf).join('')}
          fill="none"
          stroke={colours[tone]}
          strokeWidth={spanFrom !== null ? 1 : tone === 'area' ? 2 : 1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {mark.published && (
        <circle
          className={hollow ? `wijklus-chart-open--${tone}` : `wijklus-chart-dot--${tone}`}
          data-stop={stops.indexOf(mark.period.time)}
          cx={at.x}
          cy={at.y}
          r={older && !open ? radius * 0.75 : radius}
          fill={hollow ? paper : colours[tone]}
          stroke={hollow ? colours[tone] : paper}
          strokeWidth={hollow ? (tone === 'area' ? 2 : 1.5) : radius < 2 ? 0 : 1}
        />
      )}
    </g>
  )
}

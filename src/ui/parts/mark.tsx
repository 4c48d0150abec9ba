const strokes = [0, 1, 2, 3, 4]
// Radians between two strokes at the middle of the line; the round ends take a third of a radian of it.
const gap = 0.5

/** One of the five strokes of the ring as an SVG arc; 0 is "tellen", clockwise from the top. */
function arc(stroke: number, radius: number): string {
  const from = -Math.PI / 2 + (stroke * 2 * Math.PI) / 5 + gap / 2
  const to = from + (2 * Math.PI) / 5 - gap
  const at = (angle: number) => `${(Math.cos(angle) * radius).toFixed(2)} ${(Math.sin(angle) * radius).toFixed(2)}`
  return `M ${at(from)} A ${radius} ${radius} 0 0 1 ${at(to)}`
}

/**
 * The mark of Wijklus: an open ring of five strokes, tellen, vertellen, duiden, besluiten, doen.
 * `filled` says which strokes are dark (look.md: where the loop stands); all of them in the brand.
 * Decorative: what it says stands in words beside it.
 */
export function Ring({ size, filled = strokes }: { size: number; filled?: readonly number[] }) {
  return (
    <svg width={size} height={size} viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
      {strokes.map((stroke) => (
        <path
          key={stroke}
          d={arc(stroke, 40)}
          fill="none"
          stroke={filled.includes(stroke) ? '#0b5c6b' : '#bcd0d3'}
          strokeWidth="12"
          strokeLinecap="round"
        />
      ))}
    </svg>
  )
}

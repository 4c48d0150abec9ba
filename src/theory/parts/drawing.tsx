import { addressOf, useLanguage, useText, wrapText } from '../../ui'
import { box, type framed } from '../drawing/layout'
import type { Theory } from '../model/entries'
import { lineOf } from '../model/lines'

/**
 * The goal tree as a drawing that is complete without script: every box is a link to the same node in the list. Lines say by
 * their dashes what the reason rests on.
 */
export function TreeDrawing(props: {
  area: { slug: string; name: string }
  theory: Theory
  layout: ReturnType<typeof framed>
}) {
  const { area, theory, layout } = props
  const { nodes, links } = theory
  const t = useText('theory')
  const language = useLanguage()
  const list = addressOf('theory-outline', language, { area: area.slug })
  const strengthOf = new Map(links.map(({ id, link }) => [id, lineOf(link.assumption, link.strength)]))
  const { width, height } = layout
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached by keyboard
    <section className="tree" tabIndex={0} aria-label={t('tree.drawing', { area: area.name, count: nodes.length })}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it has the name, and every box in it its own */}
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="8"
            refY="4"
            markerWidth="10"
            markerHeight="10"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" className="tree__head" />
          </marker>
        </defs>
        {layout.links.map(({ id, points }) => (
          <path
            key={id}
            className={`tree__link tree__link--${strengthOf.get(id)}`}
            d={pathOf(points)}
            markerEnd="url(#arrow)"
          />
        ))}
        {nodes.map(({ node }) => {
          const { x, y } = layout.nodes.get(node.id) ?? { x: 0, y: 0 }
          const { lines } = wrapText(node.title, { width: box.width - 24, size: 15, weight: 600, most: 3 })
          return (
            <a key={node.id} href={`${list}#${encodeURIComponent(node.id)}`} className={`tree__node kind-${node.kind}`}>
              <title>{`${t(`choice.node-kind.${node.kind}`)}: ${node.title}`}</title>
              <rect className="tree__box" x={x} y={y} width={box.width} height={box.height} rx="3" />
              <rect className="tree__edge" x={x} y={y} width="6" height={box.height} />
              <text className="tree__kind" x={x + 16} y={y + 20}>
                {t(`choice.node-kind.${node.kind}`)}
              </text>
              <text className="tree__title">
                {lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of one title, always in this order
                  <tspan key={index} x={x + 16} y={y + 39 + index * 17}>
                    {line}
                  </tspan>
                ))}
              </text>
            </a>
          )
        })}
      </svg>
    </section>
  )
}

/** What the lines of the drawing mean, in words. */
export function TreeLegend({ theory }: { theory: Theory }) {
  const t = useText('theory')
  const used = new Set(theory.links.map(({ link }) => lineOf(link.assumption, link.strength)))
  const shown = (['measured', 'literature', 'perceived', 'assumed', 'none'] as const).filter((line) => used.has(line))
  if (shown.length === 0) return null
  return (
    <figure className="tree-legend">
      <figcaption>{t('tree.legend')}</figcaption>
      <ul>
        {shown.map((line) => (
          <li key={line}>
            <svg width="44" height="10" aria-hidden="true">
              <path className={`tree__link tree__link--${line}`} d="M0 5H44" />
            </svg>{' '}
            {line === 'none' ? t('tree.unwritten') : t(`choice.strength.${line}`)}
          </li>
        ))}
      </ul>
    </figure>
  )
}

/** A line that leaves and arrives level, so that it runs between the columns and not behind boxes. */
function pathOf(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let here = first
  const curves = rest.map((next) => {
    const half = (here.x + next.x) / 2
    const curve = `C${half} ${here.y} ${half} ${next.y} ${next.x} ${next.y}`
    here = next
    return curve
  })
  return `M${first.x} ${first.y}${curves.join('')}`
}

import type { ReactNode } from 'react'
import type { Language } from '../../../platform'
import { lineAlternative } from '../line/alternative'
import type { LineChartInput } from '../line/input'
import { type ChartTexts, chartTexts } from '../texts'
import { SmallMultipleChart } from './chart'
import { smallMultipleLayout } from './layout'
import { type EndFigures, type Scale, smallMultipleState } from './state'

export interface SmallMultipleProps {
  /** Unique on the page; the ids of the parts begin with it. */
  id: string
  /** As for a line chart: the area, what it is compared with, breaks and jumps. */
  input: LineChartInput
  language: Language
  texts?: ChartTexts
  /** A scale shared with other charts, from `sharedScale`; left out: its own. */
  scale?: Scale
  /** Page of the indicator; the title leads there. */
  href?: string
  /** Level of the title among the headings of the page. */
  level?: 2 | 3 | 4
  /** What the figures say, below the picture. */
  children?: ReactNode
}

/** Made for a column of a page; scaled between 270 and 430 pixels wide its lines and points stay as they should. */
const size = { width: 340, height: 104 }

/**
 * One indicator at a glance: a line for the area and one for what it is compared with, and the first and last figures of
 * both in words. Put several in `SmallMultiples`. Needs `multiple.css`.
 */
export function SmallMultiple(props: SmallMultipleProps): ReactNode {
  const { id, input, language, texts = chartTexts[language], scale, href, level = 3 } = props
  const state = smallMultipleState(input, language, texts, scale)
  const titleId = `${id}-title`
  const Heading = `h${level}` as const
  return (
    <figure className="wijklus-multiple" aria-labelledby={titleId}>
      <figcaption>
        <Heading id={titleId} className="wijklus-multiple__title">
          {href === undefined ? input.title : <a href={href}>{input.title}</a>}
        </Heading>
      </figcaption>
      {state.nothing === null ? (
        <SmallMultipleChart
          layout={smallMultipleLayout(state, size)}
          id={id}
          variant="multiple"
          labelledBy={titleId}
          description={lineAlternative(state.line).join(' ')}
        />
      ) : (
        <p className="wijklus-multiple__nothing">{state.nothing}</p>
      )}
      {state.ends.length > 0 && (
        <p className="wijklus-multiple__ends">
          {state.ends.map((end) => (
            <EndText key={end.period} end={end} />
          ))}
        </p>
      )}
      {state.remarks.length > 0 && (
        <ul className="wijklus-multiple__remarks">
          {state.remarks.map(({ kind, text }) => (
            <li key={text} className={`wijklus-multiple__remark--${kind}`}>
              {text}
            </li>
          ))}
        </ul>
      )}
      {props.children}
    </figure>
  )
}

/** "2018: 18,2 / 8,8 %", with the names of the series for who does not see their colours. */
function EndText({ end: { period, figures } }: { end: EndFigures }) {
  return (
    <span>
      {period}:{' '}
      {figures.map(({ role, name, text, absent }, index) => (
        <span key={name}>
          {index > 0 && ' / '}
          <span className="out-of-sight">{name} </span>
          <span className={`wijklus-multiple__figure--${absent ? 'absent' : role}`}>{text}</span>
        </span>
      ))}
    </span>
  )
}

/** Lays small multiples out in three, two or one column, as wide as the place they stand in. */
export function SmallMultiples({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="wijklus-multiples">
      <div className="wijklus-multiples__columns">{children}</div>
    </div>
  )
}

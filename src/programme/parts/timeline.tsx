import { momentText } from '../../reach'
import { useLanguage, useText, WideTable } from '../../ui'
import type { Dated, Timeline } from '../plan/timeline'

/** Something on a timeline, as it is shown. */
export interface TimelineItem extends Dated {
  id: string
  label: string
  href?: string | undefined
  /** How it is drawn: what is extra dashed, what frames the rest quiet. */
  tone?: 'plain' | 'extra' | 'quiet'
  note?: string | undefined
}

const width = 1000
const height = 22

/** Things in time: a table with, in its last column, the same as bars. */
export function TimelineTable({
  timeline,
  caption,
  what,
}: {
  timeline: Timeline<TimelineItem>
  caption: string
  /** What the first column is. */
  what: string
}) {
  const t = useText('programme')
  const language = useLanguage()
  const { years, bars, undated, today } = timeline
  const moment = (text: string | undefined) =>
    text === undefined ? t('timeline.not-said') : momentText(text, language)
  return (
    <WideTable label={caption}>
      <table className="utrecht-table figure-table timeline">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{t('timeline.from')}</th>
            <th scope="col">{t('timeline.to')}</th>
            <th scope="col">
              <span className="timeline-years">
                <span>{years[0]}</span>
                <span>{years.at(-1)}</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ item, starts, ends }) => (
            <tr key={item.id}>
              <th scope="row" className="wraps">
                {item.href ? <a href={item.href}>{item.label}</a> : item.label}
                {item.note && <span className="quiet timeline-note">{item.note}</span>}
              </th>
              <td>{moment(item.from)}</td>
              <td>{moment(item.to)}</td>
              <td className="timeline-picture">
                <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  {years.map((year, index) => {
                    const x = (index / years.length) * width
                    return <line key={year} x1={x} x2={x} y1={0} y2={height} className="timeline-year" />
                  })}
                  <rect
                    x={starts * width}
                    y={5}
                    width={Math.max(4, (ends - starts) * width)}
                    height={height - 10}
                    className={`timeline-bar timeline-bar--${item.tone ?? 'plain'}`}
                  />
                  <line x1={today * width} x2={today * width} y1={0} y2={height} className="timeline-today" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        {t('timeline.legend')}
        {undated.length > 0 &&
          ` ${t('timeline.undated', { count: undated.length, names: undated.map(({ label }) => label).join('; ') })}`}
      </p>
    </WideTable>
  )
}

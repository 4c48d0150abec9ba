import type { ReactNode } from 'react'
import type { Language } from '../../platform'
import { fillText } from '../charts/texts'
import { formatNumber } from '../format'
import { WideTable } from '../parts/wide-table'
import type { MapInput, MapShapes } from './input'
import { regionsOf } from './shapes'
import { type MapState, mapState, type StateRegion } from './state'
import { MapStyles } from './styles'
import { type MapTexts, mapTexts } from './texts'

export interface MapTableProps {
  /** Unique on the page. */
  id: string
  input: MapInput
  shapes: MapShapes
  language: Language
  texts?: MapTexts
  /** By name or by code; a map has no ranking by figure. */
  order?: MapOrder
  /** Addresses of this page with the table in the other order. */
  orderLinks?: Readonly<Record<MapOrder, string>>
  /** One page of a long table; left out: all rows. */
  paging?: MapPaging
  /** Hides the caption from the eye, for where a heading above says the same. */
  captionHidden?: boolean
}

export type MapOrder = 'name' | 'code'

export interface MapPaging {
  /** From 1; a number past the end gives the last page. */
  page: number
  /** Rows on a page. */
  size: number
  /** Address of a page, with `{page}` where its number goes. */
  link: string
}

/**
 * The figures of a map as a table: each region with its figure or the reason why there is none, its class, and the difference
 * with the reference. Each name leads where its shape does, so that the table is an equal way in. Ordered by name or code.
 */
export function MapTable({ input, shapes, language, texts = mapTexts[language], ...props }: MapTableProps): ReactNode {
  return <StateTable {...props} state={mapState(input, regionsOf(shapes), language, texts)} />
}

/** The same, for a map of which the state was made already. */
export function StateTable(
  props: Omit<MapTableProps, 'input' | 'shapes' | 'language' | 'texts'> & { state: MapState },
): ReactNode {
  const { id, state, order = 'name', orderLinks, paging } = props
  const { title, kind, regions, classes, reference, texts } = state
  const based = regions.some(({ basis }) => basis !== '')
  const ordered = order === 'code' ? regions.toSorted((one, other) => (one.code < other.code ? -1 : 1)) : regions
  const shown = paging ? pageOf(ordered.length, paging) : { from: 0, to: ordered.length, page: 1, pages: 1 }
  const captionId = `${id}-caption`
  return (
    <>
      <MapStyles />
      {orderLinks && (
        <p className="wijklus-map__order">
          {texts.ordered} <OrderLink href={orderLinks.name} text={texts.byName} current={order === 'name'} />
          {' · '}
          <OrderLink href={orderLinks.code} text={texts.byCode} current={order === 'code'} />
        </p>
      )}
      <WideTable labelledBy={captionId}>
        <table className="utrecht-table wijklus-chart-table">
          <caption id={captionId} className={props.captionHidden ? 'out-of-sight' : 'utrecht-table__caption'}>
            {title}
          </caption>
          <thead>
            <tr>
              {order === 'code' && <th scope="col">{texts.code}</th>}
              <th scope="col">{`${kind.one.charAt(0).toLocaleUpperCase()}${kind.one.slice(1)}`}</th>
              <th scope="col" className="wijklus-chart-table__number">
                {texts.figure}
              </th>
              {based && (
                <th scope="col" className="wijklus-chart-table__number">
                  {texts.basis}
                </th>
              )}
              <th scope="col" className="wijklus-chart-table__words">
                {texts.class}
              </th>
              {reference && (
                <th scope="col" className="wijklus-chart-table__words">
                  {fillText(texts.differenceWith, { reference: reference.phrase })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {ordered.slice(shown.from, shown.to).map((region) => (
              <tr key={region.code} className={region.inArea ? 'is-of-area' : undefined}>
                {order === 'code' && <td>{region.code}</td>}
                <th scope="row" className="wijklus-chart-table__name">
                  {region.href === null ? region.label : <a href={region.href}>{region.label}</a>}
                </th>
                <FigureCell region={region} texts={texts} />
                {based && <td className="wijklus-chart-table__number">{region.basis === '' ? '–' : region.basis}</td>}
                <td className="wijklus-chart-table__words">
                  {region.inClass === null ? '–' : classes[region.inClass]?.text}
                </td>
                {reference && <td className="wijklus-chart-table__words">{region.difference?.text ?? '–'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {paging && shown.pages > 1 && (
        <Pages {...shown} all={ordered.length} link={paging.link} texts={texts} language={state.language} />
      )}
    </>
  )
}

/** Which rows are shown, and the way to the first, the nearest and the last page. */
function Pages(props: {
  from: number
  to: number
  all: number
  page: number
  pages: number
  link: string
  texts: MapTexts
  language: Language
}) {
  const { page, pages, link, texts, language } = props
  const write = (number: number) => formatNumber(number, { language })
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages].filter((each) => each >= 1 && each <= pages)
  const shown = [...new Set(near)]
  return (
    <nav className="wijklus-map__pages" aria-label={texts.pages}>
      <p>{fillText(texts.rowsOf, { from: write(props.from + 1), to: write(props.to), all: write(props.all) })}</p>
      <ul>
        {shown.map((each, index) => (
          <li key={each}>
            {index > 0 && each - (shown[index - 1] ?? 0) > 1 && <span aria-hidden="true">… </span>}
            <a
              href={link.replace(/\{page\}|%7Bpage%7D/i, String(each))}
              aria-current={each === page ? 'page' : undefined}
              aria-label={fillText(texts.pageNumber, { page: each })}
            >
              {each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function OrderLink({ href, text, current }: { href: string; text: string; current: boolean }) {
  return (
    <a href={href} aria-current={current ? 'true' : undefined}>
      {text}
    </a>
  )
}

function FigureCell({ region: { known, reason, isConverted, note }, texts }: { region: StateRegion; texts: MapTexts }) {
  return (
    <td className={`wijklus-chart-table__${known ? 'number' : 'absent'}`}>
      {known?.fullText ?? reason}
      {isConverted && <span className="wijklus-chart-table__note">{texts.converted}</span>}
      {note !== null && <span className="wijklus-chart-table__note">{note}</span>}
    </td>
  )
}

function pageOf(rows: number, { page, size }: MapPaging): { from: number; to: number; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows / size))
  const current = Math.min(Math.max(1, page), pages)
  return { from: (current - 1) * size, to: Math.min(current * size, rows), page: current, pages }
}

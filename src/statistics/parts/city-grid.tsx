import type { Language } from '../../platform'
import { addressOf, formatPeriod, formatValue, useLanguage, useText, WideTable } from '../../ui'
import { type CityCell, type CityColumn, type CityRow, citySides } from '../regional/city'

/** What the grid shows. */
export interface CityGridProps {
  columns: readonly CityColumn[]
  rows: readonly CityRow[]
  /** Names of districts by code; of rows that are districts themselves there are none. */
  districts: ReadonlyMap<string, string> | null
  /** Whether the figures stand in the cells too. */
  withFigures: boolean
}

/** Signs of marks; each has its word too. */
const signs = { less: '\u2212', about: '=', more: '+', unknown: '?' } as const

/**
 * Neighbourhoods by indicators: each cell says in a sign, a colour and a word how the neighbourhood lies beside its
 * municipality. Rows stand by district and name, never by their figures.
 */
export function CityGrid({ columns, rows, districts, withFigures }: CityGridProps) {
  const t = useText('statistics')
  const groups = districts === null ? [{ code: '', rows }] : byDistrict(rows)
  const sides = citySides.filter((side) => columns.some((column) => column.side === side))
  const ordered = sides.flatMap((side) => columns.flatMap((column, place) => (column.side === side ? [place] : [])))
  return (
    <WideTable label={t('city.grid')}>
      <table className={`city-grid${withFigures ? ' city-grid--figures' : ''}`}>
        <thead>
          <tr>
            <td />
            {sides.map((side) => (
              <th
                key={side}
                scope="colgroup"
                colSpan={columns.filter((column) => column.side === side).length + 1}
                className="city-grid__side"
              >
                {t(`city.side-${side}`)}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="col">{t('city.place')}</th>
            {sides.map((side) => (
              <Heads key={side} columns={columns.filter((column) => column.side === side)} side={side} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.code}>
            {districts !== null && (
              <tr className="city-grid__district">
                <th scope="rowgroup" colSpan={columns.length + sides.length + 1}>
                  {districts.get(group.code) ?? group.code}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <Row key={row.code} row={row} columns={columns} ordered={ordered} withFigures={withFigures} />
            ))}
          </tbody>
        ))}
      </table>
    </WideTable>
  )
}

function Heads({ columns, side }: { columns: readonly CityColumn[]; side: CityColumn['side'] }) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <>
      {columns.map((column) => (
        <th key={column.code} scope="col" className="city-grid__head">
          <span>
            {columnName(column, language, t('city.per'))}
            <span className="quiet-inline"> {formatPeriod(column.period, language)}</span>
          </span>
        </th>
      ))}
      <th scope="col" className="city-grid__head city-grid__count">
        <span>{t(`city.count-${side}`)}</span>
      </th>
    </>
  )
}

function Row({
  row,
  columns,
  ordered,
  withFigures,
}: {
  row: CityRow
  columns: readonly CityColumn[]
  ordered: readonly number[]
  withFigures: boolean
}) {
  const t = useText('statistics')
  const language = useLanguage()
  const counts = {
    problem: { marked: row.problems.less, known: row.problems.known },
    potential: { marked: row.potential.more, known: row.potential.known },
  }
  return (
    <tr>
      <th scope="row">
        <a href={addressOf('count', language, { place: row.code })}>{row.name}</a>
      </th>
      {ordered.map((place, index) => {
        const [column, cell] = [columns[place], row.cells[place]]
        if (!column || !cell) return null
        const isLast = columns[ordered[index + 1] ?? -1]?.side !== column.side
        const { marked, known } = counts[column.side]
        return [
          <Cell key={column.code} column={column} cell={cell} withFigures={withFigures} />,
          isLast && (
            <td key={`count-${column.side}`} className="city-grid__count">
              {t('city.of', { marked, known })}
            </td>
          ),
        ]
      })}
    </tr>
  )
}

function Cell({ column, cell, withFigures }: { column: CityColumn; cell: CityCell; withFigures: boolean }) {
  const t = useText('statistics')
  const language = useLanguage()
  const figure =
    cell.value === null ? null : formatValue(cell.value, column.unit, language, { decimals: column.decimals })
  const word = cell.why === null ? t(`city.${column.side}-${cell.mark}`) : t(`city.why-${cell.why}`)
  return (
    <td
      className={`city-mark city-mark--${column.side === 'potential' && cell.mark === 'less' ? 'about' : cell.mark}`}
      title={[word, figure].filter(Boolean).join(': ')}
    >
      <span aria-hidden="true">{signs[cell.mark]}</span>
      <span className="out-of-sight">{word}</span>
      {withFigures && figure !== null && (
        <span className="city-mark__figure">
          {formatValue(cell.value ?? 0, column.unit, language, {
            decimals: column.decimals,
            bare: column.unit !== '%',
          })}
        </span>
      )}
    </td>
  )
}

/** The name of a column; of a count with what it is divided by. */
export function columnName({ name, per }: CityColumn, language: Language, perText: string): string {
  return per === null ? name[language] : `${name[language]} ${perText}`
}

function byDistrict(rows: readonly CityRow[]): { code: string; rows: readonly CityRow[] }[] {
  return [...Map.groupBy(rows, ({ district }) => district)].map(([code, own]) => ({ code, rows: own }))
}

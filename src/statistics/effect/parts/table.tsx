import type { ReactNode } from 'react'
import { WideTable } from '../../../ui'

/** A table that scrolls sideways where it does not fit; the first column heads the rows. */
export function Table(props: {
  caption: string
  captionHidden?: boolean
  head: readonly string[]
  rows: readonly { key: string; cells: readonly ReactNode[]; isOwn?: boolean }[]
  /** How many columns at the start are words; the others are numbers. Default 1. */
  words?: number
}) {
  const { caption, head, rows, words = 1 } = props
  return (
    <WideTable label={caption}>
      <table className={`utrecht-table figure-table${head.length < 3 ? ' figure-table--narrow' : ''}`}>
        <caption className={props.captionHidden ? 'out-of-sight' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" className={column < words ? undefined : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others], isOwn }) => (
            <tr key={key}>
              <th scope="row">{isOwn ? <strong>{first}</strong> : first}</th>
              {others.map((cell, column) => (
                <td key={head[column + 1]} className={column + 1 < words ? undefined : 'number'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

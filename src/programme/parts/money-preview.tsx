import { Button, formatValue, useLanguage, useText, WideTable } from '../../ui'
import type { Money } from '../plan/kinds'
import type { MoneyFault, MoneyPlan } from '../plan/money-import'
import { useWord } from './intervention-list'

/** Faults shown; a file with more has one cause. */
const faultsShown = 25

/** What a spreadsheet of money would change; where something in it cannot be read, that and where. */
export function MoneyPreview({ preview, operation }: { preview: MoneyPlan & { file: string }; operation: string }) {
  const { file, faults, changes, added, unchanged, rows, totals, leftColumns, unknownInterventions, inThousands } =
    preview
  const t = useText('programme')
  if (faults.length > 0) {
    return (
      // biome-ignore lint/a11y/noAutofocus: who brought the file is told first what is wrong in it
      <div className="errors" role="alert" tabIndex={-1} aria-labelledby="faults-title" autoFocus>
        <h2 id="faults-title">{t('money-import.faults', { count: faults.length, file })}</h2>
        <p>{t('money-import.faults-text')}</p>
        <ul>
          {faults.slice(0, faultsShown).map((fault) => (
            <li key={`${fault.sheet} ${fault.row} ${fault.column} ${fault.reason}`}>
              <Fault fault={fault} />
            </li>
          ))}
        </ul>
        {faults.length > faultsShown && <p>{t('money-import.more-faults', { count: faults.length - faultsShown })}</p>}
      </div>
    )
  }
  const notes = [
    totals > 0 && t('money-import.totals', { count: totals }),
    leftColumns.length > 0 && t('money-import.left', { columns: leftColumns.join('; ') }),
    unknownInterventions.length > 0 && t('money-import.unknown', { names: unknownInterventions.join('; ') }),
    inThousands.length > 0 && t('money-import.thousands', { columns: inThousands.join('; ') }),
  ].filter((note) => note !== false)
  return (
    <>
      <h2>{t('money-import.preview', { file })}</h2>
      <p role="status">
        {t('money-import.counts', {
          rows,
          added: added.length,
          changed: changes.length - added.length,
          unchanged,
        })}
      </p>
      {notes.length > 0 && (
        <div className="caveat">
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      {changes.length > 0 && <Changes preview={preview} />}
      {changes.length > 0 ? (
        <form method="post">
          <input type="hidden" name="operation" value={operation} />
          <input type="hidden" name="changes" value={JSON.stringify(changes)} />
          <p className="actions">
            <Button>{t('money-import.confirm')}</Button>
          </p>
        </form>
      ) : (
        <p>{t('money-import.nothing')}</p>
      )}
    </>
  )
}

function Fault({ fault: { sheet, row, column, value, reason } }: { fault: MoneyFault }) {
  const t = useText('programme')
  const place = [
    sheet !== null && t('money-import.at-sheet', { sheet }),
    t('money-import.at-row', { row }),
    column !== null && t('money-import.at-column', { column }),
  ].filter(Boolean)
  return (
    <>
      {place.join(', ')}: {value !== null && `“${value}” `}
      {t(`money-import.fault.${reason}`)}
    </>
  )
}

function Changes({ preview }: { preview: MoneyPlan }) {
  const t = useText('programme')
  const language = useLanguage()
  const word = useWord()
  const records = preview.changes.map(({ body }) => body as unknown as Money)
  const years = [...new Set(records.flatMap((money) => (money.years ?? []).map(({ year }) => year)))].sort()
  const euros = (amount: number | undefined) => (amount === undefined ? '–' : formatValue(amount, 'EUR', language))
  const caption = t('money-import.table')
  return (
    <WideTable label={caption}>
      <table className="utrecht-table figure-table money-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('money.what.source')}</th>
            <th scope="col">{t('money-import.what')}</th>
            {years.map((year) => (
              <th key={year} scope="col" className="number">
                {year}
              </th>
            ))}
            <th scope="col" className="number">
              {t('field.money.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((money) => (
            <tr key={money.id}>
              <th scope="row" className="wraps">
                {money.source}
                <span className="quiet timeline-note">
                  {[money.theme && word('theme', money.theme), money.note].filter(Boolean).join(' · ')}
                </span>
              </th>
              <td>{t(`money-import.${preview.added.includes(money.id) ? 'new' : 'changed'}`)}</td>
              {years.map((year) => {
                const row = money.years?.find((one) => one.year === year)
                return (
                  <td key={year} className="number">
                    {euros(row?.budget)}
                    {row?.spent !== undefined && (
                      <span className="quiet timeline-note">
                        {t('money-import.spent', { amount: euros(row.spent) })}
                      </span>
                    )}
                  </td>
                )
              })}
              <td className="number">{euros(money.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}

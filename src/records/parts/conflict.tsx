import { useText, WideTable } from '../../ui'
import { isSame } from '../difference'
import { fieldsOf } from '../form/fields'
import { kindNamed } from '../registry'
import { RecordValue } from './record-value'
import { type Titles, useKindWords } from './words'

type Body = Readonly<Record<string, unknown>>

/** Somebody else was first: where the two versions differ, side by side, and nothing is decided for the reader. */
export function Conflict(props: { kind: string; theirs: Body | null; yours: Body; titles: Titles; keep: string }) {
  const { kind, theirs, yours, titles } = props
  const t = useText('records')
  const { label } = useKindWords(kind)
  const different = fieldsOf(kindNamed(kind).schema).filter(
    ({ name }) => theirs !== null && !isSame(theirs[name], yours[name]),
  )
  return (
    // biome-ignore lint/a11y/noAutofocus: who sent the form is told first what came in between
    <div className="errors conflict" role="alert" tabIndex={-1} aria-labelledby="conflict-title" autoFocus>
      <h2 id="conflict-title">{t('conflict.title')}</h2>
      <p>{t(theirs === null ? 'conflict.removed' : 'conflict.text')}</p>
      {different.length > 0 && (
        <WideTable label={t('conflict.title')}>
          <table className="figure-table versions">
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.theirs')}</th>
                <th scope="col">{t('conflict.yours')}</th>
              </tr>
            </thead>
            <tbody>
              {different.map((field) => (
                <tr key={field.name}>
                  <th scope="row">
                    {label(field.type === 'rows' || field.type === 'group' ? `${field.name}.label` : field.name)}
                  </th>
                  {[theirs, yours].map((body, side) => (
                    <td key={side === 0 ? 'theirs' : 'yours'}>
                      {body?.[field.name] === undefined ? (
                        t('conflict.empty')
                      ) : (
                        <RecordValue kind={kind} field={field} value={body[field.name]} titles={titles} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {theirs !== null && different.length === 0 && <p>{t('conflict.same')}</p>}
      <p>
        <a href={props.keep}>{t('conflict.keep-theirs')}</a>
      </p>
    </div>
  )
}

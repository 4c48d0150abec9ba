import { writtenMoment } from '../../accounts'
import { Button, useLanguage, useText } from '../../ui'
import { changedFields } from '../difference'
import { type FormField, fieldsOf } from '../form/fields'
import type { DoneChange } from '../kind'
import { kindNamed } from '../registry'
import { RecordValue } from './record-value'
import { type Titles, useKindWords } from './words'

/** A change, with the name of who did it. */
type Told = DoneChange & { byName: string | null }

/** Who changed a record and when, field by field in words; the last change can be undone. */
export function RecordHistory(props: {
  kind: string
  history: readonly Told[]
  hasMoreHistory: boolean
  /** How many records the last change changed together. */
  together: number
  titles: Titles
  mayChange: boolean
  operation: string
}) {
  const { history } = props
  const t = useText('records')
  if (history.length === 0) return null
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      <ol className="list history">
        {history.map((change, index) => (
          <li key={change.number}>
            <ChangeTold kind={props.kind} change={change} titles={props.titles} />
            {index === 0 && props.mayChange && (
              <Undo operation={props.operation} undo={change.operation} together={props.together} />
            )}
          </li>
        ))}
      </ol>
      {props.hasMoreHistory && <p className="quiet">{t('history.more')}</p>}
    </section>
  )
}

function Undo({ operation, undo, together }: { operation: string; undo: string; together: number }) {
  const t = useText('records')
  return (
    <form method="post">
      <input type="hidden" name=":do" value="undo" />
      <input type="hidden" name=":operation" value={`undo ${operation}`} />
      <input type="hidden" name="undo" value={undo} />
      {together > 1 && <p className="quiet">{t('history.together', { count: together })}</p>}
      <Button kind="secondary">{t('record.undo')}</Button>
    </form>
  )
}

function ChangeTold({ kind, change, titles }: { kind: string; change: Told; titles: Titles }) {
  const t = useText('records')
  const language = useLanguage()
  const { before, after } = change
  const what = before === null ? 'made' : after === null ? 'removed' : 'changed'
  const by = change.byName ?? t(change.by === 'operator' ? 'history.operator' : 'history.gone')
  const names = what === 'changed' ? changedFields(before, after) : []
  const fields = fieldsOf(kindNamed(kind).schema).filter(({ name }) => names.includes(name))
  return (
    <>
      <p>{t('history.by', { what: t(`history.${what}`), at: writtenMoment(change.at, language), by })}</p>
      {fields.length > 0 && (
        <dl className="facts">
          {fields.map((field) => (
            <FieldTold key={field.name} kind={kind} field={field} change={change} titles={titles} />
          ))}
        </dl>
      )}
    </>
  )
}

function FieldTold(props: { kind: string; field: FormField; change: Told; titles: Titles }) {
  const { kind, field, change, titles } = props
  const t = useText('records')
  const { label } = useKindWords(kind)
  const shown = (body: DoneChange['before']) =>
    body?.[field.name] === undefined ? (
      t('conflict.empty')
    ) : (
      <RecordValue kind={kind} field={field} value={body[field.name]} titles={titles} />
    )
  return (
    <div className="change">
      <dt>{label(field.type === 'rows' || field.type === 'group' ? `${field.name}.label` : field.name)}</dt>
      <dd>
        <span className="quiet-inline">{t('history.before')}</span> <del>{shown(change.before)}</del>
        <br />
        <span className="quiet-inline">{t('history.after')}</span> <ins>{shown(change.after)}</ins>
      </dd>
    </div>
  )
}

import { useText } from '../../ui'
import { fieldsOf } from '../form/fields'
import { kindNamed } from '../registry'
import { RecordValue } from './record-value'
import { type Titles, useKindWords } from './words'

/** What stands in a record, for who may read it and not change it. */
export function RecordFacts(props: { kind: string; body: Readonly<Record<string, unknown>>; titles: Titles }) {
  const { kind, body, titles } = props
  const t = useText('records')
  const { label } = useKindWords(kind)
  const filled = fieldsOf(kindNamed(kind).schema).filter(({ name }) => {
    const value = body[name]
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  })
  return (
    <>
      <dl className="facts record-facts">
        {filled.map((field) => (
          <div key={field.name} className="change">
            <dt>{label(field.type === 'rows' || field.type === 'group' ? `${field.name}.label` : field.name)}</dt>
            <dd>
              <RecordValue kind={kind} field={field} value={body[field.name]} titles={titles} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('record.read-only')}</p>
    </>
  )
}

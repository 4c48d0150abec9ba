import { Button, useText } from '../../ui'

/** Removing a record, after one more question; not while something refers to it. */
export function Removal(props: { title: string; isReferred: boolean; hidden: Readonly<Record<string, string>> }) {
  const t = useText('records')
  return (
    <details className="removal">
      <summary>{t('record.remove')}</summary>
      {props.isReferred ? (
        <p>{t('record.remove-not')}</p>
      ) : (
        <form method="post">
          {Object.entries({ ':do': 'remove', ...props.hidden }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>{t('record.remove-text', { title: props.title })}</p>
          <Button kind="secondary">{t('record.remove-button')}</Button>
        </form>
      )}
    </details>
  )
}

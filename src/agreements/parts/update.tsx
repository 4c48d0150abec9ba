import type { ReactNode } from 'react'
import { Button, type Choice, type FieldError, SelectField, TextArea, useText } from '../../ui'

/** A quick change of one record on the page where it is shown, folded away until it is wanted. */
export function Update(props: {
  /** Id of the record, and its revision. */
  id: string
  base: number
  operation: string
  label: string
  /** What was typed, where it was refused. */
  typed: Readonly<Record<string, string>> | null
  errors: readonly FieldError[]
  textLabel: string
  stateLabel: string
  states: readonly Choice[]
  state: string
  children?: ReactNode
}) {
  const { id, typed, errors } = props
  const t = useText('agreements')
  const name = (field: string) => `${field}-${id}`
  const error = (field: string) => errors.find((one) => one.field === field)?.message
  return (
    <details open={typed !== null}>
      <summary>{props.label}</summary>
      <form method="post">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="base" value={props.base} />
        <input type="hidden" name="operation" value={props.operation} />
        {props.children}
        <TextArea
          name="text"
          id={name('text')}
          label={props.textLabel}
          error={error('text')}
          rows={3}
          maxLength={400}
          defaultValue={typed?.['text']}
        />
        <SelectField
          name="state"
          id={name('state')}
          label={props.stateLabel}
          choices={props.states}
          defaultValue={typed?.['state'] ?? props.state}
        />
        <p className="actions">
          <Button kind="secondary">{t('commitments.save')}</Button>
        </p>
      </form>
    </details>
  )
}

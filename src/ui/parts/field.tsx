import type { ReactNode } from 'react'

/** What every field of a form has, whatever is typed or chosen in it. */
export interface FieldProps {
  name: string
  /** When several fields share a name; default the name. */
  id?: string
  label: string
  help?: string | undefined
  error?: string | undefined
}

/** What the control in a field needs to be found by its label, help and error. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label above, help before the field, the error at the field; `control` draws what is typed or chosen in. */
export function Field(props: FieldProps & { control: (control: FieldControl) => ReactNode }) {
  const id = props.id ?? props.name
  const described = [props.help && `${id}-help`, props.error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="utrecht-form-label" htmlFor={id}>
        {props.label}
      </label>
      {props.help && (
        <p className="utrecht-form-field-description" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      {props.error && (
        <p className="utrecht-form-field-error-message" id={`${id}-error`}>
          {props.error}
        </p>
      )}
      {props.control({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
    </div>
  )
}

import type { ReactNode } from 'react'

/** A field of several lines: label above, help before it, the error at it. */
export function TextArea(props: {
  name: string
  label: string
  help?: string
  error?: string | undefined
  defaultValue: string
  rows: number
  children?: ReactNode
}) {
  const { name, label, help, error, rows, defaultValue } = props
  const described = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="utrecht-form-label" htmlFor={name}>
        {label}
      </label>
      {help && (
        <p className="utrecht-form-field-description" id={`${name}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p className="utrecht-form-field-error-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      <textarea
        className={`utrecht-textbox text-area${error ? ' utrecht-textbox--invalid' : ''}`}
        id={name}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
      />
      {props.children}
    </div>
  )
}

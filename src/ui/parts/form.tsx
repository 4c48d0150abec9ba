import type { ReactNode } from 'react'
import { useText } from '../text'
import { Field, type FieldProps } from './field'

/** What is wrong with a field of a refused form. */
export interface FieldError {
  /** Name of the field; empty when it concerns the whole form. */
  field: string
  message: string
}

/** The summary on top of a refused form: what is wrong, with a way to each field. It takes the focus. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useText('ui')
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: who sent the form is told first what is wrong with it, wherever they were
    <div className="errors" role="alert" tabIndex={-1} aria-labelledby="errors-title" autoFocus>
      <h2 id="errors-title">{t('form.errors')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field ? <a href={`#${error.field}`}>{error.message}</a> : error.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  defaultValue?: string | undefined
  type?: 'text' | 'email' | 'password' | 'search' | 'date'
  autoComplete?: string
  /** Id of a `datalist` with suggestions. */
  list?: string
  required?: boolean
  maxLength?: number
}

/** A field of one line. */
export function TextField(props: TextFieldProps) {
  return (
    <Field
      {...props}
      control={({ id, ...described }) => (
        <input
          className={`utrecht-textbox utrecht-textbox--html-input${props.error ? ' utrecht-textbox--invalid' : ''}`}
          id={id}
          name={props.name}
          type={props.type ?? 'text'}
          defaultValue={props.defaultValue}
          autoComplete={props.autoComplete}
          list={props.list}
          {...described}
          required={props.required}
          maxLength={props.maxLength}
        />
      )}
    />
  )
}

export interface TextAreaProps extends FieldProps {
  defaultValue?: string | undefined
  rows: number
  required?: boolean
  maxLength?: number
  /** A class of its own, for a field with another size or letter. */
  className?: string
  /** What stands under it in the same field. */
  children?: ReactNode
}

/** A field of several lines. */
export function TextArea(props: TextAreaProps) {
  return (
    <Field
      {...props}
      control={({ id, ...described }) => (
        <>
          <textarea
            className={['utrecht-textbox', 'text-area', props.error && 'utrecht-textbox--invalid', props.className]
              .filter(Boolean)
              .join(' ')}
            id={id}
            name={props.name}
            rows={props.rows}
            defaultValue={props.defaultValue}
            {...described}
            required={props.required}
            maxLength={props.maxLength}
          />
          {props.children}
        </>
      )}
    />
  )
}

/** A field for one file. */
export function FileField(props: FieldProps & { accept?: string; required?: boolean }) {
  return (
    <Field
      {...props}
      control={({ id, ...described }) => (
        <input
          className="file"
          type="file"
          id={id}
          name={props.name}
          accept={props.accept}
          {...described}
          required={props.required}
        />
      )}
    />
  )
}

/** A button of a form. */
export function Button(props: { kind?: 'primary' | 'secondary'; name?: string; value?: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      className={`utrecht-button utrecht-button--${props.kind ?? 'primary'}-action`}
      name={props.name}
      value={props.value}
    >
      {props.children}
    </button>
  )
}

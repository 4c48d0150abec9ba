import { Field, type FieldProps } from './field'

/** One of the choices of a select field. */
export interface Choice {
  value: string
  label: string
}

export interface SelectFieldProps extends FieldProps {
  choices: readonly Choice[]
  defaultValue?: string | undefined
  /** The first choice, which chooses nothing; without it the first real choice is chosen. */
  none?: string
  required?: boolean
}

/** Choosing one of a list. */
export function SelectField(props: SelectFieldProps) {
  return (
    <Field
      {...props}
      control={({ id, ...described }) => (
        <select
          className={`select${props.error ? ' select--invalid' : ''}`}
          id={id}
          name={props.name}
          defaultValue={props.defaultValue}
          {...described}
          required={props.required}
        >
          {props.none !== undefined && <option value="">{props.none}</option>}
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    />
  )
}

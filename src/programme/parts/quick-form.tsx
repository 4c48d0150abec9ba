import type { ReactNode } from 'react'
import { Button, ErrorSummary, type FieldError } from '../../ui'

/** What a form of the page was refused for, with what was typed in it. */
export interface RefusedQuickForm {
  form: string
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
}

/** Field names of one form of a page: each form has ids of its own, and shows what was typed when it was refused. */
export interface QuickFields {
  id(field: string): string
  typed(field: string): string | undefined
  error(field: string): string | undefined
}

/** The fields of the form of that name. */
export function quickFields(form: string, refused: RefusedQuickForm | undefined): QuickFields {
  const own = refused?.form === form ? refused : undefined
  // A refusal of a record names its path there: `sessions[3].count`.
  const fieldOf = (error: FieldError) => error.field.split('.').at(-1) ?? ''
  return {
    id: (field) => `${form}-${field}`,
    typed: (field) => own?.typed[field],
    error: (field) => own?.errors.find((error) => fieldOf(error) === field)?.message,
  }
}

/** A form that stands folded on a page and does one thing. It is open, with its errors on top, when it was refused. */
export function QuickForm(props: {
  /** What it does, as the action of the page knows it. */
  name: string
  title: string
  button: string
  operation: string
  refused: RefusedQuickForm | undefined
  children: ReactNode
}) {
  const { name, title, button, operation, refused, children } = props
  const own = refused?.form === name ? refused : undefined
  const errors = own?.errors.map(({ field, message }) => ({
    field: field === '' ? '' : `${name}-${field.split('.').at(-1)}`,
    message,
  }))
  return (
    <details className="plan-form" open={own !== undefined}>
      <summary>{title}</summary>
      {errors && <ErrorSummary errors={errors} />}
      <form method="post">
        <input type="hidden" name="do" value={name} />
        <input type="hidden" name="operation" value={`${operation} ${name}`} />
        {children}
        <p className="actions">
          <Button>{button}</Button>
        </p>
      </form>
    </details>
  )
}

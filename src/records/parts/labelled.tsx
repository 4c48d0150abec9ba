import type { ReactNode } from 'react'
import { useText } from '../../ui'
import type { FieldFault } from '../form/faults'
import type { ValueForm } from '../form/fields'

/** What is wrong at a field, in words. */
export function useFaultText(): (fault: FieldFault) => string {
  const t = useText('records')
  return ({ fault, most }) => t(`fault.${fault}`, { most })
}

/** The label, help and fault of one input. */
export function Labelled(props: {
  name: string
  label: string
  isRequired: boolean
  help?: string | undefined
  faults: readonly FieldFault[]
  control: (described: { describedBy: string | undefined; isWrong: boolean }) => ReactNode
}) {
  const { name, help } = props
  const say = useFaultText()
  const fault = props.faults.find((one) => one.field === name)
  const describedBy = [help && `${name}-help`, fault && `${name}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label className="utrecht-form-label" htmlFor={name}>
        <LabelText label={props.label} isRequired={props.isRequired} />
      </label>
      <Help id={`${name}-help`} text={help} />
      {fault && (
        <p className="utrecht-form-field-error-message" id={`${name}-error`}>
          {say(fault)}
        </p>
      )}
      {props.control({ describedBy, isWrong: fault !== undefined })}
    </div>
  )
}

/** The name of a field, and whether it may stay empty. */
export function LabelText({ label, isRequired }: { label: string; isRequired: boolean }) {
  const t = useText('records')
  return isRequired
    ? label
    : [
        label,
        ' ',
        <span key="optional" className="optional">
          {t('form.optional')}
        </span>,
      ]
}

/** How to fill in a field, where there is something to say of it. */
export function Help({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null
  return (
    <p className="utrecht-form-field-description" id={id}>
      {text}
    </p>
  )
}

/** What is said of how to fill in a value, where the room says nothing itself. */
export function useUsualHelp(): (form: ValueForm) => string | undefined {
  const t = useText('records')
  return ({ control }) =>
    control === 'period' || control === 'moment' || control === 'share' ? t(`form.${control}-help`) : undefined
}

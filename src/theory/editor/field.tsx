import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Milliseconds after the last key at which what was typed becomes an edit. */
const pause = 500

/**
 * A field of the panel. What is typed becomes an edit when the typing rests or the field is left; what others change comes in
 * as long as nobody is typing here.
 */
export function TypedField(props: {
  id: string
  label: string
  value: string
  help?: string
  isLong?: boolean
  onType(value: string): void
}) {
  const { id, label, value, help, isLong, onType } = props
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef({ typed, onType })
  latest.current = { typed, onType }
  useEffect(() => {
    if (typed === null) return
    const timer = setTimeout(() => {
      onType(typed)
      setTyped(null)
    }, pause)
    return () => clearTimeout(timer)
  }, [typed, onType])
  // Choosing another box while something is typed keeps what was typed.
  useEffect(
    () => () => {
      const { typed: left, onType: keep } = latest.current
      if (left !== null) keep(left)
    },
    [],
  )
  const control = {
    id,
    value: typed ?? value,
    className: `utrecht-textbox ${isLong ? 'text-area' : 'utrecht-textbox--html-input'}`,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => {
      if (typed !== null) onType(typed)
      setTyped(null)
    },
    autoComplete: 'off',
    'aria-describedby': help ? `${id}-help` : undefined,
  }
  return (
    <PanelField id={id} label={label} help={help}>
      {isLong ? <textarea rows={3} {...control} /> : <input type="text" {...control} />}
    </PanelField>
  )
}

/** A choice of the panel; choosing is an edit at once. */
export function ChosenField(props: {
  id: string
  label: string
  value: string
  none?: string
  choices: readonly { value: string; label: string }[]
  onChoose(value: string): void
}) {
  const { id, label, value, none, choices, onChoose } = props
  return (
    <PanelField id={id} label={label}>
      <select className="select" id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </PanelField>
  )
}

function PanelField(props: { id: string; label: string; help?: string | undefined; children: ReactNode }) {
  const { id, label, help, children } = props
  return (
    <div className="field">
      <label className="utrecht-form-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="utrecht-form-field-description" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children}
    </div>
  )
}

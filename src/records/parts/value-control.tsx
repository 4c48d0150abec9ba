import { type Choice, useText } from '../../ui'
import type { ValueForm } from '../form/fields'
import { hasWords, ownWordOf } from '../form/typed'
import type { Typed } from '../form/written'
import { useKindWords } from './words'

/** Records that can be chosen, by the name of their kind. */
export type Choices = Readonly<Record<string, readonly { id: string; title: string }[]>>

export interface ControlProps {
  kind: string
  form: ValueForm
  name: string
  typed: Typed
  choices: Choices
  isRequired: boolean
  describedBy: string | undefined
  isWrong: boolean
}

/** What one value is typed or chosen in. Its label stands in the form, at the name of the field. */
export function ValueControl(props: ControlProps) {
  const { form, name, typed, isRequired } = props
  const t = useText('records')
  const chosen = useChoices(props.kind, form, props.choices)
  const value = typed[name]?.[0] ?? ''
  const described = {
    'aria-describedby': props.describedBy,
    'aria-invalid': props.isWrong ? (true as const) : undefined,
    'aria-required': isRequired || undefined,
  }
  const invalid = props.isWrong ? ' utrecht-textbox--invalid' : ''
  if (form.control === 'prose') {
    return (
      <textarea
        className={`utrecht-textbox prose${invalid}`}
        id={name}
        name={name}
        rows={Math.min(16, Math.max(4, Math.ceil(value.length / 70)))}
        defaultValue={value}
        {...described}
      />
    )
  }
  if (form.control === 'reference' || form.control === 'choice' || form.control === 'yes' || hasWords(form)) {
    const isOwn = value !== '' && !chosen.some((choice) => choice.value === value)
    const select = (
      <select
        className={`select${props.isWrong ? ' select--invalid' : ''}`}
        id={name}
        name={name}
        defaultValue={value}
        {...described}
      >
        <option value="">{t(isRequired ? 'form.choose' : 'form.not-filled')}</option>
        {[...chosen, ...(isOwn ? [{ value, label: value }] : [])].map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )
    if (!hasWords(form)) return select
    return (
      <div className="own-word">
        {select}
        <label className="quiet" htmlFor={ownWordOf(name)}>
          {t('form.own')}
        </label>
        <input
          className={`utrecht-textbox utrecht-textbox--html-input${invalid}`}
          id={ownWordOf(name)}
          name={ownWordOf(name)}
          defaultValue={typed[ownWordOf(name)]?.[0] ?? ''}
          autoComplete="off"
        />
      </div>
    )
  }
  const isNumber = form.control === 'number' || form.control === 'share'
  return (
    <input
      className={`utrecht-textbox utrecht-textbox--html-input${invalid}${isNumber ? ' short' : ''}`}
      id={name}
      name={name}
      type={form.control === 'day' ? 'date' : 'text'}
      inputMode={isNumber ? 'decimal' : undefined}
      defaultValue={value}
      autoComplete="off"
      {...described}
    />
  )
}

/** What can be chosen for a value, in words. */
export function useChoices(kind: string, form: ValueForm, choices: Choices): Choice[] {
  const t = useText('records')
  const { word } = useKindWords(kind)
  if (form.control === 'yes') return ['yes', 'no'].map((value) => ({ value, label: t(`form.${value}`) }))
  if (form.control === 'reference') {
    return (choices[form.kind] ?? []).map(({ id, title }) => ({ value: id, label: title }))
  }
  if (form.control !== 'choice' && form.control !== 'vocabulary') return []
  return form.values.map((value) => ({ value, label: word(form.texts, value) }))
}

import { addressOf, Button, TextField, useLanguage, useText } from '../../ui'
import { longestTyped } from '../register/model'

/** A value of a filter, with what it would give. */
export interface FilterOption {
  code: string
  name: string
  count: number
}

export interface RegisterFormProps {
  q: string
  chosen: Readonly<Record<'area' | 'theme' | 'cluster' | 'kind', string | null>>
  options: Readonly<Record<'area' | 'theme' | 'cluster' | 'kind', readonly FilterOption[]>>
}

/** Search field and filters of the register: a plain form, so that every answer has an address. */
export function RegisterForm({ q, chosen, options }: RegisterFormProps) {
  const t = useText('programme')
  const language = useLanguage()
  return (
    <search className="filter">
      <form method="get" action={addressOf('interventions', language)}>
        <TextField
          name="q"
          type="search"
          label={t('list.search')}
          help={t('list.search-help')}
          defaultValue={q}
          maxLength={longestTyped}
        />
        <Choice name="kind" label={t('list.kind')} all={t('list.all-kinds')} chosen={chosen} options={options} />
        <Choice
          name="area"
          label={t('list.area')}
          help={t('list.area-help')}
          all={t('list.all-areas')}
          chosen={chosen}
          options={options}
        />
        <Choice name="theme" label={t('list.theme')} all={t('list.all-themes')} chosen={chosen} options={options} />
        <Choice
          name="cluster"
          label={t('list.cluster')}
          all={t('list.all-clusters')}
          chosen={chosen}
          options={options}
        />
        <p className="actions">
          <Button>{t('list.find')}</Button>
          <a href={addressOf('interventions', language)}>{t('list.clear')}</a>
        </p>
      </form>
    </search>
  )
}

interface ChoiceProps extends Pick<RegisterFormProps, 'chosen' | 'options'> {
  name: keyof RegisterFormProps['options']
  label: string
  all: string
  help?: string
}

function Choice({ name, label, all, help, chosen, options }: ChoiceProps) {
  const t = useText('programme')
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
      <select
        className="utrecht-textbox"
        id={name}
        name={name}
        defaultValue={chosen[name] ?? ''}
        aria-describedby={help && `${name}-help`}
      >
        <option value="">{all}</option>
        {options[name].map((option) => (
          <option key={option.code} value={option.code}>
            {t('list.option', { name: option.name, count: option.count })}
          </option>
        ))}
      </select>
    </div>
  )
}

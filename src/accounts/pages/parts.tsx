import type { Language } from '../../platform'
import { type Choice, type FieldError, formatDate, SelectField, TextField, useLanguage, useText } from '../../ui'
import { type Membership, type Organisation, type Role, wholeRoles } from '../model'
import type { NamedArea } from '../visit.server'
import { periodKey } from '../written'

/** What a page needs of a refused form; the answer of `refusedForm`. */
export interface Refused {
  form: string
  typed: Readonly<Record<string, string>>
  errors: FieldError[]
}

/** The refusal of this form of the page; undefined when another one was refused, or none. */
export function refusalOf(refused: Refused | undefined, form: string): Refused | undefined {
  return refused?.form === form ? refused : undefined
}

/** What is wrong at a field. */
export function errorAt(refused: Refused | undefined, field: string): string | undefined {
  return refused?.errors.find((error) => error.field === field)?.message
}

/** The fields that every form that changes something has: which form it is, and its operation. */
export function Deed(props: { form: string; operation: string; fields?: Readonly<Record<string, string>> }) {
  const hidden = { do: props.form, operation: props.operation, ...props.fields }
  return Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/** Says that something was done, after the page was sent on. */
export function Done({ text }: { text: string }) {
  return (
    <p className="notice" role="status">
      {text}
    </p>
  )
}

/** When a membership holds, in words. */
export function Period({ held, today }: { held: Pick<Membership, 'from' | 'to'>; today: string }) {
  const t = useText('accounts')
  const language = useLanguage()
  const written = (day: string | null) => (day === null ? '' : formatDate(day, language))
  return t(periodKey(held, today), { from: written(held.from), to: written(held.to) })
}

/** The name of an area, or of everywhere. */
export function useAreaName(areas: readonly NamedArea[]): (slug: string | null) => string {
  const t = useText('accounts')
  return (slug) =>
    slug === null ? t('memberships.everywhere') : (areas.find((area) => area.slug === slug)?.name ?? slug)
}

/** The languages of mail, as a field. */
export function LanguageField(props: { refused: Refused | undefined; language: Language }) {
  const t = useText('accounts')
  return (
    <SelectField
      name="language"
      label={t('language.label')}
      choices={(['nl', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
      defaultValue={props.refused?.typed['language'] ?? props.language}
      error={errorAt(props.refused, 'language')}
    />
  )
}

/** Fields of a membership that is asked for: role and area where they are to choose, organisation and period. */
export function MembershipFields(props: {
  refused: Refused | undefined
  organisations: readonly Organisation[]
  /** Roles and areas to choose from; without them both are fixed. */
  choice?: { roles: readonly Role[]; areas: readonly NamedArea[] }
  today: string
}) {
  const { refused, organisations, choice, today } = props
  const t = useText('accounts')
  const typed = refused?.typed ?? {}
  const whole = wholeRoles.map((role) => t(`roles.${role}`)).join(', ')
  return (
    <>
      {choice && (
        <>
          <SelectField
            name="role"
            label={t('memberships.role')}
            none={t('field.choose')}
            choices={choice.roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            defaultValue={typed['role']}
            error={errorAt(refused, 'role')}
            required
          />
          <SelectField
            name="area"
            label={t('memberships.area')}
            help={t('field.area-help', { whole })}
            none={t('memberships.everywhere')}
            choices={choice.areas.map(areaChoice)}
            defaultValue={typed['area']}
            error={errorAt(refused, 'area')}
          />
        </>
      )}
      <SelectField
        name="organisation"
        label={t('memberships.organisation')}
        none={t('field.choose')}
        choices={organisations.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValue={typed['organisation']}
        error={errorAt(refused, 'organisation')}
        required
      />
      <TextField
        name="from"
        type="date"
        label={t('field.from')}
        defaultValue={typed['from'] ?? today}
        error={errorAt(refused, 'from')}
      />
      <TextField
        name="to"
        type="date"
        label={t('field.to')}
        help={t('field.to-help')}
        defaultValue={typed['to']}
        error={errorAt(refused, 'to')}
      />
    </>
  )
}

function areaChoice({ slug, name }: NamedArea): Choice {
  return { value: slug, label: name }
}

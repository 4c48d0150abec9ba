import { Button, ErrorSummary, useText } from '../../ui'
import type { FieldFault } from '../form/faults'
import { type FormField, fieldsOf, foldedFields } from '../form/fields'
import { isTicked, ownWordOf, removalOf, rowsTyped } from '../form/typed'
import type { Typed } from '../form/written'
import { kindNamed } from '../registry'
import { Help, Labelled, LabelText, useFaultText, useUsualHelp } from './labelled'
import { type Choices, useChoices, ValueControl } from './value-control'
import { useKindWords } from './words'

export interface RecordFormProps {
  /** Name of the kind. */
  kind: string
  typed: Typed
  choices: Choices
  faults: readonly FieldFault[]
  /** Fields that go with it and are not shown. */
  hidden: Readonly<Record<string, string>>
  save: string
  /** Where one goes without saving. */
  cancel: string
}

/** The form of a record, as the schema of its kind declares it. Complete without script; nothing that was typed is lost. */
export function RecordForm({ kind, typed, choices, faults, hidden, save, cancel }: RecordFormProps) {
  const t = useText('records')
  const { schema, usual } = kindNamed(kind)
  const { shown, folded } = foldedFields(fieldsOf(schema), (field) => isFilled(field, typed), usual)
  const asked = { kind, typed, choices, faults }
  return (
    <form method="post" className="record-form">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {shown.map((field) => (
        <AskedField key={field.name} {...asked} field={field} />
      ))}
      {folded.length > 0 && (
        <details open={folded.some((field) => faults.some((fault) => isOf(field, fault.field))) || undefined}>
          <summary>{t('form.more', { count: folded.length })}</summary>
          {folded.map((field) => (
            <AskedField key={field.name} {...asked} field={field} />
          ))}
        </details>
      )}
      <p className="actions">
        <Button>{save}</Button>
        <a href={cancel}>{t('form.cancel')}</a>
      </p>
    </form>
  )
}

/** What is wrong in a form, on top of it, with a way to each field. */
export function FaultSummary(props: { kind: string; faults: readonly FieldFault[]; refused: string | null }) {
  const say = useFaultText()
  const name = useFieldName(props.kind)
  const t = useText('records')
  const errors = props.faults.map((fault) => ({
    field: fault.field,
    message: fault.field === '' ? say(fault) : t('fault.at', { field: name(fault.field), fault: say(fault) }),
  }))
  if (props.refused !== null) errors.push({ field: '', message: props.refused })
  return <ErrorSummary errors={errors} />
}

function isFilled(field: FormField, typed: Typed): boolean {
  return Object.entries(typed).some(([name, texts]) => isOf(field, name) && texts.some((text) => text.trim() !== ''))
}

/** Whether an input belongs to a field: `targets[0].period` to `targets`. */
function isOf({ name }: FormField, input: string): boolean {
  return input === name || [ownWordOf(name), `${name}[`, `${name}.`].some((start) => input.startsWith(start))
}

/** What readers call a field by its name in the form: "Streefwaarden: periode, rij 2". */
function useFieldName(kind: string): (name: string) => string {
  const t = useText('records')
  const { label } = useKindWords(kind)
  const fields = fieldsOf(kindNamed(kind).schema)
  return (name) => {
    const [first = '', column] = name.replaceAll(/\[\d+\]/g, '').split('.')
    const field = fields.find((one) => one.name === first)
    if (!field || field.type === 'value' || field.type === 'list') return label(first)
    const written =
      column === undefined ? label(`${first}.label`) : `${label(`${first}.label`)}: ${label(`${first}.${column}`)}`
    const row = /\[(\d+)\]/.exec(name)?.[1]
    return row === undefined ? written : t('fault.in-row', { field: written, number: Number(row) + 1 })
  }
}

interface Asked {
  kind: string
  typed: Typed
  choices: Choices
  faults: readonly FieldFault[]
}

function AskedField({ field, ...asked }: Asked & { field: FormField }) {
  switch (field.type) {
    case 'value':
      return <AskedValue {...asked} field={field} />
    case 'list':
      return isTicked(field.form) ? <AskedTicks {...asked} field={field} /> : <AskedLines {...asked} field={field} />
    case 'group':
      return <AskedGroup {...asked} field={field} />
    case 'rows':
      return <AskedRows {...asked} field={field} />
  }
}

function AskedValue(props: Asked & { field: FormField & { type: 'value' } }) {
  const { field, kind } = props
  const words = useKindWords(kind)
  const usual = useUsualHelp()
  return (
    <Labelled
      {...props}
      name={field.name}
      label={words.label(field.name)}
      isRequired={field.isRequired}
      help={words.help(field.name) ?? usual(field.form)}
      control={(described) => (
        <ValueControl {...props} {...described} form={field.form} name={field.name} isRequired={field.isRequired} />
      )}
    />
  )
}

function AskedLines(props: Asked & { field: FormField & { type: 'list' } }) {
  const { field, kind, typed } = props
  const words = useKindWords(kind)
  const t = useText('records')
  const value = typed[field.name]?.[0] ?? ''
  const help = words.help(field.name)
  return (
    <Labelled
      {...props}
      name={field.name}
      label={words.label(field.name)}
      isRequired={field.isRequired}
      help={help ? `${help} ${t('form.lines-help')}` : t('form.lines-help')}
      control={({ describedBy, isWrong }) => (
        <textarea
          className={`utrecht-textbox prose${isWrong ? ' utrecht-textbox--invalid' : ''}`}
          id={field.name}
          name={field.name}
          rows={Math.min(12, Math.max(3, value.split('\n').length + 1))}
          defaultValue={value}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
        />
      )}
    />
  )
}

/** Several of a list, ticked; what is ticked already stands first, in the order in which it is kept. */
function AskedTicks(props: Asked & { field: FormField & { type: 'list' } }) {
  const { field, kind, typed, choices, faults } = props
  const { form, name } = field
  const words = useKindWords(kind)
  const t = useText('records')
  const say = useFaultText()
  const possible = useChoices(kind, form, choices)
  const other = useKindWords(form.control === 'reference' ? form.kind : kind)
  const ticked = (typed[name] ?? []).filter((text) => text !== '')
  const first = [...new Set(ticked)].map(
    (value) => possible.find((choice) => choice.value === value) ?? { value, label: value },
  )
  const rest = possible.filter(({ value }) => !ticked.includes(value))
  const fault = faults.find((one) => one.field === name)
  const own = ownWordOf(name)
  return (
    <fieldset className={`field ticks${possible.length > 8 ? ' ticks--many' : ''}`} id={name}>
      <legend className="utrecht-form-label">
        <LabelText label={words.label(name)} isRequired={field.isRequired} />
      </legend>
      <Help id={`${name}-help`} text={words.help(name)} />
      {fault && <p className="utrecht-form-field-error-message">{say(fault)}</p>}
      {first.length + rest.length === 0 && form.control === 'reference' && (
        <p className="quiet">{t('form.nothing-to-choose', { kind: other.many })}</p>
      )}
      <ul>
        {[...first, ...rest].map((choice, index) => (
          <li key={choice.value}>
            <label className="tick">
              <input type="checkbox" name={name} value={choice.value} defaultChecked={index < first.length} />
              <span>{choice.label}</span>
            </label>
          </li>
        ))}
      </ul>
      {form.control === 'vocabulary' && (
        <>
          <label className="quiet" htmlFor={own}>
            {t('form.own-lines')}
          </label>
          <textarea
            className="utrecht-textbox prose"
            id={own}
            name={own}
            rows={2}
            defaultValue={typed[own]?.[0] ?? ''}
          />
        </>
      )}
    </fieldset>
  )
}

function AskedGroup(props: Asked & { field: FormField & { type: 'group' } }) {
  const { field, kind } = props
  const words = useKindWords(kind)
  return (
    <fieldset className="field group" id={field.name}>
      <legend className="utrecht-form-label">
        <LabelText label={words.label(`${field.name}.label`)} isRequired={field.isRequired} />
      </legend>
      <Help id={`${field.name}-help`} text={words.help(field.name)} />
      <Cells {...props} fields={field.fields} name={field.name} column={field.name} />
    </fieldset>
  )
}

/** How many empty rows stand below those that are there. */
const emptyRows = 3

function AskedRows(props: Asked & { field: FormField & { type: 'rows' } }) {
  const { field, kind, typed } = props
  const words = useKindWords(kind)
  const t = useText('records')
  const usual = useUsualHelp()
  const filled = rowsTyped(typed, field.name)
  const ofColumns = field.fields.map((column) => (column.type === 'value' ? usual(column.form) : undefined))
  const help = [words.help(field.name), ...new Set(ofColumns), t('form.rows-help')].filter(Boolean).join(' ')
  return (
    <fieldset className="field rows" id={field.name}>
      <legend className="utrecht-form-label">
        <LabelText label={words.label(`${field.name}.label`)} isRequired={field.isRequired} />
      </legend>
      <Help id={`${field.name}-help`} text={help} />
      {Array.from({ length: filled + emptyRows }, (_, index) => {
        const name = `${field.name}[${index}]`
        return (
          <fieldset key={name} className="row">
            <legend>{t('form.row', { number: index + 1 })}</legend>
            <Cells {...props} fields={field.fields} name={name} column={field.name} />
            {index < filled && (
              <label className="tick">
                <input type="checkbox" name={removalOf(name)} defaultChecked={typed[removalOf(name)] !== undefined} />
                <span>{t('form.row-remove')}</span>
              </label>
            )}
          </fieldset>
        )
      })}
    </fieldset>
  )
}

function Cells(props: Asked & { fields: readonly FormField[]; name: string; column: string }) {
  const { fields, name, column, kind } = props
  const words = useKindWords(kind)
  return (
    <div className="cells">
      {fields.map((field) =>
        field.type === 'value' ? (
          <Labelled
            key={field.name}
            {...props}
            name={`${name}.${field.name}`}
            label={words.label(`${column}.${field.name}`)}
            isRequired
            control={(described) => (
              <ValueControl
                {...props}
                {...described}
                form={field.form}
                name={`${name}.${field.name}`}
                isRequired={false}
              />
            )}
          />
        ) : null,
      )}
    </div>
  )
}

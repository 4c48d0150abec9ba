import { type Choice, formatUnit, SelectField, TextField, useLanguage, useText } from '../../../ui'
import { aggregations, polarities } from '../../model/indicator'
import type { MappingFields } from '../mapping-form'

const units = [
  '%',
  'fraction',
  'persons',
  'households',
  'dwellings',
  'children',
  'jobs',
  'fte',
  'EUR',
  'score',
  'km',
  'per 1000 residents',
] as const

/** A column of a file: whether it is read, and as what. What is asked of it shows when it is ticked. */
export function MappedColumn(props: {
  column: string
  position: number
  /** Its first cells. */
  examples: readonly string[]
  /** All columns of the file. */
  columns: readonly Choice[]
  typed: MappingFields
  /** What is wrong, by field. */
  wrong: ReadonlyMap<string, string>
}) {
  const { column, position, examples, columns, typed, wrong } = props
  const t = useText('statistics')
  const language = useLanguage()
  const others = columns.filter(({ value }) => value !== column)
  const chosen = (group: string, values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }))
  const field = (name: string, label: string) => ({
    name: `${name}-${position}`,
    label,
    defaultValue: typed[`${name}-${position}`],
    error: wrong.get(`${name}-${position}`),
  })
  const read = `read-${position}`
  return (
    <fieldset className="mapped-column">
      <legend className="as-found">{column}</legend>
      <p className="quiet">{t('mapping.examples', { examples: examples.join(' · ') })}</p>
      {wrong.get(read) && <p className="utrecht-form-field-error-message">{wrong.get(read)}</p>}
      <label className="tick">
        <input id={read} type="checkbox" name={read} value="yes" defaultChecked={typed[read] === 'yes'} />
        {t('mapping.read')}
      </label>
      <div className="mapped-column__about">
        <TextField {...field('name', t('mapping.column-name'))} help={t('mapping.column-name-help')} />
        <SelectField
          {...field('unit', t('mapping.unit'))}
          choices={units.map((unit) => ({
            value: unit,
            label: unit === 'fraction' ? t('mapping.fraction') : formatUnit(unit, language) || unit,
          }))}
        />
        <SelectField {...field('better', t('mapping.better'))} choices={chosen('better', polarities.toReversed())} />
        <SelectField
          {...field('aggregation', t('mapping.aggregation'))}
          choices={chosen('mapping-aggregation', aggregations.toReversed())}
        />
        <SelectField {...field('denominator', t('mapping.denominator'))} none={t('mapping.none')} choices={others} />
        <SelectField {...field('n', t('mapping.n'))} none={t('mapping.none')} choices={others} />
        <SelectField {...field('of', t('mapping.of'))} none={t('mapping.none')} choices={others} />
        <SelectField {...field('margin', t('mapping.margin'))} none={t('mapping.none')} choices={others} />
      </div>
    </fieldset>
  )
}

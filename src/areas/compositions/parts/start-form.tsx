import { addressOf, Button, SelectField, useLanguage, useText } from '../../../ui'

/** Choosing the boundary year and what to begin with. */
export function StartForm(props: {
  area: string
  years: readonly number[]
  versions: readonly { number: number; boundaryYear: number }[]
  year: number | undefined
}) {
  const t = useText('areas')
  const language = useLanguage()
  const versions = props.versions.map(({ number, boundaryYear }) => ({
    value: String(number),
    label: t('compose.start-version', { number, year: boundaryYear }),
  }))
  const names = { value: 'names', label: t('compose.start-names') }
  const empty = { value: 'empty', label: t('compose.start-empty') }
  return (
    <form method="get" action={addressOf('area-compose', language, { area: props.area })}>
      <SelectField
        name="year"
        label={t('compose.year')}
        help={t('compose.year-help')}
        choices={props.years.map((year) => ({ value: String(year), label: String(year) }))}
        defaultValue={props.year === undefined ? undefined : String(props.year)}
      />
      <SelectField name="start" label={t('compose.start')} choices={[...versions, names, empty]} />
      <p className="actions">
        <Button>{t('compose.start-go')}</Button>
      </p>
    </form>
  )
}

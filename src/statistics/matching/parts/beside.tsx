import {
  addressOf,
  Button,
  formatNumber,
  formatPeriod,
  formatValue,
  SelectField,
  useLanguage,
  useText,
} from '../../../ui'
import { Table } from '../../effect/parts/table'
import type { Observation } from '../../model/observation'
import type { Beside } from '../beside'
import type { ComparableGroup } from '../group'

/** A figure of the area beside the chosen regions, and beside all of them without choosing. */
export function BesideUnmatched(props: {
  group: ComparableGroup
  choices: readonly { code: string; name: Readonly<Record<'nl' | 'en', string>> }[]
  beside: Beside | null
  areaName: string
}) {
  const { group, choices, beside, areaName } = props
  const t = useText('statistics')
  const language = useLanguage()
  if (choices.length === 0) return null
  const number = (value: number) => formatNumber(value, { language, decimals: 0 })
  const unit = beside?.indicator.unit ?? ''
  const written = (observation: Observation | null) => {
    if (observation === null) return t('count.none-beside')
    const { value, absence, coverage, decimals } = observation
    if (value === null) return t(`absence.${absence ?? 'not-published'}`)
    const figure = formatValue(value, unit, language, decimals === undefined ? {} : { decimals })
    if (coverage === undefined || coverage.known === coverage.of) return figure
    return `${figure} (${t('comparable.known', { known: number(coverage.known), of: number(coverage.of) })})`
  }
  const definitions = [...Map.groupBy(beside?.rows ?? [], ({ definition }) => definition)]
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">{t('comparable.beside')}</h2>
      <p>{t('comparable.beside-text')}</p>
      <form method="get" action={addressOf('area-comparable', language, { area: group.area })} className="one-line">
        <input type="hidden" name="group" value={group.number} />
        <SelectField
          name="figure"
          label={t('comparable.figure')}
          choices={choices.map(({ code, name }) => ({ value: code, label: name[language] }))}
          defaultValue={beside?.indicator.code}
        />
        <Button kind="secondary">{t('comparable.show')}</Button>
      </form>
      {beside && beside.rows.length === 0 && <p>{t('comparable.beside-none')}</p>}
      {definitions.map(([definition, rows]) => {
        const label = beside?.indicator.definitions.find(({ version }) => version === definition)?.label[language] ?? ''
        const name = beside?.indicator.name[language] ?? ''
        return (
          <Table
            key={definition}
            caption={definitions.length > 1 ? `${name}, ${label}` : name}
            head={[
              t('comparable.column.period'),
              areaName,
              t(`comparable.chosen.${group.level}`),
              t(`comparable.unmatched.${group.level}`),
            ]}
            rows={rows.map(({ period, own, matched, unmatched }) => ({
              key: period,
              cells: [
                formatPeriod(period, language),
                written(own),
                written(matched),
                unmatched === null
                  ? t('count.none-beside')
                  : `${formatValue(unmatched.value, unit, language, { decimals: 1 })} (${t('comparable.known', { known: number(unmatched.known), of: number(beside?.candidates ?? 0) })})`,
              ],
            }))}
          />
        )
      })}
    </section>
  )
}

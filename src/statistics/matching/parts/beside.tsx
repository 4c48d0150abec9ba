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
import { figureText } from '../../parts/figure-text'
import type { Beside } from '../beside'
import type { ComparableGroup } from '../group'

/** A figure of the area beside the chosen regions, and beside all of them without choosing; with the choice of a figure. */
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
      {beside && <BesideTables group={group} beside={beside} areaName={areaName} />}
    </section>
  )
}

/** The same on the page of the figure itself: what the choice made of it, and where to read how well the chosen ones fit. */
export function BesideOfFigure(props: { group: ComparableGroup; beside: Beside; areaName: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">{t('comparable.beside')}</h2>
      <p>
        {t('comparable.beside-text')}{' '}
        <a href={addressOf('area-comparable', language, { area: props.group.area })}>{t('comparable.which')}</a>
      </p>
      <BesideTables {...props} />
    </section>
  )
}

/** A table per definition: the area, the chosen regions, and all candidates together. */
function BesideTables({ group, beside, areaName }: { group: ComparableGroup; beside: Beside; areaName: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { indicator, candidates, rows: all } = beside
  const { unit } = indicator
  const number = (value: number) => formatNumber(value, { language, decimals: 0 })
  const written = (observation: Observation | null) => {
    if (observation === null) return t('count.none-beside')
    const { absence, coverage } = observation
    const figure = figureText(observation, unit, language)
    if (figure === null) return t(`absence.${absence ?? 'not-published'}`)
    if (coverage === undefined || coverage.known === coverage.of) return figure
    return `${figure} (${t('comparable.known', { known: number(coverage.known), of: number(coverage.of) })})`
  }
  if (all.length === 0) return <p>{t('comparable.beside-none')}</p>
  const definitions = [...Map.groupBy(all, ({ definition }) => definition)]
  return definitions.map(([definition, rows]) => {
    const label = indicator.definitions.find(({ version }) => version === definition)?.label[language] ?? ''
    const name = indicator.name[language]
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
              : `${formatValue(unmatched.value, unit, language, { decimals: 1 })} (${t('comparable.known', { known: number(unmatched.known), of: number(candidates) })})`,
          ],
        }))}
      />
    )
  })
}

import { formatPeriod, formatValue, type LineChartInput, LineFigure, useLanguage, useText } from '../../../ui'
import type { Worked } from '../methods'
import { columnOf } from '../model/reading-phrases'
import { inUnit } from './in-unit'
import { Table } from './table'

/** What was observed beside what the comparison expects: chart and table, and the event study where there is one. */
export function Observed({ analysis }: { analysis: Worked }) {
  const { inputs, result: stored } = analysis
  const { result } = stored
  const { unit, name } = inputs.indicator
  const t = useText('statistics')
  const language = useLanguage()
  const decimals = decimalsOf(result.perPeriod.map(({ observed }) => observed))
  const rounded = (value: number) => Number(value.toFixed(decimals))
  const input: LineChartInput = {
    title: name[language],
    unit,
    better: 'none',
    series: [
      {
        id: 'observed',
        label: inputs.place.name[language],
        role: 'area',
        points: result.perPeriod.map(({ period, observed }) => ({ period, value: rounded(observed) })),
      },
      {
        id: 'expected',
        label: t('effect.page.comparison'),
        role: 'matched',
        points: result.perPeriod.map(({ period, counterfactual }) => ({ period, value: rounded(counterfactual) })),
      },
    ],
  }
  const value = (each: number) => formatValue(each, unit, language, { decimals, bare: true })
  const difference = columnOf(
    result.perPeriod.map(({ effect }) => effect),
    unit,
    language,
  )
  const from = formatPeriod(result.from, language)
  return (
    <>
      <h2>{t('effect.page.chart')}</h2>
      <LineFigure id="observed" input={input} language={language} titleHidden>
        <p className="quiet">{t('effect.page.start', { from })}</p>
      </LineFigure>
      <Table
        caption={name[language]}
        head={[
          t('effect.page.period'),
          t('effect.page.observed'),
          t('effect.page.expected'),
          inUnit(t('effect.page.difference'), unit, t),
        ]}
        rows={[
          ...result.perPeriod.map(({ period, observed, counterfactual, effect }, index) => ({
            key: period,
            isOwn: index >= result.before,
            cells: [formatPeriod(period, language), value(observed), value(counterfactual), difference(effect)],
          })),
          {
            key: 'average',
            isOwn: true,
            cells: [t('effect.page.average', { from }), '', '', difference(result.estimate)],
          },
        ]}
      />
      {result.eventStudy && <EventStudy analysis={analysis} />}
    </>
  )
}

function EventStudy({ analysis }: { analysis: Worked }) {
  const { inputs, result: stored } = analysis
  const { eventStudy, before } = stored.result
  const t = useText('statistics')
  const language = useLanguage()
  const last = eventStudy?.[before - 1]
  if (!eventStudy || !last) return null
  const period = formatPeriod(last.period, language)
  const difference = columnOf(
    eventStudy.map(({ effect }) => effect),
    inputs.indicator.unit,
    language,
  )
  return (
    <>
      <h3>{t('effect.page.event-study', { period })}</h3>
      <p>{t('effect.page.event-study-about', { period })}</p>
      <Table
        caption={t('effect.page.event-study', { period })}
        captionHidden
        head={[
          t('effect.page.period'),
          inUnit(t('effect.page.difference'), inputs.indicator.unit, t),
          t('effect.page.rank'),
        ]}
        rows={eventStudy.map((each) => ({
          key: each.period,
          cells: [
            formatPeriod(each.period, language),
            difference(each.effect),
            each.rank === null ? '' : t('effect.page.rank-of', { rank: each.rank, of: each.of }),
          ],
        }))}
      />
    </>
  )
}

/** As many digits as a reader can use: three or four in all. */
export function decimalsOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest >= 1000 ? 0 : largest >= 1 ? 1 : 2
}

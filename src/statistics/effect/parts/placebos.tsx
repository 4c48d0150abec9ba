import {
  type ChartSeries,
  formatNumber,
  formatPeriod,
  formatValue,
  LineFigure,
  useLanguage,
  useText,
} from '../../../ui'
import type { Worked } from '../methods'
import type { Placebo, PlaceboTest } from '../model/placebo'
import { columnOf, signedText } from '../model/reading-phrases'
import { inUnit } from './in-unit'
import { decimalsOf } from './observed'
import { Table } from './table'

/** More lines than this cannot be told apart. */
const mostLines = 12
/** Rows that are shown before the rest is folded away. */
const mostRows = 10

/** Whether the difference is unusual: placebos in space and time, and without each heavy place. */
export function Placebos({ analysis }: { analysis: Worked }) {
  const { inputs, result: stored } = analysis
  const { placebo, placeboInTime, leaveOneOut } = stored.result
  const { unit } = inputs.indicator
  const t = useText('statistics')
  const language = useLanguage()
  const nameOf = useNames(analysis)
  const left = leaveOneOut.map(({ estimate }) => estimate)
  return (
    <>
      <h2>{t('effect.placebo.title')}</h2>
      {placebo ? <InSpace analysis={analysis} test={placebo} /> : <p>{t('effect.placebo.none')}</p>}
      <h3>{t('effect.placebo.time-title')}</h3>
      <p>
        {placeboInTime
          ? t('effect.placebo.time', {
              from: formatPeriod(placeboInTime.from, language),
              difference: signedText(placeboInTime.estimate, unit, language),
            })
          : t('effect.placebo.time-none')}
      </p>
      <h3>{t('effect.placebo.left-out-title')}</h3>
      <p>
        {left.length > 0
          ? t('effect.placebo.left-out', {
              low: signedText(Math.min(...left), unit, language),
              high: signedText(Math.max(...left), unit, language),
            })
          : t(inputs.donors.length === 1 ? 'effect.placebo.left-out-only' : 'effect.placebo.left-out-none')}
      </p>
      {left.length > 0 && (
        <Table
          caption={t('effect.placebo.left-out-title')}
          captionHidden
          head={[t('effect.placebo.without'), inUnit(t('effect.page.difference'), unit, t)]}
          rows={leaveOneOut.map((each) => ({
            key: each.unit,
            cells: [nameOf(each.unit), columnOf(left, unit, language)(each.estimate)],
          }))}
        />
      )}
    </>
  )
}

function useNames({ inputs }: Worked): (code: string) => string {
  const language = useLanguage()
  const names = new Map([inputs.place, ...inputs.donors].map(({ code, name }) => [code, name[language]]))
  return (code) => names.get(code) ?? code
}

function InSpace({ analysis, test }: { analysis: Worked; test: PlaceboTest }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { rank, plainRank, of, pValue } = test
  return (
    <>
      <p>
        {t('effect.placebo.about')} <strong>{t('effect.placebo.result', { rank, of })}</strong>{' '}
        {pValue === null
          ? t('effect.placebo.p-none')
          : t('effect.placebo.p-value', {
              share: formatValue(pValue * 100, '%', language, { decimals: 1 }),
              p: formatNumber(pValue, { language, decimals: 3 }),
            })}{' '}
        {plainRank !== rank && t('effect.placebo.plain', { rank: plainRank })}
      </p>
      <PlaceboChart analysis={analysis} test={test} />
      <PlaceboTable analysis={analysis} test={test} />
    </>
  )
}

function PlaceboChart({ analysis, test }: { analysis: Worked; test: PlaceboTest }) {
  const { inputs, result: stored } = analysis
  const { result } = stored
  const t = useText('statistics')
  const language = useLanguage()
  const nameOf = useNames(analysis)
  const best = test.placebos.toSorted((a, b) => a.preRmspe - b.preRmspe).slice(0, mostLines)
  const decimals = decimalsOf(result.perPeriod.map(({ effect }) => effect))
  const line = (id: string, label: string, role: ChartSeries['role'], effects: readonly number[]): ChartSeries => ({
    id,
    label,
    role,
    points: inputs.panel.periods.map((period, index) => ({
      period,
      value: Number((effects[index] ?? 0).toFixed(decimals)),
    })),
  })
  return (
    <LineFigure
      id="placebos"
      language={language}
      input={{
        title: t('effect.placebo.chart'),
        unit: inputs.indicator.unit === '%' ? t('effect.placebo.points') : inputs.indicator.unit,
        better: 'none',
        series: [
          line(
            'own',
            inputs.place.name[language],
            'area',
            result.perPeriod.map(({ effect }) => effect),
          ),
          ...best.map(({ units, effects }, index) =>
            line(`placebo-${index}`, units.map(nameOf).join(', '), 'reference', effects),
          ),
        ],
      }}
    >
      <p className="quiet">{t('effect.placebo.chart-about', { count: best.length })}</p>
    </LineFigure>
  )
}

function PlaceboTable({ analysis, test }: { analysis: Worked; test: PlaceboTest }) {
  const { inputs, result: stored } = analysis
  const t = useText('statistics')
  const language = useLanguage()
  const nameOf = useNames(analysis)
  const { prePeriodRmspe, postPeriodRmspe, estimate } = stored.result
  const own: Omit<Placebo, 'effects' | 'plainRatio'> = {
    units: [inputs.place.code],
    ratio: test.ratio,
    preRmspe: prePeriodRmspe,
    postRmspe: postPeriodRmspe,
    estimate,
  }
  const ordered = [own, ...test.placebos].toSorted((a, b) => b.ratio - a.ratio)
  const error = (value: number) => formatNumber(value, { language, decimals: 2 })
  const rows = ordered.map((each, index) => ({
    key: each.units.join(' '),
    isOwn: each === own,
    cells: [
      each === own ? `${nameOf(own.units[0] ?? '')} (${t('effect.placebo.this')})` : each.units.map(nameOf).join(', '),
      index + 1,
      formatNumber(each.ratio, { language, decimals: 1 }),
      error(each.preRmspe),
      error(each.postRmspe),
    ],
  }))
  const head = [
    t('effect.weights.place'),
    t('effect.page.rank'),
    t('effect.placebo.ratio'),
    inUnit(t('effect.placebo.pre'), inputs.indicator.unit, t),
    inUnit(t('effect.placebo.post'), inputs.indicator.unit, t),
  ]
  const shown = rows.filter(({ isOwn }, index) => index < mostRows || isOwn)
  return (
    <>
      <Table caption={t('effect.placebo.title')} captionHidden head={head} rows={shown} />
      {rows.length > shown.length && (
        <details>
          <summary>{t('effect.placebo.more', { count: rows.length })}</summary>
          <Table caption={t('effect.placebo.more', { count: rows.length })} head={head} rows={rows} />
        </details>
      )}
    </>
  )
}

import type { Language } from '../../platform'
import { formatNumber, formatPeriod, formatRatio, formatValue, useLanguage, useText, WideTable } from '../../ui'
import { definitionLabel } from '../chart-input'
import type { Comparison, DefinitionComparison } from '../model/comparison'
import { type Indicator, isImported, type Series } from '../model/indicator'
import type { Observation } from '../model/observation'
import { isPartlyKnown } from '../regional/overview'
import { isLine } from '../source-lines'
import { figureText } from './figure-text'

/** What the tables of a figure are made from. */
export interface FigureTableProps {
  indicator: Indicator
  comparison: Comparison
  series: Series
  referenceSeries: Series | null
  /** False: no difference and no ratio are told. */
  isCompared: boolean
  names: { place: string; reference: string | null }
}

/** One table per definition version: value, reference, gap, ratio and the line of the source, per period. */
export function FigureTables(props: FigureTableProps) {
  // Of an imported indicator the place may have figures in one of its definitions only.
  const withFigures = props.comparison.definitions.filter(({ periods }) => periods.length > 0)
  return withFigures.map((definition) => (
    <DefinitionTable key={definition.version} definition={definition} {...props} />
  ))
}

function DefinitionTable({ definition, ...props }: FigureTableProps & { definition: DefinitionComparison }) {
  const { indicator, names } = props
  const t = useText('statistics')
  const language = useLanguage()
  const place = observations(props.series, definition.version)
  const reference = observations(props.referenceSeries, definition.version)
  const compared = names.reference !== null
  const withGap = compared && props.isCompared
  const withRatio = withGap && definition.ratio !== null
  const withComplement = withGap && definition.complementRatio !== undefined
  const several = indicator.definitions.length > 1
  const name = indicator.name[language]
  return (
    <WideTable label={t('figure.table')}>
      <table className="utrecht-table figure-table">
        <caption>
          {several
            ? t('figure.table-of', { name, definition: definitionLabel(indicator, definition.version, language) })
            : name}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('figure.period')}</th>
            <th scope="col" className="number">
              {names.place}
            </th>
            {compared && (
              <th scope="col" className="number">
                {names.reference}
              </th>
            )}
            {withGap && (
              <th scope="col" className="number">
                {indicator.unit === '%' ? t('figure.gap-points') : t('figure.gap-unit')}
              </th>
            )}
            {withRatio && (
              <th scope="col" className="number">
                {t('figure.ratio')}
              </th>
            )}
            {withComplement && (
              <th scope="col" className="number">
                {t('figure.complement')}
              </th>
            )}
            <th scope="col">{t('figure.source-column')}</th>
          </tr>
        </thead>
        <tbody>
          {definition.periods.map((period) => {
            const [ours, theirs] = [place.get(period.period), reference.get(period.period)]
            return (
              <tr key={period.period}>
                <th scope="row">{formatPeriod(period.period, language)}</th>
                <td className="number">
                  <Value observation={ours} of={indicator} />
                </td>
                {compared && (
                  <td className="number">
                    <Value observation={theirs} of={indicator} />
                  </td>
                )}
                {withGap && <td className="number">{number(period.gap, definition.gap.decimals, language)}</td>}
                {withRatio && <td className="number">{ratio(period.ratio, language)}</td>}
                {withComplement && <td className="number">{ratio(period.complementRatio ?? null, language)}</td>}
                <td className="quiet">
                  {lines([ours, theirs], (line) => t(isLine(line) ? 'figure.line' : 'figure.column', { line }))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
  )
}

/** A value as published with its n, or the reason why there is none; of one worked out from parts how many were known. */
function Value({ observation, of: { code, unit } }: { observation: Observation | undefined; of: Indicator }) {
  const t = useText('statistics')
  const language = useLanguage()
  // No row at all of a file: nobody brought it, or not within boundaries in which it is known what the place is.
  if (!observation)
    return <span className="quiet">{t(isImported(code) ? 'figure.no-row' : 'absence.not-published')}</span>
  const text = figureText(observation, unit, language)
  const { n, of, margin, coverage, isConverted } = observation
  const partly = isPartlyKnown(observation) ? coverage : undefined
  const whole = (count = 0) => formatNumber(count, { language })
  const basis =
    n === undefined
      ? of !== undefined && t('figure.of', { of: whole(of) })
      : of === undefined
        ? `n = ${whole(n)}`
        : t('figure.n-of', { n: whole(n), of: whole(of) })
  const restsOn = [margin !== undefined && t('figure.margin', { margin: formatNumber(margin, { language }) }), basis]
    .filter((part) => part !== false)
    .join('; ')
  return (
    <>
      {text ?? <span className="quiet">{t(`absence.${observation.absence ?? 'unknown'}`)}</span>}
      {text !== null && restsOn !== '' && <span className="quiet"> ({restsOn})</span>}
      {text !== null && isConverted && <span className="figure-mark">{t('figure.converted')}</span>}
      {partly && (
        <span className="figure-mark">
          {t('figure.coverage', {
            known: partly.known,
            of: partly.of,
            share: partly.share === undefined ? '' : ` (${formatValue(Math.floor(partly.share * 100), '%', language)})`,
          })}
        </span>
      )}
    </>
  )
}

function observations(series: Series | null, version: string): Map<string, Observation> {
  const found = series?.definitions.find((definition) => definition.version === version)?.observations ?? []
  return new Map(found.map((observation) => [observation.period, observation]))
}

function number(value: number | null, decimals: number, language: Language): string {
  return value === null ? '–' : formatNumber(value, { language, decimals })
}

function ratio(value: number | null, language: Language): string {
  return value === null ? '–' : formatRatio(value, language)
}

/** The lines of the source both figures stand on, each once: "regel 6758, 6759"; of a file its columns. */
function lines(of: readonly (Observation | undefined)[], written: (lines: string) => string): string {
  return written([...new Set(of.flatMap((each) => (each ? [each.source.line] : [])))].join(', '))
}

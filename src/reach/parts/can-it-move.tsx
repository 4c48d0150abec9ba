import { formatNumber, formatValue, useLanguage, useText, WideTable } from '../../ui'
import type { Assumption, Moved, Movement } from '../model/movement'
import { changeText, momentText } from '../wording'

export interface CanItMoveProps {
  movement: Movement
  /** What the intervention is called. */
  intervention: string
  indicator: Moved & { name: string }
}

/** "Can this move the figure?" as sentences and a small table; without a heading of its own. */
export function CanItMove({ movement, intervention, indicator }: CanItMoveProps) {
  const t = useText('reach')
  const language = useLanguage()
  const { change, advice, missing } = movement
  return (
    <>
      {change !== null && (
        <p className="statement">
          {t('move.largest', {
            intervention,
            indicator: indicator.name,
            change: changeText(change, indicator.unit, language),
          })}{' '}
          <Below movement={movement} unit={indicator.unit} />
        </p>
      )}
      <p>{t(`move.advice.${advice}`)}</p>
      {missing.length > 0 && (
        <>
          <p>{t('move.missing.label')}</p>
          <ul>
            {missing.map((what) => (
              <li key={what}>{t(`move.missing.${what}`)}</li>
            ))}
          </ul>
        </>
      )}
      <MovementTable movement={movement} indicator={indicator} />
    </>
  )
}

function Below({ movement, unit }: { movement: Movement; unit: string }) {
  const t = useText('reach')
  const language = useLanguage()
  const { isBelowNoise, isBelowTenth, noise, distance } = movement
  const shown = {
    noise: noise ? changeText(noise.deviation, unit, language) : '',
    distance: distance ? changeText(distance.distance, unit, language) : '',
  }
  if (isBelowNoise && isBelowTenth) return t('move.below-both', shown)
  if (isBelowNoise) return t('move.below-noise', shown)
  if (isBelowTenth) return t('move.below-tenth', shown)
  return null
}

function MovementTable({ movement, indicator }: Pick<CanItMoveProps, 'movement' | 'indicator'>) {
  const t = useText('reach')
  const language = useLanguage()
  const { latest, assumptions, people, change, noise, distance, horizon } = movement
  const changed = (value: number) => changeText(value, indicator.unit, language)
  const counted = (value: number) => formatNumber(value, { language })
  const assumed = ({ given, value }: Assumption) =>
    given ? formatValue(value * 100, '%', language) : t('move.table.not-given')
  const moment = (text: string | null) => (text === null ? t('move.table.unknown') : momentText(text, language))
  return (
    <WideTable label={t('move.table.caption')}>
      <table className="utrecht-table figure-table figure-table--narrow">
        <caption>{t('move.table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('move.table.what')}</th>
            <th scope="col">{t('move.table.value')}</th>
          </tr>
        </thead>
        <tbody>
          {latest && (
            <Row name={t('move.table.reach', { period: moment(latest.period) })} value={counted(latest.count)} />
          )}
          {assumptions
            // Without an expected success nothing is reckoned: that it is missing stands above.
            .filter(({ name, given }) => given || name !== 'expectedSuccess')
            .map((assumption) => (
              <Row key={assumption.name} name={t(`move.table.${assumption.name}`)} value={assumed(assumption)} />
            ))}
          {people !== null && <Row name={t('move.table.people')} value={changeText(people, 'count', language)} />}
          {indicator.unit === '%' && indicator.atRisk !== undefined && (
            <Row name={t('move.table.at-risk')} value={counted(indicator.atRisk)} />
          )}
          {change !== null && <Row name={t('move.table.change')} value={changed(change)} />}
          {noise && <Row name={t('move.table.noise', { changes: noise.changes })} value={changed(noise.deviation)} />}
          {distance && (
            <Row
              name={t('move.table.distance', { from: moment(distance.baseline.period), to: moment(horizon.target) })}
              value={changed(distance.distance)}
            />
          )}
          <Row name={t('move.table.effect-from')} value={moment(horizon.effectFrom)} />
        </tbody>
      </table>
    </WideTable>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row" className="wraps">
        {name}
      </th>
      <td>{value}</td>
    </tr>
  )
}

import { formatPeriod, useLanguage, useText, WideTable } from '../../ui'
import type { Figure } from '../figure'
import type { Observation } from '../model/observation'
import { figureText } from './figure-text'

/**
 * The figure of several areas in two ways: of all their people together, and as the mean in which every area counts once.
 * They are different figures, each with its own use, so both stand there by name (house: rules for numbers).
 */
export function TwoMeans({ figure }: { figure: Figure }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { indicator, reference, referenceSeries, meanSeries } = figure
  if (!meanSeries || !reference) return null
  const rows = meanSeries.definitions.flatMap(({ version, observations }) => {
    const together = referenceSeries?.definitions.find((one) => one.version === version)?.observations ?? []
    return observations.map((mean) => ({
      key: `${version} ${mean.period}`,
      mean,
      together: together.find(({ period }) => period === mean.period) ?? null,
    }))
  })
  if (rows.length === 0) return null
  const text = (observation: Observation | null) =>
    observation &&
    (figureText(observation, indicator.unit, language) ?? t(`absence.${observation.absence ?? 'unknown'}`))
  return (
    <section aria-labelledby="two-means">
      <h2 id="two-means">{t('two-means.title')}</h2>
      <p>{t('two-means.about')}</p>
      <WideTable labelledBy="two-means">
        <table className="utrecht-table figure-table">
          <thead>
            <tr>
              <th scope="col">{t('figure.period')}</th>
              <th scope="col" className="number">
                {t('two-means.together')}
              </th>
              <th scope="col" className="number">
                {t('two-means.mean')}
              </th>
              <th scope="col" className="number">
                {t('two-means.areas')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, mean, together }) => (
              <tr key={key}>
                <th scope="row">{formatPeriod(mean.period, language)}</th>
                <td className="number">{text(together) ?? '–'}</td>
                <td className="number">{text(mean)}</td>
                <td className="number">
                  {mean.coverage && t('figure.n-of', { n: mean.coverage.known, of: mean.coverage.of })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  )
}

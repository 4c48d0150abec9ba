import { levelOfCode, municipalityOfCode, type RegionLevel, type RegionMap } from '../../areas'
import {
  addressOf,
  Button,
  Choropleth,
  Distribution,
  formatPeriod,
  formatUnit,
  SelectField,
  useLanguage,
  useText,
} from '../../ui'
import { type ComparedWith, type Figure, namesOfCompared } from '../figure'
import type { Observation } from '../model/observation'
import { type DrawnRegions, withMapNames } from '../regional/drawn-regions'
import { type DrawnWords, distributionInputOf, mapInputOf, shapesOf } from '../regional/map-input'
import { isComparable } from '../regional/overview'
import type { PartsOfPlace } from '../regional/parts'

/** The levels of which a page without a canvas shows the whole country. */
const countryLevels: readonly RegionLevel[] = ['municipality']

/**
 * The regions a place is divided into: how they lie around its own figure, where they are, and a table. So that a part that
 * is worse off does not disappear in the mean.
 */
export function FigureRegions({ figure, regions }: { figure: Figure; regions: DrawnRegions }) {
  const { indicator, place, reference } = figure
  const found = withMapNames(regions)
  const t = useText('statistics')
  const language = useLanguage()
  const words = useDrawnWords(regions)
  const named = (of: ComparedWith) => ({ label: of.name[language], phrase: namesOfCompared(of).phrase[language] })
  const own = { ...named(place), observation: observationIn(figure.series, found) }
  // Other regions have their own first figures; that of this place says nothing of them.
  const beside = reference &&
    reference.kind !== 'own-earlier' && {
      ...named(reference),
      observation: observationIn(figure.referenceSeries, found),
    }
  const link = addressOf('indicator', language, { code: indicator.code }, { place: '{code}' })
  const source = useMapSource(regions)
  const map = mapInputOf(indicator, found, { place: own, reference: beside || null, source, link }, words)
  const distribution =
    place.kind === 'country'
      ? null
      : distributionInputOf(indicator, found, { place: own, reference: beside || null }, words)
  const shapes = shapesOf(regions.map)
  return (
    <section aria-labelledby="regions">
      <h2 id="regions">{t('regions.title', { place: own.phrase })}</h2>
      <p className="quiet">
        {t('regions.about', { kind: words.kind.many, period: words.period, year: found.boundaryYear })}
      </p>
      <ChooseRegions figure={figure} found={found} />
      {!isComparable(indicator) && <p className="caveat">{t('regions.counts', { kind: words.kind.many })}</p>}
      {distribution && (
        <Distribution id="distribution" input={distribution} language={language} titleHidden tableElsewhere />
      )}
      {shapes ? (
        <Choropleth id="map" input={map} shapes={shapes} language={language} titleHidden />
      ) : (
        <p className="caveat">{t('regions.no-map')}</p>
      )}
      <RegionLinks figure={figure} found={found} />
    </section>
  )
}

/** Words for the regions of a figure, in the language of the page. */
export function useDrawnWords({ found, wholeUnit }: DrawnRegions): DrawnWords {
  const t = useText('statistics')
  const language = useLanguage()
  return {
    language,
    absence: (absence) => t(`absence.${absence}`),
    kind: { one: t(`region-kind.${found.level}.one`), many: t(`region-kind.${found.level}.many`) },
    period: formatPeriod(found.period, language),
    // Of other wholes, such as dwellings, nobody would say that they live there.
    whole: wholeUnit === 'persons' || wholeUnit === 'households' ? formatUnit(wholeUnit, language) : null,
  }
}

/** Where figures and boundaries come from, in one line. */
export function useMapSource({ found, map, documents }: DrawnRegions): string {
  const t = useText('statistics')
  const figures = documents.map(({ title, publisher }) => `${publisher}, ${title}`)
  const boundaries = map && boundariesText(t, map)
  const other = map && map.boundaryYear !== found.boundaryYear ? t('regions.other-boundaries') : null
  return [...figures, boundaries, other].filter((part) => part !== null).join('. ')
}

/** Of which year the boundaries of a map are, and whose as far as that was said when they came in. */
export function boundariesText(t: ReturnType<typeof useText>, { boundaryYear, licences }: RegionMap): string {
  return licences.length === 0
    ? t('regions.boundaries-of', { year: boundaryYear })
    : t('regions.boundaries', { year: boundaryYear, licences: licences.join('; ') })
}

/** The choice of level and period; the rest of the address goes along. */
function ChooseRegions({ figure: { place, reference }, found }: { figure: Figure; found: PartsOfPlace }) {
  const t = useText('statistics')
  const language = useLanguage()
  const levels = place.kind === 'country' ? found.levels.filter((level) => countryLevels.includes(level)) : found.levels
  if (levels.length < 2 && found.periods.length < 2) return null
  return (
    <form method="get" action="#regions" className="filter">
      <input type="hidden" name="place" value={place.slug} />
      {reference && <input type="hidden" name="reference" value={reference.slug} />}
      {levels.length > 1 ? (
        <SelectField
          name="level"
          label={t('regions.level')}
          choices={levels.map((level) => ({ value: level, label: t(`region-kind.${level}.many`) }))}
          defaultValue={found.level}
        />
      ) : (
        <input type="hidden" name="level" value={found.level} />
      )}
      <SelectField
        name="period"
        label={t('figure.period')}
        choices={found.periods.map((period) => ({ value: period, label: formatPeriod(period, language) }))}
        defaultValue={found.period}
      />
      <div className="field">
        <Button kind="secondary">{t('figure.show')}</Button>
      </div>
    </form>
  )
}

/** The way to the large map, and to the same figures as a file. */
function RegionLinks({ figure: { indicator, place, area }, found }: { figure: Figure; found: PartsOfPlace }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { level, period } = found
  const municipality = area?.municipalityCode ?? municipalityOfCode(place.slug) ?? undefined
  const large = (asked: Record<string, string | undefined>) =>
    addressOf('map', language, { code: indicator.code }, { period, ...asked })
  const file = new URLSearchParams({ place: place.slug, level, period })
  return (
    <p>
      <a href={large({ level, municipality: levelOfCode(place.slug) === 'country' ? undefined : municipality })}>
        {t('regions.large')}
      </a>
      {place.kind === 'country' && found.levels.includes('district') && (
        <>
          {' · '}
          <a href={large({ level: 'district' })}>{t('regions.districts')}</a>
        </>
      )}
      {' · '}
      <a href={`/api/v1/indicators/${encodeURIComponent(indicator.code)}/regions.csv?${file}`}>{t('regions.csv')}</a>
    </p>
  )
}

/** The figure of a series in the period and definition of the regions. */
function observationIn(series: Figure['series'] | null, found: PartsOfPlace): Observation | null {
  const same = series?.definitions.find(({ version }) => version === found.definition)
  return same?.observations.find(({ period }) => period === found.period) ?? null
}

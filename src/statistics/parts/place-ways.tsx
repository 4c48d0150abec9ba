import type { Language } from '../../platform'
import { addressOf, type Crumb, useLanguage, useText } from '../../ui'
import type { NearPlace, PlacesAround } from '../regional/places'

/** The way down to a place: the list of areas, and what it lies in. Each leads to the page of its figures. */
export function wayTo(above: readonly NearPlace[], language: Language, areas: string): Crumb[] {
  return [
    { label: areas, href: addressOf('places', language) },
    ...above.map(({ slug, name }) => ({ label: name[language], href: addressOf('count', language, { place: slug }) })),
  ]
}

/** The way further down: what a place is divided into. `hrefOf` says where each leads. */
export function WaysDown({ below, hrefOf }: Pick<PlacesAround, 'below'> & { hrefOf: (place: NearPlace) => string }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (!below) return null
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t(`places.below-${below.level === 'neighbourhood' ? 'neighbourhood' : 'district'}`)}</h2>
      <ul className="columns-list">
        {below.places.map((place) => (
          <li key={place.slug}>
            <a href={hrefOf(place)}>{place.name[language]}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

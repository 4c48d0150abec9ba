import { Button, TextField, useLanguage, useText } from '../../ui'
import type { FoundPlace, PlaceSearch } from '../regional/places'

export interface PlaceSearchFormProps {
  /** What was searched before and is shown again. */
  search: PlaceSearch | null
  /** Address that answers; left out: this page. */
  action?: string
  /** What goes along unseen, such as the reference that was chosen. */
  keep?: Readonly<Record<string, string | undefined>>
  /** Default: name or code of a place. */
  label?: string
  /** Names that are offered while typing. */
  offered?: readonly string[]
}

/** The name of the field with what is searched. */
export const searchField = 'find'

/** One field in which a place is typed by name or code. */
export function PlaceSearchForm({ search, action, keep = {}, label, offered = [] }: PlaceSearchFormProps) {
  const t = useText('statistics')
  const isNothing = search !== null && search.found.length === 0 && search.text.trim() !== ''
  return (
    <form method="get" action={action} className="search">
      {Object.entries(keep).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <TextField
        name={searchField}
        type="search"
        label={label ?? t('places.field')}
        help={t('places.help')}
        error={isNothing ? t('places.nothing', { text: search.text }) : undefined}
        defaultValue={search?.text}
        autoComplete="off"
        {...(offered.length > 0 ? { list: 'offered-places' } : {})}
      />
      {offered.length > 0 && (
        <datalist id="offered-places">
          {offered.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <Button kind="secondary">{t('places.find')}</Button>
    </form>
  )
}

/** What was found, each leading to `hrefOf` its slug. */
export function FoundPlaces({ search, hrefOf }: { search: PlaceSearch; hrefOf: (place: FoundPlace) => string }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (search.found.length === 0) return null
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('places.found', { text: search.text })}</h2>
      <ul className="list">
        {search.found.map((place) => (
          <li key={place.slug}>
            <a href={hrefOf(place)}>{place.name[language]}</a>
            <span className="quiet">
              {[
                t(`place-kind.${place.kind}`),
                place.within,
                ['area', 'group', 'country'].includes(place.kind) ? null : place.slug,
                place.isCurrent ? null : t('places.former'),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

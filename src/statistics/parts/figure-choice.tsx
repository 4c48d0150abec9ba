import { addressOf, Button, SelectField, useLanguage, useText } from '../../ui'
import type { Figure } from '../figure'
import { isImported } from '../model/indicator'
import type { PlaceSearch } from '../regional/places'
import { referenceKinds, regionReferenceKinds } from '../regional/reference'
import { FoundPlaces, PlaceSearchForm } from './place-search'

/** The choice of another place, and of what the figure is beside with the reason of what was chosen. */
export function FigureChoice({
  figure,
  search,
  areas,
}: {
  figure: Figure
  search: PlaceSearch | null
  areas: readonly { slug: string; name: string }[]
}) {
  const { indicator, place, area, reference } = figure
  const t = useText('statistics')
  const language = useLanguage()
  if (!isImported(indicator.code)) return <ChooseArea place={place.slug} areas={areas} />
  const kinds = area ? referenceKinds : place.kind === 'country' ? [] : regionReferenceKinds
  return (
    <div className="figure-choice">
      {kinds.length > 0 && (
        <form method="get" className="one-line">
          <input type="hidden" name="place" value={place.slug} />
          <SelectField
            name="reference"
            label={t('count.reference')}
            help={reference?.reason?.[language]}
            choices={[
              ...(reference ? [] : [{ value: '', label: t('figure.no-reference') }]),
              // Another place can be asked for in the address: it is a choice then too.
              ...(reference && !(kinds as readonly string[]).includes(reference.slug)
                ? [{ value: reference.slug, label: reference.name[language] }]
                : []),
              ...kinds.map((kind) => ({ value: kind, label: t(`reference.${kind}`) })),
            ]}
            defaultValue={reference?.slug ?? ''}
          />
          <Button kind="secondary">{t('count.compare')}</Button>
        </form>
      )}
      <PlaceSearchForm label={t('figure.other-place-any')} search={search} offered={areas.map(({ name }) => name)} />
      {search && (
        <FoundPlaces
          search={search}
          hrefOf={({ slug }) => addressOf('indicator', language, { code: indicator.code }, { place: slug })}
        />
      )}
    </div>
  )
}

/** Of the monitor there are figures of the focus areas together, and places for those of one area. */
function ChooseArea({ place, areas }: { place: string; areas: readonly { slug: string; name: string }[] }) {
  const t = useText('statistics')
  return (
    <form method="get">
      <SelectField
        name="place"
        label={t('figure.other-place')}
        choices={[
          { value: 'nplv', label: t('figure.all-areas') },
          ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        defaultValue={place}
      />
      <Button kind="secondary">{t('figure.show')}</Button>
    </form>
  )
}

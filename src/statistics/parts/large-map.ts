import type { Language } from '../../platform'
import { addressOf, type MapInput } from '../../ui'
import { type Figure, namesOfCompared } from '../figure'
import type { DrawnRegions } from '../regional/drawn-regions'
import { type DrawnWords, mapInputOf } from '../regional/map-input'

/** The large map as it is drawn: of a municipality around its own figure, of the country from light to dark. */
export function largeMapInput(
  figure: Figure,
  { found }: DrawnRegions,
  words: DrawnWords,
  source: string,
  language: Language,
): MapInput {
  const { indicator, place, series } = figure
  const same = series.definitions.find(({ version }) => version === found.definition)
  const observation = same?.observations.find(({ period }) => period === found.period) ?? null
  return mapInputOf(
    indicator,
    found,
    {
      place: null,
      reference:
        place.kind === 'country'
          ? null
          : { label: place.name[language], phrase: namesOfCompared(place).phrase[language], observation },
      source,
      link: addressOf('indicator', language, { code: indicator.code }, { place: '{code}' }),
    },
    words,
  )
}

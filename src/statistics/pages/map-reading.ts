import { answer } from '../../accounts/index.server'
import { formatPeriod, mapReading, mapState, mapTexts } from '../../ui'
import { largeMapInput } from '../parts/large-map'
import { largeMap } from '../regional/country-map.server'
import en from '../texts/en.json'
import nl from '../texts/nl.json'

export const handle = { policy: 'public' }

/** What the script in the page of a large map needs to say and colour its regions: JSON. */
export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const asked = (name: string) => url.searchParams.get(name)
  const { figure, regions } = await largeMap(house, actor, {
    code: params['code'] ?? '',
    level: asked('level'),
    municipality: asked('municipality'),
    period: asked('period'),
  })
  if (!regions) return Response.json(null)
  const texts = { nl, en }[language]
  const { found } = regions
  const kind = texts['region-kind'][found.level]
  const input = largeMapInput(
    figure,
    regions,
    {
      language,
      absence: (absence) => texts.absence[absence],
      kind,
      period: formatPeriod(found.period, language),
      whole: null,
    },
    '',
    language,
  )
  const state = mapState(
    input,
    found.parts.map(({ code, name }) => ({ code, name })),
    language,
    mapTexts[language],
  )
  return Response.json(mapReading(state, input))
})

import { normaliseName, Refusal } from '../../platform'
import type { House } from '../../platform/index.server'
import type { Place } from '../model'
import { normaliseRegionCode, possibleRegionCodes, type Region } from '../region'
import { readMunicipalityNames, readNewestRegions } from './store.server'

/**
 * The regions that are meant by these texts: a code however it is spelled, or the name of a municipality. A name that
 * several municipalities have had means the one that is there in the newest year; one that several have now means none.
 *
 * @returns by text as given, as places; their slug is their code, their name that of the newest boundary year. The country
 * is not among them: it is a place by itself
 */
export async function regionPlaces(house: House, texts: readonly string[]): Promise<Map<string, Place>> {
  const codes = new Map(texts.map((text) => [text, possibleRegionCodes(text)]))
  const asked = [...codes.values()].flat()
  const found = await readNewestRegions(house.database, asked, texts)
  const places = new Map<string, Place>()
  for (const text of texts) {
    const meant = codes.get(text) ?? []
    const named = found.filter((region) => region.level === 'municipality' && region.plainName === normaliseName(text))
    const coded = meant.flatMap((code) => found.find((one) => one.code === code) ?? [])
    const region = coded[0] ?? onlyNewest(named)
    if (region && region.level !== 'country') {
      places.set(text, { slug: region.code, kind: region.level, name: { nl: region.name, en: region.name } })
    }
  }
  return places
}

/**
 * The code of a municipality that is told by code or name. A code is taken as it is: its districts can be known where the
 * municipality itself is in no list.
 *
 * @throws Refusal `region-unknown`
 */
export async function codeOfMunicipality(house: House, text: string | undefined): Promise<string | undefined> {
  if (text === undefined) return undefined
  const code = normaliseRegionCode(text, 'municipality')
  if (code !== null) return code
  const place = (await regionPlaces(house, [text])).get(text)
  if (place?.kind !== 'municipality') throw new Refusal('region-unknown', { code: text }, { where: 'municipality' })
  return place.slug
}

/** Names of municipalities, for who mistyped one. */
export async function namesOfMunicipalities(house: House): Promise<string[]> {
  return readMunicipalityNames(house.database)
}

function onlyNewest(regions: readonly Region[]): Region | undefined {
  const newest = Math.max(...regions.map(({ boundaryYear }) => boundaryYear))
  const there = regions.filter(({ boundaryYear }) => boundaryYear === newest)
  return there.length === 1 ? there[0] : undefined
}

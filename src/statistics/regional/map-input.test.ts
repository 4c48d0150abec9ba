import { expect, it } from 'vitest'
import type { RegionMap } from '../../areas'
import { indicatorOf } from '../importing/indicator'
import type { Observation } from '../model/observation'
import { withMapNames } from './drawn-regions'
import { distributionInputOf, mapInputOf } from './map-input'
import type { PartsOfPlace } from './parts'

const name = { nl: 'Huurwoningen', en: 'Rented dwellings' }
const indicator = indicatorOf({
  ...{ code: 'kwb:p_huurw', name, theme: null, unit: '%', better: 'none', uncertainty: 'count' },
  ...{ aggregation: 'weighted-share', denominator: 'kwb:a_woning' },
  definitions: [{ version: '1', label: name, text: name }],
})
const observation = (more: Partial<Observation>) =>
  ({ period: '2024', value: null, precision: 'exact', ...more }) as Observation
const part = (code: string, value: number, isInside = true) => ({
  ...{ code, name: code, isInside, whole: null },
  observation: observation({ value }),
})
const found: PartsOfPlace = {
  ...{ level: 'neighbourhood', boundaryYear: 2024, period: '2024', definition: '1', levels: [], periods: [] },
  parts: [part('BU09170101', 32), part('BU09170102', 73), part('BU09170201', 50, false)],
}
const words = {
  language: 'nl',
  absence: String,
  kind: { one: 'buurt', many: 'buurten' },
  period: '2024',
  whole: null,
} as const
const place = (of: Partial<Observation>) => ({
  ...{ label: 'Heerlen-Noord', phrase: 'Heerlen-Noord' },
  observation: observation(of),
})

it('a figure of a place has its place among the parts; of a range from lowest to highest part the middle means nothing', () => {
  const inputs = (of: Partial<Observation>) => {
    const about = { place: place(of), reference: null }
    const map = mapInputOf(indicator, found, { ...about, source: 'CBS' }, words)
    return [distributionInputOf(indicator, found, about, words)?.area, map.area?.value]
  }
  expect(inputs({ value: 60 })).toMatchObject([{ value: 60 }, { value: 60 }])
  const range = inputs({ precision: 'range', low: 32, high: 73 })
  expect(range).toMatchObject([{ value: null }, { value: null }])
  for (const drawn of range) expect(drawn).not.toHaveProperty('low')
})

it('what figures are beside has its name for a legend and the one for within a sentence', () => {
  const rest = { ...place({ value: 40 }), label: 'rest van Heerlen', phrase: 'de rest van Heerlen' }
  const about = { place: place({ value: 60 }), reference: rest }
  const inputs = [
    mapInputOf(indicator, found, { ...about, source: 'CBS' }, words),
    distributionInputOf(indicator, found, about, words),
  ]
  for (const input of inputs) {
    expect(input?.reference).toMatchObject({ label: 'rest van Heerlen', phrase: 'de rest van Heerlen' })
  }
})

it('the margin of a survey goes with its figure', () => {
  const [first, ...others] = found.parts
  if (!first) throw new Error('the example has regions')
  const survey = { ...found, parts: [{ ...first, observation: observation({ value: 32, margin: 4.5 }) }, ...others] }
  const map = mapInputOf(indicator, survey, { place: place({ value: 60 }), reference: null, source: 'GGD' }, words)
  expect(map.values.get(first.code)).toMatchObject({ value: 32, margin: 4.5 })
  expect(map.values.get(others[0]?.code ?? '')).not.toHaveProperty('margin')
})

it('a region that came without a name is called what the map calls it; one with a name keeps it', () => {
  const drawn = (code: string, name: string) => ({ type: 'Polygon' as const, arcs: [], properties: { code, name } })
  const geometries = [drawn('BU09170101', 'Heksenberg'), drawn('BU09170102', 'Anders')]
  const map = { objects: { regions: { type: 'GeometryCollection', geometries } } } as unknown as RegionMap
  const [first, second, third] = found.parts
  if (!first || !second || !third) throw new Error('the example has three regions')
  const named = withMapNames({ map, found: { ...found, parts: [first, { ...second, name: 'Pronsebroek' }, third] } })
  expect(named.parts.map(({ name }) => name)).toEqual(['Heksenberg', 'Pronsebroek', 'BU09170201'])
  expect(withMapNames({ map: null, found }).parts).toEqual(found.parts)
})

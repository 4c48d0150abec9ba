import fc from 'fast-check'
import type { Protected } from './disclosure'
import { type DisclosureRules, defaultRules } from './disclosure'
import { hiddenFigures, type Surroundings } from './disclosure-figures'
import type { Figure } from './disclosure-tables'
import type { Margin } from './margins'

/** A figure in the version that is being published. */
export function figure(place: string, value: number | null, change: Partial<Figure> = {}): Figure {
  return { indicator: 'it', definition: '1', place, value, versions: [1], isNew: true, before: null, ...change }
}

export const counted = (counts: Readonly<Record<string, number>>, change: Partial<Figure> = {}): Figure[] =>
  Object.entries(counts).map(([place, value]) => figure(place, value, change))

/** Indicators by code and unit. */
export const known = (units: Readonly<Record<string, string>>): ReadonlyMap<string, Protected> =>
  new Map(Object.entries(units).map(([code, unit]) => [code, { code, unit }]))

export const surroundings = (
  change: Partial<Surroundings> = {},
  rules: Partial<DisclosureRules> = {},
): Surroundings => ({
  indicators: known({ it: 'persons' }),
  areas: [],
  rules: { ...defaultRules, ...rules },
  ...change,
})

/** The places that are hidden, with the reason. */
export function hiddenAmong(figures: readonly Figure[], around: Surroundings): Record<string, string> {
  const found = [...hiddenFigures(figures, around)].map(([index, reason]) => [nameOf(figures[index], around), reason])
  return Object.fromEntries(found.sort())
}

function nameOf(one: Figure | undefined, around: Surroundings): string {
  return around.indicators.size > 1 ? `${one?.indicator} ${one?.place}` : (one?.place ?? '')
}

/** Towns of districts of neighbourhoods, with groups that run across them; totals are true sums. */
export const towns: fc.Arbitrary<{ counts: Record<string, number>; margins: Margin[] }> = fc
  .record({
    neighbourhoods: fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 9 }),
    districts: fc.integer({ min: 1, max: 3 }),
    across: fc.array(fc.uniqueArray(fc.nat({ max: 8 }), { minLength: 2, maxLength: 4 }), { maxLength: 3 }),
  })
  .map(({ neighbourhoods, districts, across }) => {
    const counts = new Map(neighbourhoods.map((count, index) => [`n${index}`, count]))
    const margins: Margin[] = []
    const add = (total: string, parts: string[]) => {
      counts.set(
        total,
        parts.reduce((so, place) => so + (counts.get(place) ?? 0), 0),
      )
      margins.push({ total, parts })
    }
    const inside = (district: number) =>
      [...counts.keys()].filter((place) => place.startsWith('n') && Number(place.slice(1)) % districts === district)
    const names = Array.from({ length: districts }, (_, district) => `d${district}`)
    const neighbours = names.map((_, district) => inside(district))
    for (const [district, name] of names.entries()) add(name, neighbours[district] ?? [])
    add('town', names)
    for (const [index, members] of across.entries()) {
      const parts = members.map((member) => `n${member}`).filter((place) => counts.has(place))
      if (parts.length > 1) add(`g${index}`, parts)
    }
    return { counts: Object.fromEntries(counts), margins }
  })

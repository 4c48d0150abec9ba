import { type Actor, authorise, publicActor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { statisticsPolicy } from '../policy'
import { areaExtent } from '../regional/extents.server'
import { seriesOfExtents } from '../regional/series.server'
import { listIndicators } from '../service.server'
import type { MatchChoice, SearchStart } from './form'
import { type StartingTrait, startingYears, variableFor, yearsOfVariable } from './starting-set'
import { loadStartingSet } from './starting-set.server'
import { readVariable, variableOf } from './variable'

/**
 * What an area can be matched on: the figures of imported files that it has, in years. For a search that was typed the
 * starting set is that of its years.
 *
 * @param asked `years` that were typed; empty before anybody typed
 */
export async function startSearch(
  house: House,
  actor: Actor,
  asked: { area: string; years: readonly string[] },
): Promise<SearchStart> {
  authorise(statisticsPolicy, 'statistics.choose-comparable', actor, asked.area)
  const [set, indicators, current] = await Promise.all([
    loadStartingSet(house.root),
    listIndicators(house, actor, 'imported'),
    // What is chosen is read by everybody, with the figures it rests on.
    currentVersions(house, publicActor),
  ])
  const extent = areaExtent(house, actor, asked.area)
  const series = await seriesOfExtents(house, publicActor, current, { indicators, extents: [extent] })
  const figures = new Map(
    indicators.map(({ code }) => {
      const all = series(extent.id, code)?.definitions.flatMap(({ observations }) => observations) ?? []
      const known = all.filter(({ value, precision }) => value !== null && precision !== 'at-least')
      return [code, [...new Set(known.map(({ period }) => period))].filter(isYear).toSorted()] as const
    }),
  )
  const begin = startingYears(set, figures)
  const years = asked.years.length > 0 ? asked.years : begin ? [begin.from, begin.to] : []
  const find = (code: string) => indicators.find((indicator) => indicator.code === code)
  const traits = set.map((trait) => ({ ...trait, choice: choiceFor(trait, years, figures, find) }))
  const taken = new Set(traits.flatMap(({ choice }) => choice?.code ?? []))
  const others = indicators
    .filter(({ code }) => !taken.has(code))
    .map(({ code, name, theme }) => ({ code, name, theme, years: figures.get(code) ?? [] }))
    .filter((choice) => choice.years.length > 0)
  return {
    traits: traits.map(({ code, reason, choice }) => ({ code, reason, choice })),
    others: [...Map.groupBy(others, ({ theme }) => theme)].map(([theme, choices]) => ({ theme, choices })),
    typed: { on: [...taken], from: begin?.from ?? '', to: begin?.to ?? '' },
  }
}

function choiceFor(
  trait: StartingTrait,
  years: readonly string[],
  figures: ReadonlyMap<string, readonly string[]>,
  find: (code: string) => Indicator | undefined,
): MatchChoice | null {
  const code = variableFor(trait, years, figures)
  if (code === null) return null
  const { name } = variableOf(readVariable(code), (each) => {
    const found = find(each)
    if (!found) throw new Error(`${each} has figures and is no indicator.`)
    return found
  })
  return { code, name, years: yearsOfVariable(code, figures) }
}

function isYear(period: string): boolean {
  return /^\d{4}$/.test(period)
}

import { type Actor, authorise, publicActor } from '../../accounts'
import { levelOfCode } from '../../areas'
import { compositionsOf } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator } from '../model/indicator'
import { statisticsPolicy } from '../policy'
import { areaExtent } from '../regional/extents.server'
import { filesOf, holdingAny } from '../regional/files.server'
import { seriesOfExtents } from '../regional/series.server'
import { listIndicators } from '../service.server'
import { regionsKnown } from './candidates.store.server'
import {
  firstOf,
  type MatchChoice,
  matchLevels,
  type SearchChoices,
  type SearchStart,
  spanOf,
  type TypedSearch,
} from './form'
import type { ComparableGroup, MatchLevel } from './group'
import { knownProgramme } from './known-programme.server'
import { programmeRefusal } from './question'
import { comparableGroup } from './service.server'
import {
  type FigureYears,
  type Span,
  startingSpan,
  variableFor,
  widelyKnown,
  yearsOfVariable,
  yearsToCompare,
} from './starting-set'
import { loadStartingSet } from './starting-set.server'
import { codesOf, readVariable, variableOf } from './variable'

/**
 * What an area can be matched on: the figures of imported files that it has from before its first programme, and the traits
 * that change slowly from another year as well. Before anybody typed it begins as the choice that counts now was made, so
 * that the same can be done again next year.
 *
 * @param asked `isAsked` whether all of the form was typed; else what is not typed yet is filled in
 */
export async function startSearch(
  house: House,
  actor: Actor,
  asked: { area: string; typed: TypedSearch; isAsked: boolean },
): Promise<SearchStart> {
  authorise(statisticsPolicy, 'statistics.choose-comparable', actor, asked.area)
  const [indicators, group, known] = await Promise.all([
    listIndicators(house, actor, 'imported'),
    comparableGroup(house, actor, asked.area),
    knownProgramme(house, actor, asked.area),
  ])
  const figures = await figuresOfArea(house, actor, asked.area, indicators)
  const wide = await withManyRegions(house, actor, asked, figures)
  const years = [...new Set([...figures.values()].flat())].toSorted()
  const again = asked.isAsked ? null : sameAgain(group, asked.typed)
  const typed = again ?? asked.typed
  const first = firstOf(typed)
  const start = { known, years, typed, refusal: programmeRefusal(first, known) }
  if (first === null || start.refusal !== null) return { ...start, choices: null }
  const begin = startingSpan(years, first)
  if (begin === null) return { ...start, choices: null }
  const isFilled = asked.isAsked || typed.on.length > 0 || typed.from !== ''
  const span = (isFilled ? spanOf(typed) : null) ?? begin
  const choices = await choicesFor(house, { indicators, figures: wide, span, first, ticked: isFilled ? typed.on : [] })
  const traits = choices.traits.flatMap(({ choice }) => choice?.code ?? [])
  return { ...start, choices, typed: isFilled ? typed : { ...typed, ...span, on: traits } }
}

/** The form as the choice that counts was made with; null when there is none, or when another year was typed. */
function sameAgain(group: ComparableGroup | null, typed: TypedSearch): TypedSearch | null {
  if (group === null || (typed.first !== '' && typed.first !== String(group.firstProgramme))) return null
  return {
    on: group.variables.map(({ code }) => code),
    from: group.years[0] ?? '',
    to: group.years.at(-1) ?? '',
    first: String(group.firstProgramme),
    count: String(group.matches.length),
    level: group.level,
  }
}

/** In which years an area has which figures, as everybody may see them: what is chosen is read by everybody. */
async function figuresOfArea(
  house: House,
  actor: Actor,
  area: string,
  indicators: readonly Indicator[],
): Promise<FigureYears> {
  const current = await currentVersions(house, publicActor)
  const extent = areaExtent(house, actor, area)
  const series = await seriesOfExtents(house, publicActor, current, { indicators, extents: [extent] })
  return new Map(
    indicators.map(({ code }) => {
      const all = series(extent.id, code)?.definitions.flatMap(({ observations }) => observations) ?? []
      const known = all.filter(({ value, precision }) => value !== null && precision !== 'at-least')
      return [code, [...new Set(known.map(({ period }) => period))].filter(isYear).toSorted()] as const
    }),
  )
}

/**
 * The same years, of the traits of the starting set without those in which few regions have a figure: these can be taken
 * from any year, and one in which there is nobody to choose from helps nobody.
 */
async function withManyRegions(
  house: House,
  actor: Actor,
  asked: { area: string; typed: TypedSearch },
  figures: FigureYears,
): Promise<FigureYears> {
  const set = await loadStartingSet(house.root)
  const codes = codesOf(set.flatMap(({ variables }) => variables.map(readVariable))).filter(
    (code) => (figures.get(code) ?? []).length > 1,
  )
  const [engine, current, compositions] = await Promise.all([
    house.engine(),
    currentVersions(house, publicActor),
    compositionsOf(house, actor, asked.area),
  ])
  const parts = compositions[0]?.parts ?? []
  const districts = parts.filter(({ region }) => levelOfCode(region) === 'district').length
  const own = districts * 2 > parts.length ? 'district' : 'neighbourhood'
  const level = matchLevels.find((each): each is MatchLevel => each === asked.typed.level) ?? own
  const files = await filesOf(house, publicActor, holdingAny(current, codes), 'released', 'byIndicator')
  const regions = await regionsKnown(engine, { files, level, codes })
  return new Map(
    [...figures].map(([code, years]) => [
      code,
      codes.includes(code) ? widelyKnown(years, regions.get(code) ?? new Map()) : years,
    ]),
  )
}

async function choicesFor(
  house: House,
  asked: {
    indicators: readonly Indicator[]
    figures: FigureYears
    span: Span
    first: number
    ticked: readonly string[]
  },
): Promise<SearchChoices> {
  const { indicators, figures, span, first, ticked } = asked
  const set = await loadStartingSet(house.root)
  const slow = new Set(set.flatMap(({ variables }) => variables))
  const choiceOf = (code: string): MatchChoice => {
    const years = yearsToCompare(yearsOfVariable(code, figures), span, slow.has(code))
    return { code, name: nameOf(code, indicators), years, isLate: years.some((year) => Number(year) >= first) }
  }
  const traits = set.map((trait) => {
    // What somebody ticked stays what they ticked, also when other years would ask for another way of publishing it.
    const chosen = trait.variables.find((each) => ticked.includes(each) && yearsOfVariable(each, figures).length > 0)
    const code = chosen ?? variableFor(trait, span, figures)
    const choice = code === null ? null : choiceOf(code)
    return { code: trait.code, reason: trait.reason, choice: choice && choice.years.length > 0 ? choice : null }
  })
  const taken = new Set(traits.flatMap(({ choice }) => choice?.code ?? []))
  const known = indicators.filter(({ code }) => !taken.has(code) && (figures.get(code) ?? []).length > 0)
  const rest = known.map(({ code, theme }) => ({ theme, ...choiceOf(code) }))
  const others = rest.filter(({ years, isLate }) => years.length > 0 && !isLate)
  const all = [...traits.flatMap(({ choice }) => choice ?? []), ...others]
  return {
    traits,
    others: [...Map.groupBy(others, ({ theme }) => theme)].map(([theme, choices]) => ({ theme, choices })),
    elsewhere: rest.length - others.length,
    asked: Object.fromEntries(all.map(({ code, years }) => [code, years])),
  }
}

function nameOf(code: string, indicators: readonly Indicator[]): MatchChoice['name'] {
  return variableOf(readVariable(code), (each) => {
    const found = indicators.find((indicator) => indicator.code === each)
    if (!found) throw new Error(`${each} has figures and is no indicator.`)
    return found
  }).name
}

function isYear(period: string): boolean {
  return /^\d{4}$/.test(period)
}

import type { Actor } from '../../accounts'
import type { Place } from '../../areas'
import {
  currentCompositions,
  findPlaces,
  listAreas,
  listGroups,
  neighboursOf,
  regionYears,
} from '../../areas/index.server'
import { normaliseName, Refusal, type Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import { currentVersions } from '../catalogue.server'
import type { Indicator, Series } from '../model/indicator'
import { knownRegions } from '../regional/extent'
import { extentOf } from '../regional/extents.server'
import { indicator as findIndicator, holding, listIndicators } from '../service.server'
import { assemble, besideOf, rowOf } from './model/assemble'
import { comparisonOf, type Surroundings } from './model/exclusions'
import { refuseUncertainty } from './model/grounds'
import type { AnalysisQuestion, AskedIndicator, BesideFigure, Found, FrozenInputs, NamedPlace } from './model/question'
import type { EffectSettings } from './model/settings'
import { panelOf } from './panel.server'

/** Where the number of residents is looked for, and people who came and went; the first that has figures counts. */
const populationIndicators = ['kwb:a_inw', 'regionaal:inwoners', 'elan:inwoners']
/** What a column of one's own is called that holds it. */
const residents = ['inwoners', 'aantal inwoners', 'bevolking', 'totale bevolking']
const movementIndicators = ['regionaal:migratiesaldo-relatief', 'regionaal:migratiesaldo']

/**
 * Looks up everything an analysis rests on, at this moment: places, figures, what stands beside them. From then on the
 * analysis needs nothing else, so that it can be done again and gives the same result.
 *
 * @throws Refusal `indicator-unknown`, `place-unknown`, `effect-outcome-modelled`, `effect-outcome-composite`,
 *   `effect-periods-few`, `effect-no-donors`
 */
export async function freezeInputs(
  house: House,
  actor: Actor,
  question: AnalysisQuestion,
  settings: EffectSettings,
): Promise<FrozenInputs> {
  const found = await findIndicator(house, actor, question.indicator)
  refuseUncertainty(found.uncertainty, found.code)
  const [place, ...donors] = (await findPlaces(house, actor, [question.place, ...question.donors])) as [
    Place,
    ...Place[],
  ]
  const adjacent = await adjacentPlaces(house, actor, question, place)
  const beside = await besideIndicators(house, actor, question, found)
  const current = await currentVersions(house, actor)
  const indicators = [found, ...beside.all.filter(({ code }) => code !== found.code)]
  const next = adjacent.known ? adjacent.value : []
  const panel = await panelOf(house, actor, current, { indicators, places: unique([place, ...donors, ...next]) })
  const series = panel.get(found.code) ?? new Map<string, Series>()
  const year = Number(question.from.slice(0, 4))
  const { donors: candidates, leftOut } = comparisonOf(
    unique(donors).map(named),
    await surroundingsOf(house, actor, place, year, next),
  )
  const table = assemble(series, { ...question, place: named(place), donors: candidates }, settings)
  if (table.donors.length === 0) throw new Refusal('effect-no-donors', {}, { where: 'donors' })
  const values = { ...table.values }
  for (const { slug } of next) {
    const row = rowOf(series.get(slug), table.definition, table.periods)
    if (row) values[slug] = row
  }
  const figureOf = (indicator: Indicator): Found<BesideFigure> => {
    const figure = besideOf(indicator, panel.get(indicator.code) ?? new Map(), named(place), table.donors, {
      from: question.from,
      last: table.periods.at(-1) ?? question.from,
    })
    return figure ? { known: true, value: figure } : unknown(noFigure(indicator.name))
  }
  const firstKnown = (these: readonly Indicator[], none: Wording): Found<BesideFigure> =>
    these.map(figureOf).find(({ known }) => known) ?? unknown(none)
  return {
    question,
    place: named(place),
    donors: table.donors,
    leftOut: [...leftOut, ...table.leftOut],
    indicator: askedIndicator(found, table.definition),
    versions: [...new Set(indicators.flatMap(({ code }) => holding(current, code)).map(({ version }) => version.id))],
    panel: { periods: table.periods, before: table.before, values },
    converted: table.converted,
    about: table.about,
    context: {
      population: firstKnown(beside.population, noPopulation),
      movement: firstKnown(beside.movement, noMovement),
      whole: firstKnown(beside.whole, noWhole),
      beside: beside.asked.map(figureOf),
      adjacent: adjacent.known ? { known: true, value: adjacent.value.map(named) } : adjacent,
      events: found.events.map(({ name, from, to }) => ({ name, from, to })),
    },
  }
}

/** Where no comparison place may lie. */
async function surroundingsOf(
  house: House,
  actor: Actor,
  place: Place,
  year: number,
  adjacent: readonly Place[],
): Promise<Surroundings> {
  const [extent, compositions, areas, groups] = await Promise.all([
    extentOf(house, actor, place),
    currentCompositions(house, actor),
    listAreas(house, actor, 'made-up'),
    listGroups(house, actor),
  ])
  // The country holds every place, a group its members; all other areas and groups of them have programmes.
  const around = groups.filter(({ kind, members }) => kind === 'country' || members.includes(place.slug))
  const parts = (await extent.parts(year)) ?? []
  const others = [...compositions].filter(([area]) => area !== place.slug)
  return {
    own: [place.slug, ...around.map(({ slug }) => slug), ...parts.map(({ region }) => region)],
    adjacent: adjacent.map(({ slug }) => slug),
    programmes: [
      ...[...areas, ...groups].map(({ slug }) => slug),
      ...others.flatMap(([, all]) => all.flatMap((composition) => composition.parts.map(({ region }) => region))),
    ],
  }
}

/** The places that were named as adjacent, or those that the boundaries say are. */
async function adjacentPlaces(
  house: House,
  actor: Actor,
  question: AnalysisQuestion,
  place: Place,
): Promise<Found<Place[]>> {
  if (question.adjacent.length > 0) {
    return { known: true, value: unique(await findPlaces(house, actor, question.adjacent)) }
  }
  const years = (await regionYears(house, actor)).filter(({ hasBoundaries }) => hasBoundaries)
  const asked = Number(question.from.slice(0, 4))
  const distance = (year: number) => Math.abs(year - asked)
  const [year] = years.map(({ boundaryYear }) => boundaryYear).toSorted((a, b) => distance(a) - distance(b) || b - a)
  if (year === undefined) return unknown(noBoundaries)
  const codes = knownRegions(await (await extentOf(house, actor, place)).parts(year))
  const neighbours = codes.length > 0 ? await neighboursOf(house, actor, { codes, boundaryYear: year }) : null
  if (neighbours === null) return unknown(noBoundaries)
  return { known: true, value: await findPlaces(house, actor, [...neighbours]) }
}

/** Which indicators are looked up beside the outcome; codes that are not there are left out, being ours to suggest. */
async function besideIndicators(house: House, actor: Actor, question: AnalysisQuestion, found: Indicator) {
  const known = [
    ...(await listIndicators(house, actor, 'imported')),
    ...(await listIndicators(house, actor, 'content')),
  ]
  const withCodes = (codes: readonly (string | undefined)[]) =>
    codes.flatMap((code) => known.find((indicator) => indicator.code === code) ?? [])
  const asked = await Promise.all(question.beside.map((code) => findIndicator(house, actor, code)))
  const population = [...(isResidents(found) ? [found] : []), ...withCodes(populationIndicators)]
  const movement = withCodes(movementIndicators)
  const whole = withCodes([found.denominator])
  const all = [...new Map([...population, ...movement, ...whole, ...asked].map((each) => [each.code, each])).values()]
  return { population, movement, whole, asked: asked.filter(({ code }) => code !== found.code), all }
}

/** True for an outcome that is the number of residents itself, from whichever source: then there is no other to look for. */
function isResidents({ code, name, unit }: Indicator): boolean {
  return populationIndicators.includes(code) || (unit === 'persons' && residents.includes(normaliseName(name.nl)))
}

function askedIndicator(found: Indicator, version: string): AskedIndicator {
  const { code, name, unit, uncertainty, definitions } = found
  const definition = definitions.find((each) => each.version === version)
  return {
    code,
    name,
    unit,
    uncertainty,
    definition: version,
    definitionText: definition?.text ?? name,
    definitionLabel: definitions.length > 1 ? (definition?.label ?? null) : null,
  }
}

function named({ slug, name }: Place): NamedPlace {
  return { code: slug, name }
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.slug, place])).values()]
}

function unknown(why: Wording): { known: false; why: Wording } {
  return { known: false, why }
}

function noFigure({ nl, en }: Wording): Wording {
  return {
    nl: `van “${nl}” is er voor deze plaats geen cijfer van voor én na de start in één definitie`,
    en: `of “${en}” there is no figure from before and after the start in one definition for this place`,
  }
}

const noPopulation: Wording = {
  nl: 'er is voor deze plaats geen aantal inwoners van voor én na de start ingelezen',
  en: 'no number of residents from before and after the start was read in for this place',
}
const noMovement: Wording = {
  nl: 'er zijn voor deze plaats geen cijfers over vestiging en vertrek ingelezen; een tabel van blijvers en vertrekkers kan worden toegevoegd',
  en: 'no figures on people coming and going were read in for this place; a table of stayers and movers can be added',
}
const noWhole: Wording = {
  nl: 'van deze indicator is niet bekend van welk aantal het een deel is',
  en: 'it is not known of which number this indicator is a share',
}
const noBoundaries: Wording = {
  nl: 'er zijn geen plaatsen ingevuld en van deze plaats zijn geen grenzen ingelezen',
  en: 'no places were filled in and no boundaries of this place were read in',
}

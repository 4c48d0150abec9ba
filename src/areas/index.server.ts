import { compositionsSchema } from './compositions/schema.server'
import { regionsSchema } from './regions/schema.server'
import { areasSchema as namesSchema } from './schema.server'

/** The steps of this room: areas and their names, regions, compositions. */
export const areasSchema = [...namesSchema, ...regionsSchema, ...compositionsSchema]

export { areasApi } from './api.server'
export { areasCommands } from './commands.server'
export { type CompositionCheck, registerCompositionCheck } from './compositions/check.server'
export {
  type ChosenRegions,
  type PartsInYear,
  partsInYear,
  partsOverYears,
  regionsOverYears,
} from './compositions/parts.server'
export {
  type AskedComposition,
  compositionFor,
  compositionsOf,
  createComposition,
  currentCompositions,
} from './compositions/service.server'
export { holdCompositions } from './compositions/store.server'
export { loadAreas } from './content.server'
export type { GroupMember, MunicipalityGroup } from './regions/groups.store.server'
export {
  type ConversionRow,
  type ListSource,
  loadConversions,
  loadRegions,
  type Parts,
  type RegionRow,
} from './regions/load.server'
export {
  type BoundariesLoaded,
  type BoundaryFeature,
  type BoundarySurvey,
  loadBoundaries,
  surveyBoundaries,
} from './regions/load-boundaries.server'
export { mapOf, neighboursOf } from './regions/maps.server'
export type { CoordinateSystem } from './regions/projection.server'
export { type FoundRegion, searchRegions } from './regions/search.server'
export {
  conversionOfYears,
  counterparts,
  findRegion,
  findRegions,
  inOrderOfName,
  listRegions,
  membersOfGroup,
  municipalityGroups,
  type RegionsOfLevel,
  regionsByName,
  regionsOfLevel,
  regionYears,
} from './regions/service.server'
export type { RegionYear } from './regions/store.server'
export {
  correctAliases,
  findArea,
  findPlace,
  findPlaces,
  listAreas,
  listGroups,
  undoAliasCorrection,
} from './service.server'

export { areasApi } from './api.server'
export { areasCommands } from './commands.server'
export { loadAreas } from './content.server'
export { areasSchema } from './schema.server'
export {
  correctAliases,
  findArea,
  findPlace,
  findPlaces,
  listAreas,
  listGroups,
  undoAliasCorrection,
} from './service.server'

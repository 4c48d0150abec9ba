export { programmeApi } from './api.server'
export { programmeCommands } from './commands.server'
export { loadRegister } from './register/content.server'
export {
  type FoundInterventions,
  type InterventionFile,
  type InterventionQuestion,
  intervention,
  searchInterventions,
} from './register/service.server'
export { programmeSchema } from './schema.server'

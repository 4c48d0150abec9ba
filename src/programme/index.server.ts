export { programmeApi } from './api.server'
export { programmeCommands } from './commands.server'
export { loadProgrammes } from './exchange/content.server'
export { readProgrammeFile } from './exchange/file.server'
export {
  type AreaProgramme,
  type AskedImport,
  type ImportedProgramme,
  importProgramme,
  previewImport,
  programmeOf,
} from './exchange/service.server'
export { loadRegister } from './register/content.server'
export {
  type FoundInterventions,
  type InterventionFile,
  type InterventionQuestion,
  intervention,
  searchInterventions,
} from './register/service.server'
export { programmeSchema } from './schema.server'

export { checkApi } from './api.server'
export { checkCommands } from './commands.server'
export { type AreaCheck, acceptedOf, acceptFinding, checkOf, takeBackAcceptance } from './service.server'
export { countFindings } from './theory-findings.server'

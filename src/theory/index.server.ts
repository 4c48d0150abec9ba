export { type CountFindings, registerFindings } from './findings.server'
export { readTheory, type SeenTheory } from './service.server'

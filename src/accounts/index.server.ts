export { type AuditNote, act, type Deed } from './act.server'
export { answer, type RefusedPage, refusedPage } from './answer.server'
export { accountsApi } from './api.server'
export { auditLimit, listAudit } from './audit.server'
export type { AuditEntry } from './audit.store.server'
export type {
  ChoosingCommand,
  Command,
  CommandAnswer,
  CommandContext,
  CommandOption,
  PlainCommand,
  PlainContext,
  StoreCommand,
} from './command.server'
export { accountCommands } from './commands.server'
export { type DemonstrationAccount, loadDemonstration } from './demonstration.server'
export {
  type Api,
  type ApiEnvironment,
  type DeclaredEndpoint,
  endpoint,
  problemSchema,
  problems,
} from './endpoint.server'
export { fieldsOf, refusedForm, requireChoice } from './form.server'
export { type AskedInvitation, invite, inviteAgain, inviteContributor } from './invitation.server'
export { accountsJobs, ownJob } from './jobs.server'
export { listOutbox, openMail } from './mail.server'
export { namesOfActors } from './names.server'
export { actingRoles, operatorAs } from './operator'
export { choosePassword, requestPasswordReset } from './password-reset.server'
export { accountsPolicy } from './policy'
export { accountsSchema } from './schema.server'
export {
  type AskedMembership,
  createMembership,
  createOrganisation,
  createPerson,
  endMembership,
  listOrganisations,
  listPersons,
  ownAccount,
  setPassword,
} from './service.server'
export { endOwnSessions, endSessionsOf, ownSessions } from './sessions.server'
export type { Share } from './share.store.server'
export {
  type AskedShare,
  isVisible,
  share,
  shareShipped,
  sharesOf,
  visibleItems,
  withdrawShare,
} from './sharing.server'
export { changePassword, type SignedIn, signIn, signInWithCode, signOut } from './sign-in.server'
export type { HeldMembership, Person } from './store.server'
export { beginTwoStep, confirmTwoStep, endTwoStep, resetTwoStep } from './two-step.server'
export { type NamedArea, type Visit, visitContext, visitOf } from './visit.server'
export { actorOfRequest, actorOfText } from './visitor.server'

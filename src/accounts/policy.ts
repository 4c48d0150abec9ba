import { definePolicy } from './model'

/**
 * Who may do what with accounts, the audit trail and what areas wrote.
 *
 * Administrators administer accounts, not content: they stand in no line that shows what an area wrote. National
 * coordination has no standing access either: it sees what an area shared (promise 7).
 */
export const accountsPolicy = definePolicy({
  'accounts.change-own-password': { signedIn: true },
  'accounts.choose-language': { signedIn: true },
  'accounts.end-own-sessions': { signedIn: true },
  'accounts.change-two-step': { signedIn: true },
  // For whoever cannot sign in: the link that was mailed says who it is.
  'accounts.request-password': { everyone: true },
  'accounts.choose-password': { everyone: true },
  'accounts.follow-own-job': { signedIn: true, operator: true },
  'accounts.list': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.add-organisation': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.add-person': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.add-membership': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.end-membership': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.end-sessions': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.invite': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.see-team': { roles: { 'programme-manager': 'own-area' } },
  'accounts.invite-contributor': { roles: { 'programme-manager': 'own-area' } },
  'accounts.end-contributor': { roles: { 'programme-manager': 'own-area' } },
  'accounts.list-mail': { operator: true, roles: { administrator: 'everywhere' } },
  'accounts.open-mail': { operator: true, roles: { administrator: 'everywhere' } },
  // Who sets a password can sign in as that person, so this is for whoever holds the machine already.
  'accounts.set-password': { operator: true },
  'accounts.reset-two-step': { operator: true },
  'accounts.load-demonstration': { operator: true },
  'accounts.read-audit': {
    operator: true,
    roles: { administrator: 'everywhere', 'programme-manager': 'own-area' },
  },
  'accounts.share': { roles: { 'programme-manager': 'own-area' } },
  // What ships with the product, such as an example area, belongs to no team that could share it.
  'accounts.share-shipped': { operator: true },
  'accounts.withdraw-share': { roles: { 'programme-manager': 'own-area' } },
  'accounts.see-unshared': {
    roles: {
      'programme-manager': 'own-area',
      contributor: 'own-area',
      researcher: 'own-area',
      reader: 'own-area',
    },
  },
  'accounts.see-shared-nationally': {
    roles: {
      'national-coordinator': 'everywhere',
      'programme-manager': 'own-area',
      contributor: 'own-area',
      researcher: 'everywhere',
      reader: 'everywhere',
    },
  },
  'accounts.see-shared-publicly': { everyone: true },
})

export type AccountsAction = keyof typeof accountsPolicy

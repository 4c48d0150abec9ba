import { type Language, refText } from '../platform'
import { listAudit } from './audit.server'
import type { AuditEntry } from './audit.store.server'
import type { Command } from './command.server'
import {
  askedMembership,
  first,
  membershipOptions,
  operation,
  operationOf,
  option,
  refusedOption,
  required,
} from './command-options.server'
import { isOrganisationKind, organisationKinds, roleText } from './model'
import {
  createMembership,
  createOrganisation,
  createPerson,
  endMembership,
  listOrganisations,
  listPersons,
  setPassword,
} from './service.server'
import { signInCommands } from './sign-in-commands.server'
import type { HeldMembership } from './store.server'

/** Commands about accounts and the audit trail. */
export const accountCommands: readonly Command[] = [
  {
    name: 'audit',
    summary: { nl: 'Wie wat wanneer veranderde, nieuwste eerst.', en: 'Who changed what and when, newest first.' },
    usage: '[--area SLUG] [--limit N]',
    options: {
      area: { value: 'SLUG', about: { nl: 'Alleen van dit gebied.', en: 'Only of this area.' } },
      limit: {
        value: 'N',
        about: { nl: 'Hoogstens zoveel regels; anders 50.', en: 'At most this many lines; default 50.' },
      },
    },
    store: 'needed',
    async run(context) {
      const limit = Number(option(context, 'limit') ?? 50)
      if (!Number.isInteger(limit) || limit < 1) {
        throw refusedOption('audit', 'limit', `${option(context, 'limit')} ≠ 1, 2, 3 …`)
      }
      const entries = await listAudit(context.house, context.actor, { area: option(context, 'area'), limit })
      return { data: { entries }, text: entries.map(auditLine).join('\n') }
    },
  },
  {
    name: 'account list',
    summary: { nl: 'De accounts met hun rollen.', en: 'The accounts with their roles.' },
    usage: '',
    options: {},
    store: 'needed',
    async run({ house, actor, language }) {
      const accounts = await listPersons(house, actor)
      const lines = accounts.flatMap((person) => [
        `${person.email}  ${person.name}`,
        ...person.memberships.map((held) => `  ${membershipLine(held, language)}  ${held.id}`),
      ])
      return { data: { accounts }, text: lines.join('\n') }
    },
  },
  {
    name: 'account add',
    summary: {
      nl: 'Voegt een account toe en toont het wachtwoord eenmaal.',
      en: 'Adds an account and shows its password once.',
    },
    usage: 'EMAIL --name NAME --role ROLE [--area SLUG] --organisation SLUG [--from DAY] [--to DAY]',
    options: {
      name: { value: 'NAME', about: { nl: 'Naam van de persoon.', en: 'Name of the person.' } },
      ...membershipOptions,
    },
    store: 'needed',
    async run(context) {
      const added = await createPerson(context.house, context.actor, {
        email: first(context, 'account add', 'EMAIL'),
        name: required(context, 'account add', 'name'),
        membership: askedMembership(context, 'account add'),
        operation: operationOf(context),
      })
      return { data: added, text: passwordLine(added.email, added.password, context.language) }
    },
  },
  {
    name: 'account role',
    summary: { nl: 'Geeft een account er een rol bij.', en: 'Gives an account another role.' },
    usage: 'EMAIL --role ROLE [--area SLUG] --organisation SLUG [--from DAY] [--to DAY]',
    options: membershipOptions,
    store: 'needed',
    async run(context) {
      const membership = await createMembership(context.house, context.actor, {
        email: first(context, 'account role', 'EMAIL'),
        membership: askedMembership(context, 'account role'),
        operation: operationOf(context),
      })
      return { data: membership, text: membershipLine(membership, context.language) }
    },
  },
  {
    name: 'account end',
    summary: {
      nl: 'Beëindigt een rol, na vandaag of na een andere dag.',
      en: 'Ends a role, after today or after another day.',
    },
    usage: 'MEMBERSHIP [--to DAY]',
    options: {
      to: { value: 'DAY', about: { nl: 'Laatste dag. Anders vandaag.', en: 'Last day. Default today.' } },
      operation,
    },
    store: 'needed',
    async run(context) {
      const membership = await endMembership(context.house, context.actor, {
        membership: first(context, 'account end', 'MEMBERSHIP'),
        lastDay: option(context, 'to'),
        operation: operationOf(context),
      })
      return { data: membership, text: membershipLine(membership, context.language) }
    },
  },
  {
    name: 'account password',
    summary: {
      nl: 'Geeft een account een nieuw wachtwoord en toont het eenmaal.',
      en: 'Gives an account a new password and shows it once.',
    },
    usage: 'EMAIL',
    options: { operation },
    store: 'needed',
    async run(context) {
      const email = first(context, 'account password', 'EMAIL')
      const set = await setPassword(context.house, context.actor, { email, operation: operationOf(context) })
      return { data: set, text: passwordLine(set.email, set.password, context.language) }
    },
  },
  ...signInCommands,
  {
    name: 'organisation list',
    summary: { nl: 'De organisaties.', en: 'The organisations.' },
    usage: '',
    options: {},
    store: 'needed',
    async run({ house, actor }) {
      const organisations = await listOrganisations(house, actor)
      const text = organisations.map(({ slug, name, kind }) => `${slug}  ${name}  (${kind})`).join('\n')
      return { data: { organisations }, text }
    },
  },
  {
    name: 'organisation add',
    summary: { nl: 'Voegt een organisatie toe.', en: 'Adds an organisation.' },
    usage: 'SLUG --name NAME --kind KIND',
    options: {
      name: { value: 'NAME', about: { nl: 'Naam van de organisatie.', en: 'Name of the organisation.' } },
      kind: {
        value: 'KIND',
        about: { nl: `Soort: ${organisationKinds.join(', ')}.`, en: `Kind: ${organisationKinds.join(', ')}.` },
      },
      operation,
    },
    store: 'needed',
    async run(context) {
      const kind = required(context, 'organisation add', 'kind')
      if (!isOrganisationKind(kind))
        throw refusedOption('organisation add', 'kind', `${kind} ≠ ${organisationKinds.join(' | ')}`)
      const added = await createOrganisation(context.house, context.actor, {
        slug: first(context, 'organisation add', 'SLUG'),
        name: required(context, 'organisation add', 'name'),
        kind,
        operation: operationOf(context),
      })
      return { data: added, text: `${added.slug}  ${added.name}  (${added.kind})` }
    },
  },
]

function passwordLine(email: string, password: string | null, language: Language): string {
  const done = {
    nl: 'deze handeling was al gedaan; het wachtwoord is toen getoond',
    en: 'this operation was done before; its password was shown then',
  }
  return password === null ? `${email}: ${done[language]}` : `${email}  ${password}`
}

function membershipLine(held: HeldMembership, language: Language): string {
  const until = { nl: 't/m', en: 'until' }[language]
  return `${roleText(held)}  ${held.organisation}  ${held.from}${held.to === null ? '' : ` ${until} ${held.to}`}`
}

function auditLine(entry: AuditEntry): string {
  const who = entry.actorName ?? entry.actor
  const role = entry.role === null ? '' : ` (${entry.role})`
  const fields = entry.fields.length === 0 ? '' : `: ${entry.fields.join(', ')}`
  return `${entry.at}  ${who}${role}  ${entry.action}  ${refText(entry.subject)}${fields}`
}

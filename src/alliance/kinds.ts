import { z } from 'zod'
import { defineKind, value } from '../records'

/** Kinds of organisation as alliances name them; a file may use others. */
export const organisationKinds = [
  'municipality',
  'housing',
  'police',
  'school',
  'care',
  'welfare',
  'employer',
  'residents',
  'ministry',
  'research',
  'other',
]

const organisationSchema = z.strictObject({
  id: value.id(),
  name: value.line(),
  kind: value.vocabulary('organisation-kind', organisationKinds),
  /** What it has an interest in. */
  interests: value.prose().optional(),
  /** What it brings and what it gets (*halen en brengen*; source 001, L2256-2266). */
  brings: value.prose().optional(),
  gets: value.prose().optional(),
  from: value.day().optional(),
  to: value.day().optional(),
  /** Slug of the organisation of accounts it is, so that its people find what is theirs. */
  account: value.line().optional(),
})

export type AllianceOrganisation = z.infer<typeof organisationSchema>

export const organisationKind = defineKind({
  name: 'organisation',
  collection: 'organisations',
  section: 'alliance',
  many: true,
  writers: 'managers',
  schema: organisationSchema,
  idOf: ({ id }) => id,
  titleOf: ({ name }) => name,
  room: 'alliance',
})

const personSchema = z.strictObject({
  id: value.id(),
  name: value.line(),
  organisation: value.reference('organisation').optional(),
  role: value.line(),
  from: value.day().optional(),
  to: value.day().optional(),
})

/** Somebody who does something in the alliance by their work or office, while it holds. */
export const personKind = defineKind({
  name: 'person',
  collection: 'people',
  section: 'people',
  many: true,
  writers: 'managers',
  schema: personSchema,
  idOf: ({ id }) => id,
  titleOf: ({ name, role }) => `${name}, ${role}`,
  room: 'alliance',
})

const bodySchema = z.strictObject({
  id: value.id(),
  name: value.line(),
  level: value.vocabulary('body-level', ['administrative', 'tactical', 'operational']),
  decides: value.yes().optional(),
  members: value.list(value.reference('organisation')).optional(),
  mandate: value.prose().optional(),
  rhythm: value.line().optional(),
  decisionRule: value.line().optional(),
})

export type AllianceBody = z.infer<typeof bodySchema>

/** A table at which the alliance meets (source 001, L3692-3699). */
export const bodyKind = defineKind({
  name: 'body',
  collection: 'bodies',
  section: 'alliance',
  many: true,
  writers: 'managers',
  schema: bodySchema,
  idOf: ({ id }) => id,
  titleOf: ({ name }) => name,
  room: 'alliance',
})

const contractSchema = z.strictObject({
  title: value.line().optional(),
  signedOn: value.day().optional(),
  /** Looked at again every three to four years (source 001, L2806-2807). */
  reviewDue: value.day().optional(),
  signatories: value.list(value.reference('organisation')).optional(),
  principles: value.list(value.line()).optional(),
  text: value.prose().optional(),
})

export type AllianceContract = z.infer<typeof contractSchema>

/** The local contract of the alliance. */
export const contractKind = defineKind({
  name: 'contract',
  collection: 'contract',
  section: 'alliance',
  many: false,
  writers: 'managers',
  schema: contractSchema,
  idOf: () => 'contract',
  titleOf: ({ title, signedOn }) => title ?? signedOn ?? 'contract',
  room: 'alliance',
})

const keyPersonSchema = z.strictObject({
  id: value.id(),
  /** What they do, never who they are. */
  assignment: value.line(),
  kind: value.choice('key-person-kind', ['key-person', 'expert-by-experience']),
  contactPoint: value.reference('organisation').optional(),
  reward: value.vocabulary('reward', ['none', 'volunteer-allowance', 'vouchers', 'training', 'paid']).optional(),
  training: value.line().optional(),
  hoursPerMonth: value.amount().optional(),
  /** What they are not asked. */
  notAsked: value.prose().optional(),
  from: value.day().optional(),
  to: value.day().optional(),
})

/** The assignment of a key person or expert by experience; nothing private. */
export const keyPersonKind = defineKind({
  name: 'key-person',
  collection: 'keyPersons',
  section: 'people',
  many: true,
  writers: 'managers',
  schema: keyPersonSchema,
  idOf: ({ id }) => id,
  titleOf: ({ assignment }) => assignment,
  room: 'alliance',
})

const participationSchema = z.strictObject({
  id: value.id(),
  variant: value.choice('participation', ['A', 'B', 'C', 'D', 'E']),
  from: value.day(),
  to: value.day().optional(),
  reason: value.prose().optional(),
})

/** How residents took part over time: variants A to E of the handbook. */
export const participationKind = defineKind({
  name: 'participation',
  collection: 'participation',
  section: 'alliance',
  many: true,
  writers: 'managers',
  schema: participationSchema,
  idOf: ({ id }) => id,
  titleOf: ({ variant, from }) => `${variant}, ${from}`,
  room: 'alliance',
})

/** The kinds of record of this room, in the order of the exchange format. */
export const allianceKinds = [
  organisationKind,
  personKind,
  bodyKind,
  contractKind,
  keyPersonKind,
  participationKind,
] as const

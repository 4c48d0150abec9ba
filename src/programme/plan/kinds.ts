import { z } from 'zod'
import { organisationKinds } from '../../alliance'
import { defineKind, value } from '../../records'
import { publishedIn, theme } from '../../theory'

/** From first try to part of the regular work; `running`, `stopped` and `ended` are for files that only say so. */
export const phases = ['exploratory', 'starting', 'running', 'scaling', 'embedded', 'stopped', 'ended']

/** On which scale something works. */
export const scales = ['street', 'neighbourhood', 'district', 'city', 'region', 'national']

/**
 * Kinds of measure that the check knows something about: with adverse effects reported (source 003, L834-846,
 * L1196-1198), or without an effect shown (L1218-1220, L1369-1373).
 */
export const measureKinds = [
  'forced-relocation',
  'self-reliance-by-default',
  'social-mixing',
  'selective-allocation',
  'moving-residents',
  'school-mixing',
]

const profileSchema = z.strictObject({
  name: value.line(),
  fictitious: value.yes().optional(),
  population: value.amount().optional(),
})

/** What a programme says about its area, as it is written in the exchange format. */
export const profileKind = defineKind({
  name: 'area',
  collection: 'area',
  section: 'programme',
  many: false,
  writers: 'managers',
  schema: profileSchema,
  idOf: () => 'area',
  titleOf: ({ name }) => name,
  room: 'programme',
})

const longTermSchema = z.strictObject({
  title: value.line(),
  from: value.moment().optional(),
  to: value.moment().optional(),
  text: value.prose().optional(),
})

export type LongTerm = z.infer<typeof longTermSchema>

/** The programme for the long term: 10 to 20 years. */
export const longTermKind = defineKind({
  name: 'programme',
  collection: 'programme',
  section: 'programme',
  many: false,
  writers: 'managers',
  schema: longTermSchema,
  idOf: () => 'programme',
  titleOf: ({ title }) => title,
  room: 'programme',
})

const cycleSchema = z.strictObject({
  id: value.id(),
  name: value.line(),
  from: value.day(),
  to: value.day(),
  /** The cycle it was started from. */
  follows: value.reference('cycle').optional(),
  lessons: value.list(value.line()).optional(),
  text: value.prose().optional(),
})

export type Cycle = z.infer<typeof cycleSchema>

/** A cycle of the programme: 3 to 4 years. */
export const cycleKind = defineKind({
  name: 'cycle',
  collection: 'cycles',
  section: 'programme',
  many: true,
  writers: 'managers',
  schema: cycleSchema,
  idOf: ({ id }) => id,
  titleOf: ({ name }) => name,
  room: 'programme',
})

const applicationSchema = z.strictObject({
  id: value.id(),
  stage: value.choice('application-stage', ['application', 'amended', 'approved-change']),
  on: value.day(),
  title: value.line(),
  cycle: value.reference('cycle').optional(),
  text: value.prose().optional(),
  /** What changed against the one before. */
  changes: value.list(value.line()).optional(),
})

export type Application = z.infer<typeof applicationSchema>

/** The application for a grant, its amended version and the changes that were approved, kept apart. */
export const applicationKind = defineKind({
  name: 'application',
  collection: 'applications',
  section: 'programme',
  many: true,
  writers: 'managers',
  schema: applicationSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'programme',
})

/** Reach as counts by group and period, never of persons. */
const reach = () => value.rows({ period: value.period(), group: value.line().optional(), count: value.amount() })

const interventionSchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  text: value.prose().optional(),
  /** The problem it is about, in words. */
  problem: value.prose().optional(),
  contributes: value
    .rows({ node: value.reference('node'), how: value.choice('contribution', ['direct', 'indirect']) })
    .optional(),
  smallResidentsIdea: value.yes().optional(),
  measureKinds: value.list(value.vocabulary('measure-kind', measureKinds)).optional(),
  deviationReason: value.prose().optional(),
  scale: value.vocabulary('scale', scales).optional(),
  phase: value.vocabulary('phase', phases).optional(),
  /** Regular work, regular work intensified, or new. */
  degree: value.vocabulary('degree', ['regular', 'intensified', 'new']).optional(),
  from: value.moment().optional(),
  to: value.moment().optional(),
  cycle: value.reference('cycle').optional(),
  theme: theme().optional(),
  /** For whom the law or the grant means it, and whom it wants to reach. */
  legalTargetGroups: value.list(value.line()).optional(),
  targetGroups: value.list(value.line()).optional(),
  places: value.list(value.line()).optional(),
  workingElements: value.list(value.line()).optional(),
  partners: value.list(value.reference('organisation')).optional(),
  partnerRoles: value.rows({ organisation: value.reference('organisation'), role: value.line() }).optional(),
  partnersNeeded: value.list(value.vocabulary('organisation-kind', organisationKinds)).optional(),
  residentsRole: value
    .vocabulary('residents-role', ['none', 'inform', 'consult', 'advise', 'co-produce', 'co-decide', 'self-organise'])
    .optional(),
  dependsOn: value
    .rows({
      organisation: value.reference('organisation').optional(),
      role: value.line().optional(),
      people: value.amount().optional(),
      substitute: value.yes().optional(),
    })
    .optional(),
  /** What makes it last. */
  securing: value.prose().optional(),
  reach: reach().optional(),
  expectedSuccess: value.share().optional(),
  overlap: value.share().optional(),
  deadweight: value.share().optional(),
  turnover: value.share().optional(),
  /** Id of the published register it was taken over from. */
  published: value.line().optional(),
  source: publishedIn().optional(),
})

export type Intervention = z.infer<typeof interventionSchema>

export const interventionKind = defineKind({
  name: 'intervention',
  collection: 'interventions',
  section: 'programme',
  many: true,
  writers: 'team',
  schema: interventionSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  usual: ['text', 'problem', 'contributes', 'targetGroups', 'partners', 'phase', 'degree', 'from', 'to', 'theme'],
  room: 'programme',
})

const activitySchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  intervention: value.reference('intervention').optional(),
  contributes: value
    .rows({ node: value.reference('node'), how: value.choice('contribution', ['direct', 'indirect']) })
    .optional(),
  smallResidentsIdea: value.yes().optional(),
  from: value.moment().optional(),
  to: value.moment().optional(),
  /** Sessions that were held, with how many came. */
  sessions: value.rows({ on: value.day(), text: value.line().optional(), count: value.amount() }).optional(),
  reach: reach().optional(),
})

export type Activity = z.infer<typeof activitySchema>

/** Something that is done for an intervention, with its sessions. */
export const activityKind = defineKind({
  name: 'activity',
  collection: 'activities',
  section: 'programme',
  many: true,
  writers: 'team',
  schema: activitySchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'programme',
})

const moneySchema = z.strictObject({
  id: value.id(),
  source: value.line(),
  additional: value.yes().optional(),
  theme: theme().optional(),
  intervention: value.reference('intervention').optional(),
  from: value.moment().optional(),
  to: value.moment().optional(),
  /** In euros. */
  total: value.amount().optional(),
  /** What of it was meant for and spent in a year, in euros; the ledger stays where it is. */
  years: value
    .rows({ year: value.period(), budget: value.amount().optional(), spent: value.amount().optional() })
    .optional(),
  /** Money for what connects themes; it counts under the theme it supports. */
  integral: value.yes().optional(),
  note: value.line().optional(),
})

export type Money = z.infer<typeof moneySchema>

export const moneyKind = defineKind({
  name: 'money',
  collection: 'money',
  section: 'money',
  many: true,
  writers: 'managers',
  schema: moneySchema,
  idOf: ({ id }) => id,
  titleOf: ({ source }) => source,
  room: 'programme',
})

const socialReturnSchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  intervention: value.reference('intervention').optional(),
  method: value.line().optional(),
  period: value.period().optional(),
  costs: value.amount().optional(),
  benefits: value.amount().optional(),
  /** Who bears the costs and who has the benefits. */
  forWhom: value.prose().optional(),
  source: value.line(),
})

export type SocialReturn = z.infer<typeof socialReturnSchema>

/** Social return, where somebody computed it. */
export const socialReturnKind = defineKind({
  name: 'social-return',
  collection: 'socialReturns',
  section: 'money',
  many: true,
  writers: 'managers',
  schema: socialReturnSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'programme',
})

const policySchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  /** Two by two: regular or additional, steered centrally or by task, or for this area (source 001, L1607-1678). */
  task: value.choice('policy-task', ['regular', 'additional']),
  steering: value.choice('policy-steering', ['central', 'area']),
  level: value.choice('policy-level', ['national', 'local', 'neighbourhood']).optional(),
  by: value.line().optional(),
  from: value.moment().optional(),
  to: value.moment().optional(),
  yield: value.prose().optional(),
  unkept: value.list(value.line()).optional(),
})

export type Policy = z.infer<typeof policySchema>

/** Regular or additional policy that lands, or once landed, in the area. */
export const policyKind = defineKind({
  name: 'policy',
  collection: 'policies',
  section: 'landscape',
  many: true,
  writers: 'team',
  schema: policySchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'programme',
})

const acceptedSchema = z.strictObject({
  rule: value.line(),
  /** `kind:id`. */
  subject: value.line(),
  reason: value.prose(),
  /** The day to look again. */
  until: value.day().optional(),
})

export type Accepted = z.infer<typeof acceptedSchema>

/** A finding of the programme check that the alliance accepts for now, with the reason. */
export const acceptedKind = defineKind({
  name: 'accepted',
  collection: 'accepted',
  section: 'check',
  many: true,
  writers: 'managers',
  schema: acceptedSchema,
  idOf: ({ rule, subject }) => `${rule} ${subject}`,
  titleOf: ({ rule, subject }) => `${rule} ${subject}`,
  room: 'programme',
})

/** The kinds of record of this room. */
export const planKinds = [
  profileKind,
  longTermKind,
  cycleKind,
  applicationKind,
  interventionKind,
  activityKind,
  moneyKind,
  socialReturnKind,
  policyKind,
  acceptedKind,
] as const

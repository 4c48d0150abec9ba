import { z } from 'zod'
import { defineKind, value } from '../records'

/** Decisions about what is being done. `scale` is for files that do not say which way. */
export const decisionKinds = ['continue', 'adjust', 'scale-up', 'scale-down', 'scale', 'stop'] as const

/** Who can solve what gets in the way. */
export const solvers = ['neighbourhood', 'city', 'region', 'state'] as const

const followUp = () => value.rows({ on: value.day(), text: value.line() })

const commitmentSchema = z.strictObject({
  id: value.id(),
  text: value.line(),
  owner: value.reference('organisation').optional(),
  due: value.day().optional(),
  state: value.vocabulary('commitment-state', ['open', 'done', 'partly', 'dropped']),
  /** To whom it was promised, where that is not the whole alliance. */
  to: value.line().optional(),
  agreedOn: value.day().optional(),
  agreedIn: value.reference('body').optional(),
  /** What it yields, and for whom. */
  yields: value.line().optional(),
  followUp: followUp().optional(),
})

export type Commitment = z.infer<typeof commitmentSchema>

/** What an organisation said it would do. */
export const commitmentKind = defineKind({
  name: 'commitment',
  collection: 'commitments',
  section: 'agreements',
  many: true,
  writers: 'team',
  schema: commitmentSchema,
  idOf: ({ id }) => id,
  titleOf: ({ text }) => text,
  room: 'agreements',
})

const decisionSchema = z.strictObject({
  id: value.id(),
  on: value.day(),
  kind: value.choice('decision-kind', decisionKinds),
  intervention: value.reference('intervention').optional(),
  node: value.reference('node').optional(),
  reason: value.prose().optional(),
  body: value.reference('body').optional(),
})

export type Decision = z.infer<typeof decisionSchema>

/** Continue, adjust, scale up, scale down or stop: with the reason, kept for good. */
export const decisionKind = defineKind({
  name: 'decision',
  collection: 'decisions',
  section: 'agreements',
  many: true,
  writers: 'team',
  schema: decisionSchema,
  idOf: ({ id }) => id,
  titleOf: ({ on, kind }) => `${on} ${kind}`,
  titleIn: ({ on, kind, intervention, node }, say) => {
    const about = intervention ? { kind: 'intervention', id: intervention } : node ? { kind: 'node', id: node } : null
    const what = `${say.word('decision-kind', kind)}, ${say.moment(on)}`
    return about ? `${say.titleOf(about)}: ${what}` : what
  },
  room: 'agreements',
})

const bottleneckSchema = z.strictObject({
  id: value.id(),
  title: value.line(),
  kind: value.choice('bottleneck-kind', ['obstacle', 'barrier', 'rule']).optional(),
  text: value.prose().optional(),
  forWhom: value.line().optional(),
  solvableBy: value.choice('solver', solvers).optional(),
  putTo: value.line().optional(),
  putOn: value.day().optional(),
  answerDue: value.day().optional(),
  answer: value.prose().optional(),
  answeredOn: value.day().optional(),
  /** Breakthroughs that were tried. */
  tried: value.rows({ on: value.day(), text: value.line() }).optional(),
  state: value.vocabulary('bottleneck-state', ['open', 'put', 'answered', 'solved', 'accepted']),
  interventions: value.list(value.reference('intervention')).optional(),
  nodes: value.list(value.reference('node')).optional(),
})

export type Bottleneck = z.infer<typeof bottleneckSchema>

/** A *knelpunt*: what gets in the way, for whom, who can solve it, and what came of it. One object for all rooms. */
export const bottleneckKind = defineKind({
  name: 'bottleneck',
  collection: 'bottlenecks',
  section: 'agreements',
  many: true,
  writers: 'team',
  schema: bottleneckSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'agreements',
})

/** The kinds of record of this room, in the order of the exchange format. */
export const agreementKinds = [commitmentKind, bottleneckKind, decisionKind] as const

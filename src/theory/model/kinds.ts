import { z } from 'zod'
import { defineKind, value } from '../../records'

/**
 * What a node of a theory of change can be. A chance (*kans*) is a place, an opportunity and a coalition, and serves at
 * least two ambitions (source 001, L2570-2580, L2600-2603); a strength is what is strong here.
 */
export const nodeKinds = [
  'problem',
  'mission',
  'ambition',
  'sub-ambition',
  'outcome',
  'output',
  'activity',
  'condition',
  'strength',
  'chance',
] as const

export type NodeKind = (typeof nodeKinds)[number]

/** Where the cause of a problem lies: here, only found here, or beyond the neighbourhood (source 003, L241-249). */
export const causes = ['neighbourhood', 'found-there', 'beyond'] as const

/** What the assumption of a link rests on; four kinds of claim that are never mixed. */
export const strengths = ['measured', 'perceived', 'assumed', 'literature'] as const

export const indicatorLevels = ['outcome', 'output', 'context', 'process'] as const

/** Themes as the grant names them; an alliance may use its own. */
const themes = [
  'armoede-en-schulden',
  're-integratie',
  'jonge-kind',
  'veerkracht-en-weerbaarheid',
  'school-en-omgeving',
  'gezonde-leefomgeving',
  'sociale-cohesie',
]

/** A theme: one of the grant's, or a word of the alliance's own. */
export const theme = () => value.vocabulary('theme', themes)

/** Where something was published, for facts that ship with the product. */
export const publishedIn = () => value.line()

const nodeSchema = z.strictObject({
  id: value.id(),
  kind: value.choice('node-kind', nodeKinds),
  title: value.line(),
  text: value.prose().optional(),
  cause: value.choice('cause', causes).optional(),
  theme: theme().optional(),
  owner: value.reference('organisation').optional(),
  indicators: value.list(value.reference('indicator')).optional(),
  /** The first period in which an effect may reasonably show. */
  effectFrom: value.moment().optional(),
  place: value.line().optional(),
  opportunity: value.line().optional(),
  coalition: value.list(value.reference('organisation')).optional(),
  /** The goal template it was made from. */
  template: value.line().optional(),
  source: publishedIn().optional(),
  /** Where it was put in the drawn tree, in its own units; without it the layout decides. */
  at: z.strictObject({ x: z.number(), y: z.number() }).optional(),
})

export type TheoryNode = z.infer<typeof nodeSchema>

/** Something in the theory of change: a problem, a goal, a condition, a strength. */
export const nodeKind = defineKind({
  name: 'node',
  collection: 'nodes',
  section: 'theory',
  many: true,
  writers: 'team',
  schema: nodeSchema,
  idOf: ({ id }) => id,
  titleOf: ({ title }) => title,
  room: 'theory',
})

const linkSchema = z.strictObject({
  id: value.id().optional(),
  from: value.reference('node'),
  to: value.reference('node'),
  assumption: z.string().max(20_000).register(value.fieldForm, { control: 'prose' }).optional(),
  strength: value.choice('strength', strengths).optional(),
  /** The day since when this is assumed, perceived or measured. */
  since: value.moment().optional(),
  claims: value.list(value.line()).optional(),
  /** What it rests on, in words: a figure, a study, what residents say. */
  basis: value.prose().optional(),
})

export type TheoryLink = z.infer<typeof linkSchema>

/** How a link is known that has no id of its own: by what it links, `n4->n3`. */
export function linkId({ id, from, to }: Pick<TheoryLink, 'id' | 'from' | 'to'>): string {
  return id ?? `${from}->${to}`
}

/** "This leads to that", with why we think so. */
export const linkKind = defineKind({
  name: 'link',
  collection: 'links',
  section: 'theory',
  many: true,
  writers: 'team',
  schema: linkSchema,
  idOf: linkId,
  titleOf: ({ from, to }) => `${from} → ${to}`,
  titleIn: ({ from, to }, { titleOf }) => [from, to].map((id) => titleOf({ kind: 'node', id })).join(' → '),
  room: 'theory',
})

const indicatorSchema = z.strictObject({
  code: value.id(),
  name: value.line(),
  level: value.choice('indicator-level', indicatorLevels),
  unit: value.vocabulary('unit', ['%', 'count', 'euro', 'index']),
  better: value.choice('better', ['lower', 'higher', 'none']).optional(),
  /** How many people the figure is about: the population at risk. */
  atRisk: value.amount().optional(),
  owner: value.reference('organisation').optional(),
  series: value.rows({ period: value.period(), value: value.number() }).optional(),
  baseline: value.group({ period: value.period(), value: value.number() }).optional(),
  targets: value.rows({ period: value.period(), value: value.number() }).optional(),
  /** Code of an indicator of the statistics of this installation that it is; its figures can be taken from there. */
  statistic: value.line().optional(),
  definition: value.prose().optional(),
  source: publishedIn().optional(),
})

export type TheoryIndicator = z.infer<typeof indicatorSchema>

/** What shows whether a goal comes nearer: with its baseline, target and owner. */
export const indicatorKind = defineKind({
  name: 'indicator',
  collection: 'indicators',
  section: 'theory',
  many: true,
  writers: 'team',
  schema: indicatorSchema,
  idOf: ({ code }) => code,
  titleOf: ({ name }) => name,
  room: 'theory',
})

const storySchema = z.strictObject({ text: value.prose() })

/** The theory of change as a written story, where somebody edited what the tree says by itself. */
export const storyKind = defineKind({
  name: 'story',
  collection: 'story',
  section: 'theory',
  many: false,
  writers: 'team',
  schema: storySchema,
  idOf: () => 'story',
  titleOf: ({ text }) => text.slice(0, 80),
  room: 'theory',
})

/** The kinds of record of this room, in the order of the exchange format. */
export const theoryKinds = [indicatorKind, nodeKind, linkKind, storyKind] as const

import type { ProgrammeDocument } from '../programme'
import { firstDayOf, lastDayOf } from '../reach'
import { type Graph, graphOf } from './graph'

type Items<Collection extends keyof ProgrammeDocument> =
  NonNullable<ProgrammeDocument[Collection]> extends (infer Item)[] ? Item : never

export type CheckedNode = Items<'nodes'>
export type CheckedLink = Items<'links'>
export type CheckedIndicator = Items<'indicators'>
export type CheckedIntervention = Items<'interventions'>
export type CheckedMoney = Items<'money'>
export type CheckedOrganisation = Items<'organisations'>

/** A programme as the rules look at it: what they look up is looked up once. */
export interface Snapshot {
  document: ProgrammeDocument
  /** The day on which it is checked. */
  asOf: string
  nodes: readonly CheckedNode[]
  interventions: readonly CheckedIntervention[]
  money: readonly CheckedMoney[]
  nodeById: ReadonlyMap<string, CheckedNode>
  indicatorByCode: ReadonlyMap<string, CheckedIndicator>
  organisationById: ReadonlyMap<string, CheckedOrganisation>
  /** Of every intervention, by id: the money that is for it. */
  moneyOf: ReadonlyMap<string, readonly CheckedMoney[]>
  graph: Graph
}

/** Prepares a programme for the rules, in one walk over it. */
export function snapshotOf(document: ProgrammeDocument): Snapshot {
  const { nodes = [], indicators = [], organisations = [], links = [], interventions = [], money = [] } = document
  return {
    document,
    asOf: document.asOf,
    nodes,
    interventions,
    money,
    nodeById: new Map(nodes.map((node) => [node.id, node])),
    indicatorByCode: new Map(indicators.map((indicator) => [indicator.code, indicator])),
    organisationById: new Map(organisations.map((organisation) => [organisation.id, organisation])),
    moneyOf: Map.groupBy(
      money.filter(({ intervention }) => intervention !== undefined),
      ({ intervention }) => intervention ?? '',
    ),
    graph: graphOf(links),
  }
}

/** The nodes an intervention says it contributes to. */
export function nodesOf({ contributes = [] }: CheckedIntervention): string[] {
  return contributes.map(({ node }) => node)
}

/** The indicators of a node that stand in the programme. */
export function indicatorsOf({ indicatorByCode }: Snapshot, node: CheckedNode): CheckedIndicator[] {
  return (node.indicators ?? []).flatMap((code) => indicatorByCode.get(code) ?? [])
}

/** Whether something holds on a day: from its beginning to its end, both included; what has no end goes on. */
export function holdsOn(day: string, { from, to }: { from?: string | undefined; to?: string | undefined }): boolean {
  return (from === undefined || firstDayOf(from) <= day) && (to === undefined || day <= lastDayOf(to))
}

/** Whether an intervention runs on a day. One that was stopped or has ended does not, whatever its dates say. */
export function runsOn(day: string, intervention: CheckedIntervention): boolean {
  return !isOver(intervention) && holdsOn(day, intervention)
}

/** Whether an intervention was stopped or has ended. */
export function isOver({ phase }: CheckedIntervention): boolean {
  return phase === 'stopped' || phase === 'ended'
}

/** Whether a text says nothing. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** A theme, group or place as it is compared: people write it with and without capitals. */
export function comparable(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

import { type Actor, allows, dayOf } from '../../accounts'
import type { Bottleneck, Decision } from '../../agreements'
import type { AllianceBody, AllianceOrganisation } from '../../alliance'
import type { Area } from '../../areas'
import { findArea } from '../../areas/index.server'
import type { House } from '../../platform/index.server'
import type { Kept, Section, SectionSharing } from '../../records'
import { readRecords, recordsPolicy, sharingOf, visibleSections } from '../../records/index.server'
import type { TheoryIndicator, TheoryLink, TheoryNode } from '../../theory'
import type { Activity, Application, Cycle, Intervention, LongTerm, Money, Policy, SocialReturn } from './kinds'

/** The kinds a plan is read from, with what each of them holds. */
export interface PlanBodies {
  programme: LongTerm
  cycle: Cycle
  application: Application
  intervention: Intervention
  activity: Activity
  money: Money
  'social-return': SocialReturn
  policy: Policy
  decision: Decision
  bottleneck: Bottleneck
  node: TheoryNode
  link: TheoryLink
  indicator: TheoryIndicator
  organisation: AllianceOrganisation
  body: AllianceBody
}

export type PlanKind = keyof PlanBodies

/** What an area wrote about what it does, as far as who asks may see it. */
export interface AreaPlan<Kinds extends PlanKind> {
  area: Pick<Area, 'slug' | 'name' | 'fictitious'>
  /** The parts that who asks sees; what is in others is not shared with them. */
  sees: readonly Section[]
  may: { change: boolean; manage: boolean }
  /** With whom the part of the page is shared; for the team. */
  sharing: SectionSharing | null
  /** `2026-01-31` */
  today: string
  /** Records by kind, in their order. */
  of: { [Kind in Kinds]: Kept<PlanBodies[Kind]>[] }
}

/**
 * What an area wrote, by kind, with what who asks may do with it.
 *
 * @param name slug, name or alias of the area
 * @param section the part the page is about
 * @throws Refusal `place-unknown`
 */
export async function areaPlan<Kind extends PlanKind>(
  house: House,
  actor: Actor,
  name: string,
  section: Section,
  kinds: readonly Kind[],
): Promise<AreaPlan<Kind>> {
  const area = await findArea(house, actor, name)
  const [sees, sharing, records] = await Promise.all([
    visibleSections(house, actor, area.slug),
    sharingOf(house, actor, area.slug, section),
    readRecords(house, actor, area.slug, kinds),
  ])
  const byKind = Map.groupBy(records, ({ kind }) => kind)
  return {
    area: { slug: area.slug, name: area.name, fictitious: area.fictitious },
    sees,
    sharing,
    may: {
      change: allows(recordsPolicy['records.change'], actor, area.slug),
      manage: allows(recordsPolicy['records.manage'], actor, area.slug),
    },
    today: dayOf(house.clock()),
    // Every record was read by the schema of its kind when it was kept.
    of: Object.fromEntries(kinds.map((kind) => [kind, byKind.get(kind) ?? []])) as unknown as AreaPlan<Kind>['of'],
  }
}

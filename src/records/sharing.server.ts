import { type Actor, type Audience, accountsPolicy, allows, authorise } from '../accounts'
import { share, shareShipped, sharesOf, withdrawShare } from '../accounts/index.server'
import type { House } from '../platform/index.server'
import type { Section } from './kind'
import { sections } from './kind'
import { recordsPolicy } from './policy'
import { sectionItem } from './service.server'
import type { SectionSharing } from './sharing'

/**
 * With whom a part of what an area wrote is shared, for its own team.
 *
 * @param area slug
 * @returns null for who is not of the team
 */
export async function sharingOf(
  house: House,
  actor: Actor,
  area: string,
  section: Section,
): Promise<SectionSharing | null> {
  authorise(recordsPolicy, 'records.read', actor, area)
  if (!allows(recordsPolicy['records.see-own'], actor, area)) return null
  const shares = await sharesOf(house, sectionItem(area, section))
  return {
    section,
    audiences: shares.filter(({ withdrawnAt }) => withdrawnAt === null).map((one) => one.with),
    mayShare: allows(accountsPolicy['accounts.share'], actor, area),
    operation: crypto.randomUUID(),
  }
}

/** The same for every part. */
export async function allSharing(house: House, actor: Actor, area: string): Promise<SectionSharing[]> {
  authorise(recordsPolicy, 'records.see-own', actor, area)
  const all = await Promise.all(sections.map((section) => sharingOf(house, actor, area, section)))
  return all.filter((one) => one !== null)
}

/** Sharing a part with an audience, or taking that back. */
export interface AskedSectionShare {
  area: string
  section: Section
  with: Audience
  /** False takes it back. */
  isShared: boolean
  operation: string
}

/**
 * Shares a part of what an area wrote, or takes that back.
 *
 * @returns with whom it is shared now
 * @throws Refusal `not-signed-in`, `not-allowed`: only programme managers of the area share
 */
export async function changeSharing(house: House, actor: Actor, asked: AskedSectionShare): Promise<Audience[]> {
  const { area, section, operation } = asked
  const change = asked.isShared ? share : withdrawShare
  return change(house, actor, { ...sectionItem(area, section), with: asked.with, operation })
}

/**
 * Shares parts of an area whose programme ships with the product: an example, or what was published.
 *
 * @param asked `sections` only these parts, without it all; `why` stands in the audit trail
 * @throws Refusal `not-allowed`: only the operator
 */
export async function shareSections(
  house: House,
  actor: Actor,
  asked: { area: string; sections?: readonly Section[]; with: Audience; why: string; operation: string },
): Promise<void> {
  const { sections: parts = sections, ...shared } = asked
  const subjects = parts.map((section) => sectionItem(asked.area, section).subject)
  await shareShipped(house, actor, { ...shared, subjects })
}

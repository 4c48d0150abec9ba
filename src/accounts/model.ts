import { Refusal } from '../platform'

/** What somebody is for an area or for the country (issue: roles). The public is no role: it is nobody. */
export const roles = [
  'administrator',
  'national-coordinator',
  'programme-manager',
  'contributor',
  'researcher',
  'reader',
] as const

export type Role = (typeof roles)[number]

/** Roles that are held for one area, never for the whole of the installation. */
export const areaRoles: readonly Role[] = ['programme-manager', 'contributor']

/** Roles that are held for the whole of the installation, never for one area. Those in neither list can be either. */
export const wholeRoles: readonly Role[] = ['administrator', 'national-coordinator']

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role)
}

/** The kinds of organisation in an alliance. */
export const organisationKinds = [
  'municipality',
  'housing',
  'police',
  'school',
  'care',
  'residents',
  'ministry',
  'research',
  'other',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

export function isOrganisationKind(value: unknown): value is OrganisationKind {
  return organisationKinds.includes(value as OrganisationKind)
}

export interface Organisation {
  slug: string
  name: string
  kind: OrganisationKind
}

/** A role of a person on behalf of an organisation, valid from one day to another (both included). */
export interface Membership {
  role: Role
  /** Slug of the area; null is everywhere. */
  area: string | null
  /** Slug of the organisation. */
  organisation: string
  /** Days as `2026-01-31`; null is without end. */
  from: string
  to: string | null
}

/** A role and where it holds: what a membership lets somebody do. */
export type HeldRole = Pick<Membership, 'role' | 'area'>

/**
 * Who asks: a signed-in person with the memberships valid today, the operator of the machine (or the operator acting
 * `as` a role, who may then do what that role may and no more), or anybody.
 */
export type Actor =
  | { kind: 'person'; id: string; name: string; memberships: readonly Membership[] }
  | { kind: 'operator'; as?: HeldRole }
  | { kind: 'public' }

export const publicActor: Actor = { kind: 'public' }
export const operatorActor: Actor = { kind: 'operator' }

/** The actor as the audit trail names it: `person:ID`, `operator` or `public`. */
export function actorText(actor: Actor): string {
  return actor.kind === 'person' ? `person:${actor.id}` : actor.kind
}

/** A role as the audit trail and the command line write it: `researcher`, `programme-manager:heerlen-noord`. */
export function roleText(held: HeldRole): string {
  return held.area === null ? held.role : `${held.role}:${held.area}`
}

/** True when the role may be held there: roles for one area with an area, roles for the whole without. */
export function isHoldable(held: HeldRole): boolean {
  if (areaRoles.includes(held.role)) return held.area !== null
  if (wholeRoles.includes(held.role)) return held.area === null
  return true
}

/** The day (`2026-01-31`) in the Netherlands at a moment; memberships begin and end at midnight there. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(moment)
}

/** The memberships that hold on a day (`2026-01-31`). */
export function validMemberships<Held extends Membership>(memberships: readonly Held[], day: string): Held[] {
  return memberships.filter((held) => held.from <= day && (held.to === null || day <= held.to))
}

/** An e-mail address as it is kept and compared: without spaces around it, in lower case. */
export function normaliseEmail(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/**
 * Who may do one thing. `everyone` includes people who are not signed in; `signedIn` is every signed-in person, whatever
 * their roles. Per role: `everywhere`, or `own-area` for the areas of the membership. Who is not named may not: deny by
 * default.
 */
export interface Rule {
  everyone?: true
  signedIn?: true
  operator?: true
  roles?: Partial<Record<Role, 'everywhere' | 'own-area'>>
}

/** The policy of a room: who may do what, as a table. */
export type Policy<Action extends string = string> = Readonly<Record<Action, Rule>>

/** Declares the policy of a room; the names of actions start with the room: `areas.correct-aliases`. */
export function definePolicy<Action extends string>(table: Policy<Action>): Policy<Action> {
  return table
}

/** On whose behalf something is done: the role that allows it and the organisation it is held for, if any. */
export interface Capacity {
  role: string | null
  organisation: string | null
}

const noCapacity: Capacity = { role: null, organisation: null }

/**
 * In which capacity the rule lets the actor do it to something of `area` (null: of no area in particular), or undefined
 * when it does not. The first membership that allows it counts.
 */
export function capacityOf(rule: Rule | undefined, actor: Actor, area: string | null = null): Capacity | undefined {
  if (!rule) return undefined
  if (actor.kind === 'operator' && actor.as) {
    const acting = actor.as
    return rule.everyone || reaches(rule, acting, area) ? { role: roleText(acting), organisation: null } : undefined
  }
  if (actor.kind === 'person') {
    const held = actor.memberships.find((membership) => reaches(rule, membership, area))
    if (held) return { role: roleText(held), organisation: held.organisation }
    return rule.everyone || rule.signedIn ? noCapacity : undefined
  }
  return rule.everyone || (actor.kind === 'operator' && rule.operator) ? noCapacity : undefined
}

function reaches(rule: Rule, held: HeldRole, area: string | null): boolean {
  const reach = rule.roles?.[held.role]
  if (reach === undefined) return false
  // A membership for one area never reaches further than that area, whatever the table says.
  if (held.area !== null) return held.area === area
  return reach === 'everywhere'
}

/** True when the rule lets the actor do it to something of `area` (null: of no area in particular). */
export function allows(rule: Rule | undefined, actor: Actor, area: string | null = null): boolean {
  return capacityOf(rule, actor, area) !== undefined
}

/**
 * The areas for which the rule lets the actor do it: `everywhere`, or the slugs of the areas, possibly none.
 */
export function allowedAreas(rule: Rule | undefined, actor: Actor): 'everywhere' | string[] {
  if (allows(rule, actor)) return 'everywhere'
  const held = actor.kind === 'person' ? actor.memberships : actor.kind === 'operator' && actor.as ? [actor.as] : []
  const areas = held.flatMap((role) => (role.area !== null && allows(rule, actor, role.area) ? [role.area] : []))
  return [...new Set(areas)]
}

/**
 * The first line of every service function.
 *
 * @returns the capacity in which the actor may do it, for the audit trail
 * @throws Refusal `not-signed-in` for the public, `not-allowed` for others
 */
export function authorise<Action extends string>(
  policy: Policy<Action>,
  action: NoInfer<Action>,
  actor: Actor,
  area: string | null = null,
): Capacity {
  const capacity = capacityOf(policy[action], actor, area)
  if (capacity) return capacity
  if (actor.kind === 'public') throw new Refusal('not-signed-in')
  throw new Refusal('not-allowed', { action })
}

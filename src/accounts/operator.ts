import { Refusal } from '../platform'
import { type Actor, areaRoles, isHoldable, isRole, operatorActor, roles, wholeRoles } from './model'

/** The roles as `--as` takes them: `AREA` stands for the slug of an area, square brackets for what may be left out. */
export const actingRoles: readonly string[] = roles.map((role) =>
  areaRoles.includes(role) ? `${role}:AREA` : wholeRoles.includes(role) ? role : `${role}[:AREA]`,
)

/**
 * The operator of the machine, or the operator acting as a role for `--as ROLE`: `researcher`,
 * `programme-manager:heerlen-noord`.
 *
 * @param command for which it was given
 * @throws Refusal `option-invalid` with the roles there are
 */
export function operatorAs(role: string | undefined, command = 'help'): Actor {
  if (role === undefined) return operatorActor
  const [name, ...rest] = role.split(':')
  const area = rest.length === 0 ? null : rest.join(':')
  if (isRole(name) && area !== '') {
    const held = { role: name, area }
    if (isHoldable(held)) return { kind: 'operator', as: held }
  }
  const reason = `${JSON.stringify(role)} ≠ ${actingRoles.join(' | ')}`
  throw new Refusal('option-invalid', { name: '--as', reason, command }, { where: '--as' })
}

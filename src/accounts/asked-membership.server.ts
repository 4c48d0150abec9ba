import { requireChoice } from './form.server'
import { roles } from './model'
import type { AskedMembership } from './service.server'
import type { NamedArea } from './visit.server'

/** The membership that a form asks for. @throws Refusal `input-invalid` at role or area */
export function askedMembershipOf(
  fields: Readonly<Record<string, string>>,
  areas: readonly NamedArea[],
): AskedMembership {
  const { area, organisation = '', from, to } = fields
  return {
    role: requireChoice('role', fields['role'], roles),
    area: area
      ? requireChoice(
          'area',
          area,
          areas.map(({ slug }) => slug),
        )
      : null,
    organisation,
    from: from || undefined,
    to: to || null,
  }
}

import { randomUUID } from 'node:crypto'
import { Refusal } from '../platform'
import type { CommandContext, CommandOption } from './command.server'
import { isRole, roles } from './model'
import type { AskedMembership } from './service.server'

/** The option that makes a command repeatable. */
export const operation: CommandOption = {
  value: 'ID',
  about: {
    nl: 'Nummer van de handeling: hetzelfde nummer verandert niets een tweede keer.',
    en: 'Id of the operation: the same id changes nothing a second time.',
  },
}
/** The options of a membership that is asked for. */
export const membershipOptions: Record<string, CommandOption> = {
  role: { value: 'ROLE', about: { nl: `Rol: ${roles.join(', ')}.`, en: `Role: ${roles.join(', ')}.` } },
  area: { value: 'SLUG', about: { nl: 'Gebied waarvoor de rol geldt.', en: 'Area for which the role holds.' } },
  organisation: {
    value: 'SLUG',
    about: { nl: 'Organisatie waarvoor de rol geldt.', en: 'Organisation for which the role is held.' },
  },
  from: {
    value: 'DAY',
    about: { nl: 'Eerste dag, zoals 2026-01-31. Anders vandaag.', en: 'First day, as 2026-01-31. Default today.' },
  },
  to: { value: 'DAY', about: { nl: 'Laatste dag. Anders zonder einde.', en: 'Last day. Default without end.' } },
  operation,
}

/** The value of an option, or undefined. */
export function option(context: CommandContext, name: string): string | undefined {
  const value = context.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The value of an option that must be there. @throws Refusal `option-missing` */
export function required(context: CommandContext, command: string, name: string): string {
  const value = option(context, name)
  if (value === undefined) throw new Refusal('option-missing', { name: `--${name}`, command }, { where: `--${name}` })
  return value
}

/** The first word behind the name. @throws Refusal `option-missing` naming `what` */
export function first(context: CommandContext, command: string, what: string): string {
  const [value] = context.positional
  if (value === undefined) throw new Refusal('option-missing', { name: what, command }, { where: what })
  return value
}

/** The refusal of an option with a wrong value. */
export function refusedOption(command: string, name: string, reason: string): Refusal {
  return new Refusal('option-invalid', { name: `--${name}`, reason, command }, { where: `--${name}` })
}

/** The operation id that was given, else a new one. */
export function operationOf(context: CommandContext): string {
  return option(context, 'operation') ?? randomUUID()
}

/** The membership the options ask for. @throws Refusal `option-missing`, `option-invalid` */
export function askedMembership(context: CommandContext, command: string): AskedMembership {
  const role = required(context, command, 'role')
  if (!isRole(role)) throw refusedOption(command, 'role', `${role} ≠ ${roles.join(' | ')}`)
  return {
    role,
    area: option(context, 'area') ?? null,
    organisation: required(context, command, 'organisation'),
    from: option(context, 'from'),
    to: option(context, 'to'),
  }
}

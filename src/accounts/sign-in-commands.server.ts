import { isLanguage, type Language } from '../platform'
import type { Command } from './command.server'
import {
  askedMembership,
  first,
  membershipOptions,
  operation,
  operationOf,
  option,
  refusedOption,
  required,
} from './command-options.server'
import { invite } from './invitation.server'
import { listOutbox, openMail } from './mail.server'
import { endSessionsOf } from './sessions.server'
import { resetTwoStep } from './two-step.server'

/** Commands about how people come in: invitations, mail that waits, sign-ins, lost phones. */
export const signInCommands: readonly Command[] = [
  {
    name: 'account invite',
    summary: {
      nl: 'Nodigt iemand uit, die met een link zelf een wachtwoord kiest.',
      en: 'Invites somebody, who chooses a password by a link.',
    },
    usage: 'EMAIL --name NAME --role ROLE [--area SLUG] --organisation SLUG [--from DAY] [--to DAY]',
    options: {
      name: { value: 'NAME', about: { nl: 'Naam van de persoon.', en: 'Name of the person.' } },
      'mail-language': {
        value: 'nl|en',
        about: { nl: 'Taal van de mail; anders nl.', en: 'Language of the mail; default nl.' },
      },
      ...membershipOptions,
    },
    store: 'needed',
    async run(context) {
      const language = option(context, 'mail-language') ?? 'nl'
      if (!isLanguage(language)) throw refusedOption('account invite', 'mail-language', `${language} ≠ nl | en`)
      const invited = await invite(context.house, context.actor, {
        email: first(context, 'account invite', 'EMAIL'),
        name: required(context, 'account invite', 'name'),
        language,
        membership: askedMembership(context, 'account invite'),
        operation: operationOf(context),
      })
      const mails = context.house.configuration.mail !== undefined
      return { data: invited, text: `${invited.email}  ${invitedText(mails, context.language)}` }
    },
  },
  {
    name: 'account sign-out',
    summary: { nl: 'Beëindigt alle aanmeldingen van een account.', en: 'Ends all sign-ins of an account.' },
    usage: 'EMAIL',
    options: { operation },
    store: 'needed',
    async run(context) {
      const email = first(context, 'account sign-out', 'EMAIL')
      const ended = await endSessionsOf(context.house, context.actor, { email, operation: operationOf(context) })
      return { data: { email, ended }, text: `${email}  ${ended}` }
    },
  },
  {
    name: 'account two-step off',
    summary: {
      nl: 'Haalt de tweede stap van een account weg, voor wie telefoon en reservecodes kwijt is.',
      en: 'Takes away the second step of an account, for who lost phone and backup codes.',
    },
    usage: 'EMAIL',
    options: { operation },
    store: 'needed',
    async run(context) {
      const email = first(context, 'account two-step off', 'EMAIL')
      const off = await resetTwoStep(context.house, context.actor, { email, operation: operationOf(context) })
      return { data: off, text: off.email }
    },
  },
  {
    name: 'mail list',
    summary: { nl: 'Mail die wacht of is verstuurd.', en: 'Mail that waits or was sent.' },
    usage: '',
    options: {},
    store: 'needed',
    async run({ house, actor }) {
      const mail = await listOutbox(house, actor)
      const text = mail.map(({ id, at, kind, state, email }) => `${id}  ${at}  ${kind}  ${state}  ${email}`).join('\n')
      return { data: { mail }, text }
    },
  },
  {
    name: 'mail open',
    summary: {
      nl: 'Toont een bericht dat wacht; dat komt in het logboek.',
      en: 'Shows a message that waits; this goes on the audit trail.',
    },
    usage: 'MAIL',
    options: { operation },
    store: 'needed',
    async run(context) {
      const mail = first(context, 'mail open', 'MAIL')
      const opened = await openMail(context.house, context.actor, { mail, operation: operationOf(context) })
      return { data: opened, text: `${opened.email}\n${opened.subject}\n\n${opened.text}` }
    },
  },
]

function invitedText(mails: boolean, language: Language): string {
  const words = mails
    ? { nl: 'uitgenodigd per mail', en: 'invited by mail' }
    : { nl: 'de uitnodiging wacht: wijklus mail list', en: 'the invitation waits: wijklus mail list' }
  return words[language]
}

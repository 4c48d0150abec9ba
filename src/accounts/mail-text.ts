import type { Language } from '../platform'
import { createTexts } from '../ui'
import { accountsTexts } from './index'
import type { Role } from './model'

/** What mail is about: choosing a new password, choosing the first, a role that was added to an account. */
export type MailKind = 'reset' | 'invitation' | 'added'

/** What the text of mail is filled with. */
export interface MailFacts {
  /** Name of the person it is for. */
  name: string
  link: string
  /** Address of this installation. */
  site: string
  /** Who did it, empty for the operator; and the role and area it is about, empty where the kind has none. */
  by: string
  role: Role | ''
  area: string
}

/** A letter as it is sent: plain text, so that it reads the same everywhere and carries nothing that is loaded. */
export interface Letter {
  subject: string
  text: string
}

const texts = createTexts([accountsTexts])

/** Writes a letter in a language. */
export function writeLetter(kind: MailKind, language: Language, facts: MailFacts): Letter {
  const t = texts.in(language)('accounts')
  const role = facts.role === '' ? '' : t(`roles.${facts.role}`)
  const by = facts.by === '' ? t('mail.operator') : facts.by
  const filled = { ...facts, by, role: facts.area === '' ? role : `${role} (${facts.area})` }
  const paragraphs = ['hello', 'why', 'do', 'else'].map((part) => t(`mail.${kind}.${part}`, filled))
  return {
    subject: t(`mail.${kind}.subject`, filled),
    text: `${[...paragraphs, t('mail.signed', filled)].join('\n\n')}\n`,
  }
}

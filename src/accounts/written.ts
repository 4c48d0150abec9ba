import type { Language } from '../platform'

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' }

/** A moment (ISO 8601) as people in the Netherlands write it: "10 maart 2025 om 10:00". */
export function writtenMoment(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment))
}

/** When a membership holds, as a key of the texts: it ended, it is still to come, it has an end or none. */
export function periodKey({ from, to }: { from: string; to: string | null }, today: string): string {
  if (to !== null && to < today) return 'memberships.ended'
  if (to !== null) return 'memberships.from-to'
  return from > today ? 'memberships.to-come' : 'memberships.from'
}

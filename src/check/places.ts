import type { Language } from '../platform'
import { addressOfRecord, kindNamed, type Section } from '../records'
import { addressOf } from '../ui'
import type { SubjectKind } from './finding'

/**
 * The address of the page where a finding can be mended, for who sees that part of what the area wrote; undefined for others.
 *
 * @param area slug
 * @param subject `kind:id`
 * @param seen the parts of the area that the reader sees
 */
export function placeOfSubject(
  language: Language,
  area: string,
  subject: string,
  seen: readonly Section[],
): string | undefined {
  const colon = subject.indexOf(':')
  const [kind, id] = [subject.slice(0, colon) as SubjectKind, subject.slice(colon + 1)]
  // A theme has no page of its own: its goals are in the tree. What a programme decided stands with its decisions.
  if (kind === 'theme') return seen.includes('theory') ? addressOf('theory', language, { area }) : undefined
  if (kind === 'programme') return seen.includes('agreements') ? addressOf('agreements', language, { area }) : undefined
  return seen.includes(kindNamed(kind).section) ? addressOfRecord(language, area, { kind, id }) : undefined
}

import type { Language } from '../../platform'
import type { Mention, RegisterEntry } from '../register/model'
import type { Intervention } from './kinds'

/** What of the published register can be taken over into a programme: what is done, not what was said about it. */
export const takeable: readonly string[] = ['intervention', 'strategy', 'activity', 'double-effect']

/** How the parts of a published intervention are introduced in its text, and its document is named. */
export interface TakeOverWords {
  /** `Partners volgens de bron`. */
  partners: string
  figures: string
  phase: string
  /** Where it stands: `Monitor SPUK Kansrijke Wijk 2023-2025, regel 6758`. */
  source(mentions: readonly Pick<Mention, 'document' | 'line'>[]): string
}

/**
 * A published intervention as one of an area. Its partners are text: whether they are in the alliance is not in the source.
 * To which goal it contributes is not in the source either, and is left open.
 *
 * @param id a new one, that the area does not have yet
 */
export function takenOver(
  entry: RegisterEntry,
  id: string,
  language: Language,
  words: TakeOverWords,
): Readonly<Intervention> {
  const title = (entry.name ?? entry.description?.[language] ?? entry.id).slice(0, 400)
  const said = [
    entry.description?.[language],
    entry.partners && `${words.partners}: ${entry.partners[language]}`,
    entry.phase && `${words.phase}: ${entry.phase[language]}`,
    entry.figures && `${words.figures}: ${entry.figures[language]}`,
  ].filter(Boolean)
  const [theme] = entry.themes
  const group = entry.targetGroup?.[language].slice(0, 400)
  return {
    id,
    title,
    ...(said.length > 0 ? { text: said.join('\n\n') } : {}),
    ...(theme === undefined ? {} : { theme }),
    ...(group === undefined ? {} : { targetGroups: [group] }),
    published: entry.id,
    source: words.source(entry.mentions).slice(0, 400),
  }
}

import type { TFunction } from 'i18next'
import type { Language } from '../../platform'
import { addressOf, useLanguage, useText } from '../../ui'
import type { RegisterEntry } from '../register/model'

/** What an entry is called: its name, or what it says where it has none. */
export function titleOf(entry: RegisterEntry, language: Language): string {
  return entry.name ?? entry.description?.[language] ?? entry.id
}

/** Names and slugs or codes of what an entry points at. */
export type Names = ReadonlyMap<string, string>

/** What kind of entry it is, in words; for a factor whether it helps and where, for an effect that it is a perception. */
export function kindText(entry: RegisterEntry, t: TFunction): string {
  if (entry.level && entry.polarity) {
    const parameters = { polarity: t(`polarity.${entry.polarity}`), level: t(`at-level.${entry.level}`) }
    return t('entry.factor', parameters)
  }
  const kind = t(`entry-kind.${entry.kind}`)
  return entry.kind === 'perceived-effect' ? `${kind} (${t('entry.not-measured')})` : kind
}

/** The areas as the document gives them: by name, or in its own words without names. */
export function areasText(entry: RegisterEntry, names: Names, language: Language, t: TFunction): string {
  if (entry.areasAsPublished) return entry.areasAsPublished[language]
  if (entry.areas.length > 0) return entry.areas.map((slug) => names.get(slug) ?? slug).join(', ')
  return t(entry.clusters.length > 0 ? 'entry.whole-cluster' : 'entry.no-area')
}

/** Where in the document the entry is named. */
export function sourceText(entry: RegisterEntry, t: TFunction): string {
  return entry.mentions
    .map(({ section, line }) => t('entry.line', { section: t(`section.${section}`), line }))
    .join('; ')
}

/**
 * A link to the page of an entry. Names are Dutch on English pages too; `title` is for what has a name in both.
 */
export function EntryLink({ entry, title }: { entry: RegisterEntry; title?: string | undefined }) {
  const language = useLanguage()
  return (
    <a
      href={addressOf('intervention', language, { intervention: entry.id })}
      lang={entry.name && !title && language !== 'nl' ? 'nl' : undefined}
    >
      {title ?? titleOf(entry, language)}
    </a>
  )
}

/** One line of results: what it is, the two facts one chooses by (kind and area), what it says, and where that stands. */
export function EntryLine({ entry, areas, clusters }: { entry: RegisterEntry; areas: Names; clusters: Names }) {
  const t = useText('programme')
  const language = useLanguage()
  const facts = [kindText(entry, t), areasText(entry, areas, language, t)]
  const named = entry.clusters.map((code) => clusters.get(code) ?? code)
  return (
    <>
      <EntryLink entry={entry} title={entry.kind === 'cluster' ? named[0] : undefined} />
      <span className="entry-facts">{facts.join(' · ')}</span>
      {entry.name && entry.description && <p>{entry.description[language]}</p>}
      <span className="quiet">{[...named, sourceText(entry, t)].join(' · ')}</span>
    </>
  )
}

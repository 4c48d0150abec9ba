import { normaliseName, type Wording } from '../../platform'

/** What a row of the published register says: something that is done, or something that was said about a cluster. */
export const entryKinds = [
  'intervention',
  'strategy',
  'activity',
  'double-effect',
  'cluster',
  'factor',
  'perceived-effect',
  'output',
  'monitoring',
] as const

export type EntryKind = (typeof entryKinds)[number]

/** The levels at which the monitor places a factor, from near to far (source 000, L7019-7078). */
export const factorLevels = ['individueel', 'relationeel', 'organisatorisch', 'systeem'] as const

export type FactorLevel = (typeof factorLevels)[number]

export const factorPolarities = ['bevorderend', 'belemmerend'] as const

export type FactorPolarity = (typeof factorPolarities)[number]

/** The parts of the document the register was read from. */
export const sections = [
  'chapter-4-table',
  'chapter-5-table',
  'chapter-5-text',
  'chapter-6-table',
  'chapter-6-text',
  'chapter-7-table',
  'annex-3',
] as const

export type Section = (typeof sections)[number]

/** Entries on one page of results. */
export const pageSize = 25

/** Longest search text in characters; a longer one is a mistake or an attack. */
export const longestTyped = 200

/** One place in the document where an entry is named, and the cluster it is named under there. */
export interface Mention {
  document: string
  section: Section
  line: string
  cluster: string | null
}

/** One row of the content, as checked. Rows with the same id are one entry, named in several places. */
export interface RegisterRow extends Omit<RegisterEntry, 'clusters' | 'mentions'> {
  mention: Mention
}

/** One entry of the published register. */
export interface RegisterEntry {
  id: string
  kind: EntryKind
  /** As published, in Dutch; null for what has no name, such as a factor. */
  name: string | null
  /** Codes of the grant themes it is about. */
  themes: readonly string[]
  /** Codes of the clusters it is named under. */
  clusters: readonly string[]
  /** Slugs of the areas the document names. Empty when it names none: which ones were meant is never guessed. */
  areas: readonly string[]
  /** What the document says about the areas where that is something else than their full names. */
  areasAsPublished: Wording | null
  level: FactorLevel | null
  polarity: FactorPolarity | null
  description: Wording | null
  targetGroup: Wording | null
  partners: Wording | null
  phase: Wording | null
  /** Line of the document where the phase is described. */
  phaseLine: string | null
  /** Numbers as published, in words with what they are numbers of. */
  figures: Wording | null
  mentions: readonly Mention[]
}

/**
 * A group of interventions in the document. Two chapters number the clusters differently, so the code is ours and stable.
 */
export interface Cluster {
  code: string
  name: Wording
  theme: string
  /** Its number in annex 3 and in chapter 4, where it has one. */
  annexNumber: number | null
  chapterNumber: number | null
}

/** What was published about one cluster, to read beside an entry that is named under it. */
export interface ClusterFile {
  cluster: Cluster
  entries: readonly RegisterEntry[]
}

export interface RegisterTheme {
  code: string
  name: Wording
}

/** What is asked of the register: slugs and codes; null asks nothing. */
export interface RegisterFilter {
  area: string | null
  theme: string | null
  cluster: string | null
  kind: EntryKind | null
}

/** What a filter looks at. */
export type Filtered = Pick<RegisterEntry, 'id' | 'kind' | 'themes' | 'clusters' | 'areas'>

export interface Count {
  code: string
  count: number
}

/** Per filter: each value with the number of entries it would give, the other filters as they are. */
export interface RegisterCounts {
  areas: readonly Count[]
  themes: readonly Count[]
  clusters: readonly Count[]
  kinds: readonly Count[]
  /** How many entries there would be without this one filter. */
  without: Readonly<Record<keyof RegisterFilter, number>>
}

const valuesOf: Readonly<Record<keyof RegisterFilter, (entry: Filtered) => readonly string[]>> = {
  area: (entry) => entry.areas,
  theme: (entry) => entry.themes,
  cluster: (entry) => entry.clusters,
  kind: (entry) => [entry.kind],
}

const filterNames = Object.keys(valuesOf) as (keyof RegisterFilter)[]

/** True when the entry has every value that is asked; `except` leaves one filter out. */
export function passes(entry: Filtered, filter: RegisterFilter, except?: keyof RegisterFilter): boolean {
  return filterNames.every((name) => {
    const wanted = filter[name]
    return name === except || wanted === null || valuesOf[name](entry).includes(wanted)
  })
}

/** Counts what each filter would give among entries that have the words. Values that give nothing are left out. */
export function countsOf(entries: readonly Filtered[], filter: RegisterFilter): RegisterCounts {
  const without = (name: keyof RegisterFilter) => entries.filter((entry) => passes(entry, filter, name))
  const counted = (name: keyof RegisterFilter): Count[] => {
    const counts = new Map<string, number>()
    for (const value of without(name).flatMap(valuesOf[name])) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([code, count]) => ({ code, count }))
  }
  return {
    areas: counted('area'),
    themes: counted('theme'),
    clusters: counted('cluster'),
    kinds: counted('kind'),
    without: {
      area: without('area').length,
      theme: without('theme').length,
      cluster: without('cluster').length,
      kind: without('kind').length,
    },
  }
}

/** What was typed, as the store searches for it. */
export interface SearchWords {
  /** All of it, without accents: words, "a phrase", -not, or. */
  whole: string
  /** What stands before the last word, when that word may be the beginning of a longer one; otherwise null. */
  before: string | null
  /** That last word; only letters and digits. */
  beginning: string | null
}

/** A last word shorter than this is not taken as the beginning of another: it would find half the register. */
const shortestBeginning = 3

/**
 * Reads what somebody typed in the search field. Accents do not matter. The last word may be the beginning of one, unless
 * it stands in quotes or after a minus.
 *
 * @returns undefined when nothing was typed
 */
export function readWords(typed: string): SearchWords | undefined {
  const whole = plainText(typed)
  if (whole === '') return undefined
  const last = /(?<=^|\s)[\p{L}\p{N}]+$/u.exec(whole)
  const inQuotes = (whole.match(/"/g)?.length ?? 0) % 2 === 1
  if (!last || inQuotes || last[0].length < shortestBeginning) return { whole, before: null, beginning: null }
  return { whole, before: whole.slice(0, last.index).trim(), beginning: last[0] }
}

/** Text as it is searched: without accents and control characters, single spaces. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
}

/**
 * The entries that rows are about, in the order in which they are shown when nothing is asked: by kind, then by name; what
 * has no name as published.
 * The first row of an entry describes it; the others add where else it is named.
 */
export function entriesOf(rows: readonly RegisterRow[]): RegisterEntry[] {
  const byId = Map.groupBy(rows, (row) => row.id)
  const entries = [...byId.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { mention: _, ...described } = first
    const mentions = same.map((row) => row.mention)
    const clusters = [...new Set(mentions.flatMap(({ cluster }) => cluster ?? []))]
    return [{ ...described, clusters, mentions }]
  })
  const byName = (a: RegisterEntry, b: RegisterEntry) => (a.name ?? '').localeCompare(b.name ?? '', 'nl')
  return entries.toSorted((a, b) => entryKinds.indexOf(a.kind) - entryKinds.indexOf(b.kind) || byName(a, b))
}

/** The one of these that is meant by a code or a name in either language, however it is spelled. */
export function findNamed<Named extends { code: string; name: Wording }>(
  typed: string,
  candidates: readonly Named[],
): Named | undefined {
  const wanted = normaliseName(typed)
  return candidates.find(({ code, name }) => [code, name.nl, name.en].some((known) => normaliseName(known) === wanted))
}

/** Factors of one level, those that help first, each in the order of the document. */
export function factorsByLevel(
  factors: readonly RegisterEntry[],
): { level: FactorLevel; factors: readonly RegisterEntry[] }[] {
  return factorLevels
    .map((level) => ({
      level,
      factors: factorPolarities.flatMap((polarity) =>
        factors.filter((factor) => factor.level === level && factor.polarity === polarity),
      ),
    }))
    .filter(({ factors: found }) => found.length > 0)
}

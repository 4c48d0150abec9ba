import { type Actor, authorise } from '../../accounts'
import { findArea, listAreas } from '../../areas/index.server'
import { type Language, nearest, Refusal, type RefusalCode, type Wording } from '../../platform'
import type { House } from '../../platform/index.server'
import { programmePolicy } from '../policy'
import { kindNames } from './labels'
import {
  type ClusterFile,
  type Count,
  countsOf,
  findNamed,
  longestTyped,
  pageSize,
  passes,
  type RegisterEntry,
  type RegisterFilter,
  readWords,
} from './model'
import { findEntries, readClusters, readEntries, readEntriesOfClusters, readEntryIds } from './store.server'
import { grantThemes } from './themes.server'

/** What somebody asks of the register. What is left out, or empty, asks nothing. */
export interface InterventionQuestion {
  /** Words; "a phrase", -not and or are understood. */
  q?: string | undefined
  /** Slug, name or alias of an area. */
  area?: string | undefined
  /** Code or name of a grant theme. */
  theme?: string | undefined
  /** Code or name of a cluster. */
  cluster?: string | undefined
  kind?: string | undefined
  /** The language that is searched in; names are Dutch in both. */
  language: Language
  /** From 1. */
  page?: number | undefined
}

/** A value of a filter, and how many entries it would give. */
export interface Facet extends Count {
  name: Wording
}

export interface FoundInterventions {
  /** Entries that answer the whole question, on all pages. */
  total: number
  page: number
  pages: number
  /** The filters as they were understood: slugs and codes. */
  filter: RegisterFilter
  results: readonly RegisterEntry[]
  facets: Readonly<Record<'areas' | 'themes' | 'clusters' | 'kinds', readonly Facet[]>>
  /** How many entries there would be without one of the filters. */
  without: Readonly<Record<keyof RegisterFilter, number>>
}

/**
 * Searches the published register.
 *
 * @returns one page of entries, best first, with counts per filter
 * @throws Refusal `search-too-long`, `place-unknown`, `intervention-theme-unknown`, `intervention-cluster-unknown`,
 * `intervention-kind-unknown`, each with near matches
 */
export async function searchInterventions(
  house: House,
  actor: Actor,
  question: InterventionQuestion,
): Promise<FoundInterventions> {
  authorise(programmePolicy, 'programme.read-register', actor)
  const typed = question.q ?? ''
  if (typed.length > longestTyped) {
    throw new Refusal('search-too-long', { count: typed.length, limit: longestTyped }, { where: 'q' })
  }
  const [themes, clusters, areas] = await Promise.all([
    grantThemes(house, actor),
    readClusters(house.database),
    listAreas(house, actor),
  ])
  const filter: RegisterFilter = {
    area: question.area?.trim() ? (await findArea(house, actor, question.area)).slug : null,
    theme: codeOf(question.theme, themes, 'intervention-theme-unknown', 'theme'),
    cluster: codeOf(question.cluster, clusters, 'intervention-cluster-unknown', 'cluster'),
    kind: codeOf(question.kind, kindNames, 'intervention-kind-unknown', 'kind'),
  }
  const withWords = await findEntries(house.database, readWords(typed), question.language)
  const found = withWords.filter((entry) => passes(entry, filter))
  const page = Math.max(1, question.page ?? 1)
  const ids = found.slice((page - 1) * pageSize, page * pageSize).map(({ id }) => id)
  const { without, ...counts } = countsOf(withWords, filter)
  return {
    total: found.length,
    page,
    pages: Math.max(1, Math.ceil(found.length / pageSize)),
    filter,
    results: await readEntries(house.database, ids),
    facets: {
      areas: facets(
        counts.areas,
        areas.map(({ slug, name }) => ({ code: slug, name: { nl: name, en: name } })),
        filter.area,
      ),
      themes: facets(counts.themes, themes, filter.theme),
      clusters: facets(counts.clusters, clusters, filter.cluster),
      kinds: facets(counts.kinds, kindNames, filter.kind),
    },
    without,
  }
}

/** One entry with all that was published about the clusters it is named under. */
export interface InterventionFile {
  entry: RegisterEntry
  themes: readonly { code: string; name: Wording }[]
  /** Of the areas the document names. */
  areas: readonly { slug: string; name: string }[]
  clusters: readonly ClusterFile[]
}

/**
 * One entry of the register with the factors and perceived effects of its clusters. The document gives those per cluster
 * and not per intervention, so they stand beside the entry and are not its own.
 *
 * @throws Refusal `intervention-unknown` with near ids
 */
export async function intervention(house: House, actor: Actor, id: string): Promise<InterventionFile> {
  authorise(programmePolicy, 'programme.read-register', actor)
  // Text with a zero character cannot be asked of PostgreSQL, and is the id of nothing.
  const [entry] = id.includes('\u0000') ? [] : await readEntries(house.database, [id])
  if (!entry) {
    const near = nearest(id.slice(0, longestTyped), await readEntryIds(house.database))
    throw new Refusal('intervention-unknown', { name: id.slice(0, longestTyped), near }, { where: 'id' })
  }
  const [clusters, themes, areas, beside] = await Promise.all([
    readClusters(house.database),
    grantThemes(house, actor),
    listAreas(house, actor),
    readEntriesOfClusters(house.database, entry.clusters),
  ])
  return {
    entry,
    themes: themes.filter(({ code }) => entry.themes.includes(code)),
    areas: areas.filter(({ slug }) => entry.areas.includes(slug)).map(({ slug, name }) => ({ slug, name })),
    clusters: clusters
      .filter(({ code }) => entry.clusters.includes(code))
      .map((cluster) => ({
        cluster,
        entries: beside.filter((other) => other.id !== entry.id && other.clusters.includes(cluster.code)),
      })),
  }
}

/** The code that is meant; null when nothing was asked. */
function codeOf<Code extends string>(
  typed: string | undefined,
  known: readonly { code: Code; name: Wording }[],
  refusal: RefusalCode,
  where: string,
): Code | null {
  if (!typed?.trim()) return null
  const found = findNamed(typed, known)
  if (found) return found.code
  const names = new Map(
    known.flatMap(({ code, name }) => [code, name.nl, name.en].map((each) => [each, code] as const)),
  )
  const name = typed.slice(0, longestTyped)
  const near = nearest(name, [...names.keys()]).map((each) => names.get(each) ?? each)
  throw new Refusal(refusal, { name, near: [...new Set(near)] }, { where })
}

/** The counts with their names, in the order of what is known. What gives nothing is left out, unless it was asked. */
function facets(
  counts: readonly Count[],
  known: readonly { code: string; name: Wording }[],
  asked: string | null,
): Facet[] {
  const byCode = new Map(counts.map(({ code, count }) => [code, count]))
  return known.flatMap(({ code, name }) => {
    const count = byCode.get(code) ?? 0
    return count > 0 || code === asked ? [{ code, name, count }] : []
  })
}

import { sql } from 'kysely'
import { type IndicatorRelation, relationsBeside } from '../model/disclosure'
import { type PublishedUnder, type Store, statisticsTables, type VersionFiles } from '../store.server'

/** A published version with what is needed to decide on disclosure. */
export interface PublishedVersion {
  id: string
  dataset: string
  indicators: readonly string[]
  under: PublishedUnder
  files: VersionFiles
}

/** All relations that the figures of these versions showed, each once. */
export function relationsShown(versions: readonly { under: PublishedUnder }[]): IndicatorRelation[] {
  return relationsBeside(
    [],
    versions.flatMap(({ under }) => under.found ?? []),
  )
}

/**
 * Versions from which numbers of people can be known, from old to new: all that were published as counts of people, and,
 * of one dataset, all whatever they were published as.
 *
 * @param dataset of which also versions of another class count
 * @param before id of a version: only what was registered before it
 */
export async function readPeopleVersions(
  store: Store,
  dataset: string | null,
  before?: string,
): Promise<PublishedVersion[]> {
  const rows = await statisticsTables(store)
    .selectFrom('dataset_version')
    .select(['id', 'dataset', 'indicators', 'disclosure'])
    .select(['full_by_indicator', 'full_by_place', 'released_by_indicator', 'released_by_place'])
    .where((where) =>
      where.or([
        where(sql<string>`disclosure ->> 'class'`, '=', 'counts-of-people'),
        ...(dataset === null ? [] : [where('dataset', '=', dataset)]),
      ]),
    )
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(registered_at, id) < (
        select registered_at, id from dataset_version as limit_version where limit_version.id = ${before ?? ''}
      )`),
    )
    .orderBy('registered_at')
    .orderBy(sql`id collate "C"`)
    .execute()
  return rows.map(({ id, dataset: slug, indicators, disclosure, ...files }) => ({
    id,
    dataset: slug,
    indicators,
    under: disclosure,
    files,
  }))
}

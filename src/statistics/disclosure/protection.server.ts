import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { publicActor } from '../../accounts'
import type { Composition } from '../../areas'
import { compositionsOf, currentCompositions, holdCompositions } from '../../areas/index.server'
import { Refusal } from '../../platform'
import type { DatabaseTransaction, House } from '../../platform/index.server'
import type { Protection } from '../hiding.store.server'
import type { AreaOfRegions } from '../model/margins'
import type { PublishedUnder } from '../store.server'
import type { ReleasedVersion } from './grouped-rows.store.server'
import { type PublishedVersion, readPeopleVersions, relationsShown } from './versions.store.server'

/**
 * What is known besides a version of counts of people that is to be published: the areas that are registered and the
 * versions that are out. Until the transaction ends no composition is made and no other counts of people are published,
 * so that nothing is decided without knowing of the other.
 *
 * @param again id of the version whose lost files are made again: then what was known when it was published
 * @throws Refusal `version-files-missing` when what is out cannot be read
 */
export async function protectionOf(
  transaction: DatabaseTransaction,
  house: House,
  dataset: string,
  under: PublishedUnder,
  again?: { id: string; under: PublishedUnder },
): Promise<Protection & { compositions: readonly string[] }> {
  await holdCompositions(transaction)
  const [all, versions] = await Promise.all([
    allCompositions({ ...house, database: transaction }),
    readPeopleVersions(transaction, dataset, again?.id),
  ])
  const wanted = again === undefined ? undefined : new Set(again.under.compositions ?? [])
  const compositions = all.filter(({ id }) => wanted?.has(id) ?? true)
  return {
    ...under,
    compositions: compositions.map(({ id }) => id),
    areas: compositions.map(areaOf),
    dataset,
    earlier: await Promise.all(versions.map((version) => releasedVersion(house, version))),
    shown: relationsShown(versions),
  }
}

/** Every version of the composition of every area, by id; everybody can read them. */
export async function allCompositions(house: House): Promise<Composition[]> {
  const areas = [...(await currentCompositions(house, publicActor)).keys()].sort()
  const found: Composition[] = []
  for (const area of areas) found.push(...(await compositionsOf(house, publicActor, area)))
  return found.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** A composition as a value for the rules. */
export function areaOf({
  area,
  boundaryYear,
  parts,
}: Pick<Composition, 'area' | 'boundaryYear' | 'parts'>): AreaOfRegions {
  return { place: area, boundaryYear, parts: parts.map(({ region, share }) => ({ region, share })) }
}

/**
 * The files of a version of which everyone may have the released edition.
 *
 * @throws Refusal `version-files-missing`
 */
export async function releasedVersion(
  house: House,
  { id, dataset, indicators, files }: PublishedVersion,
): Promise<ReleasedVersion> {
  const [full, released] = [files.full_by_indicator, files.released_by_indicator].map((path) =>
    join(house.filesDirectory, path),
  ) as [string, string]
  await Promise.all([full, released].map((path) => access(path))).catch((cause) => {
    throw new Refusal('version-files-missing', { version: id }, { cause })
  })
  return { id, dataset, full, released, indicators }
}

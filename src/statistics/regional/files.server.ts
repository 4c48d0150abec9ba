import type { Actor } from '../../accounts'
import type { House } from '../../platform/index.server'
import { editionFor, versionLocator } from '../catalogue.server'
import type { EditionFiles } from '../source/parquet-source.server'
import type { Edition } from '../source/port'
import type { Current } from '../store.server'

/** The versions that have figures of any of these indicators, in the order in which they count. */
export function holdingAny(current: readonly Current[], codes: readonly string[]): Current[] {
  const wanted = new Set(codes)
  return current.filter(({ version }) => version.indicators.some((code) => wanted.has(code)))
}

const locators = new WeakMap<House, ReturnType<typeof versionLocator>>()

/** A file of a version, and what it has figures of. */
export interface HeldFile {
  path: string
  indicators: readonly string[]
}

/**
 * The files of versions in the edition the actor gets of each.
 *
 * @param order `byPlace` for much about few places, `byIndicator` for one indicator of many
 */
export async function heldFiles(
  house: House,
  actor: Actor,
  versions: readonly Current[],
  wanted: Edition,
  order: keyof EditionFiles,
): Promise<HeldFile[]> {
  const locate = locators.get(house) ?? versionLocator(house)
  locators.set(house, locate)
  const files = await Promise.all(
    versions.map(({ dataset, version }) => locate(version.id, editionFor(actor, dataset, wanted))),
  )
  return versions.flatMap(({ version: { indicators } }, place) => {
    const path = files[place]?.[order]
    return path === undefined ? [] : [{ path, indicators }]
  })
}

/** The paths of the same. */
export async function filesOf(...asked: Parameters<typeof heldFiles>): Promise<string[]> {
  return (await heldFiles(...asked)).map(({ path }) => path)
}

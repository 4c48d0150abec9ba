import { normaliseName } from '../../platform'
import type { Region } from '../region'

/** A district with its neighbourhoods, as a page lists them. */
export interface DistrictBranch {
  district: Region
  neighbourhoods: Region[]
}

export interface RegionTree {
  municipality: Region | null
  /** By code, neighbourhoods by code below them. */
  districts: DistrictBranch[]
  /** What lies in no district that is known: neighbourhoods alone, or regions of another municipality. */
  others: Region[]
}

/**
 * Regions as a tree of one municipality.
 *
 * @param regions of one boundary year
 */
export function treeOf(regions: readonly Region[], municipality: string): RegionTree {
  const byCode = regions.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  const own = byCode.filter((region) => region.municipality === municipality)
  const districts = own.filter(({ level }) => level === 'district')
  const codes = new Set(districts.map(({ code }) => code))
  const neighbourhoods = own.filter(({ level }) => level === 'neighbourhood')
  return {
    municipality: own.find(({ level }) => level === 'municipality') ?? null,
    districts: districts.map((district) => ({
      district,
      neighbourhoods: neighbourhoods.filter(({ parent }) => parent === district.code),
    })),
    others: [
      ...neighbourhoods.filter(({ parent }) => !codes.has(parent ?? '')),
      ...byCode.filter((region) => region.municipality !== municipality),
    ],
  }
}

/**
 * The part of the tree that is shown for a search: what has the words in its name or code, with the district around it,
 * and everything that is kept. A district that is found by its own name comes with all its neighbourhoods.
 *
 * @param kept codes that are always shown, so that what was ticked is never lost from sight
 */
export function searchTree(tree: RegionTree, query: string, kept: ReadonlySet<string>): RegionTree {
  const wanted = normaliseName(query)
  if (wanted === '') return tree
  const isFound = ({ name, code }: Region) => normaliseName(`${name} ${code}`).includes(wanted)
  const isShown = (region: Region) => kept.has(region.code) || isFound(region)
  return {
    municipality: tree.municipality && isShown(tree.municipality) ? tree.municipality : null,
    districts: tree.districts.flatMap(({ district, neighbourhoods }) => {
      const shown = isFound(district) ? neighbourhoods : neighbourhoods.filter(isShown)
      return shown.length > 0 || isShown(district) ? [{ district, neighbourhoods: shown }] : []
    }),
    others: tree.others.filter(isShown),
  }
}

import { normaliseRegionCode, type RegionLevel } from '../../../areas'
import type { RegionRead } from '../plan'
import type { TableSample } from '../table'
import { differentValues, valuesOf } from './cells'
import { plainColumn } from './names'

/** Names of columns with codes of regions, smallest regions first, as far as they say of which level these are. */
const codeColumns: readonly { level: RegionLevel | null; names: readonly string[] }[] = [
  { level: 'neighbourhood', names: ['bu code', 'buurtcode', 'buurt code', 'buurt', 'bu', 'buc', 'neighbourhood code'] },
  { level: 'district', names: ['wk code', 'wijkcode', 'wijk code', 'wijk', 'wk', 'wkc', 'district code'] },
  {
    level: 'municipality',
    names: ['gm code', 'gemeentecode', 'gemeente code', 'gemeente', 'gm', 'gmc', 'municipality code'],
  },
  { level: 'postcode', names: ['pc4', 'pc 4', 'postcode4', 'pc4 code', 'postcode'] },
]

/** Names of columns with codes of any level, whose prefix says which. */
const mixedColumns = [
  'gwb code 10',
  'gwb code',
  'statcode',
  'codering',
  'regioaanduiding codering code',
  'regiocode gemeente wijk buurt code',
  'code',
  'regiocode',
  'regio code',
  'gebiedscode',
  'gebied code',
  'gebied',
  'regio',
  'place',
  'region',
  'region code',
  'area code',
]

/** Names of columns with names of regions, and those that say of which level these are. */
const nameColumns = ['regio', 'naam', 'gebiedsnaam', 'gebied', 'name', 'statnaam', 'wijken en buurten']
const nameColumnsOf: Readonly<Partial<Record<RegionLevel, readonly string[]>>> = {
  neighbourhood: ['buurtnaam', 'bu naam', 'buurt'],
  district: ['wijknaam', 'wk naam', 'wkn', 'wijk'],
  municipality: ['gemeentenaam', 'gm naam', 'gmn', 'gemeente'],
}

/** Columns with codes or names of districts or neighbourhoods, by what they are called; smallest first. */
export function columnsOfParts(sample: TableSample): { column: string; level: 'district' | 'neighbourhood' }[] {
  return (['neighbourhood', 'district'] as const).flatMap((level) => {
    const codes = codeColumns.filter((one) => one.level === level).flatMap(({ names }) => names)
    const names = [...codes, ...(nameColumnsOf[level] ?? [])]
    return sample.columns.filter((column) => names.includes(plainColumn(column))).map((column) => ({ column, level }))
  })
}

/** The level of most of these codes, and whether they carry their prefix; null where they are no codes. */
export function levelOfCodes(codes: readonly string[]): { level: RegionLevel | null; isBare: boolean } | null {
  const found = codes.map((code) => normaliseRegionCode(code))
  const prefixed = found.filter((code) => code !== null)
  if (prefixed.length === 0) return bareLevel(codes)
  if (prefixed.length < codes.length * 0.9) return null
  const levels = new Set(prefixed.map((code) => levelByPrefix[code.slice(0, 2)] ?? 'country'))
  levels.delete('country')
  const [level] = levels
  return { level: levels.size === 1 ? (level ?? null) : null, isBare: false }
}

const levelByPrefix: Readonly<Record<string, RegionLevel>> = {
  GM: 'municipality',
  WK: 'district',
  BU: 'neighbourhood',
  PC: 'postcode',
}

/** Codes without prefix say their level by their length. */
function bareLevel(codes: readonly string[]): { level: RegionLevel; isBare: true } | null {
  const lengths = [
    [/^\d{4}$/, 'municipality'],
    [/^\d{4}[0-9A-Z]{2}$/i, 'district'],
    [/^\d{4}[0-9A-Z]{4}$/i, 'neighbourhood'],
  ] as const
  const found = lengths.find(([form]) => codes.length > 0 && codes.every((code) => form.test(code)))
  return found ? { level: found[1], isBare: true } : null
}

/** How the regions of a table are named by code, and their level where all are of one; null where no column has codes. */
export function regionByCode(
  sample: TableSample,
): { region: Extract<RegionRead, { by: 'code' }>; level: RegionLevel | null } | null {
  // In JSON a column of what lies around the record starts with `../`; it is about another region.
  const own = sample.columns.filter((column) => !column.startsWith('../'))
  const byName = new Map(own.map((column) => [plainColumn(column), column]))
  for (const name of mixedColumns) {
    const column = byName.get(name)
    const found = column === undefined ? null : levelOfCodes(differentValues(sample, column))
    if (column !== undefined && found && !found.isBare) {
      return { region: codedBy(sample, column, null), level: found.level }
    }
  }
  for (const { level, names } of codeColumns) {
    const column = names.map((name) => byName.get(name)).find((each) => each !== undefined)
    if (column === undefined || level === null) continue
    const values = differentValues(sample, column)
    const known = values.filter((code) => normaliseRegionCode(code, level) !== null)
    if (values.length > 0 && known.length >= values.length * 0.9) {
      return { region: codedBy(sample, column, level), level }
    }
  }
  const named = new Set(codeColumns.flatMap(({ names }) => names))
  for (const name of [...mixedColumns, ...named]) {
    const column = byName.get(name)
    const found = column === undefined ? null : levelOfCodes(differentValues(sample, column))
    // A column of one level by its name can have codes of others too, where these say so themselves.
    if (column !== undefined && found && !(named.has(name) && found.isBare))
      return { region: codedBy(sample, column, found.level), level: found.level }
  }
  return null
}

/** Regions by the codes in a column, with the names beside them. */
export function codedBy(
  sample: TableSample,
  column: string,
  level: RegionLevel | null,
): Extract<RegionRead, { by: 'code' }> {
  return { by: 'code', columns: [column], level, name: nameBeside(sample, column) }
}

/**
 * The column with the names of the regions whose codes are in another: the one that has most different names. Beside codes
 * of one level a name of another level is of what lies around the region; `wijk` beside `wijkcode` is the name.
 */
export function nameBeside(sample: TableSample, code: string): string | null {
  const level = levelOfCodes(differentValues(sample, code))?.level ?? null
  const ofLevel = level === null ? Object.values(nameColumnsOf).flat() : (nameColumnsOf[level] ?? [])
  const names = [...nameColumns, ...ofLevel]
  const candidates = sample.columns.filter((column) => column !== code && names.includes(plainColumn(column)))
  const counted = candidates.flatMap((column) => {
    const values = differentValues(sample, column)
    const isCoded =
      values.length > 0 && values.every((value) => /^\d+$/.test(value) || normaliseRegionCode(value) !== null)
    return isCoded ? [] : [{ column, names: values.length }]
  })
  return counted.sort((a, b) => b.names - a.names)[0]?.column ?? null
}

/** Codes in a column that are of no region: `WK1916--` for a district that is not known, `GM0998` for abroad. */
export function noRegions(sample: TableSample, column: string, level: RegionLevel | null): string[] {
  return [...new Set(valuesOf(sample, column))].filter((code) => {
    const known = normaliseRegionCode(code, level)
    return known === null || /^(GM|WK|BU)099[789]/.test(known)
  })
}

import { normaliseRegionCode, type RegionLevel } from '../../../areas'
import { Refusal, type Wording } from '../../../platform'
import { readPeriod } from '../../model/period-forms'
import type { Read, RegionRead } from '../plan'
import type { TableSample } from '../table'
import { differentValues } from './cells'
import type { Hints } from './kind'
import { onlyYearIn } from './kwb'
import { plainColumn } from './names'
import { codedBy, levelOfCodes, nameBeside, regionByCode } from './places'
import { wording } from './wordings'
import { type FoundYear, ofPartOfYear, periodOf, yearOf, yearOfPeriod, yearsIn } from './years'

/**
 * Names that a column of a table of one's own may have, in Dutch and English; capitals, accents and signs between words do
 * not matter. Other names go by a mapping.
 */
export const localNames = {
  region: ['gebied', 'gebiedscode', 'regio', 'regiocode', 'code', 'buurt', 'buurtcode', 'wijk', 'wijkcode', 'gemeente'],
  period: ['periode', 'jaar', 'meetjaar', 'peiljaar', 'perioden', 'period', 'year'],
  boundaryYear: ['jaar van de grenzen', 'grenzen', 'indeling', 'indelingsjaar', 'boundary year', 'boundaries'],
  indicator: ['indicator', 'vraag', 'onderwerp', 'stelling', 'thema', 'measure', 'question', 'topic'],
  value: [
    'waarde',
    'percentage',
    'aandeel',
    'fractie',
    'score',
    'gemiddelde',
    'uitkomst',
    'value',
    'share',
    'fraction',
    'mean',
    'result',
  ],
  n: ['n', 'aantal', 'respons', 'respondenten', 'aantal respondenten', 'ingevuld', 'respondents', 'responses', 'count'],
  of: [
    'populatie',
    'bevolking',
    'inwoners',
    'aantal inwoners',
    'inwonertal',
    'bewoners',
    'aantal bewoners',
    'doelgroep',
    'uitgezet',
    'verzonden',
    'population',
    'residents',
    'invited',
  ],
  margin: ['marge', 'foutmarge', 'betrouwbaarheidsmarge', 'onnauwkeurigheid', 'margin', 'margin of error'],
  weighting: ['weging', 'gewogen', 'wegen', 'weighting', 'weighted'],
  unit: ['eenheid', 'unit'],
  absence: ['reden', 'waarom leeg', 'ontbreekt', 'absence', 'reason'],
  provision: ['voorziening', 'soort voorziening', 'soort', 'wet', 'regeling', 'product', 'provision', 'kind', 'scheme'],
  decisions: ['besluiten', 'aantal besluiten', 'beschikkingen', 'aantal beschikkingen', 'toekenningen', 'decisions'],
  clients: [
    'clienten',
    'aantal clienten',
    'gebruikers',
    'aantal gebruikers',
    'jeugdigen',
    'deelnemers',
    'clients',
    'users',
  ],
} as const

export type LocalRole = keyof typeof localNames

/**
 * The column that has a role in a table of one's own. Behind its name may stand in brackets that it counts or is in per
 * cents, or whether it was weighted: `N (ongewogen)`, `Percentage (%)`. A column of per cents has no number of people.
 */
export function localColumn(sample: TableSample, role: LocalRole): string | undefined {
  const names: readonly string[] = localNames[role]
  const named = (column: string) => names.indexOf(localName(column, role))
  return sample.columns.filter((column) => named(column) >= 0).sort((a, b) => named(a) - named(b))[0]
}

/** The column with the values of a survey: by its name, or else the only one that says that it is in per cents (`% eens`). */
export function valueColumn(sample: TableSample): string | undefined {
  const named = localColumn(sample, 'value')
  if (named !== undefined) return named
  const shares = sample.columns.filter((column) => /^%|%$/.test(column.trim()) && !hasOtherRole(column))
  return shares.length === 1 ? shares[0] : undefined
}

/** What may stand in brackets behind a name and changes nothing of what a column is. */
const asides: readonly string[] = ['', 'n', 'in', 'procent', 'in procent', 'ongewogen', 'unweighted', 'percent']
const weighted: readonly string[] = ['gewogen', 'weighted']

/** The name of a column without what stands in brackets behind it, as far as that says nothing else. */
function localName(column: string, role: LocalRole): string {
  const isCount = role === 'n' || role === 'of'
  if (isCount && column.includes('%')) return ''
  const [, name, aside] = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(column) ?? []
  // Who answered is protected by how many they were; weighted, they are another number.
  const isPlain = aside !== undefined && [...asides, ...(isCount ? [] : weighted)].includes(plainColumn(aside))
  return plainColumn(isPlain && name !== undefined ? name : column)
}

function hasOtherRole(column: string): boolean {
  return Object.values(localNames).some((names) => (names as readonly string[]).includes(plainColumn(column)))
}

/** Where and when the rows of a table of one's own are about. */
export interface LocalPlace {
  region: RegionRead
  period: Read<string>
  boundaryYear: Read<number>
  lastYear: number
  used: readonly string[]
  /** What must be said of how the period was found. */
  warnings: readonly Wording[]
}

/** Names of columns with a part of a year, in capitals, accents and signs as in `localNames`. */
const partNames: readonly string[] = [
  'kwartaal',
  'kwartaalnummer',
  'maand',
  'maandnummer',
  'halfjaar',
  'quarter',
  'month',
]

/**
 * Region, period and year of the boundaries of a table of one's own. The boundaries are those of their column; else of the
 * only or last year in the table.
 *
 * @returns null where no column has codes or names of regions
 * @throws Refusal `import-year-unknown` where neither a column nor the name of the file has a year, `import-part-apart` where
 *   a part of the year stands in a column of its own, `import-part-unread` where the name says a part that is no period
 */
export function localPlace(sample: TableSample, hints: Hints): LocalPlace | null {
  const named = localColumn(sample, 'region')
  const coded = regionByCode(sample) ?? mostlyCoded(sample, named)
  if (!coded && named === undefined) return null
  const periodColumn = periodColumnOf(sample)
  const cells = periodColumn === undefined ? [] : differentValues(sample, periodColumn)
  const years = cells.flatMap((cell) => yearOfPeriod(cell) ?? [])
  // A column with periods tells, also where they are written in a way that is not read: then the cell is refused by its place.
  const isTold = cells.length > 0 && periodColumn !== undefined
  const told = years.length > 0 ? years : cells.flatMap((cell) => yearsIn(cell))
  const dated = yearOf(sample, hints)
  const ofName = told.length > 0 || !dated ? null : ofPartOfYear(dated, sample.file)
  const lastYear = told.length > 0 ? Math.max(...told) : ofName?.year
  if (lastYear === undefined) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
  const boundaryColumn = localColumn(sample, 'boundaryYear')
  const boundaryYear = boundaryColumn === undefined ? null : onlyYearIn(sample, boundaryColumn)
  const region: RegionRead = coded
    ? { ...coded.region, name: coded.region.name ?? nameBeside(sample, coded.region.columns[0] ?? '') }
    : namedRegion(sample, named ?? '')
  return {
    region,
    period: isTold ? { column: periodColumn } : { fixed: ofName ? periodOf(ofName) : String(lastYear) },
    boundaryYear:
      coded && boundaryColumn !== undefined && boundaryYear === null
        ? { column: boundaryColumn }
        : { fixed: boundaryYear ?? lastYear },
    lastYear,
    used: [
      ...(region.by === 'code'
        ? [...region.columns, ...(region.name === null ? [] : [region.name])]
        : [region.column, ...(region.within === undefined ? [] : [region.within])]),
      ...(isTold ? [periodColumn] : []),
      ...(boundaryColumn === undefined ? [] : [boundaryColumn]),
    ],
    warnings: ofName ? ofName.warnings : aboutWholeYears(cells, dated),
  }
}

/** A column with years under a name with a part of one: the column counts, and that is told. */
function aboutWholeYears(cells: readonly string[], named: FoundYear | null): Wording[] {
  const { year, part, unread } = named ?? {}
  const found = part === undefined ? unread : `${year}${part}`
  const areYears = cells.every((cell) => readPeriod(cell) === String(year))
  return found === undefined || !areYears ? [] : [wording('part-beside-year', { found, year: year ?? '' })]
}

/** The column with periods: one with years is not enough where another one says which part of them. */
function periodColumnOf(sample: TableSample): string | undefined {
  const column = localColumn(sample, 'period')
  const arePeriods = (cells: readonly string[], hasPart: boolean) =>
    cells.every((cell) => {
      const period = readPeriod(cell)
      return period !== null && (!hasPart || period.length > 4)
    })
  const cells = column === undefined ? [] : differentValues(sample, column)
  for (const part of sample.columns.filter((each) => partNames.includes(plainColumn(each)))) {
    const values = differentValues(sample, part)
    const [value] = values
    if (value === undefined || (cells.length > 0 && arePeriods(cells, true))) continue
    if (arePeriods(values, true)) return part
    throw new Refusal(
      'import-part-apart',
      { file: sample.file, column: part, value },
      { where: `${sample.file}:${sample.firstRow}:${part}` },
    )
  }
  return column
}

/** Codes among which is something else, such as a row with a total: that row is refused by its place, and not all of them. */
function mostlyCoded(sample: TableSample, column: string | undefined): ReturnType<typeof regionByCode> {
  if (column === undefined) return null
  const cells = differentValues(sample, column)
  const codes = cells.filter((cell) => normaliseRegionCode(cell) !== null)
  if (codes.length === 0 || codes.length * 2 < cells.length) return null
  const level = levelOfCodes(codes)?.level ?? null
  return { region: codedBy(sample, column, level), level }
}

/** Regions by name, within the municipality that stands beside it; of several, the one of the level that the column says. */
function namedRegion(sample: TableSample, column: string): RegionRead {
  const prefers = levelsNamed.get(plainColumn(column))
  const municipality = sample.columns.find((each) => ['gemeente', 'gemeentenaam'].includes(plainColumn(each)))
  const within = municipality === undefined || municipality === column ? {} : { within: municipality }
  return { by: 'name', column, municipality: null, level: null, ...within, ...(prefers && { prefers }) }
}

const levelsNamed: ReadonlyMap<string, RegionLevel> = new Map([
  ['buurt', 'neighbourhood'],
  ['wijk', 'district'],
  ['gemeente', 'municipality'],
])

/** What is said of the period, and of boundaries when the table does not name their year. */
export function aboutPlace(sample: TableSample, { lastYear, warnings }: LocalPlace): Wording[] {
  const isNamed = localColumn(sample, 'boundaryYear') !== undefined
  return [...warnings, ...(isNamed ? [] : [wording('boundaries-of-last-year', { year: lastYear })])]
}

import { type CatalogueEntry, type ColumnCatalogue, sourceOf } from '../importing/kinds/catalogue'
import { plainColumn } from '../importing/kinds/names'
import { refuseUncertainty } from './model/grounds'

/** Sources whose figures are modelled or composite, and whose own names of columns are known to mean that. */
const sourcesWithoutGround = ['rivm', 'lbm2', 'lbm3', 'ses-woa']

/** Names of a whole instrument, by which people call its score; the codes are what the catalogue has it under. */
const instruments: Readonly<Record<string, string>> = {
  leefbaarometer: 'lbm3:score',
  leefbaarometerscore: 'lbm3:score',
  'leefbaarometer score': 'lbm3:score',
  'ses woa': 'ses-woa:totaalscore',
  seswoa: 'ses-woa:totaalscore',
}

/**
 * Refuses a column of a file that bears the code of such an outcome, the name under which its publisher has it, or the name
 * under which we show it, also with a year or the number of a service behind it: `lbm`, `KL14`, `rivm:sterk-eenzaam`,
 * `Sterk eenzaam (%)`, `ErvarenGezondheidGoedZeerGoed_4`, `SES-WOA 2021`.
 *
 * @throws Refusal `effect-outcome-modelled`, `effect-outcome-composite`
 */
export function refuseKnownColumn(catalogue: ColumnCatalogue, column: string): void {
  const found = catalogue.byCode(column.toLowerCase()) ?? entryOfAny(catalogue, namesOf(column))
  if (!found) return
  const { uncertainty, name } = found.indicator
  refuseUncertainty(uncertainty, { nl: `${column} (${name.nl})`, en: `${column} (${name.en})` })
}

/** The name as it stands, and without what files put behind it: a unit, the number of a service, a year in two or four digits. */
function namesOf(column: string): string[] {
  const bare = column.replace(/\s*\([^()]*\)\s*$/, '')
  return [column, bare, bare.replace(/_\d+$/, ''), bare.replace(/[\s_-]*(?:(?:19|20)\d{2}|(?<=[A-Z])\d{2})$/, '')]
}

function entryOf(catalogue: ColumnCatalogue, name: string): CatalogueEntry | undefined {
  const plain = plainColumn(name)
  return (
    catalogue.find(name, sourcesWithoutGround) ??
    catalogue.byCode(instruments[plain] ?? '') ??
    catalogue.entries.find(
      ({ indicator }) =>
        sourcesWithoutGround.includes(sourceOf(indicator.code)) &&
        [indicator.name.nl, indicator.name.en].some((shown) => plainColumn(shown) === plain),
    )
  )
}

function entryOfAny(catalogue: ColumnCatalogue, names: readonly string[]): CatalogueEntry | undefined {
  return names
    .values()
    .map((name) => entryOf(catalogue, name))
    .find((found) => found !== undefined)
}

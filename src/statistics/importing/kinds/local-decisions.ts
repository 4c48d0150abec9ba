import type { ImportedIndicator, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { decimalOfOwn, differentValues } from './cells'
import { baseName } from './collected-series'
import { type Kind, recognised } from './kind'
import { aboutPlace, type LocalPlace, localColumn, localPlace } from './local-columns'
import { blank, commonMarkers } from './markers'
import { codeOfName, slugOf } from './names'
import { wording } from './wordings'

/**
 * Decisions of a municipality on support (Wmo, youth, participation): per region, period and kind of provision the number
 * of decisions or of clients, with the number of residents where it is given. They count people, decisions too, so small
 * numbers are protected by us.
 */
export const localDecisions: Kind = {
  kind: 'local-decisions',
  name: wording('kind-local-decisions'),
  recognise: (sample, _, hints) => {
    const decisions = localColumn(sample, 'decisions')
    const clients = localColumn(sample, 'clients')
    if ((decisions === undefined && clients === undefined) || localColumn(sample, 'value') !== undefined) return null
    const place = localPlace(sample, hints)
    if (!place) return null
    const plans = [
      ...(decisions === undefined ? [] : [planOf(sample, place, decisions, 'besluiten')]),
      ...(clients === undefined ? [] : [planOf(sample, place, clients, 'clienten')]),
    ]
    return recognised('local-decisions', 0.87, ...plans)
  },
}

function planOf(
  sample: TableSample,
  place: LocalPlace,
  value: string,
  counted: 'besluiten' | 'clienten',
): StatisticsPlan {
  const provision = localColumn(sample, 'provision')
  const of = localColumn(sample, 'of')
  const other = counted === 'besluiten' ? localColumn(sample, 'clients') : localColumn(sample, 'decisions')
  const prefix = `lokaal-${counted}`
  const like: Omit<ImportedIndicator, 'code' | 'name'> = {
    theme: null,
    unit: counted === 'besluiten' ? 'decisions' : 'persons',
    better: 'none',
    uncertainty: 'count',
    aggregation: 'sum',
    denominator: null,
    definitions: [
      {
        version: '1',
        label: wording('own-count'),
        text: wording(counted === 'besluiten' ? 'definition-decisions' : 'definition-clients'),
      },
    ],
    personSensitive: true,
  }
  const names = provision === undefined ? [baseName(sample.file)] : differentValues(sample, provision)
  const indicators = names.map((name) => ({
    ...like,
    code: codeOfName(prefix, name),
    name: named(counted, name),
  }))
  const title = baseName(sample.file)
  return {
    target: 'statistics',
    kind: 'local-decisions',
    dataset: {
      slug: `lokaal-${slugOf(title)}-${counted}`,
      title: wording('local-title', { title }),
      publisher: wording('own-figures').nl,
      licence: wording('licence-unknown').nl,
      disclosure: 'counts-of-people',
    },
    indicators,
    region: place.region,
    boundaryYear: place.boundaryYear,
    period: place.period,
    decimal: decimalOfOwn(sample, [], of === undefined ? [value] : [value, of]),
    markers: commonMarkers,
    blank: blank('unknown', 'blank-unknown'),
    shape: {
      form: 'long',
      measure: provision === undefined ? { fixed: names[0] ?? title } : { column: provision },
      measures: Object.fromEntries(
        names.map((name, at) => [name, { indicator: indicators[at]?.code ?? '', definition: '1' }]),
      ),
      ...(provision === undefined ? {} : { others: { prefix, like } }),
      value,
      ...(of === undefined ? {} : { of }),
    },
    left: sample.columns
      .filter((column) => ![...place.used, value, other, provision, of].includes(column))
      .map((column) => ({ column, reason: wording('column-not-of-decisions') })),
    warnings: [
      wording('counts-of-people'),
      ...aboutPlace(sample, place),
      ...(of === undefined ? [wording('decisions-without-population')] : []),
    ],
  }
}

function named(counted: 'besluiten' | 'clienten', name: string) {
  return wording(counted === 'besluiten' ? 'decisions-of' : 'clients-of', { name })
}

import { Refusal, type Wording } from '../../platform'
import { differentValues } from '../importing/kinds/cells'
import { type Kind, recognised } from '../importing/kinds/kind'
import type { ImportedIndicator, StatisticsPlan } from '../importing/plan'
import type { TableSample } from '../importing/table'
import en from './texts/en.json'
import nl from './texts/nl.json'

/** Columns that a variable has after it was fetched (`swing.ts`). */
const needed = ['Variable', 'Name', 'Unit', 'GeoLevel', 'GeoItem', 'Region', 'BoundaryYear', 'Period', 'Value']

/** Units of numbers of people or things, which add up. */
const counted = /^(aantal|personen|inwoners|huishoudens|woningen|banen|number|persons)$/i

/**
 * A variable that was fetched from the Open Data Service of Swing. Its code is `swing:` and the code it has there. Swing says
 * neither how a variable adds up nor what its figures are off by: counts are added, all else is shown per part, and is
 * taken for a survey without margins, so that no difference is called one that may be none.
 */
export const swingKind: Kind = {
  kind: 'swing',
  name: wording('swing-kind'),
  recognise: (sample) => {
    if (needed.some((column) => !sample.columns.includes(column))) return null
    const [code, name, unit] = ['Variable', 'Name', 'Unit'].map((column) => differentValues(sample, column)[0])
    if (code === undefined) return null
    const years = differentValues(sample, 'BoundaryYear')
    if (years.length === 0) throw new Refusal('import-year-unknown', { file: sample.file }, { where: sample.file })
    return recognised('swing', 1, planOf(sample, { code, name: name ?? code, unit: unit ?? '' }, years))
  },
}

function planOf(
  { title }: TableSample,
  about: { code: string; name: string; unit: string },
  years: readonly string[],
): StatisticsPlan {
  const indicator = indicatorOf(about)
  const warnings = [wording('swing-boundaries', { years: years.join(', ') }), wording('swing-missing')]
  return {
    target: 'statistics',
    kind: 'swing',
    dataset: {
      slug: `swing-${about.code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      title: wording('swing-title', { name: title ?? about.name, code: about.code }),
      publisher: 'Swing',
      licence: 'volgens de databank / as the databank states',
      disclosure: 'protected-at-source',
    },
    indicators: [indicator],
    region: { by: 'code', columns: ['Region'], level: null, name: null },
    boundaryYear: { column: 'BoundaryYear' },
    period: { column: 'Period' },
    decimal: '.',
    markers: [{ text: '?', absence: 'unknown', note: wording('marker-unknown') }],
    blank: { absence: 'unknown', note: wording('swing-missing') },
    shape: {
      form: 'long',
      measure: { fixed: about.code },
      measures: { [about.code]: { indicator: indicator.code, definition: '1' } },
      value: 'Value',
    },
    left: [],
    warnings: indicator.aggregation === 'none' ? [...warnings, wording('swing-aggregation')] : warnings,
  }
}

function indicatorOf({ code, name, unit }: { code: string; name: string; unit: string }): ImportedIndicator {
  const isCount = counted.test(unit.trim())
  return {
    code: `swing:${code.toLowerCase()}`,
    name: { nl: name, en: name },
    theme: null,
    unit: unit === '' ? 'number' : unit,
    better: 'none',
    uncertainty: isCount ? 'count' : 'survey-without-margin',
    aggregation: isCount ? 'sum' : 'none',
    denominator: null,
    definitions: [{ version: '1', label: wording('swing-source'), text: wording('swing-definition', { name, code }) }],
  }
}

function wording(key: keyof typeof nl, values: Readonly<Record<string, string>> = {}): Wording {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return { nl: fill(nl[key]), en: fill(en[key]) }
}

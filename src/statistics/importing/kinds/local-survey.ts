import type { ImportedIndicator, StatisticsPlan } from '../plan'
import type { TableSample } from '../table'
import { decimalOfOwn, differentValues, valuesOf } from './cells'
import { baseName } from './collected-series'
import { plainIndicator } from './columns'
import { type Kind, recognised } from './kind'
import { aboutPlace, type LocalPlace, localColumn, localPlace, valueColumn } from './local-columns'
import { blank, commonMarkers } from './markers'
import { codeOfName, slugOf } from './names'
import { unitOfSurvey } from './survey-units'
import { wording } from './wordings'

/**
 * A survey of one's own: one row per region (and period, and indicator) with a value and the number of answers, the margin
 * or a note on weighting. The names that columns may have are in `localNames`. Counts of people are protected by us.
 */
export const localSurvey: Kind = {
  kind: 'local-survey',
  name: wording('kind-local-survey'),
  recognise: (sample, _, hints) => {
    const value = valueColumn(sample)
    const n = localColumn(sample, 'n')
    const margin = localColumn(sample, 'margin')
    const weighting = localColumn(sample, 'weighting')
    if (value === undefined || (n === undefined && margin === undefined && weighting === undefined)) return null
    const place = localPlace(sample, hints)
    if (!place) return null
    return recognised('local-survey', 0.85, planOf(sample, place, { value, n, margin, weighting }))
  },
}

interface Columns {
  value: string
  n: string | undefined
  margin: string | undefined
  weighting: string | undefined
}

function planOf(sample: TableSample, place: LocalPlace, { value, n, margin, weighting }: Columns): StatisticsPlan {
  const of = localColumn(sample, 'of')
  const unit = localColumn(sample, 'unit')
  const measure = localColumn(sample, 'indicator')
  const absence = localColumn(sample, 'absence')
  const beside = [value, n, margin, weighting, of, unit, measure, absence].filter((column) => column !== undefined)
  const units = { value, measure, unit }
  const others = unitOfSurvey(sample, units)
  const base: Omit<ImportedIndicator, 'code' | 'name'> = {
    theme: null,
    unit: others.unit,
    better: 'none',
    uncertainty: margin === undefined ? 'survey-without-margin' : 'survey-with-margin',
    aggregation: 'none',
    denominator: null,
    definitions: [definitionOf(sample, weighting)],
  }
  const names = measure === undefined ? [baseName(sample.file)] : differentValues(sample, measure)
  const measures = names.map((name) => ({
    name,
    code: codeOfName('lokaal', name),
    ...unitOfSurvey(sample, units, name),
  }))
  const indicators = measures.map(({ name, code, unit }) => ({ ...base, code, name: { nl: name, en: name }, unit }))
  const areFractions = measures.some(({ measured }) => measured.factor !== undefined)
  const title = baseName(sample.file)
  return {
    target: 'statistics',
    kind: 'local-survey',
    dataset: {
      slug: `lokaal-${slugOf(title)}`,
      title: wording('local-title', { title }),
      publisher: wording('own-figures').nl,
      licence: wording('licence-unknown').nl,
      disclosure: 'counts-of-people',
    },
    indicators,
    region: place.region,
    boundaryYear: place.boundaryYear,
    period: place.period,
    decimal: decimalOfOwn(sample, given(value, margin), given(n, of)),
    markers: commonMarkers,
    blank: blank('unknown', 'blank-unknown'),
    shape: {
      form: 'long',
      measure: measure === undefined ? { fixed: names[0] ?? title } : { column: measure },
      measures: Object.fromEntries(
        measures.map(({ name, code, measured }) => [name, { indicator: code, definition: '1', ...measured }]),
      ),
      ...(measure === undefined ? {} : { others: { prefix: 'lokaal', like: base, measured: others.measured } }),
      value,
      ...(absence === undefined ? {} : { absence }),
      ...(n === undefined ? {} : { n }),
      ...(of === undefined ? {} : { of }),
      ...(margin === undefined ? {} : { margin }),
    },
    left: sample.columns
      .filter((column) => ![...place.used, ...beside].includes(column))
      .map((column) => ({ column, reason: wording('column-not-of-survey') })),
    warnings: [
      ...aboutPlace(sample, place),
      ...(unit === undefined && base.unit === 'number' ? [wording('unit-unknown')] : []),
      ...(n === undefined ? [wording(of === undefined ? 'survey-without-group' : 'survey-without-n')] : []),
      ...(margin === undefined ? [wording('survey-without-margin')] : []),
      ...(areFractions ? [wording('fractions-read', { column: value, example: exampleOf(sample, value) })] : []),
    ],
  }
}

function given(...columns: readonly (string | undefined)[]): string[] {
  return columns.filter((column) => column !== undefined)
}

/** The first part of 1 in a column, as it is written there. */
function exampleOf(sample: TableSample, value: string): string {
  const cells = valuesOf(sample, value)
  return cells.find((cell) => /[.,]\d*[1-9]/.test(cell)) ?? cells[0] ?? ''
}

function definitionOf(sample: TableSample, weighting: string | undefined): ImportedIndicator['definitions'][number] {
  const [plain] = plainIndicator('lokaal', baseName(sample.file)).definitions
  const told = weighting === undefined ? [] : differentValues(sample, weighting)
  const text =
    weighting === undefined ? wording('weighting-unknown') : wording('weighting', { told: told.slice(0, 3).join('; ') })
  return { version: '1', label: plain?.label ?? text, text }
}

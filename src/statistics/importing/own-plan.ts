import { Refusal } from '../../platform'
import type { IndicatorRelation } from '../model/disclosure'
import type { ImportedIndicator, ImportPlan, StatisticsPlan } from './plan'

/** Kinds of files whose indicators are named by whoever made the file, and not by a publisher whom all know. */
const namedByMaker: readonly string[] = ['local-survey', 'local-decisions', 'mapping']

/** True for a plan whose indicators mean what the maker of the file says. */
export function isNamedByMaker({ kind }: Pick<ImportPlan, 'kind'>): boolean {
  return namedByMaker.includes(kind)
}

/**
 * The plans of a file that is an area's own: its figures stand in a dataset of the area, apart from everybody's and from
 * those of other areas, and what its maker asked gets a code of the area, because another area may have asked something else
 * under the same name. Regions and boundaries are everybody's and are not taken from such a file.
 *
 * @throws Refusal `list-for-everybody` for a file that brings nothing else
 */
export function ownPlans(plans: readonly ImportPlan[], area: string, file: string): ImportPlan[] {
  const own = plans.flatMap((plan): ImportPlan[] => {
    if (plan.target === 'statistics') return [isNamedByMaker(plan) ? renamed(plan, area) : inOwnDataset(plan, area)]
    return plan.target === 'rows' ? [inOwnDataset(plan, area)] : []
  })
  if (own.length === 0) throw new Refusal('list-for-everybody', { file }, { where: 'area' })
  return own
}

function inOwnDataset<Plan extends Extract<ImportPlan, { dataset: unknown }>>(plan: Plan, area: string): Plan {
  return { ...plan, dataset: { ...plan.dataset, slug: `${area}-${plan.dataset.slug}` } }
}

function renamed(plan: StatisticsPlan, area: string): StatisticsPlan {
  const made = new Set(plan.indicators.map(({ code }) => code))
  const prefix = plan.shape.form === 'long' ? plan.shape.others?.prefix : undefined
  const isMade = (code: string) => made.has(code) || (prefix !== undefined && code.startsWith(`${prefix}:`))
  const own = (code: string) => (isMade(code) ? `${area}-${code}` : code)
  const indicator = (one: ImportedIndicator): ImportedIndicator => ({
    ...one,
    code: own(one.code),
    denominator: one.denominator === null ? null : own(one.denominator),
  })
  const { shape, relations } = plan
  return {
    ...inOwnDataset(plan, area),
    indicators: plan.indicators.map(indicator),
    ...(relations ? { relations: relations.map((relation) => ownRelation(relation, own)) } : {}),
    shape:
      shape.form === 'wide'
        ? { ...shape, columns: shape.columns.map((column) => ({ ...column, indicator: own(column.indicator) })) }
        : {
            ...shape,
            measures: Object.fromEntries(
              Object.entries(shape.measures).map(([text, one]) => [text, { ...one, indicator: own(one.indicator) }]),
            ),
            ...(shape.others ? { others: { ...shape.others, prefix: `${area}-${shape.others.prefix}` } } : {}),
          },
  }
}

function ownRelation(relation: IndicatorRelation, own: (code: string) => string): IndicatorRelation {
  switch (relation.kind) {
    case 'sum':
      return { ...relation, total: own(relation.total), parts: relation.parts.map(own) }
    case 'whole':
      return { ...relation, parts: relation.parts.map(own) }
    case 'balance':
      return { ...relation, one: relation.one.map(own), other: relation.other.map(own) }
    case 'share': {
      const { numerator } = relation
      const renamed = { ...relation, share: own(relation.share), denominator: own(relation.denominator) }
      return numerator === undefined ? renamed : { ...renamed, numerator: own(numerator) }
    }
  }
}

import { firstDayOf, lastDayOf, momentText, yearsAfter } from '../../reach'
import { linkId } from '../../theory'
import type { Found, Rule } from '../finding'
import { type CheckedIndicator, type CheckedLink, indicatorsOf, isBlank, type Snapshot } from '../snapshot'

/** The indicators that a node uses, in the order of the document; what nobody uses is not looked at. */
function indicatorsInUse({ nodes, indicatorByCode }: Snapshot): CheckedIndicator[] {
  const used = new Set(nodes.flatMap(({ indicators = [] }) => indicators))
  return [...indicatorByCode.values()].filter(({ code }) => used.has(code))
}

function indicatorRule(code: Rule['code'], source: string, lacks: (indicator: CheckedIndicator) => boolean): Rule {
  return {
    code,
    severity: 'warning',
    subject: 'indicator',
    source,
    find: (snapshot) =>
      indicatorsInUse(snapshot)
        .filter(lacks)
        .map((indicator) => ({ id: indicator.code, shown: { name: indicator.name } })),
  }
}

/** What was it when we began? (001 L4588-4590) */
const withoutBaseline = indicatorRule(
  'indicator-without-baseline',
  '001 L4588-4590',
  ({ baseline }) => baseline === undefined,
)

/** When is it enough? (001 L4418-4423) */
const withoutTarget = indicatorRule('indicator-without-target', '001 L4418-4423', ({ targets }) => !targets?.length)

/** Who keeps it, and is asked about it? (001 L4651-4663) */
const withoutOwner = indicatorRule('indicator-without-owner', '001 L4651-4663', ({ owner }) => owner === undefined)

function shownLink({ nodeById }: Snapshot, link: CheckedLink): Found {
  const titleOf = (node: string) => nodeById.get(node)?.title ?? node
  return { id: linkId(link), shown: { from: titleOf(link.from), to: titleOf(link.to) } }
}

/** Precision about what is assumed (003 L2254-2260). */
const linkWithoutAssumption: Rule = {
  code: 'link-without-assumption',
  severity: 'warning',
  subject: 'link',
  source: '003 L2254-2260',
  find: (snapshot) =>
    (snapshot.document.links ?? [])
      .filter(({ assumption }) => isBlank(assumption))
      .map((link) => shownLink(snapshot, link)),
}

/**
 * Assumed for more than a year, and still nothing it rests on (003 L317, L2257-2258). "Since 2024" is since its first day;
 * a link that does not say since when is not found.
 */
const assumptionWithoutEvidence: Rule = {
  code: 'assumption-without-evidence',
  severity: 'warning',
  subject: 'link',
  source: '003 L317, L2257-2258',
  find: (snapshot) =>
    (snapshot.document.links ?? []).flatMap((link) => {
      const { strength, since } = link
      if (strength !== 'assumed' || since === undefined) return []
      if (yearsAfter(firstDayOf(since), 1) >= snapshot.asOf) return []
      const { id, shown } = shownLink(snapshot, link)
      return [{ id, shown: { ...shown, since: { nl: momentText(since, 'nl'), en: momentText(since, 'en') } } }]
    }),
}

/**
 * A target that has to be reached before the effect can be seen (000 L6562-6568): the period of the target has ended before
 * the first day of the period in which the effect may show.
 */
const effectTooEarly: Rule = {
  code: 'effect-too-early',
  severity: 'warning',
  subject: 'node',
  source: '000 L6562-6568',
  find: (snapshot) =>
    snapshot.nodes.flatMap((node) => {
      const { id, kind, title, effectFrom } = node
      if (kind !== 'outcome' || effectFrom === undefined) return []
      for (const { name, targets = [] } of indicatorsOf(snapshot, node)) {
        const early = targets.find(({ period }) => lastDayOf(period) < firstDayOf(effectFrom))
        if (!early) continue
        const shown = {
          title,
          indicator: name,
          period: { nl: momentText(early.period, 'nl'), en: momentText(early.period, 'en') },
          effectFrom: { nl: momentText(effectFrom, 'nl'), en: momentText(effectFrom, 'en') },
        }
        return [{ id, shown }]
      }
      return []
    }),
}

/** Rules about indicators, and about what is assumed between goals. */
export const measuringRules: readonly Rule[] = [
  withoutBaseline,
  withoutTarget,
  withoutOwner,
  linkWithoutAssumption,
  assumptionWithoutEvidence,
  effectTooEarly,
]

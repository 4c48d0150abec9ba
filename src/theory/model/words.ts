import type { Language } from '../../platform'
import { formatMoment } from '../../records'
import type { Difference, Differences } from './difference'
import { amountText } from './figures'
import type { TheoryIndicator, TheoryLink, TheoryNode } from './kinds'
import type { Say, Telling } from './story'

/** What is different, in words. */
export interface DifferenceWords {
  added: readonly string[]
  removed: readonly string[]
  changed: readonly { what: string; how: readonly string[] }[]
}

/** A difference between two states of the goals as a reader understands it. */
export function differenceWords(difference: Difference, telling: Telling): DifferenceWords {
  const { t } = telling
  const { nodes, links, indicators, titles } = difference
  const title = (id: string) => titles.get(id) ?? id
  const node = ({ kind, title: own }: TheoryNode) =>
    t('difference.node', { kind: t(`choice.node-kind.${kind}`), title: own })
  const link = ({ from, to }: TheoryLink) => t('difference.link', { from: title(from), to: title(to) })
  const indicator = ({ name }: TheoryIndicator) => t('difference.indicator', { name })
  return {
    added: [...nodes.added.map(node), ...links.added.map(link), ...indicators.added.map(indicator)],
    removed: [...nodes.removed.map(node), ...links.removed.map(link), ...indicators.removed.map(indicator)],
    changed: [
      ...changes('node', nodes, node, telling),
      ...changes('link', links, link, telling),
      ...changes('indicator', indicators, indicator, telling),
    ],
  }
}

function changes<Thing extends object>(
  kind: 'node' | 'link' | 'indicator',
  { changed }: Differences<Thing>,
  name: (thing: Thing) => string,
  telling: Telling,
): DifferenceWords['changed'] {
  return changed.map(({ before, after, fields }) => ({
    what: name(after),
    how: fields.map((field) =>
      fieldWords(kind, field, before as Record<string, unknown>, after as Record<string, unknown>, telling),
    ),
  }))
}

/** One field of which the value is different. */
export function fieldWords(
  kind: 'node' | 'link' | 'indicator',
  field: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  telling: Telling,
): string {
  const { t } = telling
  const label = fieldLabel(kind, field, t)
  const [was, is] = [valueText(field, before, telling), valueText(field, after, telling)]
  if (was === null || is === null) return t('difference.rows', { field: label })
  if (was === '') return t('difference.filled', { field: label, after: is })
  if (is === '') return t('difference.emptied', { field: label, before: was })
  return t('difference.field', { field: label, before: was, after: is })
}

/** Fields that are a table or belong together; what they are called stands beside the names of their columns. */
const composed = new Set(['series', 'baseline', 'targets'])

/** What a field of a node, link or indicator is called. */
export function fieldLabel(kind: 'node' | 'link' | 'indicator', field: string, t: Say): string {
  return composed.has(field) && kind === 'indicator' ? t(`field.indicator.${field}.label`) : t(`field.${kind}.${field}`)
}

/** A value as a reader writes it; empty where there is none, null where it is too large for a line. */
export function valueText(field: string, body: Readonly<Record<string, unknown>>, telling: Telling): string | null {
  const { t, names, language } = telling
  const value = body[field]
  if (value === undefined || value === null) return ''
  if (field === 'series') return null
  if (field === 'baseline') return pointText(value as Point, body, language)
  if (field === 'targets') return (value as Point[]).map((point) => pointText(point, body, language)).join('; ')
  if (field === 'kind') return t(`choice.node-kind.${String(value)}`)
  if (field === 'cause' || field === 'strength' || field === 'better') return t(`choice.${field}.${String(value)}`)
  if (field === 'level') return t(`choice.indicator-level.${String(value)}`)
  if (field === 'owner') return names.get(String(value)) ?? String(value)
  if (field === 'since' || field === 'effectFrom') return formatMoment(String(value), language)
  if (Array.isArray(value)) return value.map((one) => names.get(String(one)) ?? String(one)).join(', ')
  return quoted(String(value))
}

interface Point {
  period: string
  value: number
}

function pointText({ period, value }: Point, body: Readonly<Record<string, unknown>>, language: Language): string {
  return `${amountText(value, { unit: String(body['unit'] ?? '') }, language)} (${formatMoment(period, language)})`
}

function quoted(text: string): string {
  const short = text.length > 160 ? `${text.slice(0, 159).trimEnd()}…` : text
  return `“${short}”`
}

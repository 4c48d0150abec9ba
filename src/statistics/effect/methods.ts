import type { TFunction } from 'i18next'
import type { Language } from '../../platform'
import { formatDate, formatNumber } from '../../ui'
import { type ContextWords, contextLines } from './context-lines'
import { heaviestFirst } from './model/analysis'
import type { EffectContext } from './model/context'
import type { LeftOutPlace } from './model/question'
import { differenceText } from './model/reading-phrases'
import { type EffectSettings, effectSettings, methodNames } from './model/settings'
import type { Analysis, StoredResult } from './model/stored'

/** A piece of a methods page. */
export type MethodsBlock =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }

export interface MethodsSection {
  id: string
  heading: string
  blocks: readonly MethodsBlock[]
}

/** An analysis that was worked out. */
export type Worked = Omit<Analysis, 'job' | 'result'> & { result: StoredResult }

/**
 * The methods page of an analysis: question, data, method, comparison places and weights, fit, tests, limits, what stands
 * beside it, thresholds. The page of ours and the file that is downloaded are made from it.
 *
 * @param t texts of statistics in this language
 * @param absence the reason for a missing figure, in words
 */
export function exportMethods(
  analysis: Worked,
  language: Language,
  t: TFunction,
  absence: (reason: string) => string,
): { title: string; sections: MethodsSection[] } {
  const { inputs, settings, result: stored } = analysis
  const { result, reading, warnings, context } = stored
  const { question, indicator, panel } = inputs
  const sized = (value: number) => differenceText(value, indicator.unit, language)
  const section = (id: string, ...blocks: MethodsBlock[]): MethodsSection => ({
    id,
    heading: t(`effect.methods.${id}`),
    blocks,
  })
  const sections = [
    section('outcome', text(reading[language]), list(warnings.map((warning) => warning[language]))),
    ...(question.question === '' ? [] : [section('question', text(question.question))]),
    section(
      'data',
      text(
        t('effect.methods.data-text', {
          indicator: indicator.name[language],
          code: indicator.code,
          periods: panel.periods.length,
          first: panel.periods[0],
          last: panel.periods.at(-1),
          definition: sentence(indicator.definitionText[language]),
        }),
      ),
      text(t('effect.methods.data-versions', { versions: inputs.versions.join(', ') })),
      text(t('effect.methods.data-made', { day: formatDate(analysis.createdAt, language) })),
    ),
    section(
      'method',
      text(
        t('effect.methods.method-text', {
          method: methodNames[result.method][language],
          about: t(`effect.method-about.${result.method}`),
        }),
      ),
      text(t('effect.methods.method-start', { from: result.from, before: result.before, after: result.after })),
      text(t('effect.methods.method-papers', { engine: stored.engine })),
    ),
    section(
      'donors',
      text(t('effect.methods.donors-text', { used: inputs.donors.length, left: inputs.leftOut.length })),
      {
        kind: 'table',
        head: [t('effect.weights.place'), t('effect.weights.weight')],
        rows: weightRows(analysis, language).map(({ name, code, weight }) => [`${name} (${code})`, weight]),
      },
      list(inputs.leftOut.map((place) => leftOutText(place, panel.periods.length, language, t, absence))),
    ),
    section(
      'fit',
      text(t('effect.methods.fit-text', { error: sized(result.prePeriodRmspe), usual: sized(result.usualChange) })),
    ),
    section(
      'tests',
      list(reading.because.map(({ text: said, holds }) => `${said[language]} (${t(`effect.page.holds.${holds}`)})`)),
    ),
    section(
      'limits',
      list([
        t('effect.methods.limits-own'),
        t('effect.methods.limits-average'),
        t('effect.methods.limits-later', { last: panel.periods.at(-1) }),
      ]),
    ),
    section('context', list(contextOf(context, { unit: indicator.unit, language, t }))),
    section('settings', {
      kind: 'table',
      head: [t('effect.methods.setting'), t('effect.methods.value')],
      rows: settingRows(settings, language, t),
    }),
  ]
  return { title: t('effect.methods.title', { title: question.title }), sections: sections.map(withoutEmpty) }
}

/** The methods page as Markdown. */
export function methodsMarkdown({ title, sections }: { title: string; sections: readonly MethodsSection[] }): string {
  const blocks = sections.flatMap(({ heading, blocks: inside }) => [`## ${heading}`, ...inside.map(markdownOf)])
  return `${[`# ${title}`, ...blocks].join('\n\n')}\n`
}

function markdownOf(block: MethodsBlock): string {
  const cell = (value: string) => value.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  switch (block.kind) {
    case 'text':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item.replaceAll('\n', ' ')}`).join('\n')
    case 'table':
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row)].join('\n')
  }
}

/** The comparison places that count, the heaviest first. */
export function weightRows(
  { inputs, result }: Worked,
  language: Language,
): { code: string; name: string; weight: string }[] {
  const names = new Map(inputs.donors.map(({ code, name }) => [code, name[language]]))
  return heaviestFirst(result.result.weights).map(([code, weight]) => ({
    code,
    name: names.get(code) ?? code,
    weight: formatNumber(weight, { language, decimals: 3 }),
  }))
}

/** A comparison place that does not count, and why. */
export function leftOutText(
  place: LeftOutPlace,
  periods: number,
  language: Language,
  t: TFunction,
  absence: (reason: string) => string,
): string {
  const reasons = Object.entries(place.absences ?? {}).map(([reason, count]) => `${absence(reason)}: ${count}`)
  const why = t(`effect.weights.reason.${place.reason}`, {
    count: place.missing ?? 0,
    of: periods,
    reasons: reasons.join(', '),
  })
  return `${place.name[language]} (${place.code}): ${why}`
}

function contextOf(context: EffectContext, words: ContextWords): string[] {
  return contextLines(context, words).flatMap(({ heading, lines }) =>
    lines.map((line) => `${heading}${heading.endsWith('?') ? '' : ':'} ${line}`),
  )
}

function settingRows(settings: EffectSettings, language: Language, t: TFunction): string[][] {
  // In the order in which they are declared: the store keeps no order.
  const names = Object.keys(effectSettings) as (keyof EffectSettings)[]
  return names.map((name) => [
    t(`effect.methods.setting-name.${name}`),
    formatNumber(Number(settings[name].toPrecision(3)), { language }),
  ])
}

function text(said: string): MethodsBlock {
  return { kind: 'text', text: said }
}

function list(items: readonly string[]): MethodsBlock {
  return { kind: 'list', items }
}

function withoutEmpty({ blocks, ...section }: MethodsSection): MethodsSection {
  return { ...section, blocks: blocks.filter((block) => block.kind !== 'list' || block.items.length > 0) }
}

function sentence(said: string): string {
  return /[.!?]$/.test(said) ? said : `${said}.`
}

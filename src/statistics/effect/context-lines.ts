import type { TFunction } from 'i18next'
import type { Language } from '../../platform'
import { formatNumber, formatValue } from '../../ui'
import type { Change, EffectContext } from './model/context'
import type { Found } from './model/question'
import { differenceText, signedText } from './model/reading-phrases'

/** What is needed to put the context into words. */
export interface ContextWords {
  /** Of the outcome. */
  unit: string
  language: Language
  /** Texts of statistics. */
  t: TFunction
}

/** Everything beside a result, as a heading with its lines: for a methods page, and for what has no table of its own. */
export function contextLines(context: EffectContext, words: ContextWords): { heading: string; lines: string[] }[] {
  const { t, language, unit } = words
  const { adjacent, reach, events } = context
  return [
    {
      heading: t('effect.context.people'),
      lines: [changeLine(context.population, words), ...context.beside.map((each) => changeLine(each, words))],
    },
    { heading: t('effect.context.movement'), lines: [changeLine(context.movement, words)] },
    {
      heading: t('effect.context.adjacent'),
      lines: adjacent.known
        ? adjacent.value.map(
            ({ place, estimate }) =>
              `${place.name[language]}: ${estimate === null ? t('effect.context.no-series') : signedText(estimate, unit, language)}`,
          )
        : [unknownText(adjacent, words)],
    },
    {
      heading: t('effect.context.reach'),
      lines: reach.known ? [reachText(context, words)] : [unknownText(reach, words)],
    },
    { heading: t('effect.context.same-time'), lines: itemLines(context.sameTime, words) },
    { heading: t('effect.context.earlier'), lines: itemLines(context.earlier, words) },
    ...(events.length === 0
      ? []
      : [
          {
            heading: t('effect.context.events'),
            lines: events.map(({ name, from, to }) => `${name[language]} (${t('effect.context.years', { from, to })})`),
          },
        ]),
  ]
}

/** How many people were reached, of how many, and what that can have done to the figure. */
export function reachText({ reach, population }: EffectContext, { t, language, unit }: ContextWords): string {
  if (!reach.known) return ''
  const { reached, population: people, share, mostMoved, whole } = reach.value
  const number = (value: number) => formatNumber(value, { language })
  const said = t('effect.context.reach-about', {
    reached: number(reached),
    population: number(people),
    year: population.known ? population.value.after : '',
    share: formatValue(share, '%', language, { decimals: 1 }),
  })
  const most = mostMoved.known
    ? t(whole ? 'effect.context.reach-most-of' : 'effect.context.reach-most', {
        most: differenceText(mostMoved.value, unit, language),
        ...(whole ? { whole: whole.name[language].toLocaleLowerCase(), count: number(whole.count) } : {}),
      })
    : t('effect.context.unknown', { why: mostMoved.why[language] })
  return `${said} ${most}`
}

/** What somebody found out, each on a line; that there was nothing; or that nobody looked. */
export function itemLines(found: Found<readonly string[]>, words: ContextWords): string[] {
  if (!found.known) return [unknownText(found, words)]
  return found.value.length === 0 ? [words.t('effect.context.none-known')] : [...found.value]
}

export function unknownText(
  { why }: { why: Readonly<Record<Language, string>> },
  { t, language }: ContextWords,
): string {
  return t('effect.context.unknown', { why: why[language] })
}

/** A figure of before and after, in its own unit. */
export function pairText(pair: readonly [number, number], unit: string, { t, language }: ContextWords): string {
  const decimals = pair.every((value) => Number.isInteger(value) || Math.abs(value) >= 1000) ? 0 : 1
  const [before, after] = [
    formatValue(pair[0], unit, language, { decimals, bare: true }),
    formatValue(pair[1], unit, language, { decimals }),
  ]
  return t('effect.context.from-to', { before, after })
}

function changeLine(found: Found<Change>, words: ContextWords): string {
  if (!found.known) return unknownText(found, words)
  const { name, unit, before, after, place, comparison } = found.value
  const { t, language } = words
  const years = t('effect.context.moments', { before, after })
  const there = comparison ? `; ${t('effect.context.there')} ${pairText(comparison, unit, words)}` : ''
  return `${name[language]} (${years}): ${t('effect.context.here')} ${pairText(place, unit, words)}${there}.`
}

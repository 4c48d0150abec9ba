import type { LeftOutFeature } from '../../../areas'
import type { Language, Wording } from '../../../platform'
import { formatNumber, formatPeriod, formatValue } from '../../../ui'
import type { ImportWarning } from '../report'
import type { TableSample } from '../table'
import type {
  AboutIndicator,
  ComparedSums,
  FigureFacts,
  JumpFacts,
  PartFacts,
  RangeFacts,
  RegionFacts,
  SumFacts,
} from './facts'
import { looksWrongSettings as settings } from './settings'
import en from './texts/en.json'
import nl from './texts/nl.json'

type Key = keyof typeof nl
type Values = Readonly<Record<string, Wording | string | number>>

/**
 * What looks wrong in the figures of a file and is for a person to judge: figures that are the same, shares outside 0 to
 * 100 %, jumps of a factor, parts that do not add up to their whole. Nothing is left out or changed for it.
 *
 * @param facts as `figureFacts` gives them
 * @param indicators of the file; figures of others are not remarked upon
 */
export function looksWrong(facts: FigureFacts, indicators: readonly AboutIndicator[]): ImportWarning[] {
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  const about = <Facts extends { indicator: string }>(list: readonly Facts[]) => aboutKnown(list, indicators)
  const ranges = about(facts.ranges)
  const jumps = about(facts.jumps).filter(isRemarkable)
  return [
    ...identical(ranges),
    ...repeated(facts),
    ...short('share-above-100', once(ranges.filter((range) => isShare(range) && range.high > 100)), outside('high')),
    ...short('share-below-0', once(ranges.filter((range) => isShare(range) && range.low < 0)), outside('low')),
    ...short('count-below-0', once(ranges.filter((range) => isCount(range) && range.low < 0)), outside('low')),
    ...short('value-jump', once(jumps.filter(({ from, to }) => from !== to)), jumping),
    ...short('value-revised', once(jumps.filter(({ from, to }) => from === to)), jumping),
    ...short('parts-differ', once(about(facts.parts)), differing),
    ...sumsThatDiffer(about(facts.sums), known),
  ]
}

/**
 * Shares that lie between 0 and 1 in every region: they may be parts of 1 that are read as per cents. Whole per cents of 0
 * and 1 are no such figures, and beside shares that are mostly larger they are rare and not written in another way.
 */
export function sharesLookLikeParts(
  ranges: readonly RangeFacts[],
  indicators: readonly AboutIndicator[],
): ImportWarning[] {
  const shares = aboutKnown(ranges, indicators).filter(
    (range) => isShare(range) && range.regions >= settings.leastRegions,
  )
  const found = shares.filter(
    ({ low, high }) => low >= 0 && high <= 1 && !(Number.isInteger(low) && Number.isInteger(high)),
  )
  if (found.length * 2 <= shares.length) return []
  return short('shares-below-one', once(found), outside('high'))
}

/** What looks wrong in the regions of a file. */
export function regionsLookWrong({ twice, unknown }: RegionFacts): ImportWarning[] {
  const warnings: ImportWarning[] = []
  if (twice.count > 0) warnings.push(warning('region-twice', { count: twice.count, places: some(twice.places) }))
  if (unknown.count > 0) {
    const { count, total, year, places } = unknown
    warnings.push(warning('regions-unknown', { count, total, year: String(year), places: some(places) }))
  }
  return warnings
}

/** What of a map is on none of ours: each reason once, with how many features and which. */
export function boundariesLookWrong(leftOut: readonly LeftOutFeature[]): ImportWarning[] {
  return [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, features]) => {
    // A map has one feature for every piece of water, all of one name.
    const names = Map.groupBy(features, ({ code, name }) => name ?? code ?? '?')
    const places = [...names].map(([name, { length }]) => (length > 1 ? `${length} × ${name}` : name))
    return warning(`boundaries-${reason}`, { count: features.length, places: some(places) })
  })
}

/**
 * Points that may be meant otherwise than they are read: `1.250` is 1,25 for one and 1250 for another, and nothing in the
 * number itself tells. In a file with a decimal comma a point is read as one between thousands, and that is told.
 *
 * @param columns columns with figures
 * @param decimal the decimal mark the file is read with
 */
export function numbersLookWrong(sample: TableSample, columns: readonly string[], decimal: '.' | ','): ImportWarning[] {
  const pointed = columns.flatMap((column) => {
    const at = sample.columns.indexOf(column)
    const cells = sample.rows
      .map((row) => row[at]?.trim() ?? '')
      .filter((cell) => /^[-+]?[\d.]*\d\.\d+(,\d+)?$/.test(cell))
    return cells.length === 0 ? [] : [{ column, cells }]
  })
  if (decimal === ',') {
    if (pointed.length === 0) return []
    const columns = some(pointed.map(({ column }) => column))
    return [
      warning('points-are-thousands', {
        columns,
        examples: some(
          pointed.flatMap(({ cells }) => cells),
          3,
        ),
      }),
    ]
  }
  return pointed.flatMap(({ column, cells }) => {
    const isThousands = cells.length >= 3 && cells.every((cell) => /^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(cell))
    return isThousands ? [warning('written-as-thousands', { column, examples: some(cells, 3) })] : []
  })
}

type About<Facts> = Facts & { about: AboutIndicator }

/** Facts with what they are about; those of other indicators left out. */
function aboutKnown<Facts extends { indicator: string }>(
  list: readonly Facts[],
  indicators: readonly AboutIndicator[],
): About<Facts>[] {
  const known = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return list.flatMap((one) => {
    const indicator = known.get(one.indicator)
    return indicator ? [{ ...one, about: indicator }] : []
  })
}

function isShare({ about }: About<unknown>): boolean {
  return about.unit === '%'
}

function isCount({ about }: About<unknown>): boolean {
  return about.aggregation === 'sum'
}

/** A jump of the country or a municipality counts by itself; below it, only when many regions do. */
function isRemarkable({ level, jumped, compared }: JumpFacts): boolean {
  if (level === 'whole') return jumped > 0
  return jumped >= Math.max(settings.leastRegions, compared * settings.shareOfRegions)
}

/** Figures that are the same everywhere in a period; those that are the same in more periods, once. */
function identical(ranges: readonly About<RangeFacts>[]): ImportWarning[] {
  const groups = new Map<string, About<RangeFacts>[]>()
  for (const range of ranges) {
    if (!isTelling(range)) continue
    const key = [range.period, range.regions, range.print].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), range])
  }
  const several = [...groups.values()].filter((group) => new Set(group.map(({ indicator }) => indicator)).size > 1)
  const byNames = new Map(several.map((group) => [group.map(({ indicator }) => indicator).join(' '), group]))
  return [...byNames.values()].map((group) =>
    warning('identical-columns', {
      period: period(group[0]?.period ?? ''),
      regions: group[0]?.regions ?? 0,
      names: both((language) => some(group.map(({ about }) => about.name[language]))),
    }),
  )
}

/** Figures of enough regions, not the same in all: when two of these are the same everywhere, that is no chance. */
function isTelling({ regions, low, high }: RangeFacts): boolean {
  return regions >= settings.leastIdentical && low !== high
}

/** A year in which nearly all figures are those of an earlier year is mostly that year again, under another name. */
function repeated({ ranges, earlier }: FigureFacts): ImportWarning[] {
  return earlier.flatMap(({ from, to, ranges: all }) => {
    const before = new Map(all.filter(isTelling).map(({ indicator, print }) => [indicator, print]))
    const now = ranges.filter((range) => range.period === to && isTelling(range) && before.has(range.indicator))
    const same = now.filter(({ indicator, print }) => before.get(indicator) === print).length
    if (same === 0 || same < now.length * settings.shareRepeated) return []
    return [warning('same-as-before', { from: period(from), to: period(to), compared: now.length, same })]
  })
}

/** The facts of each indicator that come last, so that each is named once. */
function once<Facts extends { indicator: string }>(facts: readonly Facts[]): Facts[] {
  return [...new Map(facts.map((one) => [one.indicator, one])).values()]
}

/** Warnings of one kind: the first few written out, of the others the names. */
function short<Facts extends { about: AboutIndicator }>(
  key: Key,
  facts: readonly Facts[],
  values: (one: Facts) => Values,
): ImportWarning[] {
  const others = facts.slice(settings.writtenOut)
  const names = both((language) => some(others.map(({ about }) => about.name[language])))
  const more = { ...warning('more-of-this', { count: others.length, names }), code: key }
  const written = facts
    .slice(0, settings.writtenOut)
    .map((one) => warning(key, { name: one.about.name, ...values(one) }))
  return others.length === 0 ? written : [...written, more]
}

function outside(end: 'low' | 'high'): (range: About<RangeFacts>) => Values {
  return (range) => ({
    value: figure(range[end], range.about),
    place: place(range[`${end}Place`]),
    period: period(range.period),
  })
}

function jumping({ about, before, after, from, to, jumped, compared, place: code }: About<JumpFacts>): Values {
  return {
    from: period(from),
    to: period(to),
    jumped,
    compared,
    factor: settings.factor,
    place: place(code),
    before: figure(before, about),
    after: figure(after, about),
  }
}

function differing({ parts, ...one }: About<PartFacts>): Values {
  return { ...comparing(one), parts }
}

function comparing({ about, total, sum, compared, different, ...one }: About<ComparedSums>): Values {
  return {
    period: period(one.period),
    different,
    compared,
    place: place(one.place),
    total: figure(total, about),
    sum: figure(sum, about),
  }
}

/** Sums that somebody said hold and that do not; of several periods the last. */
function sumsThatDiffer(
  facts: readonly About<SumFacts>[],
  known: ReadonlyMap<string, AboutIndicator>,
): ImportWarning[] {
  const last = new Map(facts.map((one) => [JSON.stringify([one.indicator, one.columns ?? one.place]), one]))
  return [...last.values()].map(({ columns, ...one }) => {
    const names = both((language) =>
      some((columns ?? []).map((code) => known.get(code)?.name[language] ?? code)).replaceAll('; ', ' + '),
    )
    return warning(columns === null ? 'places-differ' : 'columns-differ', {
      name: one.about.name,
      names,
      ...comparing(one),
    })
  })
}

function figure(value: number, { unit }: AboutIndicator): Wording {
  return both((language) => formatValue(value, unit, language))
}

function period(code: string): Wording {
  return both((language) => formatPeriod(code, language))
}

function place(code: string): Wording {
  return code === 'nl' ? { nl: 'Nederland', en: 'the Netherlands' } : { nl: code, en: code }
}

function both(write: (language: Language) => string): Wording {
  return { nl: write('nl'), en: write('en') }
}

/** The first few of a list, for a text: `a; b; c; …`. */
function some(names: readonly string[], count = 5): string {
  return `${names.slice(0, count).join('; ')}${names.length > count ? '; …' : ''}`
}

function warning(code: Key, values: Values): ImportWarning {
  const fill = (text: string, language: Language) =>
    text
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name] ?? ''
        if (typeof value === 'number') return formatNumber(value, { language })
        return typeof value === 'string' ? value : value[language]
      })
      // Three dots end a sentence by themselves.
      .replaceAll('….', '…')
  return { code, nl: fill(nl[code], 'nl'), en: fill(en[code], 'en') }
}

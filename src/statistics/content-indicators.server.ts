import type { z } from 'zod'
import { type Complain, yamlList } from './content-entries.server'
import { caveatSchema, eventSchema, goalSchema, indicatorSchema, themeSchemeSchema } from './content-schemas.server'
import type { Goal } from './model/goal'
import type { Indicator } from './model/indicator'
import type { OutsideEvent } from './model/outside-event'
import type { SourceLine } from './model/source-line'
import { groupingScheme, type ThemeScheme } from './model/theme'

/** The indicators with what stands around them, as the content has it. */
export interface ContentIndicators {
  indicators: readonly Indicator[]
  themeSchemes: readonly ThemeScheme[]
  goals: readonly Goal[]
  events: readonly OutsideEvent[]
}

/** What the files about indicators may refer to. */
interface Known {
  documents: ReadonlySet<string>
  places: ReadonlySet<string>
}

/**
 * Reads `indicators.yaml` and the files about the same indicators: shared doubts, themes, goals and events.
 *
 * @param read the text of a file in `content/`
 * @throws Refusal `content-invalid` with file, row and column
 */
export function readIndicatorFiles(read: (file: string) => string, known: Known): ContentIndicators {
  const caveats = yamlList('caveats.yaml', read('caveats.yaml'), caveatSchema, 'code')
  const shared = new Map(caveats.map((caveat) => [caveat.code, caveat.text]))
  const entries = yamlList('indicators.yaml', read('indicators.yaml'), indicatorSchema, 'code', (entry, complain) =>
    checkIndicator(entry, complain, known, shared),
  )
  const codes = new Set(entries.map((entry) => entry.code))
  const schemes = yamlList('themes.yaml', read('themes.yaml'), themeSchemeSchema, 'code', (scheme, complain) =>
    checkScheme(scheme, complain, known, entries),
  )
  const beside = (
    { source, indicators }: { source: SourceLine; indicators: readonly { code: string }[] },
    complain: Complain,
  ) => {
    checkDocument(source, ['source'], complain, known)
    checkCodes(
      indicators.map((each) => each.code),
      ['indicators'],
      complain,
      codes,
    )
  }
  const goals = yamlList('goals.yaml', read('goals.yaml'), goalSchema, 'code', (goal, complain) => {
    beside(goal, complain)
    const { target } = goal
    if (target.kind === 'reference' && !known.places.has(target.place)) {
      complain(['target', 'place'], `${target.place} is not in areas.csv or groups.csv`)
    }
  })
  const events = yamlList('events.yaml', read('events.yaml'), eventSchema, 'code', beside)
  return {
    indicators: entries.map((entry) => ({
      ...entry,
      themes: schemes.flatMap(({ code: scheme, themes }) =>
        themes.flatMap((theme) => (theme.indicators.includes(entry.code) ? [{ scheme, theme: theme.code }] : [])),
      ),
      caveats: entry.caveats.map((caveat) => ({
        text: 'text' in caveat ? caveat.text : (shared.get(caveat.shared) ?? { nl: '', en: '' }),
        source: caveat.source,
      })),
      goals: goals.flatMap(({ indicators, ...goal }) =>
        indicators.flatMap(({ code, fit }) => (code === entry.code ? [{ ...goal, fit }] : [])),
      ),
      events: events.flatMap(({ indicators, ...event }) =>
        indicators.flatMap(({ code, link }) => (code === entry.code ? [{ ...event, link }] : [])),
      ),
    })),
    themeSchemes: schemes.map(({ themes, ...scheme }) => ({
      ...scheme,
      themes: themes.map(({ indicators: _, ...theme }) => theme),
    })),
    goals: goals.map(({ indicators: _, ...goal }) => goal),
    events: events.map(({ indicators: _, ...event }) => event),
  }
}

type IndicatorEntry = z.output<typeof indicatorSchema>

function checkIndicator(
  { definitions, caveats, jumps }: IndicatorEntry,
  complain: Complain,
  known: Known,
  shared: ReadonlyMap<string, unknown>,
): void {
  const doubled = definitions.find((one, at) => definitions.findIndex((other) => other.version === one.version) < at)
  if (doubled) complain(['definitions'], `definition ${doubled.version} twice`)
  for (const [list, sourced] of Object.entries({ definitions, caveats, jumps })) {
    for (const [at, { source }] of sourced.entries()) checkDocument(source, [list, at, 'source'], complain, known)
  }
  for (const [at, caveat] of caveats.entries()) {
    if ('shared' in caveat && !shared.has(caveat.shared)) {
      complain(['caveats', at, 'shared'], `${caveat.shared} is not in caveats.yaml`)
    }
  }
}

/** A scheme refers to what is there; in the scheme that groups lists every indicator has the theme it names itself. */
function checkScheme(
  { code, area, source, themes }: z.output<typeof themeSchemeSchema>,
  complain: Complain,
  known: Known,
  indicators: readonly IndicatorEntry[],
): void {
  if (area !== null && !known.places.has(area)) complain(['area'], `${area} is not in areas.csv`)
  checkDocument(source, ['source'], complain, known)
  const codes = new Set(indicators.map((indicator) => indicator.code))
  for (const [at, theme] of themes.entries()) {
    if (themes.findIndex((other) => other.code === theme.code) < at) {
      complain(['themes', at, 'code'], `${theme.code} twice`)
    }
    checkDocument(theme.source, ['themes', at, 'source'], complain, known)
    checkCodes(theme.indicators, ['themes', at, 'indicators'], complain, codes)
  }
  if (code !== groupingScheme) return
  for (const indicator of indicators) {
    const theme = themes.find((one) => one.code === indicator.theme)
    if (!theme?.indicators.includes(indicator.code)) {
      complain(['themes'], `${indicator.code} is not under its theme ${indicator.theme}`)
    }
  }
}

function checkDocument(source: SourceLine, path: PropertyKey[], complain: Complain, known: Known): void {
  if (!known.documents.has(source.document)) complain(path, `${source.document} is not in sources.csv`)
}

function checkCodes(
  named: readonly string[],
  path: PropertyKey[],
  complain: Complain,
  codes: ReadonlySet<string>,
): void {
  for (const [at, code] of named.entries()) {
    if (!codes.has(code)) complain([...path, at], `${code} is not in indicators.yaml`)
    if (named.indexOf(code) < at) complain([...path, at], `${code} twice`)
  }
}

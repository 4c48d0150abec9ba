import type { Language } from '../../platform'
import { addressOf, formatPeriod, Sparkline, useKnownText, useLanguage, useText, WideTable } from '../../ui'
import { chartInput } from '../chart-input'
import type { Observation } from '../model/observation'
import type { Arranged, ThemeGroup } from '../regional/leading'
import type { FigureWarning, OverviewEntry } from '../regional/overview'
import { figureText } from './figure-text'

/** An entry with what it takes to put it in its place. */
export type ArrangedEntry = OverviewEntry & Arranged

/** Whose figures these are and what they are beside, as all rows need to know. */
export interface OverviewOf {
  /** Slug of the place, and its name. */
  place: string
  name: string
  reference: { kind: string; label: string } | null
}

/** The name of a theme; of one that came with a file of somebody's own its code. */
export function useThemeName(): (theme: string) => string {
  const known = useKnownText()
  return (theme) => known('statistics', `topic.${theme}`) ?? theme
}

/** One theme: its first indicators with line and sentence, the others folded in a table. */
export function OverviewTheme({ group, of }: { group: ThemeGroup<ArrangedEntry>; of: OverviewOf }) {
  const t = useText('statistics')
  const name = useThemeName()(group.theme)
  const id = `theme-${group.theme}`
  return (
    <section className="count-theme" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {group.first.length > 0 && (
        <ul className="count-rows">
          {group.first.map((entry) => (
            <Row key={entry.code} entry={entry} of={of} />
          ))}
        </ul>
      )}
      {group.others.length > 0 && (
        <details className="count-more">
          <summary>
            {t(group.first.length === 0 ? 'count.without' : 'count.more', {
              count: group.others.length,
              theme: name.toLocaleLowerCase(),
            })}
          </summary>
          <OtherFigures entries={group.others} of={of} id={id} />
        </details>
      )}
    </section>
  )
}

/** One figure: what it is, what became of it, its line beside the reference, and what to be careful about. */
function Row({ entry, of }: { entry: ArrangedEntry; of: OverviewOf }) {
  const t = useText('statistics')
  const language = useLanguage()
  const { indicator, development, comparison, newest, beside, isCompared, updated } = entry
  const told = [development[language], comparison[language]].filter((line) => line !== '').join(' ')
  const absence = isCompared && newest && (!beside || figureText(beside, indicator.unit, language) === null)
  return (
    <li>
      <div>
        <h3>
          <a href={figureAddress(entry, of, language)}>{indicator.name[language]}</a>
        </h3>
        {told && <p>{told}</p>}
        <p className="count-notes">
          {updated && <span>{t('count.updated', { year: updated.slice(0, 4) })}</span>}
          <Warnings warnings={entry.warnings} />
          {absence && (
            <span>
              {of.reference?.label}: {beside?.absence ? t(`absence.${beside.absence}`) : t('count.none-beside')}
            </span>
          )}
        </p>
      </div>
      {newest ? (
        <Sparkline
          id={`line-${entry.code}`}
          language={language}
          input={chartInput(
            {
              indicator,
              series: onlyNewest(entry.series, newest.definition),
              referenceSeries:
                isCompared && entry.referenceSeries ? onlyNewest(entry.referenceSeries, newest.definition) : null,
              reference: of.reference,
              names: { place: of.name, reference: of.reference?.label ?? null },
            },
            language,
            (reason) => t(`absence.${reason}`),
          )}
        />
      ) : (
        <p className="quiet">{t('count.no-value')}</p>
      )}
    </li>
  )
}

/** A line of this size has no room to say that a definition is older; the page of the figure has. */
function onlyNewest(series: OverviewEntry['series'], version: string): OverviewEntry['series'] {
  return { ...series, definitions: series.definitions.filter((definition) => definition.version === version) }
}

/** What there is to be careful about, each a mark with words. */
export function Warnings({ warnings }: { warnings: readonly FigureWarning[] }) {
  const t = useText('statistics')
  return warnings.map((warning) => (
    <span key={warning} className="count-warning">
      {t(`warning.${warning}`)}
    </span>
  ))
}

/** The other figures of a theme, without line: a table to look something up in. */
function OtherFigures({ entries, of, id }: { entries: readonly ArrangedEntry[]; of: OverviewOf; id: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  const isCompared = of.reference !== null && entries.some((entry) => entry.isCompared)
  return (
    <WideTable labelledBy={id}>
      <table className="utrecht-table figure-table">
        <thead>
          <tr>
            <th scope="col">{t('count.figure')}</th>
            <th scope="col">{t('figure.period')}</th>
            <th scope="col" className="number">
              {of.name}
            </th>
            {isCompared && (
              <th scope="col" className="number">
                {of.reference?.label}
              </th>
            )}
            <th scope="col">{t('count.notes')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => {
            const { indicator, newest, development } = entry
            // Of one without any value the last reason why there is none.
            const shown = newest?.observation ?? lastOf(entry.series)
            return (
              <tr key={entry.code}>
                <th scope="row">
                  <a href={figureAddress(entry, of, language)}>{indicator.name[language]}</a>
                </th>
                <td>{shown && formatPeriod(shown.period, language)}</td>
                <Cell observation={shown} unit={indicator.unit} />
                {isCompared && <Cell observation={entry.isCompared ? entry.beside : null} unit={indicator.unit} />}
                <td className="count-notes">
                  {development[language] && <span>{development[language]}</span>}
                  <Warnings warnings={entry.warnings} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </WideTable>
  )
}

function lastOf({ definitions }: OverviewEntry['series']): Observation | null {
  return definitions.flatMap(({ observations }) => observations).at(-1) ?? null
}

function Cell({ observation, unit }: { observation: Observation | null; unit: string }) {
  const t = useText('statistics')
  const language = useLanguage()
  if (!observation) return <td className="number quiet-inline">–</td>
  const text = figureText(observation, unit, language)
  return text === null ? (
    <td className="number quiet-inline">{t(`absence.${observation.absence ?? 'unknown'}`)}</td>
  ) : (
    <td className="number">{text}</td>
  )
}

function figureAddress({ indicator }: OverviewEntry, of: OverviewOf, language: Language): string {
  return addressOf('indicator', language, { code: indicator.code }, { place: of.place, reference: of.reference?.kind })
}

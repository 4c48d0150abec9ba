import { answer } from '../../accounts/index.server'
import { addressOf, formatPeriod, GapFigure, Page, SmallMultiple, SmallMultiples, useLanguage, useText } from '../../ui'
import { chartInput, definitionLabel } from '../chart-input'
import { figuresOf } from '../figure.server'
import { isOrdering, type Ordering, ordered, orderings } from '../model/ordering'
import { shortStatement } from '../model/short-statement'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { url }) => {
  const asked = url.searchParams.get('order')
  const ordering: Ordering = isOrdering(asked) ? asked : 'theme'
  const figures = await figuresOf(house, actor, { place: 'nplv', reference: 'nl' })
  const cells = figures.map(({ indicator, place, reference, series, referenceSeries, comparison, statement }) => {
    const version = statement.because.version
    const newest = comparison.definitions.find((definition) => definition.version === version) ?? null
    const only = <Each extends { version: string }>(definitions: readonly Each[]) =>
      definitions.filter((definition) => version === null || definition.version === version)
    return {
      indicator,
      names: { place: place.name, reference: reference?.name ?? null },
      version,
      series: { ...series, definitions: only(series.definitions) },
      referenceSeries: referenceSeries && { ...referenceSeries, definitions: only(referenceSeries.definitions) },
      line: shortStatement(indicator.unit, newest),
      newest: newest && { gap: newest.gap, ratio: newest.ratio },
      latest: newest?.periods.find(({ period }) => period === newest.gap.to) ?? null,
    }
  })
  const groups = ordered(
    cells.map(({ indicator: { code, theme, unit }, newest }) => ({ code, theme, unit, newest })),
    ordering,
  )
  return { ordering, groups, cells }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** All indicators as small charts beside each other: the focus areas against the country. */
export default function National({ loaderData }: { loaderData: Loaded }) {
  const { ordering, groups, cells } = loaderData
  const t = useText('statistics')
  const language = useLanguage()
  return (
    <Page title={t('national.title')} lead={t('national.lead')}>
      <nav aria-label={t('national.order')} className="choices">
        <ul>
          {orderings.map((each) => (
            <li key={each}>
              <a
                href={addressOf('national', language, {}, { order: each === 'theme' ? undefined : each })}
                aria-current={each === ordering ? 'true' : undefined}
              >
                {t(`ordering.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="quiet">{t(`ordering-about.${ordering}`)}</p>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`group-${group.key ?? 'all'}`}>
          <h2 id={`group-${group.key ?? 'all'}`}>{groupTitle(group.key, ordering, t)}</h2>
          {ordering === 'gap' && group.key !== 'none' && (
            <Gaps unit={group.key ?? ''} codes={group.codes} cells={cells} />
          )}
          <SmallMultiples>
            {group.codes.map((code) => {
              const cell = cells.find(({ indicator }) => indicator.code === code)
              return cell && <Cell key={code} cell={cell} />
            })}
          </SmallMultiples>
        </section>
      ))}
    </Page>
  )
}

/** The latest gaps of one unit on one scale, the largest first. */
function Gaps({ unit, codes, cells }: { unit: string; codes: readonly string[]; cells: Loaded['cells'] }) {
  const t = useText('statistics')
  const language = useLanguage()
  const known = codes.flatMap((code) => cells.find(({ indicator }) => indicator.code === code) ?? [])
  const [first] = known
  if (!first) return null
  return (
    <GapFigure
      id={`gaps-${codes[0]}`}
      language={language}
      input={{
        title: t(`unit.${unit}`),
        unit,
        better: 'none',
        heading: t('national.indicator'),
        place: first.names.place[language],
        reference: first.names.reference?.[language] ?? '',
        rows: known.flatMap(({ indicator, latest }) =>
          latest
            ? [
                {
                  id: indicator.code,
                  label: `${indicator.name[language]}, ${formatPeriod(latest.period, language)}`,
                  place: { value: latest.value, precision: latest.precision },
                  reference: { value: latest.reference, precision: latest.referencePrecision },
                  gap: latest.gap,
                  ...(latest.ratio === null ? {} : { ratio: latest.ratio }),
                },
              ]
            : [],
        ),
      }}
      titleHidden
    />
  )
}

function groupTitle(key: string | null, ordering: Ordering, t: ReturnType<typeof useText>): string {
  if (key === null) return t('national.all')
  if (key === 'none') return t(`ordering-without.${ordering}`)
  return ordering === 'theme' ? t(`theme.${key}`) : t(`unit.${key}`)
}

function Cell({ cell }: { cell: Loaded['cells'][number] }) {
  const { indicator, names, version, series, referenceSeries, line } = cell
  const t = useText('statistics')
  const language = useLanguage()
  const input = chartInput(
    {
      indicator,
      series,
      referenceSeries,
      names: { place: names.place[language], reference: names.reference?.[language] ?? null },
    },
    language,
    (absence) => t(`absence.${absence}`),
  )
  const definition =
    indicator.definitions.length > 1 && version ? `, ${definitionLabel(indicator, version, language)}` : ''
  return (
    <SmallMultiple
      id={`multiple-${indicator.code}`}
      input={{ ...input, title: `${input.title}${definition}` }}
      language={language}
      href={addressOf('indicator', language, { code: indicator.code })}
    >
      <p>{line[language]}</p>
    </SmallMultiple>
  )
}

import { data, redirect, useActionData } from 'react-router'
import { accountsPolicy, actorText, allows } from '../../../accounts'
import { answer } from '../../../accounts/index.server'
import { compositionsOf, findArea } from '../../../areas/index.server'
import { type Language, Refusal } from '../../../platform'
import {
  addressOf,
  Button,
  ErrorSummary,
  type FieldError,
  formatDate,
  Page,
  TextArea,
  useLanguage,
  useText,
} from '../../../ui'
import { statisticsPolicy } from '../../policy'
import { listIndicators } from '../../service.server'
import { fieldOf, questionOf, readSearch, type TypedSearch } from '../form'
import type { ComparableGroup, MatchResult } from '../group'
import { BesideUnmatched } from '../parts/beside'
import { GroupShown } from '../parts/group-shown'
import { MatchShown } from '../parts/match-shown'
import { SearchForm } from '../parts/search-form'
import { useYearsText } from '../parts/years-text'
import { chooseComparable, comparableGroups, lookForComparable } from '../service.server'
import { startSearch } from '../start.server'
import { besideUnmatched } from '../unmatched.server'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const search = url.searchParams
  const [groups, versions, imported] = await Promise.all([
    comparableGroups(house, actor, area.slug),
    compositionsOf(house, actor, area.slug),
    listIndicators(house, actor, 'imported'),
  ])
  const shown = groups.find(({ number }) => String(number) === search.get('group')) ?? groups[0] ?? null
  const shares = imported.filter(({ aggregation }) => aggregation === 'weighted-share')
  const figure = shares.find(({ code }) => code === (search.get('figure') ?? firstShare(shown)))
  const mayChoose = allows(statisticsPolicy['statistics.choose-comparable'], actor, area.slug)
  const isComposed = versions.length > 0
  return {
    area,
    groups,
    shown,
    isComposed,
    shares: shown ? shares.map(({ code, name }) => ({ code, name })) : [],
    beside: shown && figure ? await besideUnmatched(house, actor, { group: shown, indicator: figure.code }) : null,
    chosen: search.get('chosen'),
    looking:
      mayChoose && isComposed ? await look(house, actor, language, area.slug, search, groups[0]?.number ?? 0) : null,
    me: actorText(actor),
    mayChoose,
    mayAnalyse: allows(statisticsPolicy['statistics.analyse'], actor, area.slug),
    mayReadAudit: allows(accountsPolicy['accounts.read-audit'], actor, area.slug),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** The first share that was matched on. */
function firstShare(group: ComparableGroup | null): string | undefined {
  return group?.variables.find(({ isCount, code }) => !isCount && !code.includes('/'))?.code
}

/** The form with what was typed in it, and what was found with that. */
async function look(
  house: Parameters<typeof lookForComparable>[0],
  actor: Parameters<typeof lookForComparable>[1],
  language: Language,
  area: string,
  search: URLSearchParams,
  base: number,
) {
  const isAsked = search.get('do') === 'search'
  const { refusal, ...start } = await startSearch(house, actor, { area, typed: readSearch(search), isAsked })
  const errorOf = (refused: Refusal) => ({ field: fieldOf(refused.where), message: refused.line(language) })
  const looked = { isAsked, isBegun: search.has('do'), start, base, operation: crypto.randomUUID() }
  const missing = new Refusal('match-programme-missing', {}, { where: 'first' })
  if (!isAsked) {
    const wrong = refusal ?? (search.has('do') && start.typed.first === '' ? missing : null)
    return { ...looked, found: null, errors: wrong ? [errorOf(wrong)] : [] }
  }
  try {
    const question = questionOf(area, start.typed, start.choices)
    if (question.firstProgramme === null) throw missing
    return { ...looked, found: await lookForComparable(house, actor, question), errors: [] }
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    return { ...looked, found: null, errors: [errorOf(error)] }
  }
}

interface Refused {
  note: string
  errors: FieldError[]
}

export const action = answer(async ({ house, actor, language }, { params, request, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const form = await request.formData()
  const note = String(form.get('note') ?? '')
  try {
    const typed = readSearch(url.searchParams)
    const { choices } = await startSearch(house, actor, { area: area.slug, typed, isAsked: true })
    const { number } = await chooseComparable(house, actor, {
      ...questionOf(area.slug, typed, choices),
      note,
      base: Number(form.get('base')),
      operation: String(form.get('operation') ?? ''),
    })
    return redirect(addressOf('area-comparable', language, { area: area.slug }, { chosen: String(number) }))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const errors = [{ field: fieldOf(error.where), message: error.line(language) }]
    return data<Refused>({ note, errors }, { status: error.status })
  }
})

/** The comparable neighbourhoods of an area: those that count, what they rest on, and choosing others. */
export default function ComparablePage({ loaderData }: { loaderData: Loaded }) {
  const { area, groups, shown, isComposed, shares, beside, chosen, looking, mayChoose } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('statistics')
  const ui = useText('ui')
  const language = useLanguage()
  const errors = refused?.errors ?? looking?.errors ?? []
  return (
    <Page
      title={t('comparable.title', { area: area.name })}
      lead={t('comparable.lead', { area: area.name })}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      <ErrorSummary errors={errors} />
      {chosen !== null && shown !== null && String(shown.number) === chosen && (
        <p className="notice" role="status">
          {t('comparable.kept', { number: chosen })}
        </p>
      )}
      {looking?.found && <Found area={area.slug} looking={looking} found={looking.found} refused={refused} />}
      {shown ? (
        <>
          <GroupShown {...loaderData} group={shown} current={groups[0]?.number ?? 0} />
          <BesideUnmatched group={shown} choices={shares} beside={beside} areaName={area.name} />
          {groups.length > 1 && <Groups groups={groups} />}
        </>
      ) : (
        <p>{t(isComposed ? 'comparable.none' : 'comparable.none-composed')}</p>
      )}
      {!mayChoose && !shown && <p>{t('comparable.none-who')}</p>}
      {mayChoose && !isComposed && (
        <p className="actions">
          <a href={addressOf('area-compose', language, { area: area.slug })}>{t('comparable.compose')}</a>
        </p>
      )}
      {looking && (
        <section aria-labelledby="look">
          <h2 id="look">{t('comparable.look')}</h2>
          <Look {...loaderData} looking={looking} errors={errors} />
        </section>
      )}
    </Page>
  )
}

/** The form; folded away where there is something to read first. */
function Look(props: Loaded & { looking: NonNullable<Loaded['looking']>; errors: readonly FieldError[] }) {
  const { area, shown, looking, errors } = props
  const t = useText('statistics')
  if (looking.start.years.length === 0) return <p>{t('comparable.no-figures')}</p>
  const form = <SearchForm area={area.slug} start={looking.start} errors={errors} />
  return (
    <>
      <p>{t('comparable.look-text')}</p>
      {shown === null || looking.isBegun ? (
        form
      ) : (
        <details>
          <summary>{t('comparable.look-again')}</summary>
          {form}
        </details>
      )}
    </>
  )
}

/** What was found, and the button that makes it the comparable neighbourhoods of the area. */
function Found(props: {
  area: string
  looking: NonNullable<Loaded['looking']>
  found: MatchResult
  refused: Refused | undefined
}) {
  const { area, looking, found, refused } = props
  const t = useText('statistics')
  const language = useLanguage()
  const yearsText = useYearsText()
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('comparable.found')}</h2>
      <p>
        {t('comparable.found-text', { years: yearsText(found.years), boundaryYear: String(found.boundaryYear) })}{' '}
        {found.years.length === 1 && t('comparable.one-year')}
      </p>
      <MatchShown result={found} />
      {!found.isUsable ? (
        <p>{t('comparable.unusable-text')}</p>
      ) : (
        <form method="post" action={searchAddress(area, looking.start.typed, language)}>
          <input type="hidden" name="operation" value={looking.operation} />
          <input type="hidden" name="base" value={looking.base} />
          <TextArea
            name="note"
            label={t('comparable.note')}
            help={t('comparable.note-help')}
            rows={3}
            required
            defaultValue={refused?.note ?? ''}
            error={refused?.errors.find(({ field }) => field === 'note')?.message}
          />
          <p className="actions">
            <Button>{t('comparable.choose')}</Button>
          </p>
        </form>
      )}
    </section>
  )
}

/** The address of the same search, so that what is kept is what was looked at. */
function searchAddress(area: string, typed: TypedSearch, language: Language): string {
  const { on, ...fields } = typed
  const search = new URLSearchParams([...on.map((code) => ['on', code]), ...Object.entries(fields), ['do', 'search']])
  return `${addressOf('area-comparable', language, { area })}?${search}`
}

/** All groups that were ever chosen: figures were shown with each. */
function Groups({ groups }: { groups: readonly ComparableGroup[] }) {
  const t = useText('statistics')
  const language = useLanguage()
  const yearsText = useYearsText()
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('comparable.groups')}</h2>
      <ul className="list">
        {groups.map(({ area, number, chosenAt, years, matches, level }) => (
          <li key={number}>
            <a href={addressOf('area-comparable', language, { area }, { group: String(number) })}>
              {t('comparable.group', { number: String(number), day: formatDate(chosenAt, language) })}
            </a>{' '}
            <span className="quiet">
              {t(`comparable.counted.${level}`, { number: String(matches.length) })}, {yearsText(years)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

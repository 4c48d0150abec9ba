import { data, redirect, useActionData } from 'react-router'
import { answer } from '../../../accounts/index.server'
import { Refusal } from '../../../platform'
import { addressOf, ErrorSummary, type FieldError, Page, useLanguage, useText } from '../../../ui'
import { areasPolicy } from '../../policy'
import { findArea } from '../../service.server'
import { beginComposition, composableYears, lookAtDraft } from '../compose.server'
import { currentOf } from '../composition'
import { chosenOf, type Draft, draftSearch, partsOfDraft, readDraft } from '../draft'
import { withNames } from '../names.server'
import { AreaMap, type CompositionMap } from '../parts/area-map'
import { CheckForm } from '../parts/check-form'
import { ChooseForm } from '../parts/choose-form'
import { ProposalNotice, useCarriedReason } from '../parts/proposal-notice'
import { RemarkLists } from '../parts/remark-lists'
import { StartForm } from '../parts/start-form'
import type { RegionNames } from '../parts/words'
import { compositionsOf, createComposition, type Review } from '../service.server'

export const handle = { policy: areasPolicy['areas.compose'] }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [years, versions] = await Promise.all([composableYears(house, actor), compositionsOf(house, actor, area.slug)])
  const year = years.find((known) => String(known) === url.searchParams.get('year'))
  const start = url.searchParams.get('start') ?? 'names'
  const begun = year === undefined ? null : await beginComposition(house, actor, area, year, start)
  const named = begun && (await withNames(house, actor, area, begun.year, begun.regions))
  const operation = crypto.randomUUID()
  const step = url.searchParams.get('step')
  const draft = begun && step !== null ? { ...readDraft(url.searchParams), operation } : null
  return {
    area,
    years,
    versions: currentOf(versions).map(({ number, boundaryYear }) => ({ number, boundaryYear })),
    start,
    begun: begun && { ...begun, regions: named?.regions ?? [] },
    namesFrom: named?.namesFrom ?? null,
    operation,
    sent: draft && (await sentOf(draft, step === 'check' ? lookAtDraft(house, actor, area, draft) : null)),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

/** What the page shows of a draft that was sent, or that stands in the address after it was. */
interface Sent {
  draft: Draft
  /** What there is to say about it; null while somebody is still choosing. */
  review: Review | null
  /** What was chosen on the map; null without boundaries, or while somebody is still choosing. */
  map: CompositionMap | null
  errors: FieldError[]
  /** The number of a version that somebody else made meanwhile. */
  conflict: number | null
}

async function sentOf(draft: Draft, look: Promise<Pick<Sent, 'review' | 'map'>> | null): Promise<Sent> {
  const { review, map } = (await look) ?? { review: null, map: null }
  return { draft, review, map, errors: [], conflict: null }
}

export const action = answer(async ({ house, actor, language }, { params, request, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const form = await request.formData()
  const wanted = String(form.get('do') ?? 'check')
  const typed = readDraft(form)
  const draft = wanted === 'all' ? { ...typed, query: '' } : typed
  const look = () => lookAtDraft(house, actor, area, draft)
  if (wanted !== 'save') {
    const step = wanted === 'search' || wanted === 'all' || wanted === 'choose' ? 'choose' : 'check'
    // Shown at an address of its own: going back or reading it again sends nothing. Without an address it is shown at once.
    const search = draftSearch(draft, url.searchParams.get('start') ?? 'names', step)
    if (search !== null) return redirect(`${addressOf('area-compose', language, { area: area.slug })}?${search}`)
    return data(await sentOf(draft, step === 'check' ? look() : null))
  }
  const { boundaryYear, note, base, carriedFrom, operation } = draft
  const asked = { area: area.slug, boundaryYear, parts: partsOfDraft(draft) }
  try {
    const made = await createComposition(house, actor, { ...asked, note, base, carriedFrom, operation })
    const search = { year: String(boundaryYear), saved: String(made.number) }
    return redirect(addressOf('area-composition', language, { area: area.slug }, search))
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 401 || error.status === 403) throw error
    const { review, map } = await look()
    const isLate = error.code === 'changed-since'
    // Who was late sees both; what they send next is based on what they saw.
    const next = isLate ? { ...draft, base: review.current?.number ?? 0 } : draft
    const isField = error.where === 'note' || /^(share|reason)-/.test(error.where ?? '')
    const errors = isLate ? [] : [{ field: isField ? (error.where ?? '') : '', message: error.line(language) }]
    const conflict = isLate ? next.base : null
    return data<Sent>({ draft: next, review, map, errors, conflict }, { status: error.status })
  }
})

/** Composes an area from districts and neighbourhoods: begin, choose, look at what comes of it, keep. */
export default function Compose({ loaderData }: { loaderData: Loaded }) {
  const { area, years, versions, begun } = loaderData
  const sent = (useActionData() as Sent | undefined) ?? loaderData.sent
  const t = useText('areas')
  const language = useLanguage()
  const shown = addressOf('area-composition', language, { area: area.slug })
  return (
    <Page
      title={t(sent?.review ? 'compose.check-title' : 'compose.title', { area: area.name })}
      lead={t('compose.lead')}
      crumbs={[
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: t('composition.title', { area: area.name }), href: shown },
      ]}
    >
      {years.length === 0 ? (
        <>
          <p>{t('compose.no-regions')}</p>
          <p>
            <a href={addressOf('uploads', language)}>{t('compose.import')}</a>
          </p>
        </>
      ) : begun === null ? (
        <>
          <h2>{t('compose.start-title')}</h2>
          <StartForm area={area.slug} years={years} versions={versions} year={firstToCompose(years, versions)} />
        </>
      ) : (
        <Steps {...loaderData} begun={begun} sent={sent} />
      )}
      {begun === null && <Back area={area} />}
    </Page>
  )
}

/** The newest year that is not composed yet, being what somebody comes for; else the newest. */
function firstToCompose(years: readonly number[], versions: Loaded['versions']): number | undefined {
  return years.find((year) => !versions.some(({ boundaryYear }) => boundaryYear === year)) ?? years[0]
}

function Steps({
  area,
  begun,
  namesFrom,
  start,
  operation,
  sent,
}: Loaded & { begun: NonNullable<Loaded['begun']>; sent: Sent | null }) {
  const { year, proposal, former } = begun
  const t = useText('areas')
  const language = useLanguage()
  const carriedReason = useCarriedReason()
  const formerNames: RegionNames = new Map(former.map((region) => [region.code, region]))
  const regions = sent?.review?.regions ?? begun.regions
  const names: RegionNames = new Map([...begun.regions, ...regions].map((region) => [region.code, region]))
  const parts =
    proposal?.kind === 'carried'
      ? proposal.parts.map((part) => ({ ...part, reason: carriedReason(part, proposal.boundaryYear, formerNames) }))
      : (proposal?.parts.map((part) => ({ ...part, reason: null })) ?? begun.parts)
  const draft: Draft = sent?.draft ?? {
    boundaryYear: year,
    chosen: chosenOf(parts),
    note: begun.note,
    query: '',
    base: begun.current?.number ?? 0,
    carriedFrom: proposal?.kind === 'carried' ? proposal.number : null,
    operation,
  }
  const here = { area: area.slug }
  const address = addressOf('area-compose', language, here, { year: String(year), start })
  if (sent?.review) {
    const { review, map, conflict, errors } = sent
    return (
      <>
        {conflict !== null && <Conflict number={conflict} area={area.slug} year={year} />}
        <ErrorSummary errors={errors} />
        <RemarkLists remarks={review.remarks} names={names} />
        {map && <AreaMap map={map} area={area.name} year={year} />}
        <CheckForm
          draft={draft}
          parts={review.parts}
          current={review.current}
          names={names}
          errors={errors}
          address={address}
        />
      </>
    )
  }
  return begun.regions.some(({ level }) => level === 'district' || level === 'neighbourhood') ? (
    <>
      <p>
        {t('composition.year-title', { year })}.{' '}
        {namesFrom !== null && t('compose.names-from', { year, other: namesFrom })}
      </p>
      {proposal && (
        <ProposalNotice
          proposal={proposal}
          area={area.name}
          municipality={area.municipality}
          year={year}
          names={names}
          formerNames={formerNames}
        />
      )}
      <ChooseForm draft={draft} regions={begun.regions} municipality={area.municipalityCode} address={address}>
        <a href={addressOf('area-composition', language, here)}>{t('compose.back', { area: area.name })}</a>
      </ChooseForm>
    </>
  ) : (
    <>
      <p>{t('compose.no-regions-year', { municipality: area.municipality, year })}</p>
      <p>
        <a href={addressOf('area-compose', language, here)}>{t('compose.other-year')}</a>
      </p>
    </>
  )
}

function Back({ area }: Pick<Loaded, 'area'>) {
  const t = useText('areas')
  const language = useLanguage()
  return (
    <p>
      <a href={addressOf('area-composition', language, { area: area.slug })}>
        {t('compose.back', { area: area.name })}
      </a>
    </p>
  )
}

/** Somebody else was first: what was chosen stays, the difference is shown, and nothing is decided for the reader. */
function Conflict({ number, area, year }: { number: number; area: string; year: number }) {
  const t = useText('areas')
  const language = useLanguage()
  const theirs = addressOf('area-composition', language, { area }, { year: String(year) })
  return (
    // biome-ignore lint/a11y/noAutofocus: who sent the form is told first what came in between
    <div className="errors" role="alert" tabIndex={-1} aria-labelledby="conflict-title" autoFocus>
      <h2 id="conflict-title">{t('compose.conflict-title')}</h2>
      <p>{t('compose.conflict-text', { number })}</p>
      <p>
        <a href={theirs}>{t('compose.conflict-keep', { number })}</a>
      </p>
    </div>
  )
}

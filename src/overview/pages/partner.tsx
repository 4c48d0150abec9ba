import { dayOf } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { byUrgency, commitmentKind, isOwed, standingOf } from '../../agreements'
import { bodyKind, contractKind, organisationKind } from '../../alliance'
import { AreaTabs } from '../../areas'
import { findArea } from '../../areas/index.server'
import { Refusal, refText } from '../../platform'
import { interventionKind } from '../../programme'
import { bodiesOf } from '../../records'
import { readRecords } from '../../records/index.server'
import { indicatorKind, nodeKind } from '../../theory'
import { addressOf, formatDate, Page, useLanguage, useText } from '../../ui'
import { Joins, Owed } from '../partner'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const id = params['organisation'] ?? ''
  const records = await readRecords(house, actor, area.slug)
  const organisation = bodiesOf(records, organisationKind).find((one) => one.id === id)
  if (!organisation) throw new Refusal('record-unknown', { subject: refText({ kind: 'organisation', id }) })
  const today = dayOf(house.clock())
  const contract = bodiesOf(records, contractKind)[0]
  return {
    area,
    organisation,
    today,
    commitments: byUrgency(
      bodiesOf(records, commitmentKind).filter(({ owner }) => owner === id),
      today,
    ),
    interventions: bodiesOf(records, interventionKind).filter(({ partners }) => partners?.includes(id)),
    tables: bodiesOf(records, bodyKind).filter(({ members }) => members?.includes(id)),
    nodes: bodiesOf(records, nodeKind).filter(({ owner }) => owner === id),
    indicators: bodiesOf(records, indicatorKind).filter(({ owner }) => owner === id),
    signedOn: contract?.signatories?.includes(id) ? (contract.signedOn ?? null) : null,
    hasContract: contract?.signedOn !== undefined,
  }
})

/** What a partner agreed, what is expected of them, and what it yields. */
export default function PartnerPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, organisation, today, commitments, interventions, tables, nodes, indicators } = loaderData
  const t = useText('overview')
  const ui = useText('ui')
  const language = useLanguage()
  const [owed, kept] = [true, false].map((open) => commitments.filter((one) => isOwed(standingOf(one, today)) === open))
  return (
    <Page
      styles="alliance"
      title={t('partner.title', { organisation: organisation.name, area: area.name })}
      lead={t('partner.lead')}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
        { label: t('partner.back'), href: addressOf('alliance', language, { area: area.slug }) },
      ]}
    >
      <AreaTabs area={area} current="alliance" />
      <section aria-labelledby="owed">
        <h2 id="owed">{t('partner.owed')}</h2>
        <Owed commitments={owed ?? []} today={today} none={t('partner.owed-none')} />
        <p>
          <a href={addressOf('agreements', language, { area: area.slug }, { owner: organisation.id })}>
            {t('partner.all')}
          </a>
        </p>
      </section>
      <section aria-labelledby="kept">
        <h2 id="kept">{t('partner.kept')}</h2>
        <Owed commitments={kept ?? []} today={today} none={t('partner.kept-none')} />
      </section>
      <section aria-labelledby="gives">
        <h2 id="gives">{t('partner.gives')}</h2>
        <dl className="facts">
          <dt>{t('partner.brings')}</dt>
          <dd>{organisation.brings ?? t('partner.unsaid')}</dd>
          <dt>{t('partner.gets')}</dt>
          <dd>{organisation.gets ?? t('partner.unsaid')}</dd>
          {organisation.interests && (
            <>
              <dt>{t('partner.interests')}</dt>
              <dd>{organisation.interests}</dd>
            </>
          )}
        </dl>
      </section>
      <section aria-labelledby="joins">
        <h2 id="joins">{t('partner.joins')}</h2>
        <Joins area={area.slug} organisation={organisation.id} interventions={interventions} />
      </section>
      <section aria-labelledby="owns">
        <h2 id="owns">{t('partner.owns')}</h2>
        {nodes.length + indicators.length === 0 && <p>{t('partner.owns-none')}</p>}
        <ul>
          {nodes.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
          {indicators.map(({ code, name }) => (
            <li key={code}>{name}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="tables">
        <h2 id="tables">{t('partner.tables')}</h2>
        {tables.length === 0 && <p>{t('partner.tables-none')}</p>}
        <ul>
          {tables.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
        {loaderData.signedOn !== null ? (
          <p>{t('partner.signed', { day: formatDate(loaderData.signedOn, language) })}</p>
        ) : (
          loaderData.hasContract && <p className="quiet">{t('partner.not-signed')}</p>
        )}
      </section>
    </Page>
  )
}

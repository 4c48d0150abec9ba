import { allows, dayOf } from '../../accounts'
import { answer } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { findArea } from '../../areas/index.server'
import { bodiesOf, SharedWith } from '../../records'
import { readRecords, recordsPolicy, sharingOf, visibleSections } from '../../records/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { bodyKind, contractKind, keyPersonKind, organisationKind, participationKind, personKind } from '../kinds'
import { Bodies } from '../parts/bodies'
import { Contract } from '../parts/contract'
import { Organisations } from '../parts/organisations'
import { Participation } from '../parts/participation'
import { People } from '../parts/people'
import { organisationOf } from '../standing'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor }, { params }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const [records, sections, sharing] = await Promise.all([
    readRecords(house, actor, area.slug, ['organisation', 'person', 'body', 'contract', 'key-person', 'participation']),
    visibleSections(house, actor, area.slug),
    sharingOf(house, actor, area.slug, 'alliance'),
  ])
  const organisations = bodiesOf(records, organisationKind)
  const own =
    actor.kind === 'person'
      ? actor.memberships.filter((held) => held.area === area.slug).map((held) => organisationOf(organisations, held))
      : []
  return {
    area,
    sharing,
    organisations,
    bodies: bodiesOf(records, bodyKind),
    contract: bodiesOf(records, contractKind)[0] ?? null,
    participation: bodiesOf(records, participationKind),
    persons: bodiesOf(records, personKind),
    keyPersons: bodiesOf(records, keyPersonKind),
    own: own.find((one) => one !== null) ?? null,
    isShown: sections.includes('alliance'),
    showsPeople: sections.includes('people'),
    isTeam: allows(recordsPolicy['records.see-own'], actor, area.slug),
    mayManage: allows(recordsPolicy['records.manage'], actor, area.slug),
    today: dayOf(house.clock()),
  }
})

/** The alliance of an area: who takes part, what they bring and get, what was signed, where decisions are made. */
export default function AlliancePage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, organisations, bodies, contract, own, isShown, mayManage, today } = loaderData
  const t = useText('alliance')
  const ui = useText('ui')
  const language = useLanguage()
  const editing = { area: area.slug, mayManage }
  return (
    <Page
      styles="alliance"
      title={t('page.title', { area: area.name })}
      lead={t('page.lead')}
      crumbs={[
        { label: ui('menu.areas'), href: addressOf('areas', language) },
        { label: area.name, href: addressOf('area', language, { area: area.slug }) },
      ]}
    >
      <AreaTabs area={area} current="alliance" />
      {isShown ? (
        <>
          <nav aria-label={t('page.more')}>
            <ul className="links">
              {own && (
                <li>
                  <a href={addressOf('partner', language, { area: area.slug, organisation: own.id })}>
                    {t('page.yours', { organisation: own.name })}
                  </a>
                </li>
              )}
              <li>
                <a href={addressOf('agreements', language, { area: area.slug })}>{t('page.to-agreements')}</a>
              </li>
              <li>
                <a href={addressOf('bottlenecks', language, { area: area.slug })}>{t('page.to-bottlenecks')}</a>
              </li>
            </ul>
          </nav>
          <Organisations {...editing} organisations={organisations} today={today} />
          <Bodies {...editing} bodies={bodies} organisations={organisations} />
          <Contract {...editing} contract={contract} organisations={organisations} today={today} />
          <Participation {...editing} participation={loaderData.participation} today={today} />
          {loaderData.showsPeople && (
            <People
              {...editing}
              isTeam={loaderData.isTeam}
              persons={loaderData.persons}
              keyPersons={loaderData.keyPersons}
              organisations={organisations}
            />
          )}
        </>
      ) : (
        <div className="notice">
          <p>
            <strong>{t('page.hidden')}</strong>
          </p>
          <p>{t('page.hidden-text')}</p>
        </div>
      )}
      <SharedWith
        area={area.slug}
        sharing={loaderData.sharing}
        back={addressOf('alliance', language, { area: area.slug })}
      />
    </Page>
  )
}

import { redirect } from 'react-router'
import { accountsPolicy, audiences, returnPath } from '../../accounts'
import { answer, requireChoice } from '../../accounts/index.server'
import { AreaTabs } from '../../areas'
import { findArea } from '../../areas/index.server'
import { addressOf, Page, useLanguage, useText } from '../../ui'
import { sentForm } from '../form/save.server'
import { sections } from '../kind'
import { ShareForms, seenBy } from '../parts/shared-with'
import { allSharing, changeSharing } from '../sharing.server'

export const handle = { policy: accountsPolicy['accounts.share'] }

export const loader = answer(async ({ house, actor }, { params, url }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  return {
    area,
    sharing: await allSharing(house, actor, area.slug),
    done: url.searchParams.has('done'),
  }
})

export const action = answer(async ({ house, actor, language }, { params, request }) => {
  const area = await findArea(house, actor, params['area'] ?? '')
  const { deed, operation, typed, back } = await sentForm(request)
  await changeSharing(house, actor, {
    area: area.slug,
    section: requireChoice('section', typed['section']?.[0], sections),
    with: requireChoice('with', typed['with']?.[0], audiences),
    isShared: deed === 'share',
    operation,
  })
  return redirect(returnPath(back, addressOf('sharing', language, { area: area.slug }, { done: 'yes' })))
})

/** With whom an area shares what it wrote, part by part. */
export default function Sharing({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, sharing, done } = loaderData
  const t = useText('records')
  const language = useLanguage()
  const here = addressOf('sharing', language, { area: area.slug }, { done: 'yes' })
  return (
    <Page
      title={t('sharing.title', { area: area.name })}
      lead={t('sharing.lead')}
      styles="record"
      crumbs={[{ label: area.name, href: addressOf('area', language, { area: area.slug }) }]}
    >
      <AreaTabs area={area} current="none" />
      {done && (
        <p className="notice" role="status">
          {t('sharing.done')}
        </p>
      )}
      <ul className="list">
        {sharing.map((one) => (
          <li key={one.section} className="beside">
            <p>
              <strong>{t(`section.${one.section}`)}</strong>
              <span className="quiet">{t(`sharing.${seenBy(one)}`)}</span>
              {one.section === 'people' && <span className="quiet">{t('sharing.people-help')}</span>}
              {one.section === 'check' && <span className="quiet">{t('sharing.check-help')}</span>}
            </p>
            <ShareForms
              area={area.slug}
              sharing={one}
              back={here}
              action={addressOf('sharing', language, { area: area.slug })}
            />
          </li>
        ))}
      </ul>
      <p className="quiet">{t('sharing.withdrawn-help')}</p>
    </Page>
  )
}

import { redirect, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, Page, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { askedMembershipOf } from '../asked-membership.server'
import { fieldsOf, refusedForm } from '../form.server'
import { inviteAgain } from '../invitation.server'
import { dayOf, roles } from '../model'
import { accountsPolicy } from '../policy'
import { createMembership, endMembership, listOrganisations, personById } from '../service.server'
import { endSessionsOf } from '../sessions.server'
import type { HeldMembership } from '../store.server'
import { Deed, Done, MembershipFields, Period, type Refused, refusalOf, useAreaName } from './parts'

export const handle = { policy: accountsPolicy['accounts.list'] }

export const loader = answer(async ({ house, actor, areas }, { params, url }) => ({
  person: await personById(house, actor, params['person'] ?? ''),
  organisations: await listOrganisations(house, actor),
  areas: (await areas()).map(({ slug, name }) => ({ slug, name })),
  today: dayOf(house.clock()),
  operation: crypto.randomUUID(),
  done: url.searchParams.get('done'),
}))

export const action = answer(async ({ house, actor, language, areas }, { params, request }) => {
  const { id, email, memberships } = await personById(house, actor, params['person'] ?? '')
  const fields = await fieldsOf(request)
  const { operation = '', membership = '' } = fields
  const done = (what: string) => redirect(addressOf('person', language, { person: id }, { done: what }))
  try {
    if (fields['do'] === 'end-membership') {
      await endMembership(house, actor, { membership, operation })
      return done('ended')
    }
    if (fields['do'] === 'end-sessions') {
      await endSessionsOf(house, actor, { email, operation })
      return done('sessions')
    }
    if (fields['do'] === 'invite') {
      const slug = memberships.at(-1)?.area
      const areaName = (await areas()).find((area) => area.slug === slug)?.name
      await inviteAgain(house, actor, { email, areaName, operation })
      return done('invited')
    }
    const asked = askedMembershipOf(fields, await areas())
    await createMembership(house, actor, { email, membership: asked, operation })
    return done('added')
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

const doneTexts = ['ended', 'sessions', 'invited', 'added'] as const

/** One account: roles with their period, sign-ins, invitation. */
export default function PersonPage({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { person, organisations, areas, today, operation, done } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  const shownDone = doneTexts.find((what) => what === done)
  const here = addressOf('person', language, { person: person.id })
  return (
    <Page
      title={person.name}
      lead={person.email}
      crumbs={[{ label: t('administration.title'), href: addressOf('administration', language) }]}
    >
      {shownDone && !refused && <Done text={t(`person.done.${shownDone}`)} />}
      <ErrorSummary errors={refused?.errors ?? []} />
      <p>{person.twoStep ? t('person.two-step-on') : t('person.two-step-off')}</p>
      {!person.hasPassword && (
        <form method="post" action={here}>
          <p>{t('person.invited-text')}</p>
          <Deed form="invite" operation={`invite ${operation}`} />
          <Button kind="secondary">{t('person.invite-again')}</Button>
        </form>
      )}
      <h2>{t('person.memberships')}</h2>
      {person.memberships.length === 0 && <p>{t('person.no-memberships')}</p>}
      <ul className="list">
        {person.memberships.map((held) => (
          <Held
            key={held.id}
            held={held}
            here={here}
            today={today}
            areas={areas}
            organisation={organisations.find(({ slug }) => slug === held.organisation)?.name ?? held.organisation}
          />
        ))}
      </ul>
      <h2>{t('person.add')}</h2>
      <form method="post" action={here}>
        <Deed form="add" operation={operation} />
        <MembershipFields
          refused={refusalOf(refused, 'add')}
          organisations={organisations}
          choice={{ roles, areas }}
          today={today}
        />
        <p className="actions">
          <Button>{t('person.add-button')}</Button>
        </p>
      </form>
      <h2>{t('sessions.title')}</h2>
      <p>{t('person.sessions-text')}</p>
      <form method="post" action={here}>
        <Deed form="end-sessions" operation={`sessions ${operation}`} />
        <Button kind="secondary">{t('person.end-sessions')}</Button>
      </form>
      <p className="actions">
        <a href={addressOf('audit', language, {}, { person: person.email })}>{t('person.audit')}</a>
      </p>
    </Page>
  )
}

function Held(props: {
  held: HeldMembership
  here: string
  today: string
  areas: readonly { slug: string; name: string }[]
  organisation: string
}) {
  const { held, today } = props
  const t = useText('accounts')
  const areaName = useAreaName(props.areas)
  return (
    <li className="beside">
      <p>
        <strong>{t(`roles.${held.role}`)}</strong>, {areaName(held.area)} ({props.organisation})
        <span className="quiet">
          <Period held={held} today={today} />
        </span>
      </p>
      {(held.to === null || held.to > today) && (
        <form method="post" action={props.here}>
          <Deed form="end-membership" operation={`end ${held.id}`} fields={{ membership: held.id }} />
          <Button kind="secondary">{t('person.end-membership', { role: t(`roles.${held.role}`) })}</Button>
        </form>
      )}
    </li>
  )
}

import { redirect, useActionData } from 'react-router'
import { isLanguage } from '../../platform'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm, requireChoice } from '../form.server'
import { inviteContributor } from '../invitation.server'
import { dayOf } from '../model'
import { accountsPolicy } from '../policy'
import { endContributor, type TeamMember, teamOf } from '../team.server'
import { Deed, Done, errorAt, LanguageField, MembershipFields, Period, type Refused, refusalOf } from './parts'

export const handle = { policy: accountsPolicy['accounts.see-team'] }

export const loader = answer(async ({ house, actor, areas }, { params, url }) => {
  const slug = params['area'] ?? ''
  return {
    area: { slug, name: (await areas()).find((area) => area.slug === slug)?.name ?? slug },
    ...(await teamOf(house, actor, slug)),
    today: dayOf(house.clock()),
    operation: crypto.randomUUID(),
    done: url.searchParams.get('done'),
    mails: house.configuration.mail !== undefined,
  }
})

export const action = answer(async ({ house, actor, language, areas }, { params, request }) => {
  const fields = await fieldsOf(request)
  const area = params['area'] ?? ''
  const { operation = '', email = '', name = '', organisation = '', from, to, membership = '' } = fields
  const done = (what: string) => redirect(addressOf('team', language, { area }, { done: what }))
  try {
    if (fields['do'] === 'end') {
      await endContributor(house, actor, { area, membership, operation })
      return done('ended')
    }
    await inviteContributor(house, actor, {
      area,
      email,
      name,
      language: requireChoice('language', fields['language'], ['nl', 'en'].filter(isLanguage)),
      areaName: (await areas()).find((known) => known.slug === area)?.name,
      membership: { organisation, from: from || undefined, to: to || null },
      operation,
    })
    return done('invited')
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** Who works for an area; its programme manager invites contributors and ends their roles. */
export default function Team({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { area, members, organisations, today, operation, done, mails } = loaderData
  const answered = useActionData() as Refused | undefined
  const refused = refusalOf(answered, 'invite')
  const t = useText('accounts')
  const language = useLanguage()
  const invited = mails ? t('invite.done') : t('invite.done-outbox')
  return (
    <Page
      title={t('team.title', { area: area.name })}
      lead={t('team.lead')}
      crumbs={[{ label: area.name, href: addressOf('area', language, { area: area.slug }) }]}
    >
      {done && !answered && <Done text={done === 'ended' ? t('team.ended') : invited} />}
      <ErrorSummary errors={answered?.errors ?? []} />
      <ul className="list">
        {members.map((member) => (
          <Member
            key={member.membership.id}
            member={member}
            area={area.slug}
            today={today}
            organisation={organisations.find(({ slug }) => slug === member.membership.organisation)?.name ?? ''}
          />
        ))}
      </ul>
      <p>
        <a href={addressOf('audit', language, {}, { area: area.slug })}>{t('team.audit')}</a>
      </p>
      <h2>{t('team.invite-title')}</h2>
      <p>{t('team.invite-text')}</p>
      <form method="post" action={addressOf('team', language, { area: area.slug })}>
        <Deed form="invite" operation={operation} />
        <TextField
          name="name"
          label={t('invite.name')}
          defaultValue={refused?.typed['name']}
          error={errorAt(refused, 'name')}
          autoComplete="off"
          required
        />
        <TextField
          name="email"
          type="email"
          label={t('sign-in.email')}
          defaultValue={refused?.typed['email']}
          error={errorAt(refused, 'email')}
          autoComplete="off"
          required
        />
        <LanguageField refused={refused} language="nl" />
        <MembershipFields refused={refused} organisations={organisations} today={today} />
        <p className="actions">
          <Button>{t('invite.button')}</Button>
        </p>
      </form>
    </Page>
  )
}

function Member(props: { member: TeamMember; area: string; organisation: string; today: string }) {
  const { name, email, hasPassword, membership } = props.member
  const t = useText('accounts')
  const language = useLanguage()
  const ends = membership.to === props.today
  return (
    <li className="beside">
      <p>
        <strong>{name}</strong>, {t(`roles.${membership.role}`)} ({props.organisation})
        <span className="quiet">
          {email} · <Period held={membership} today={props.today} />
          {!hasPassword && ` · ${t('person.invited')}`}
        </span>
      </p>
      {membership.role === 'contributor' && !ends && (
        <form method="post" action={addressOf('team', language, { area: props.area })}>
          <Deed form="end" operation={`end ${membership.id}`} fields={{ membership: membership.id }} />
          <Button kind="secondary">{t('team.end', { name })}</Button>
        </form>
      )}
    </li>
  )
}

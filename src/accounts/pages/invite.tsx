import { redirect, useActionData } from 'react-router'
import { isLanguage } from '../../platform'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { askedMembershipOf } from '../asked-membership.server'
import { fieldsOf, refusedForm, requireChoice } from '../form.server'
import { invite } from '../invitation.server'
import { dayOf, roles } from '../model'
import { accountsPolicy } from '../policy'
import { listOrganisations } from '../service.server'
import { Deed, Done, errorAt, LanguageField, MembershipFields, type Refused } from './parts'

export const handle = { policy: accountsPolicy['accounts.invite'] }

export const loader = answer(async ({ house, actor, areas }, { url }) => ({
  organisations: await listOrganisations(house, actor),
  areas: (await areas()).map(({ slug, name }) => ({ slug, name })),
  today: dayOf(house.clock()),
  operation: crypto.randomUUID(),
  invited: url.searchParams.get('invited'),
  mails: house.configuration.mail !== undefined,
}))

export const action = answer(async ({ house, actor, language, areas }, { request }) => {
  const fields = await fieldsOf(request)
  const { email = '', name = '', operation = '' } = fields
  try {
    const known = await areas()
    const membership = askedMembershipOf(fields, known)
    const invited = await invite(house, actor, {
      email,
      name,
      language: requireChoice('language', fields['language'], ['nl', 'en'].filter(isLanguage)),
      membership,
      areaName: known.find((area) => area.slug === membership.area)?.name,
      operation,
    })
    return redirect(addressOf('invite', language, {}, { invited: invited.email }))
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** Invites somebody, for a role on behalf of an organisation. */
export default function Invite({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { organisations, areas, today, operation, invited, mails } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('invite.title')}
      lead={t('invite.lead')}
      crumbs={[{ label: t('administration.title'), href: addressOf('administration', language) }]}
    >
      {invited && !refused && <Done text={mails ? t('invite.done') : t('invite.done-outbox')} />}
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post" action={addressOf('invite', language)}>
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
        <LanguageField refused={refused} language={language} />
        <MembershipFields refused={refused} organisations={organisations} choice={{ roles, areas }} today={today} />
        <p className="actions">
          <Button>{t('invite.button')}</Button>
          <a href={addressOf('organisations', language)}>{t('invite.organisation-missing')}</a>
        </p>
      </form>
    </Page>
  )
}

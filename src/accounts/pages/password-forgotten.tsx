import { redirect, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm } from '../form.server'
import { requestPasswordReset } from '../password-reset.server'
import { Deed, Done, errorAt, type Refused } from './parts'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house }, { url }) => ({
  operation: crypto.randomUUID(),
  asked: url.searchParams.has('asked'),
  mails: house.configuration.mail !== undefined,
}))

export const action = answer(async ({ house, language }, { request }) => {
  const fields = await fieldsOf(request)
  try {
    const { email = '', operation = '' } = fields
    await requestPasswordReset(house, { email, operation })
    return redirect(addressOf('password-forgotten', language, {}, { asked: 'yes' }))
  } catch (error) {
    return refusedForm(error, language, fields, 'email')
  }
})

/** Asks for a link to choose a new password. */
export default function PasswordForgotten({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { operation, asked, mails } = loaderData
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('forgotten.title')}
      lead={t('forgotten.lead')}
      crumbs={[{ label: t('sign-in.title'), href: addressOf('sign-in', language) }]}
    >
      {asked && !refused && <Done text={mails ? t('forgotten.asked') : t('forgotten.asked-outbox')} />}
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post" action={addressOf('password-forgotten', language)}>
        <Deed form="ask" operation={operation} />
        <TextField
          name="email"
          type="email"
          label={t('sign-in.email')}
          defaultValue={refused?.typed['email']}
          error={errorAt(refused, 'email')}
          autoComplete="username"
          required
        />
        <p className="actions">
          <Button>{t('forgotten.button')}</Button>
        </p>
      </form>
    </Page>
  )
}

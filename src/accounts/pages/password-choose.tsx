import { data, redirect, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm } from '../form.server'
import { choosePassword, whoseLink } from '../password-reset.server'
import { passwordLength } from '../passwords'
import { Deed, errorAt, type Refused } from './parts'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house }, { url }) => {
  const token = url.searchParams.get('token') ?? ''
  return { token, operation: crypto.randomUUID(), ...(await whoseLink(house, token)) }
})

export const action = answer(async ({ house, language }, { request }) => {
  const fields = await fieldsOf(request)
  const { token = '', wanted = '', again = '', operation = '' } = fields
  if (wanted !== again) {
    const refused: Refused = { form: 'differs', typed: {}, errors: [] }
    return data(refused, { status: 400 })
  }
  try {
    await choosePassword(house, { token, wanted, operation })
    return redirect(addressOf('sign-in', language, {}, { chosen: 'yes' }))
  } catch (error) {
    return refusedForm(error, language, fields, 'wanted')
  }
})

/** Where a link of a mail leads: choosing a new password, or the first one. */
export default function PasswordChoose({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { token, operation, name, email, purpose } = loaderData
  const answered = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  const refused =
    answered?.form === 'differs'
      ? { ...answered, errors: [{ field: 'again', message: t('password.again-differs') }] }
      : answered
  return (
    <Page title={t(`choose.${purpose}`)} lead={t('choose.lead', { name, email })}>
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post" action={addressOf('password-choose', language, {}, { token })}>
        <Deed form="choose" operation={operation} fields={{ token }} />
        <TextField
          name="wanted"
          type="password"
          label={t('choose.wanted')}
          help={t('password.wanted-help', { minimum: passwordLength.minimum })}
          error={errorAt(refused, 'wanted')}
          autoComplete="new-password"
          maxLength={passwordLength.maximum}
          required
        />
        <TextField
          name="again"
          type="password"
          label={t('choose.again')}
          error={errorAt(refused, 'again')}
          autoComplete="new-password"
          required
        />
        <p className="actions">
          <Button>{t('choose.button')}</Button>
        </p>
      </form>
    </Page>
  )
}

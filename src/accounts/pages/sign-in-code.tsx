import { redirect, useActionData } from 'react-router'
import { Refusal } from '../../platform'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm } from '../form.server'
import { returnPath } from '../return-path'
import { signInWithCode } from '../sign-in.server'
import { errorAt, type Refused } from './parts'

export const handle = { policy: 'public' }

export const loader = answer(async ({ actor, language }, { url }) => {
  const next = returnPath(url.searchParams.get('next'), addressOf('start', language))
  if (actor.kind === 'person') throw redirect(next)
  return { next }
})

export const action = answer(async ({ house, language }, { request }) => {
  const fields = await fieldsOf(request)
  const next = returnPath(fields['next'], addressOf('start', language))
  try {
    const { setCookie } = await signInWithCode(house, { code: fields['code'] ?? '', headers: request.headers })
    return redirect(next, { headers: setCookie.map((cookie) => ['set-cookie', cookie]) })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sign-in-again') {
      return redirect(addressOf('sign-in', language, {}, { again: 'yes', next }))
    }
    return refusedForm(error, language, fields, 'code')
  }
})

/** The second step of signing in: a code of the app, or a backup code. */
export default function SignInCode({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page title={t('code.title')} lead={t('code.lead')}>
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post" action={addressOf('sign-in-code', language)}>
        <input type="hidden" name="next" value={refused?.typed['next'] ?? loaderData.next} />
        <TextField
          name="code"
          label={t('code.label')}
          help={t('code.help')}
          error={errorAt(refused, 'code')}
          autoComplete="one-time-code"
          required
        />
        <p className="actions">
          <Button>{t('sign-in.button')}</Button>
          <a href={addressOf('sign-in', language)}>{t('code.back')}</a>
        </p>
      </form>
      <p className="quiet">{t('code.lost')}</p>
    </Page>
  )
}

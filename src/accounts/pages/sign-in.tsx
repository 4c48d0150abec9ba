import { data, redirect, useActionData } from 'react-router'
import { Refusal } from '../../platform'
import { addressOf, Button, ErrorSummary, type FieldError, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { returnPath } from '../return-path'
import { signIn } from '../sign-in.server'
import { Done } from './parts'

export const handle = { policy: 'public' }

export const loader = answer(async ({ house, actor, language }, { url }) => {
  const next = returnPath(url.searchParams.get('next'), addressOf('start', language))
  if (actor.kind === 'person') throw redirect(next)
  const notice = url.searchParams.has('chosen') ? 'chosen' : url.searchParams.has('again') ? 'again' : null
  return { next, notice, elsewhere: house.configuration.openId?.label ?? null }
})

/** What the form shows again when it was refused: the address that was typed, never the password. */
interface Refused {
  email: string
  next: string
  errors: FieldError[]
}

export const action = answer(async ({ house, language }, { request }) => {
  const form = await request.formData()
  const email = String(form.get('email') ?? '')
  const next = returnPath(form.get('next'), addressOf('start', language))
  try {
    const password = String(form.get('password') ?? '')
    const { setCookie, codeAsked } = await signIn(house, { email, password, headers: request.headers })
    const to = codeAsked ? addressOf('sign-in-code', language, {}, { next }) : next
    return redirect(to, { headers: setCookie.map((cookie) => ['set-cookie', cookie]) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused: Refused = { email, next, errors: [{ field: 'email', message: error.line(language) }] }
    return data(refused, { status: error.status })
  }
})

/** Sign-in with e-mail address and password. */
export default function SignIn({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const refused = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page title={t('sign-in.title')} lead={t('sign-in.lead')}>
      {!refused && loaderData.notice === 'chosen' && <Done text={t('sign-in.chosen')} />}
      {!refused && loaderData.notice === 'again' && <p className="caveat">{t('sign-in.again')}</p>}
      <ErrorSummary errors={refused?.errors ?? []} />
      <form method="post" action={addressOf('sign-in', language)}>
        <input type="hidden" name="next" value={refused?.next ?? loaderData.next} />
        <TextField
          name="email"
          type="email"
          label={t('sign-in.email')}
          error={refused?.errors[0]?.message}
          defaultValue={refused?.email}
          autoComplete="username"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('sign-in.password')}
          autoComplete="current-password"
          required
        />
        <p className="actions">
          <Button>{t('sign-in.button')}</Button>
        </p>
      </form>
      <p>
        <a href={addressOf('password-forgotten', language)}>{t('forgotten.title')}</a>
      </p>
      {loaderData.elsewhere !== null && (
        <p>
          <a
            className="utrecht-button utrecht-button--secondary-action"
            href={addressOf('sign-in-elsewhere', language, {}, { next: refused?.next ?? loaderData.next })}
          >
            {t('sign-in.elsewhere', { label: loaderData.elsewhere })}
          </a>
        </p>
      )}
      <p className="quiet">{t('sign-in.lost')}</p>
    </Page>
  )
}

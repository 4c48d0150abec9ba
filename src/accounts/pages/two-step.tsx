import { data, redirect, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, type FieldError, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm } from '../form.server'
import { scanPicture } from '../scan.server'
import { beginTwoStep, confirmTwoStep, endTwoStep, hasTwoStep, keyToConfirm, type TwoStepKey } from '../two-step.server'
import { Deed, Done, errorAt, type Refused } from './parts'

export const handle = { policy: 'signed-in' }

export const loader = answer(async ({ house, actor }, { url }) => ({
  on: await hasTwoStep(house, actor),
  operation: crypto.randomUUID(),
  done: url.searchParams.get('done'),
}))

/** What the page shows once, in answer to a form: the key to confirm, or the backup codes. */
interface Shown {
  form: string
  typed: Record<string, string>
  errors: FieldError[]
  key?: TwoStepKey & { picture: string }
  codes?: string[]
}

export const action = answer(async ({ house, actor, language }, { request }) => {
  const fields = await fieldsOf(request)
  const { password = '', code = '', operation = '' } = fields
  const page = (done: string) => redirect(addressOf('two-step', language, {}, { done }))
  const shown = (key: TwoStepKey) => ({ ...key, picture: scanPicture(key.address) })
  try {
    if (fields['do'] === 'end') {
      await endTwoStep(house, actor, { password, code, operation })
      return page('off')
    }
    if (fields['do'] === 'confirm') {
      const codes = await confirmTwoStep(house, actor, { code, operation })
      return codes === null ? page('on') : data<Shown>({ form: 'codes', typed: {}, errors: [], codes })
    }
    const key = shown(await beginTwoStep(house, actor, { password }))
    return data<Shown>({ form: 'confirm', typed: {}, errors: [], key })
  } catch (error) {
    const refused = refusedForm(error, language, fields, fields['do'] === 'confirm' ? 'code' : 'password')
    if (fields['do'] !== 'confirm' || refused.data.errors[0]?.field !== 'code') return refused
    const key = await keyToConfirm(house, actor).then(shown, () => undefined)
    return data<Shown>({ ...refused.data, typed: {}, ...(key ? { key } : {}) }, refused.init ?? {})
  }
})

/** Switches the second step of signing in on and off. */
export default function TwoStep({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { on, operation, done } = loaderData
  const shown = useActionData() as Shown | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('two-step.title')}
      lead={t('two-step.lead')}
      crumbs={[{ label: t('account.title'), href: addressOf('account', language) }]}
    >
      {!shown && done && <Done text={done === 'on' ? t('two-step.done-on') : t('two-step.done-off')} />}
      <ErrorSummary errors={shown?.errors ?? []} />
      {shown?.codes ? (
        <BackupCodes codes={shown.codes} />
      ) : shown?.key ? (
        <Confirm shownKey={shown.key} operation={operation} refused={shown} />
      ) : on ? (
        <End operation={operation} refused={shown} />
      ) : (
        <Begin operation={operation} refused={shown} />
      )}
    </Page>
  )
}

interface FormProps {
  operation: string
  refused: Refused | undefined
}

function Begin({ operation, refused }: FormProps) {
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <form method="post" action={addressOf('two-step', language)}>
      <p>{t('two-step.begin-text')}</p>
      <Deed form="begin" operation={operation} />
      <TextField
        name="password"
        type="password"
        label={t('password.current')}
        error={errorAt(refused, 'password')}
        autoComplete="current-password"
        required
      />
      <p className="actions">
        <Button>{t('two-step.begin')}</Button>
      </p>
    </form>
  )
}

function Confirm({ shownKey, operation, refused }: FormProps & { shownKey: TwoStepKey & { picture: string } }) {
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <form method="post" action={addressOf('two-step', language)}>
      <h2>{t('two-step.scan-title')}</h2>
      <p>{t('two-step.scan-text')}</p>
      <img className="scan" src={shownKey.picture} alt={t('two-step.scan-alt')} width="208" height="208" />
      <p>{t('two-step.key-text')}</p>
      <p className="key">{shownKey.typed.match(/.{1,4}/g)?.join(' ')}</p>
      <p>
        <a href={shownKey.address}>{t('two-step.key-link')}</a>
      </p>
      <Deed form="confirm" operation={operation} />
      <TextField
        name="code"
        label={t('two-step.code')}
        help={t('two-step.code-help')}
        error={errorAt(refused, 'code')}
        autoComplete="one-time-code"
        required
      />
      <p className="actions">
        <Button>{t('two-step.confirm')}</Button>
        <a href={addressOf('account', language)}>{t('two-step.cancel')}</a>
      </p>
    </form>
  )
}

function BackupCodes({ codes }: { codes: readonly string[] }) {
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <>
      <Done text={t('two-step.done-on')} />
      <h2>{t('two-step.codes-title')}</h2>
      <p>{t('two-step.codes-text')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a href={addressOf('account', language)}>{t('two-step.codes-kept')}</a>
      </p>
    </>
  )
}

function End({ operation, refused }: FormProps) {
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <>
      <p>{t('two-step.is-on')}</p>
      <h2>{t('two-step.end-title')}</h2>
      <p>{t('two-step.end-text')}</p>
      <form method="post" action={addressOf('two-step', language)}>
        <Deed form="end" operation={operation} />
        <TextField
          name="password"
          type="password"
          label={t('password.current')}
          error={errorAt(refused, 'password')}
          autoComplete="current-password"
          required
        />
        <TextField
          name="code"
          label={t('code.label')}
          help={t('code.help')}
          error={errorAt(refused, 'code')}
          autoComplete="one-time-code"
          required
        />
        <p className="actions">
          <Button>{t('two-step.end')}</Button>
        </p>
      </form>
    </>
  )
}

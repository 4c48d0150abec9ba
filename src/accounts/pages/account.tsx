import { data, redirect, useActionData } from 'react-router'
import { isLanguage } from '../../platform'
import { addressOf, Button, ErrorSummary, Page, TextField, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm, requireChoice } from '../form.server'
import { chooseLanguage } from '../language.server'
import { allowedAreas, allows, dayOf } from '../model'
import { passwordLength } from '../passwords'
import { accountsPolicy } from '../policy'
import { type OwnAccount, ownAccount } from '../service.server'
import { endOwnSessions, type OwnSession, ownSessions } from '../sessions.server'
import { changePassword } from '../sign-in.server'
import type { NamedArea } from '../visit.server'
import { writtenMoment } from '../written'
import { Deed, Done, errorAt, LanguageField, Period, type Refused, refusalOf, useAreaName } from './parts'

export const handle = { policy: 'signed-in' }

export const loader = answer(async ({ house, actor, areas }, { request, url }) => {
  const teams = allowedAreas(accountsPolicy['accounts.see-team'], actor)
  const audit = allowedAreas(accountsPolicy['accounts.read-audit'], actor)
  return {
    account: await ownAccount(house, actor),
    sessions: await ownSessions(house, actor, request.headers),
    areas: (await areas()).map(({ slug, name }) => ({ slug, name })),
    administers: allows(accountsPolicy['accounts.list'], actor),
    readsAudit: audit.length > 0,
    teams: teams === 'everywhere' ? [] : teams,
    today: dayOf(house.clock()),
    operation: crypto.randomUUID(),
    done: url.searchParams.get('done'),
  }
})

type Loaded = Awaited<ReturnType<typeof loader>>

export const action = answer(async ({ house, actor, language }, { request }) => {
  const fields = await fieldsOf(request)
  const { do: form = '', current = '', wanted = '', again = '', operation = '', session = '' } = fields
  const done = (what: string, to = language) => redirect(addressOf('account', to, {}, { done: what }))
  const { headers } = request
  try {
    if (form === 'end-session') {
      await endOwnSessions(house, actor, { which: { session }, headers, operation })
      return done('session')
    }
    if (form === 'end-others') {
      await endOwnSessions(house, actor, { which: 'others', headers, operation })
      return done('others')
    }
    if (form === 'language') {
      const chosen = requireChoice('language', fields['language'], ['nl', 'en'].filter(isLanguage))
      await chooseLanguage(house, actor, { language: chosen, operation })
      return done('language')
    }
    if (wanted !== again) {
      const refused: Refused = { form: 'differs', typed: {}, errors: [] }
      return data(refused, { status: 400 })
    }
    await changePassword(house, actor, { current, wanted, headers, operation })
    return done('password')
  } catch (error) {
    return refusedForm(error, language, { ...fields, do: form || 'password' }, form === 'password' ? 'current' : '')
  }
})

const doneTexts = ['password', 'session', 'others', 'language'] as const

/** Who am I, what may I, where am I signed in, and how I sign in. */
export default function Account({ loaderData }: { loaderData: Loaded }) {
  const { account, sessions, today, operation, done, areas } = loaderData
  const answered = useActionData() as Refused | undefined
  const t = useText('accounts')
  const language = useLanguage()
  const refused: Refused | undefined =
    answered?.form === 'differs'
      ? { form: 'password', typed: {}, errors: [{ field: 'again', message: t('password.again-differs') }] }
      : answered
  const shownDone = doneTexts.find((what) => what === done)
  return (
    <Page title={t('account.title')} lead={t('account.lead', { name: account.name, email: account.email })}>
      {shownDone && !refused && <Done text={t(`account.done.${shownDone}`)} />}
      <ErrorSummary errors={refused?.errors ?? []} />
      <Ways {...loaderData} />
      <h2>{t('memberships.title')}</h2>
      <Memberships memberships={account.memberships} areas={areas} today={today} />
      <h2>{t('sessions.title')}</h2>
      <Sessions sessions={sessions} operation={operation} />
      <h2>{t('two-step.title')}</h2>
      <p>{account.twoStep ? t('two-step.is-on') : t('two-step.is-off')}</p>
      <p>
        <a href={addressOf('two-step', language)}>{account.twoStep ? t('two-step.end') : t('two-step.begin')}</a>
      </p>
      <h2>{t('password.title')}</h2>
      <PasswordForm operation={operation} refused={refusalOf(refused, 'password')} />
      <h2>{t('language.title')}</h2>
      <form method="post" action={addressOf('account', language)}>
        <Deed form="language" operation={`language ${operation}`} />
        <LanguageField refused={refusalOf(refused, 'language')} language={account.language} />
        <p className="actions">
          <Button kind="secondary">{t('language.button')}</Button>
        </p>
      </form>
      <form method="post" action={addressOf('sign-out', language)}>
        <p className="actions">
          <Button kind="secondary">{t('account.sign-out')}</Button>
        </p>
      </form>
    </Page>
  )
}

/** Where the roles of this person lead. */
function Ways({ teams, administers, readsAudit, areas }: Loaded) {
  const t = useText('accounts')
  const language = useLanguage()
  const areaName = useAreaName(areas)
  const ways = [
    ...teams.map((area) => ({
      href: addressOf('team', language, { area }),
      label: t('team.title', { area: areaName(area) }),
    })),
    ...(administers ? [{ href: addressOf('administration', language), label: t('administration.title') }] : []),
    ...(readsAudit ? [{ href: addressOf('audit', language), label: t('audit.title') }] : []),
  ]
  if (ways.length === 0) return null
  return (
    <ul className="links">
      {ways.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}

function Sessions({ sessions, operation }: { sessions: readonly OwnSession[]; operation: string }) {
  const t = useText('accounts')
  const language = useLanguage()
  const here = addressOf('account', language)
  return (
    <>
      <p>{t('sessions.text')}</p>
      <ul className="list">
        {sessions.map((session) => (
          <li key={session.id} className="beside">
            <p>
              {t('sessions.since', { moment: writtenMoment(session.since, language) })}
              {session.here && <strong> ({t('sessions.here')})</strong>}
              <span className="quiet">
                {session.lastUsed === null
                  ? t('sessions.not-used')
                  : t('sessions.last-used', { moment: writtenMoment(session.lastUsed, language) })}
              </span>
            </p>
            {!session.here && (
              <form method="post" action={here}>
                <Deed form="end-session" operation={`end ${session.id}`} fields={{ session: session.id }} />
                <Button kind="secondary">{t('sessions.end')}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={here}>
          <Deed form="end-others" operation={`others ${operation}`} />
          <p className="actions">
            <Button kind="secondary">{t('sessions.end-others')}</Button>
          </p>
        </form>
      )}
    </>
  )
}

function PasswordForm({ operation, refused }: { operation: string; refused: Refused | undefined }) {
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <form method="post" action={addressOf('account', language)}>
      <Deed form="password" operation={operation} />
      <TextField
        name="current"
        type="password"
        label={t('password.current')}
        error={errorAt(refused, 'current')}
        autoComplete="current-password"
        required
      />
      <TextField
        name="wanted"
        type="password"
        label={t('password.wanted')}
        help={t('password.wanted-help', { minimum: passwordLength.minimum })}
        error={errorAt(refused, 'wanted')}
        autoComplete="new-password"
        maxLength={passwordLength.maximum}
        required
      />
      <TextField
        name="again"
        type="password"
        label={t('password.again')}
        error={errorAt(refused, 'again')}
        autoComplete="new-password"
        required
      />
      <p className="actions">
        <Button>{t('password.button')}</Button>
      </p>
    </form>
  )
}

function Memberships(props: { memberships: OwnAccount['memberships']; areas: readonly NamedArea[]; today: string }) {
  const { memberships, areas, today } = props
  const t = useText('accounts')
  const language = useLanguage()
  const areaName = useAreaName(areas)
  if (!memberships.some((held) => held.to === null || held.to >= today)) return <p>{t('memberships.none')}</p>
  return (
    <ul className="list">
      {memberships.map((held) => (
        <li key={held.id}>
          <dl className="facts">
            <dt>{t('memberships.role')}</dt>
            <dd>{t(`roles.${held.role}`)}</dd>
            <dt>{t('memberships.area')}</dt>
            <dd>
              {held.area ? (
                <a href={addressOf('area', language, { area: held.area })}>{areaName(held.area)}</a>
              ) : (
                areaName(null)
              )}
            </dd>
            <dt>{t('memberships.organisation')}</dt>
            <dd>{held.organisationName}</dd>
            <dt>{t('memberships.period')}</dt>
            <dd>
              <Period held={held} today={today} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}

import { data, useActionData } from 'react-router'
import { addressOf, Button, ErrorSummary, type FieldError, Page, useLanguage, useText } from '../../ui'
import { answer } from '../answer.server'
import { fieldsOf, refusedForm } from '../form.server'
import { listOutbox, openMail } from '../mail.server'
import { accountsPolicy } from '../policy'
import { writtenMoment } from '../written'
import { Deed } from './parts'

export const handle = { policy: accountsPolicy['accounts.list-mail'] }

export const loader = answer(async ({ house, actor }) => ({
  mail: await listOutbox(house, actor),
  mails: house.configuration.mail !== undefined,
  operation: crypto.randomUUID(),
}))

/** What was opened, or why not. */
interface Opened {
  errors: FieldError[]
  letter?: { email: string; subject: string; text: string }
}

export const action = answer(async ({ house, actor, language }, { request }) => {
  const fields = await fieldsOf(request)
  const { mail = '', operation = '' } = fields
  try {
    const { email, subject, text } = await openMail(house, actor, { mail, operation })
    return data<Opened>({ errors: [], letter: { email, subject, text } })
  } catch (error) {
    return refusedForm(error, language, fields)
  }
})

/** Mail that waits for somebody to hand it over, and what was sent. */
export default function Outbox({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { mail, mails, operation } = loaderData
  const opened = useActionData() as Opened | undefined
  const t = useText('accounts')
  const language = useLanguage()
  return (
    <Page
      title={t('outbox.title')}
      lead={mails ? t('outbox.lead-mails') : t('outbox.lead')}
      crumbs={[{ label: t('administration.title'), href: addressOf('administration', language) }]}
    >
      <ErrorSummary errors={opened?.errors ?? []} />
      {opened?.letter && (
        <section className="letter" aria-labelledby="letter-subject">
          <p>{t('outbox.to', { email: opened.letter.email })}</p>
          <h2 id="letter-subject">{opened.letter.subject}</h2>
          <pre>{opened.letter.text}</pre>
        </section>
      )}
      {mail.length === 0 && <p>{t('outbox.none')}</p>}
      <ul className="list">
        {mail.map((entry) => (
          <li key={entry.id} className="beside">
            <p>
              <strong>{t(`outbox.kind.${entry.kind}`)}</strong>, {entry.name}
              <span className="quiet">
                {entry.email} · {writtenMoment(entry.at, language)} · {t(`outbox.state.${entry.state}`)}
              </span>
            </p>
            {entry.state === 'waiting' && (
              <form method="post" action={addressOf('outbox', language)}>
                <Deed form="open" operation={`open ${entry.id} ${operation}`} fields={{ mail: entry.id }} />
                <Button kind="secondary">{t('outbox.open', { name: entry.name })}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Page>
  )
}
